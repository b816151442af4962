// A match of the newest policy beside the curves: when one ends the next begins, with the policy of that moment.
import type { Sight } from '@jixia/env/drawing';
import type { LoadedScenario } from '@jixia/env/types';
import type { CameraMode, Viewer } from '@jixia/viewer';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, sideName } from '../match/names.ts';
import type { Session } from '../match/session.ts';
import { type AgentChoice, firstSetup, freshSeed, type MatchSetup, seatsOf } from '../match/setup.ts';
import { Stage } from '../match/stage.tsx';
import { startSession } from '../match/start-session.ts';
import { textOf } from '../site/load-scenario-once.ts';
import { desk } from './desk.ts';
import { opponentName } from './opponent-name.ts';
import type { RunRecord } from './run-record.ts';

const SPEEDS = [1, 2, 4, 8] as const;
const NEXT_AFTER_MS = 2500;

const opponentOf = (loaded: LoadedScenario, name: string): AgentChoice => {
  const bot = loaded.entry.bots.find((entry) => entry.name === name);
  return bot ? { kind: 'bot', name: bot.name, title: bot.title } : { kind: 'random' };
};

/** Heroes as the run meets them: drawn from its pool, the same for both sides. */
const setupOf = (loaded: LoadedScenario, record: RunRecord, policy: AgentChoice, bot: string): MatchSetup => {
  const { manifest } = loaded;
  const base: MatchSetup = { ...firstSetup(loaded, freshSeed()), agents: [policy, opponentOf(loaded, bot)] };
  const pool = record.description.training.heroPool;
  if (pool.length === 0) return { ...base, lineUp: 'mirrored' };
  // A pool that is smaller than a team is gone through again.
  const first = Number(base.seed % BigInt(pool.length));
  const heroes = manifest.agents.map(({ team }, seat) => {
    const slot = seatsOf(manifest, team).indexOf(seat);
    return pool[(first + slot) % pool.length] as string;
  });
  return { ...base, lineUp: 'fixed', heroes };
};

const Score = ({ session, update, opponent }: { session: Session; update: number; opponent: string }) => {
  const { t } = useTranslation();
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const { header, tick } = state.snapshot;
  const { ticksPerSecond } = session.simulation.loaded.manifest;
  const winner = header['winner'] ?? -1;
  return (
    <>
      <div className="glass pointer-events-none absolute top-2 left-2 flex items-center gap-2 px-2 py-1 text-[12px]">
        <span className="font-semibold text-azure">{t('train.live.policy', { update })}</span>
        <span className="numeral">
          {header['kills0'] ?? 0} : {header['kills1'] ?? 0}
        </span>
        <span className="font-semibold text-vermilion">{opponent}</span>
        <span className="numeral text-mist">{clockText(tick / ticksPerSecond)}</span>
      </div>
      {state.isAtEnd ? (
        <div className="glass pointer-events-none absolute inset-x-0 top-1/3 mx-auto w-fit px-6 py-2 text-lg font-bold">
          {winner < 0 ? t('match.draw') : t('match.ended', { side: sideName(t, winner) })}
        </div>
      ) : null}
      {state.failure ? (
        <p role="alert" className="glass absolute inset-x-2 top-10 p-2 text-[12px] text-vermilion">
          {state.failure.message}
        </p>
      ) : null}
    </>
  );
};

export const LiveMatch = ({ loaded, record }: { loaded: LoadedScenario; record: RunRecord }) => {
  const { t } = useTranslation();
  const bots = loaded.entry.bots.map(({ name }) => name);
  const [bot, setBot] = useState(record.description.bots[0] ?? bots[0] ?? '');
  const [speed, setSpeed] = useState<number>(2);
  const [shown, setShown] = useState<{ session: Session; update: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [camera, setCamera] = useState<CameraMode>({ kind: 'auto' });
  const [sight, setSight] = useState<Sight>('both');
  const viewer = useRef<Viewer | null>(null);
  const latest = useRef({ record, speed });
  latest.current = { record, speed };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for the next match
  useEffect(() => {
    let isGone = false;
    let session: Session | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = async (): Promise<void> => {
      const { bytes, update, fileName } = await desk.policy();
      if (isGone) return;
      const setup = setupOf(loaded, latest.current.record, { kind: 'policy', fileName, bytes }, bot);
      const running = await startSession(loaded, setup);
      session = running.session;
      if (isGone) {
        session.close();
        return;
      }
      session.setSpeed(latest.current.speed);
      const own = session;
      own.subscribe(() => {
        if (!own.getState().isAtEnd || timer !== undefined) return;
        timer = setTimeout(() => setRound((old) => old + 1), NEXT_AFTER_MS);
      });
      setProblem(null);
      setShown({ session: own, update });
    };
    begin().catch((error: unknown) => {
      if (!isGone) setProblem(textOf(error));
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      session?.close();
    };
  }, [loaded, record.id, bot, round]);

  useEffect(() => shown?.session.setSpeed(speed), [shown, speed]);

  const opponent = bot === '' ? t('agent.random') : opponentName(t, `bot:${bot}`);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex h-[300px] flex-col" data-testid="live-match" data-update={shown?.update ?? -1}>
        {shown ? (
          <Stage
            key={shown.session.id}
            session={shown.session}
            controls={{}}
            sight={sight}
            onSight={setSight}
            camera={camera}
            onCameraMode={setCamera}
            followables={[]}
            onViewer={(value) => {
              viewer.current = value;
            }}
          >
            <Score session={shown.session} update={shown.update} opponent={opponent} />
          </Stage>
        ) : (
          <div className="flex flex-1 items-center justify-center rounded-xl border border-line bg-ink p-4 text-center text-[12.5px] text-mist">
            {problem ?? t('train.live.waiting')}
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex items-center gap-1.5 text-[12px] text-mist">
          {t('train.live.against')}
          <select
            className="field min-h-[32px] w-auto"
            value={bot}
            data-testid="live-bot"
            onChange={(event) => setBot(event.target.value)}
          >
            {bots.map((name) => (
              <option key={name} value={name}>
                {opponentName(t, `bot:${name}`)}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="flex rounded-lg border border-line bg-night p-0.5" aria-label={t('transport.speed')}>
          {SPEEDS.map((value) => (
            <button
              key={value}
              type="button"
              className="segment numeral px-1.5"
              aria-pressed={speed === value}
              onClick={() => setSpeed(value)}
            >
              {value}×
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="button ml-auto min-h-8"
          data-testid="live-next"
          onClick={() => setRound((old) => old + 1)}
        >
          {t('train.live.next')}
        </button>
      </div>
    </div>
  );
};
