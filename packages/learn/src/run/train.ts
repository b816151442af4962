// A training run in Node, from its folder: starts or resumes it, trains until a limit or a signal, keeps checkpoints.

import type { LoadedScenario } from '@jixia/env';
import type { Metrics } from '../metrics.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { threadedCollectors } from '../selfplay/collector-threads.ts';
import type { TrainConfig } from '../train-config.ts';
import { Trainer } from '../trainer.ts';
import type { Checkpoint } from './checkpoint.ts';
import { checkRunFits, type RunDescription, RunFolder, readRunDescription } from './run-folder.ts';

export type TrainOptions = {
  readonly scenario: LoadedScenario;
  /** Folder of the run. */
  readonly run: string;
  /** A new run: what config.json will hold. Absent: the run of the folder goes on. */
  readonly start?: RunDescription;
  /** Limits that replace those of the run that goes on. */
  readonly limits?: Partial<Pick<TrainConfig, 'steps' | 'minutes'>>;
  /** Stops after the update under way and saves. */
  readonly signal?: AbortSignal;
  /** Called after each update. `progress` is 0..1 of the nearer limit, 0 without limits. */
  readonly onUpdate?: (metrics: Metrics, progress: number) => void;
  /** Module that threads load the scenario through; default `@jixia/env/node`. */
  readonly scenarioModule?: string;
};

export type TrainSummary = {
  readonly run: string;
  readonly policy: string;
  readonly bestPolicy: string;
  /** Learned decisions, earlier parts of the run included. */
  readonly steps: number;
  readonly updates: number;
  readonly seconds: number;
  readonly reason: 'steps' | 'minutes' | 'stopped';
};

/** Share of the nearer limit that is used up. */
const progressOf = (config: Pick<TrainConfig, 'steps' | 'minutes'>, steps: number, seconds: number): number =>
  Math.max(config.steps > 0 ? steps / config.steps : 0, config.minutes > 0 ? seconds / (config.minutes * 60) : 0);

/** How good the policy is by the matches of training: mean win rate over the bots, -1 where none was met. */
const scoreOf = (trainer: Trainer): number => {
  const rates = Object.values(trainer.botWinRates);
  return rates.length === 0 ? -1 : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
};

/**
 * Trains. Throws LearnError `invalid_option`, `rules_mismatch`, `read_failed`, `write_failed`, `invalid_checkpoint`,
 * `diverged`, `collector_failed`; the checkpoints so far stay.
 */
export const train = async (options: TrainOptions): Promise<TrainSummary> => {
  const { scenario } = options;
  const found = options.start ?? readRunDescription(options.run);
  checkRunFits(found, scenario.manifest, options.run);
  const folder = options.start ? RunFolder.create(options.run, options.start) : RunFolder.open(options.run);
  const description: RunDescription = { ...found, training: { ...found.training, ...options.limits } };
  if (options.limits) folder.writeDescription(description);
  const saved = options.start ? null : folder.loadCheckpoint();
  folder.rewindMetrics(saved?.metricsBytes ?? 0);
  const trainer = await openTrainer(description, options, saved);
  try {
    return await loop(trainer, folder, description.training, options, saved);
  } finally {
    await trainer.close();
  }
};

const openTrainer = async (
  { training, bots }: RunDescription,
  { scenario, scenarioModule }: TrainOptions,
  saved: Checkpoint | null,
): Promise<Trainer> => {
  const { match, lineUps, heroPool, botDamagePct, isStaggered, seed } = training;
  const openCollector = threadedCollectors({
    scenario,
    bots,
    lineUps: { match, lineUps, heroPool, botDamagePct, isStaggered, seed: BigInt(seed) },
    ...(scenarioModule === undefined ? {} : { scenarioModule }),
  });
  const runtime = await nodeRuntime();
  const trainerOptions = { config: training, manifest: scenario.manifest, bots, runtime, openCollector };
  return Trainer.create(trainerOptions, saved?.trainer);
};

const loop = async (
  trainer: Trainer,
  folder: RunFolder,
  config: TrainConfig,
  { signal, onUpdate }: TrainOptions,
  saved: Checkpoint | null,
): Promise<TrainSummary> => {
  const startMs = performance.now();
  const secondsBefore = saved?.seconds ?? 0;
  const seconds = (): number => secondsBefore + (performance.now() - startMs) / 1000;
  let best = saved?.best ?? null;
  let savedUpdate = saved?.trainer.update ?? -1;
  const save = (): void => {
    const policy = trainer.exportPolicy();
    const score = scoreOf(trainer);
    if (best === null || score >= best.score) {
      best = { score, update: trainer.update };
      folder.saveBestPolicy(policy);
    }
    const checkpoint = { trainer: trainer.saveState(), seconds: seconds(), metricsBytes: folder.metricsBytes, best };
    folder.saveCheckpoint(checkpoint, policy, config.checkpointsKept);
    savedUpdate = trainer.update;
  };
  let reason: TrainSummary['reason'] = 'stopped';
  for (;;) {
    const progress = progressOf(config, trainer.steps, seconds());
    if (progress >= 1) {
      reason = config.steps > 0 && trainer.steps >= config.steps ? 'steps' : 'minutes';
      break;
    }
    if (signal?.aborted) break;
    const isCheckpoint = (trainer.update + 1) % config.checkpointEveryUpdates === 0;
    const holdsBack = isCheckpoint && config.isEnvRestartedAtCheckpoint;
    const metrics = { seconds: 0, ...(await trainer.iterate(progress, holdsBack)) };
    metrics.seconds = seconds();
    folder.appendMetrics(metrics);
    if (isCheckpoint) save();
    if (holdsBack) trainer.restartEnvironments();
    onUpdate?.(metrics, progressOf(config, trainer.steps, metrics.seconds));
    // Signals and progress lines get their turn; an update blocks this thread.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (savedUpdate !== trainer.update) save();
  return {
    run: folder.path,
    policy: folder.policyFile,
    bestPolicy: folder.bestPolicyFile,
    steps: trainer.steps,
    updates: trainer.update,
    seconds: seconds(),
    reason,
  };
};
