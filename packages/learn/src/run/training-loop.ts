// The loop of a training run on any host: updates until a limit or a stop, metrics and checkpoints into a store.

import { LearnError } from '../learn-error.ts';
import type { Metrics } from '../metrics.ts';
import { describeNetwork, type NetworkSpec } from '../networks/network.ts';
import type { LeagueReport } from '../selfplay/league-report.ts';
import type { TrainConfig } from '../train-config.ts';
import type { Trainer } from '../trainer.ts';
import type { BestScore, Checkpoint, CheckpointOrigin } from './checkpoint.ts';

/** Where a run keeps what it brings forth: a folder, or a browser's storage. */
export interface RunStore {
  /** Length of all lines so far. */
  readonly metricsBytes: number;
  /** One line of numbers. */
  appendMetrics(metrics: Metrics): void;
  /** The best policy so far with the checkpoint of its moment; called before that one is kept. */
  saveBest(policy: Uint8Array, checkpoint: Checkpoint): void;
  /** Who is in the league and who beats whom: with every checkpoint, and between them with new versions, not too often. */
  saveLeague?(report: LeagueReport): void;
  /** Keeps a checkpoint and the policy of the same moment. @param kept checkpoints; older ones go */
  saveCheckpoint(checkpoint: Checkpoint, policy: Uint8Array, kept: number): void | Promise<void>;
}

/** A policy's matches: win rate 0..1 with its 95 % interval. */
export type EvaluationScore = { readonly winRate: number; readonly low: number; readonly high: number };

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
  /** Processor time of this process so far, all threads; absent where the host does not tell. */
  readonly cpuSeconds?: () => number;
  /** Matches that tell the best policy, at every `everyCheckpoints`th checkpoint and at the end; no time trained. */
  readonly evaluation?: {
    readonly everyCheckpoints: number;
    readonly play: (policy: Uint8Array) => Promise<EvaluationScore>;
  };
};

/** Why a run ended: a limit of steps or minutes, `stopAtWinRate`, or the signal. */
export type EndReason = 'steps' | 'minutes' | 'winRate' | 'stopped';

export type TrainingEnd = { readonly reason: EndReason; readonly seconds: number };

/** What a run's checkpoints are of. */
export const originOf = (rulesHash: string, config: TrainConfig, network: NetworkSpec): CheckpointOrigin => ({
  rulesHash,
  algorithm: config.algorithm,
  network: describeNetwork(network),
});

/** A report costs an evaluation of the whole table: a run whose updates are short does not live for it. */
const leagueEveryMs = 2000;

/** Share of the nearer limit that is used up. */
const progressOf = (config: Pick<TrainConfig, 'steps' | 'minutes'>, steps: number, seconds: number): number =>
  Math.max(config.steps > 0 ? steps / config.steps : 0, config.minutes > 0 ? seconds / (config.minutes * 60) : 0);

/** How good the policy is by the matches of training: mean win rate over the bots, -1 where none was met. */
const scoreOf = (trainer: Trainer): number => {
  const rates = Object.values(trainer.botWinRates);
  return rates.length === 0 ? -1 : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
};

/** Whether `found` takes the place of `best`. Where policies are evaluated, only evaluations count once there is one. */
const isBetter = (found: BestScore, best: BestScore | null, isEvaluating: boolean): boolean => {
  if (best === null) return true;
  if (isEvaluating && found.isEvaluated !== best.isEvaluated) return found.isEvaluated === true;
  return found.score >= best.score && (!isEvaluating || found.isEvaluated === true);
};

const evaluationMetrics = (score: EvaluationScore | undefined): Metrics =>
  score === undefined
    ? {}
    : { 'evaluation/winRate': score.winRate, 'evaluation/low': score.low, 'evaluation/high': score.high };

/** One update; where it diverges the message says what there is to go on from. */
const iterate = async (
  trainer: Trainer,
  progress: number,
  holdsBack: boolean,
  savedUpdate: number,
): Promise<Metrics> => {
  try {
    return await trainer.iterate(progress, holdsBack);
  } catch (error) {
    if (!(error instanceof LearnError) || error.code !== 'diverged') throw error;
    const kept =
      savedUpdate < 0
        ? 'There was no checkpoint yet.'
        : `The checkpoint of update ${savedUpdate}, before that, is kept.`;
    throw new LearnError('diverged', `${error.message} ${kept}`, { cause: error });
  }
};

/** Trains until a limit of `config` or the signal; the end is saved. Throws LearnError `diverged`, `collector_failed`. */
export const runTraining = async (options: TrainingLoopOptions): Promise<TrainingEnd> => {
  const { trainer, store, config, saved, signal, onUpdate, evaluation } = options;
  let pausedMs = 0;
  const startMs = performance.now();
  const secondsBefore = saved?.seconds ?? 0;
  const seconds = (): number => secondsBefore + (performance.now() - startMs - pausedMs) / 1000;
  let best = saved?.best ?? null;
  let savedUpdate = saved?.trainer.update ?? -1;
  const origin = originOf(trainer.manifest.rulesHash, config, trainer.network);
  let leagueSavedMs = Number.NEGATIVE_INFINITY;
  const saveLeague = (): void => {
    leagueSavedMs = performance.now();
    store.saveLeague?.(trainer.leagueReport());
  };
  /** Keeps a checkpoint; `score` of an evaluation of this very policy. */
  const save = async (score?: EvaluationScore): Promise<void> => {
    if (savedUpdate === trainer.update) return;
    const policy = trainer.exportPolicy();
    const found: BestScore = {
      score: score?.winRate ?? scoreOf(trainer),
      update: trainer.update,
      isEvaluated: !!score,
    };
    const isBest = isBetter(found, best, evaluation !== undefined);
    if (isBest) best = found;
    const state = { trainer: trainer.saveState(), seconds: seconds(), metricsBytes: store.metricsBytes };
    const checkpoint: Checkpoint = { origin, ...state, best };
    if (isBest) store.saveBest(policy, checkpoint);
    saveLeague();
    await store.saveCheckpoint(checkpoint, policy, config.checkpointsKept);
    savedUpdate = trainer.update;
  };
  /** Matches of the policy of now; time trained stands still. */
  const evaluate = async (play: (policy: Uint8Array) => Promise<EvaluationScore>): Promise<EvaluationScore> => {
    const evaluateMs = performance.now();
    const score = await play(trainer.exportPolicy());
    pausedMs += performance.now() - evaluateMs;
    return score;
  };
  // What a run wrote after its last checkpoint is no longer so.
  if (saved) saveLeague();
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
    const [iterateMs, cpuBefore] = [performance.now(), options.cpuSeconds?.() ?? 0];
    const learned = await iterate(trainer, progress, holdsBack, savedUpdate);
    const elapsed = (performance.now() - iterateMs) / 1000;
    const busy = options.cpuSeconds ? { coresBusy: (options.cpuSeconds() - cpuBefore) / elapsed } : {};
    const everyUpdates = config.checkpointEveryUpdates * (evaluation?.everyCheckpoints ?? 0);
    const isLast = progressOf(config, trainer.steps, seconds()) >= 1;
    const isEvaluated = evaluation !== undefined && (trainer.update % everyUpdates === 0 || isLast);
    const score = isEvaluated ? await evaluate(evaluation.play) : undefined;
    const metrics: Metrics = { seconds: seconds(), ...learned, ...busy, ...evaluationMetrics(score) };
    store.appendMetrics(metrics);
    if (isCheckpoint || isEvaluated) await save(score);
    else if (trainer.update % config.snapshotEveryUpdates === 0 && performance.now() - leagueSavedMs >= leagueEveryMs)
      saveLeague();
    if (holdsBack) trainer.restartEnvironments();
    onUpdate?.(metrics, progressOf(config, trainer.steps, seconds()));
    const breathMs = performance.now();
    await options.breathe(save);
    pausedMs += performance.now() - breathMs;
  }
  await save();
  return { reason, seconds: seconds() };
};
