// Everything about one running session: score, picture, panels, transport.
import { readContent } from '@jixia/moba/draw';
import type { Viewer } from '@jixia/viewer';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../play/action-bar.tsx';
import type { HumanDecider } from '../play/human-decider.ts';
import { usePlay } from '../play/use-play.ts';
import { AdvantageGraph } from './advantage-graph.tsx';
import { Feed, Ticker } from './feed.tsx';
import { HeroPanel } from './hero-panel.tsx';
import { sideName } from './names.ts';
import { Scoreboard } from './scoreboard.tsx';
import type { Session, SessionState } from './session.ts';
import { Stage } from './stage.tsx';
import { Transport } from './transport.tsx';

export const MatchView = ({
  session,
  human,
  onViewer,
  onAgain,
  proof,
}: {
  session: Session;
  human: HumanDecider | null;
  onViewer: (viewer: Viewer | null) => void;
  onAgain: () => void;
  proof: (state: SessionState) => ReactNode;
}) => {
  const { t } = useTranslation();
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const { manifest } = session.simulation.loaded;
  const content = useMemo(() => readContent(manifest), [manifest]);
  const { onPointer, commands } = usePlay(session, human);
  const panels = [0, 1].map((team) => {
    const hero = state.snapshot.heroes.find((row) => row['team'] === team);
    const unit = state.snapshot.units.find((row) => row['slot'] === hero?.['slot']);
    const isOpponent = human !== null && !state.isOver && team !== human.side;
    const isSeen = ((unit?.['visibleMask'] ?? 0) >> (human?.side ?? 0)) & 1;
    return hero ? (
      <HeroPanel
        key={team}
        hero={hero}
        unit={unit}
        content={content}
        ticksPerSecond={manifest.ticksPerSecond}
        knowledge={!isOpponent ? 'all' : isSeen ? 'seen' : 'unseen'}
      />
    ) : null;
  });
  const ownHero = human ? state.snapshot.heroes.find((row) => row['team'] === human.side) : undefined;
  const winner = state.snapshot.header['winner'] ?? -1;
  const reason = manifest.endReasons[state.snapshot.header['endReason'] ?? 0] ?? '';
  return (
    <div className="flex flex-col gap-2.5" data-decision={state.index} data-decisions={state.decisions}>
      <Scoreboard
        info={session.info}
        state={state}
        ticksPerSecond={manifest.ticksPerSecond}
        endReasons={manifest.endReasons}
      />
      {state.failure ? (
        <p role="alert" className="panel border-vermilion/60 p-3 text-[13px] text-vermilion">
          {state.failure.message}
        </p>
      ) : null}
      {/* On a phone one column that the heroes share; on a desk all of it fits on one screen. */}
      <div className="grid grid-cols-2 gap-2.5 lg:min-h-[clamp(640px,calc(100dvh-150px),1000px)] lg:grid-cols-[244px_minmax(0,1fr)_244px] lg:grid-rows-[minmax(0,1fr)_auto]">
        <div className="contents lg:row-span-2 lg:flex lg:flex-col lg:gap-2.5">
          {panels[0]}
          <Feed session={session} state={state} content={content} />
        </div>
        <div className="order-1 col-span-2 flex min-w-0 flex-col gap-2.5 lg:order-none lg:col-span-1">
          <Stage session={session} controls={{ onPointer }} onViewer={onViewer}>
            <Ticker session={session} state={state} content={content} />
            {human && !state.isOver ? (
              <div className="glass pointer-events-none absolute top-2.5 left-2.5 px-2.5 py-1 text-[12px]">
                {t('play.you', { side: sideName(t, human.side) })}
              </div>
            ) : null}
            {state.isAtEnd ? (
              <div
                className="pointer-events-none absolute inset-x-0 top-[26%] flex flex-col items-center gap-3"
                data-testid="end-card"
              >
                <div className="glass px-10 py-4 text-center">
                  <div
                    className={`font-serif text-3xl font-bold ${winner === 0 ? 'text-azure' : winner === 1 ? 'text-vermilion' : ''}`}
                  >
                    {winner < 0
                      ? t('match.draw')
                      : human
                        ? t(winner === human.side ? 'play.youWon' : 'play.youLost')
                        : t('match.ended', { side: sideName(t, winner) })}
                  </div>
                  {reason === 'running' || reason === '' ? null : (
                    <div className="mt-1 text-[13px] text-mist">{t(`match.${reason}`)}</div>
                  )}
                  <button type="button" className="button button-gold pointer-events-auto mt-3" onClick={onAgain}>
                    {t('match.again')}
                  </button>
                </div>
              </div>
            ) : null}
          </Stage>
          {human && ownHero && commands ? (
            <ActionBar
              hero={ownHero}
              content={content}
              commands={commands}
              isLegal={(button) =>
                human.writer.isButtonLegal(session.simulation.masks[human.side] as Uint8Array, button)
              }
              ticksPerSecond={manifest.ticksPerSecond}
            />
          ) : null}
          <Transport session={session} state={state} />
          <p className="hidden text-center text-[11.5px] text-mist/80 xl:block">
            {t(human ? 'play.hint' : 'transport.hint')}
          </p>
        </div>
        <div className="contents lg:row-span-2 lg:flex lg:flex-col lg:gap-2.5">
          {panels[1]}
          {proof(state)}
        </div>
        <AdvantageGraph session={session} state={state} />
      </div>
    </div>
  );
};
