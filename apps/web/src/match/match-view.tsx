// Everything about one running session: score, picture, panels, transport, analysis.
import type { Sight } from '@jixia/env/drawing';
import { readContent } from '@jixia/moba/draw';
import type { CameraMode, ScenePointer, Viewer } from '@jixia/viewer';
import { type ReactNode, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { InspectPanel } from '../inspect/inspect-panel.tsx';
import { ActionBar } from '../play/action-bar.tsx';
import type { HumanDecider } from '../play/human-decider.ts';
import { usePlay } from '../play/use-play.ts';
import { ShareButton } from '../share/share-button.tsx';
import { Analysis, TABS, type Tab } from './analysis.tsx';
import { EndCard } from './end-card.tsx';
import { Feed, Ticker } from './feed.tsx';
import { FollowCard } from './follow-card.tsx';
import { HeroPanel } from './hero-panel.tsx';
import { inLanguage, sideName } from './names.ts';
import { rosterOf } from './roster.ts';
import { Scoreboard } from './scoreboard.tsx';
import type { Session, SessionState } from './session.ts';
import { Stage } from './stage.tsx';
import { TeamPanel } from './team-panel.tsx';
import { Transport } from './transport.tsx';
import { useTransportKeys } from './use-transport-keys.ts';
import { SIGHTS } from './view-controls.tsx';

export const MatchView = ({
  session,
  human,
  onAgain,
  proof,
  fileBytes,
  addressOf,
}: {
  session: Session;
  human: HumanDecider | null;
  onAgain: () => void;
  proof: (state: SessionState) => ReactNode;
  /** The opened replay; null for a match of this page. */
  fileBytes: Uint8Array<ArrayBuffer> | null;
  /** Of a moment, where the match has a page of its own. */
  addressOf?: (decision: number) => string;
}) => {
  const { t, i18n } = useTranslation();
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const { manifest } = session.simulation.loaded;
  const { ticksPerSecond } = manifest;
  const content = useMemo(() => readContent(manifest), [manifest]);
  const viewer = useRef<Viewer | null>(null);
  const [camera, setCamera] = useState<CameraMode>({ kind: 'auto' });
  const [sight, setSight] = useState<Sight>(human ? human.side : 'both');
  const [tab, setTab] = useState<Tab>('graph');
  const [isInspecting, setInspecting] = useState(false);
  const isTeam = manifest.agents.length > 2;
  const isPlaying = human !== null && !state.isOver;

  const look = useCallback((mode: CameraMode): void => viewer.current?.setCamera(mode), []);
  const follow = useCallback((slot: number): void => look({ kind: 'follow', unitId: slot }), [look]);
  const play = usePlay(session, human, look);
  useTransportKeys(session, {
    look,
    followSeat: (seat) => {
      const slot = session.getState().snapshot.heroes[seat]?.['slot'];
      if (slot !== undefined) follow(slot);
    },
    nextSight: () => setSight((old) => SIGHTS[(SIGHTS.indexOf(old) + 1) % SIGHTS.length] as Sight),
    toggleInspection: () => setInspecting((old) => !old),
    nextTab: () => setTab((old) => TABS[(TABS.indexOf(old) + 1) % TABS.length] as Tab),
  });

  const roster = rosterOf(session, state, content);
  const followed = camera.kind === 'follow' ? camera.unitId : -1;
  const followedView = roster.find((view) => view.slot === followed);
  const own = human ? roster[human.seat] : undefined;
  const onPointer = (event: ScenePointer): boolean => {
    if (isPlaying) return play.onPointer(event);
    if (event.phase === 'up' && event.unit?.kind === 'hero') follow(event.unit.id);
    return false;
  };
  const panels = [0, 1].map((team) => {
    const seats = roster.filter((view) => view.team === team);
    const [first] = seats;
    if (!isTeam && first) {
      return <HeroPanel key={team} view={first} content={content} ticksPerSecond={ticksPerSecond} />;
    }
    return (
      <TeamPanel
        key={team}
        team={team}
        seats={seats}
        content={content}
        ticksPerSecond={ticksPerSecond}
        followed={followed}
        onFollow={follow}
      />
    );
  });
  const buttons = isTeam ? (own ? [own] : []) : roster;
  const followables = buttons.map((view) => ({
    slot: view.slot,
    team: view.team,
    label: inLanguage(view.info?.name, i18n.language),
  }));
  const hint = isPlaying ? (isTeam ? 'play.teamHint' : 'play.hint') : isTeam ? 'transport.teamHint' : 'transport.hint';

  return (
    <div className="flex flex-col gap-2.5" data-decision={state.index} data-decisions={state.decisions}>
      <Scoreboard session={session} state={state} />
      {state.failure ? (
        <p role="alert" className="panel border-vermilion/60 p-3 text-[13px] text-vermilion">
          {state.failure.message}
        </p>
      ) : null}
      {/* On a phone one column that the heroes share; on a desk all of it fits on one screen. */}
      <div
        className={`grid grid-cols-2 gap-2.5 lg:min-h-[clamp(640px,calc(100dvh-196px),1000px)] lg:grid-rows-[minmax(0,1fr)_auto] ${isTeam ? 'lg:grid-cols-[262px_minmax(0,1fr)_262px]' : 'lg:grid-cols-[244px_minmax(0,1fr)_244px]'}`}
      >
        <div className="contents lg:row-span-2 lg:flex lg:flex-col lg:gap-2.5">
          {panels[0]}
          <Feed session={session} state={state} content={content} roster={roster} />
        </div>
        <div className="order-1 col-span-2 flex min-w-0 flex-col gap-2.5 lg:order-none lg:col-span-1">
          <Stage
            session={session}
            controls={{ onPointer, onMinimapOrder: play.onMinimapOrder }}
            sight={sight}
            onSight={setSight}
            camera={camera}
            onCameraMode={setCamera}
            followables={followables}
            onViewer={(value) => {
              viewer.current = value;
            }}
          >
            <Ticker session={session} state={state} content={content} roster={roster} />
            {isPlaying ? (
              <div className="glass pointer-events-none absolute top-2.5 left-2.5 px-2.5 py-1 text-[12px]">
                {t('play.you', { side: sideName(t, human.side) })}
              </div>
            ) : null}
            {isTeam && followedView && !state.isAtEnd ? (
              <FollowCard
                view={followedView}
                content={content}
                ticksPerSecond={ticksPerSecond}
                hasSkills={!(isPlaying && followedView.isOwn)}
              />
            ) : null}
            {state.isAtEnd ? <EndCard session={session} state={state} onAgain={onAgain} /> : null}
          </Stage>
          {isPlaying && own && play.commands ? (
            <ActionBar
              view={own}
              content={content}
              commands={play.commands}
              isLegal={(button) =>
                human.writer.isButtonLegal(session.simulation.masks[human.seat] as Uint8Array, button)
              }
              ticksPerSecond={ticksPerSecond}
            />
          ) : null}
          <Transport session={session} state={state} content={content} roster={roster} />
          <div className="flex items-center gap-2">
            <p className="hidden min-w-0 flex-1 text-[11.5px] text-mist xl:block">{t(hint)}</p>
            {isPlaying ? null : (
              <div className="ml-auto flex gap-2">
                <button
                  type="button"
                  className="button h-9 px-3 text-[12.5px]"
                  data-testid="inspect-toggle"
                  aria-pressed={isInspecting}
                  title={t('inspect.hint')}
                  onClick={() => setInspecting(!isInspecting)}
                >
                  {t('inspect.short')}
                </button>
                <ShareButton session={session} fileBytes={fileBytes} addressOf={addressOf} />
              </div>
            )}
          </div>
        </div>
        <div className="contents lg:row-span-2 lg:flex lg:flex-col lg:gap-2.5">
          {panels[1]}
          {proof(state)}
        </div>
        <Analysis
          session={session}
          state={state}
          content={content}
          roster={roster}
          tab={tab}
          followed={followed}
          onTab={setTab}
          onFollow={follow}
        />
      </div>
      {isInspecting && !isPlaying ? (
        <InspectPanel session={session} state={state} roster={roster} onClose={() => setInspecting(false)} />
      ) : null}
    </div>
  );
};
