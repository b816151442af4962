// Behaviour cloning from recorded decisions to a policy file: epochs, held-out agreement, schedules.

import { deriveSeed, type Manifest, Random } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import type { Metrics } from '../metrics.ts';
import { describeNetwork } from '../networks/network.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { TrainConfig } from '../train-config.ts';
import { networkOf } from '../trainer.ts';
import { agreementOf } from './agreement.ts';
import { BehaviourCloning } from './behaviour-cloning.ts';
import type { Demonstrations } from './demonstrations.ts';
import { scheduled } from './schedule.ts';

/** Purposes of random streams. */
const streams = { initialise: 0, shuffle: 1 };

export type CloneOptions = {
  readonly manifest: Manifest;
  /** `algorithm` is `behaviour-cloning`. */
  readonly config: TrainConfig;
  readonly runtime: Runtime;
  readonly learned: Demonstrations;
  /** Decisions of other matches, to measure agreement on. */
  readonly heldOut: Demonstrations;
  /** Stops after the epoch under way, as `minutes` and `steps` of the configuration do. */
  readonly signal?: AbortSignal;
  /** Called after each epoch. `progress` is 0..1; the policy is that of now. */
  readonly onEpoch?: (metrics: Metrics, progress: number, policy: () => Uint8Array) => void;
};

export type CloneResult = {
  readonly policy: Uint8Array;
  /** Of the last epoch; names in docs/metrics.md. */
  readonly metrics: Metrics;
};

/**
 * Clones the teacher of the demonstrations. Throws LearnError `invalid_option`, `invalid_input`, `diverged`.
 */
export const trainBehaviourCloning = async (options: CloneOptions): Promise<CloneResult> => {
  const { manifest, config, runtime, learned, heldOut, signal, onEpoch } = options;
  if (heldOut.rows === 0) {
    throw new LearnError('invalid_input', 'There are no held-out demonstrations; agreement needs at least one.');
  }
  if (config.isAgentTold) {
    throw new LearnError(
      'invalid_option',
      'isAgentTold is true; behaviour-cloning records no numbers of agents: set false.',
    );
  }
  const seedOf = (...path: readonly number[]) => new Random(deriveSeed(BigInt(config.seed), ...path));
  const cloning = await BehaviourCloning.create(
    runtime,
    networkOf(manifest, config),
    config,
    learned,
    seedOf(streams.initialise),
  );
  const exportPolicy = (epoch: number): Uint8Array =>
    cloning.exportPolicy(manifest, {
      network: describeNetwork(cloning.network),
      steps: epoch * learned.rows,
      updates: epoch,
      seed: config.seed,
    });
  const startMs = performance.now();
  try {
    let metrics: Metrics = {};
    let epoch = 0;
    while (epoch < config.epochs && !signal?.aborted) {
      const epochStartMs = performance.now();
      const learningRate = scheduled(config.learningRate, config.finalLearningRate, epoch / config.epochs);
      const stats = await cloning.epoch(learned, learningRate, seedOf(streams.shuffle, epoch));
      const nowMs = performance.now();
      const { heads, ...agreement } = agreementOf(await cloning.decide(heldOut), heldOut, learned);
      epoch += 1;
      metrics = {
        update: epoch,
        steps: epoch * learned.rows,
        seconds: (nowMs - startMs) / 1000,
        samplesPerSecond: (learned.rows * 1000) / (nowMs - epochStartMs),
        ...stats,
        learningRate,
        ...agreement,
        ...Object.fromEntries(
          heads.flatMap(({ agreement: own, majorityRate }, head) => {
            const name = manifest.actionHeads[head]?.name;
            const isPlayed = Number.isFinite(own);
            return isPlayed
              ? [
                  [`agreement/${name}`, own],
                  [`majorityRate/${name}`, majorityRate],
                ]
              : [];
          }),
        ),
      };
      const shown = epoch;
      onEpoch?.(metrics, epoch / config.epochs, () => exportPolicy(shown));
      // Signals and progress lines get their turn; an epoch blocks this thread.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (config.minutes > 0 && nowMs - startMs >= config.minutes * 60_000) break;
      if (config.steps > 0 && epoch * learned.rows >= config.steps) break;
    }
    return { policy: exportPolicy(epoch), metrics };
  } finally {
    await cloning.close();
  }
};
