// A training run in Node, from its folder: starts or resumes it, trains until a limit or a signal, keeps checkpoints.

import type { LoadedScenario } from '@jixia/env';
import type { Metrics } from '../metrics.ts';
import { nodeRuntime } from '../runtime/node.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { threadedCollectors } from '../selfplay/collector-threads.ts';
import type { RateGames } from '../selfplay/league-report.ts';
import type { TrainConfig } from '../train-config.ts';
import { networkOf, Trainer } from '../trainer.ts';
import { type Checkpoint, checkOrigin } from './checkpoint.ts';
import { checkRunFits, type PeriodicEvaluation, type RunDescription } from './run-description.ts';
import { RunFolder, readRunDescription } from './run-folder.ts';
import { type ReadPolicies, type RunPolicies, readPolicies } from './run-policies.ts';
import { type EndReason, type EvaluationScore, originOf, runTraining } from './training-loop.ts';

export type TrainOptions = {
  readonly scenario: LoadedScenario;
  /** Folder of the run. */
  readonly run: string;
  /** A new run: what config.json will hold. Absent: the run of the folder goes on. */
  readonly start?: RunDescription;
  /** Goes on from the checkpoint of the best policy; what came after it goes. */
  readonly isFromBest?: boolean;
  /** What a new run is given beside its description; one that goes on has it in its folder. */
  readonly policies?: RunPolicies;
  /** Rates the players of the league, for metrics and league.json. */
  readonly rate?: RateGames;
  /** Limits that replace those of the run that goes on. */
  readonly limits?: Partial<Pick<TrainConfig, 'steps' | 'minutes'>>;
  /** Stops after the update under way and saves. */
  readonly signal?: AbortSignal;
  /** Called after each update. `progress` is 0..1 of the nearer limit, 0 without limits. */
  readonly onUpdate?: (metrics: Metrics, progress: number) => void;
  /** Plays a policy, given as a file, as `evaluation` of the run's description says. */
  readonly evaluate?: (policyFile: string, wanted: PeriodicEvaluation) => Promise<EvaluationScore>;
  /** Clock for TensorBoard, seconds since 1970; without it events carry the time trained. */
  readonly wallSeconds?: () => number;
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
  readonly reason: EndReason;
  /** File of the policy in the league of the run that it was trained to beat; null where it was not, or not to the end. */
  readonly guest: string | null;
};

/**
 * Trains. Throws LearnError `invalid_option`, `invalid_policy`, `rules_mismatch`, `read_failed`, `write_failed`,
 * `invalid_checkpoint`, `diverged`, `collector_failed`, `device_missing`; the checkpoints so far stay.
 */
export const train = async (options: TrainOptions): Promise<TrainSummary> => {
  const { scenario, signal, onUpdate } = options;
  const found = options.start ?? readRunDescription(options.run);
  checkRunFits(found, scenario.manifest, options.run);
  const { start, run, wallSeconds } = options;
  const runtime = await nodeRuntime(found.device);
  const given = start ? (options.policies ?? {}) : RunFolder.open(run).readPolicies();
  const others = await readPolicies(found, scenario.manifest, given, await nodeRuntime());
  const target = found.exploits === undefined ? null : RunFolder.open(found.exploits);
  const folder = start ? RunFolder.create(run, start, given, wallSeconds) : RunFolder.open(run, wallSeconds);
  const description: RunDescription = { ...found, training: { ...found.training, ...options.limits } };
  const saved = start ? null : options.isFromBest ? folder.loadBest() : folder.loadCheckpoint();
  if (saved) {
    const network = networkOf(scenario.manifest, description.training);
    checkOrigin(saved, originOf(scenario.manifest.rulesHash, description.training, network), run);
  }
  const trainer = await openTrainer(description, options, runtime, others, saved);
  const { evaluation } = description;
  const { evaluate } = options;
  try {
    // What does not go on leaves the folder as it was.
    if (options.limits) folder.writeDescription(description);
    if (saved && options.isFromBest) folder.returnTo(saved);
    if (!start) folder.rewindMetrics(saved);
    const end = await runTraining({
      trainer,
      store: folder,
      config: description.training,
      saved,
      ...(signal ? { signal } : {}),
      ...(onUpdate ? { onUpdate } : {}),
      ...(evaluation && evaluate
        ? {
            evaluation: {
              everyCheckpoints: evaluation.everyCheckpoints,
              play: (policy: Uint8Array) => folder.withCandidate(policy, (file) => evaluate(file, evaluation)),
            },
          }
        : {}),
      cpuSeconds: () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1e6;
      },
      // Signals and progress lines get their turn; an update blocks this thread.
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const isJoining = target !== null && end.reason !== 'stopped';
    const guest = isJoining ? target.addGuest('exploiter', trainer.exportPolicy()) : null;
    return {
      run: folder.path,
      policy: folder.policyFile,
      bestPolicy: folder.bestPolicyFile,
      steps: trainer.steps,
      updates: trainer.update,
      seconds: end.seconds,
      reason: end.reason,
      guest,
    };
  } finally {
    await trainer.close();
  }
};

const openTrainer = async (
  { training, bots }: RunDescription,
  { scenario, scenarioModule, rate }: TrainOptions,
  runtime: Runtime,
  others: ReadPolicies,
  saved: Checkpoint | null,
): Promise<Trainer> => {
  const { match, lineUps, heroPool, botDamagePct, isStaggered, seed } = training;
  const openCollector = threadedCollectors({
    scenario,
    bots,
    lineUps: { match, lineUps, heroPool, botDamagePct, isStaggered, seed: BigInt(seed) },
    ...(scenarioModule === undefined ? {} : { scenarioModule }),
  });
  const base = { config: training, manifest: scenario.manifest, bots, runtime, openCollector };
  const trainerOptions = { ...base, ...others, ...(rate ? { rate } : {}) };
  return Trainer.create(trainerOptions, saved?.trainer);
};
