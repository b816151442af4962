// The loop of a training run on any host: updates until a limit or a stop, metrics and checkpoints into a store.

import type { Metrics } from '../metrics.ts';
import type { LeagueReport } from '../selfplay/league-report.ts';
import type { TrainConfig } from '../train-config.ts';
import type { Trainer } from '../trainer.ts';
import type { Checkpoint } from './checkpoint.ts';

/** Where a run keeps what it brings forth: a folder, or a browser's storage. */
export interface RunStore {
  /** Length of all lines so far. */
  readonly metricsBytes: number;
  /** One line of numbers. */
  appendMetrics(metrics: Metrics): void;
  /** Who is in the league and who beats whom: with every new version and every checkpoint. */
  saveLeague?(report: LeagueReport): void;
  /** Called before the checkpoint that it belongs to. */
  saveBestPolicy(policy: Uint8Array): void;
  /** Keeps a checkpoint and the policy of the same moment. @param kept checkpoints; older ones go */
  saveCheckpoint(checkpoint: Checkpoint, policy: Uint8Array, kept: number): void | Promise<void>;
}

export type TrainingLoopOptions = {
  readonly trainer: Trainer;
  readonly store: RunStore;
  readonly config: TrainConfig;
  /** Where the run goes on; null for a new one. */
  readonly saved: Checkpoint | null;
  /** Stops after the update under way and saves. */
  readonly signal?: AbortSignal;
  /** Called after each update. `progress` is 0..1 of the nearer limit, 0 without limits. */
  readonly onUpdate?: (metrics: Metrics, progress: number) => void;
  /**
   * Awaited between updates, so that other work of this thread gets its turn. A pause lasts until it resolves and does
   * not count as time trained. `save` keeps a checkpoint beside the regular ones.
   */
  readonly breathe: (save: () => Promise<void>) => Promise<void>;
};

/** Why a run ended: a limit of steps or minutes, `stopAtWinRate`, or the signal. */
export type EndReason = 'steps' | 'minutes' | 'winRate' | 'stopped';

export type TrainingEnd = { readonly reason: EndReason; readonly seconds: number };

/** Share of the nearer limit that is used up. */
const progressOf = (config: Pick<TrainConfig, 'steps' | 'minutes'>, steps: number, seconds: number): number =>
  Math.max(config.steps > 0 ? steps / config.steps : 0, config.minutes > 0 ? seconds / (config.minutes * 60) : 0);

/** How good the policy is by the matches of training: mean win rate over the bots, -1 where none was met. */
const scoreOf = (trainer: Trainer): number => {
  const rates = Object.values(trainer.botWinRates);
  return rates.length === 0 ? -1 : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
};

/** Trains until a limit of `config` or the signal; the end is saved. Throws LearnError `diverged`, `collector_failed`. */
export const runTraining = async (options: TrainingLoopOptions): Promise<TrainingEnd> => {
  const { trainer, store, config, saved, signal, onUpdate } = options;
  let pausedMs = 0;
  const startMs = performance.now();
  const secondsBefore = saved?.seconds ?? 0;
  const seconds = (): number => secondsBefore + (performance.now() - startMs - pausedMs) / 1000;
  let best = saved?.best ?? null;
  let savedUpdate = saved?.trainer.update ?? -1;
  const save = async (): Promise<void> => {
    if (savedUpdate === trainer.update) return;
    const policy = trainer.exportPolicy();
    const score = scoreOf(trainer);
    if (best === null || score >= best.score) {
      best = { score, update: trainer.update };
      store.saveBestPolicy(policy);
    }
    store.saveLeague?.(trainer.leagueReport());
    const checkpoint = { trainer: trainer.saveState(), seconds: seconds(), metricsBytes: store.metricsBytes, best };
    await store.saveCheckpoint(checkpoint, policy, config.checkpointsKept);
    savedUpdate = trainer.update;
  };
  // What a run wrote after its last checkpoint is no longer so.
  if (saved) store.saveLeague?.(trainer.leagueReport());
  let reason: EndReason = 'stopped';
  for (;;) {
    const progress = progressOf(config, trainer.steps, seconds());
    if (progress >= 1) {
      reason = config.steps > 0 && trainer.steps >= config.steps ? 'steps' : 'minutes';
      break;
    }
    if (config.stopAtWinRate > 0 && trainer.isLeagueBeaten(config.stopAtWinRate)) {
      reason = 'winRate';
      break;
    }
    if (signal?.aborted) break;
    const isCheckpoint = (trainer.update + 1) % config.checkpointEveryUpdates === 0;
    const holdsBack = isCheckpoint && config.isEnvRestartedAtCheckpoint;
    const metrics = { seconds: 0, ...(await trainer.iterate(progress, holdsBack)) };
    metrics.seconds = seconds();
    store.appendMetrics(metrics);
    if (isCheckpoint) await save();
    else if (trainer.update % config.snapshotEveryUpdates === 0) store.saveLeague?.(trainer.leagueReport());
    if (holdsBack) trainer.restartEnvironments();
    onUpdate?.(metrics, progressOf(config, trainer.steps, metrics.seconds));
    const breathMs = performance.now();
    await options.breathe(save);
    pausedMs += performance.now() - breathMs;
  }
  await save();
  return { reason, seconds: seconds() };
};
