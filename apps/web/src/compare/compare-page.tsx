// Two replays side by side on one clock.
import type { Sight } from '@jixia/env/drawing';
import type { CameraMode, Viewer } from '@jixia/viewer';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../match/names.ts';
import { type Session, SPEEDS } from '../match/session.ts';
import { Stage } from '../match/stage.tsx';
import { agentLabel, openReplaySession, reasonKey, replayErrorCode } from '../replay/replay-tools.ts';
import { receiveFiles } from '../site/file-inbox.ts';
import { loadRulesOf } from '../site/load-rules.ts';
import { textOf } from '../site/load-scenario-once.ts';
import { ProblemCard } from '../site/problem-card.tsx';
import { firstDifference } from './first-difference.ts';
import { SharedClock } from './shared-clock.ts';

type Sides = readonly [Session | null, Session | null];

const SEEK_SECONDS = 5;

const lengthOf = (session: Session | null): number =>
  session === null ? 0 : (session.recordDecisions ?? 0) / session.decisionsPerSecond;

const Side = ({
  session,
  clock,
  isLeading,
  title,
  onFile,
}: {
  session: Session | null;
  clock: SharedClock;
  /** Whether its picture drives the clock. */
  isLeading: boolean;
  title: string;
  onFile: (file: File) => void;
}) => {
  const { t } = useTranslation();
  const [sight, setSight] = useState<Sight>('both');
  const [camera, setCamera] = useState<CameraMode>({ kind: 'fit' });
  const viewer = useRef<Viewer | null>(null);
  const picker = (
    <label className="button !min-h-[32px] text-[12.5px]">
      {t('compare.open')}
      <input
        type="file"
        accept=".jxr"
        className="sr-only"
        aria-label={title}
        data-testid="compare-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
  if (session === null) {
    return (
      <section
        className="panel flex min-h-[300px] flex-col items-center justify-center gap-3 p-6 text-center"
        aria-label={title}
      >
        <h2 className="text-[15px] font-semibold">{title}</h2>
        <p className="text-[13px] text-mist">{t('compare.drop')}</p>
        {picker}
      </section>
    );
  }
  const names = [...new Set(session.info.agents.map(agentLabel))].join(' – ');
  return (
    <section className="flex min-w-0 flex-col gap-2" aria-label={title}>
      <div className="panel flex items-center gap-3 px-3 py-2">
        <div className="min-w-0 flex-1">
          <div className="truncate text-[13px] font-semibold" title={names}>
            {names}
          </div>
          <Score session={session} />
        </div>
        {picker}
      </div>
      <div className="flex h-[46dvh] min-h-[300px] flex-col [&>section]:h-full! [&>section]:flex-1">
        <Stage
          session={session}
          controls={{}}
          sight={sight}
          onSight={setSight}
          camera={camera}
          onCameraMode={setCamera}
          followables={[]}
          frame={(elapsedMs) => {
            if (isLeading) clock.advance(elapsedMs);
            return session.frameAt(clock.seconds * session.decisionsPerSecond);
          }}
          onViewer={(value) => {
            viewer.current = value;
            value?.setCamera({ kind: 'fit' });
          }}
        />
      </div>
    </section>
  );
};

const Score = ({ session }: { session: Session }) => {
  const { t } = useTranslation();
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const { header } = state.snapshot;
  const pair = (name: string): string => `${header[`${name}0`] ?? 0} : ${header[`${name}1`] ?? 0}`;
  return (
    <div className="numeral truncate text-[12px] text-mist" data-testid="compare-score" data-at={state.index}>
      {session.info.fileName} · {t('match.kills')} {pair('kills')} · {t('match.gold')} {pair('gold')}
    </div>
  );
};

export const ComparePage = () => {
  const { t } = useTranslation();
  const clock = useMemo(() => new SharedClock(), []);
  const state = useSyncExternalStore(clock.subscribe, clock.getState);
  const [sides, setSides] = useState<Sides>([null, null]);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(sides);
  latest.current = sides;
  clock.endSeconds = Math.max(lengthOf(sides[0]), lengthOf(sides[1]));

  const open = useCallback(
    async (name: string, read: () => Promise<ArrayBuffer>, at: 0 | 1): Promise<void> => {
      try {
        const bytes = new Uint8Array(await read());
        const session = openReplaySession(await loadRulesOf(bytes), name, bytes);
        setSides((old) => {
          old[at]?.close();
          return at === 0 ? [session, old[1]] : [old[0], session];
        });
        setProblem(null);
      } catch (error) {
        setProblem(`${name}: ${t(reasonKey(replayErrorCode(error)))} ${textOf(error)}`);
      }
    },
    [t],
  );

  useEffect(() => {
    const query = new URLSearchParams(location.search);
    for (const [at, name] of [
      [0, 'left'],
      [1, 'right'],
    ] as const) {
      const address = query.get(name);
      if (address === null) continue;
      const read = async (): Promise<ArrayBuffer> => {
        const response = await fetch(new URL(address, location.href));
        if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
        return response.arrayBuffer();
      };
      void open(address.split('/').at(-1) ?? address, read, at);
    }
    return receiveFiles('.jxr', (file) => {
      void open(file.name, () => file.arrayBuffer(), latest.current[0] !== null && latest.current[1] === null ? 1 : 0);
    });
  }, [open]);

  useEffect(
    () => () => {
      for (const session of latest.current) session?.close();
    },
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest('input, select, textarea')) return;
      const lead = latest.current[0] ?? latest.current[1];
      const step = lead === null ? 0 : 1 / lead.decisionsPerSecond;
      const pause = (): void => clock.setPlaying(false);
      if (event.code === 'Space' && target?.tagName !== 'BUTTON') clock.setPlaying(!clock.getState().isPlaying);
      else if (event.code === 'ArrowLeft') clock.seek(clock.seconds - SEEK_SECONDS);
      else if (event.code === 'ArrowRight') clock.seek(clock.seconds + SEEK_SECONDS);
      else if (event.code === 'Comma') {
        pause();
        clock.seek(clock.seconds - step);
      } else if (event.code === 'Period') {
        pause();
        clock.seek(clock.seconds + step);
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [clock]);

  const difference = useMemo(() => firstDifference(sides[0], sides[1]), [sides]);
  const both = sides[0] !== null && sides[1] !== null;
  return (
    <div className="flex flex-col gap-2.5" data-testid="compare">
      <h1 className="sr-only">{t('pages.title.compare')}</h1>
      {problem ? <ProblemCard text={problem} onDismiss={() => setProblem(null)} /> : null}
      <div className="grid gap-2.5 lg:grid-cols-2">
        {([0, 1] as const).map((at) => (
          <Side
            key={`${at} ${sides[at]?.id ?? 0}`}
            session={sides[at]}
            clock={clock}
            isLeading={at === (sides[0] === null ? 1 : 0)}
            title={t(at === 0 ? 'compare.left' : 'compare.right')}
            onFile={(file) => void open(file.name, () => file.arrayBuffer(), at)}
          />
        ))}
      </div>
      <section
        className="panel flex flex-wrap items-center gap-3 px-3 py-2"
        data-testid="compare-clock"
        data-seconds={state.seconds}
      >
        <button
          type="button"
          className="button button-gold"
          disabled={clock.endSeconds === 0}
          data-testid="compare-play"
          onClick={() => clock.setPlaying(!state.isPlaying)}
        >
          {t(state.isPlaying ? 'transport.pause' : 'transport.play')}
        </button>
        <label className="flex min-w-[220px] flex-1 items-center gap-2 text-[12.5px] text-mist">
          <span className="numeral w-12 text-right">{clockText(state.seconds)}</span>
          <input
            type="range"
            className="min-w-0 flex-1"
            min={0}
            max={Math.max(clock.endSeconds, 0.1)}
            step={0.1}
            value={state.seconds}
            aria-label={t('compare.clock')}
            data-testid="compare-seek"
            onChange={(event) => clock.seek(Number(event.target.value))}
          />
          <span className="numeral w-12">{clockText(clock.endSeconds)}</span>
        </label>
        <fieldset className="flex rounded-lg border border-line bg-night p-0.5" aria-label={t('transport.speed')}>
          {SPEEDS.map((speed) => (
            <button
              key={speed}
              type="button"
              className="segment numeral px-2"
              aria-pressed={state.speed === speed}
              onClick={() => clock.setSpeed(speed)}
            >
              {speed}×
            </button>
          ))}
        </fieldset>
        {both ? (
          <button
            type="button"
            className="button text-[12.5px]"
            disabled={difference === null || difference === 'unlike'}
            data-testid="compare-difference"
            onClick={() => {
              if (typeof difference !== 'number' || sides[0] === null) return;
              clock.setPlaying(false);
              clock.seek(difference / sides[0].decisionsPerSecond);
            }}
          >
            {difference === 'unlike'
              ? t('compare.unlike')
              : difference === null
                ? t('compare.same')
                : t('compare.differ', { decision: difference })}
          </button>
        ) : null}
      </section>
      <p className="text-center text-[11.5px] text-mist">{t('compare.hint')}</p>
    </div>
  );
};
