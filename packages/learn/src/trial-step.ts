// A PPO step on made-up rows: whether a runtime computes what another one does, and how fast.

import { Random } from '@jixia/env';
import { Ppo, type PpoOptions } from './algorithms/ppo.ts';
import { createRollout, type Rollout } from './algorithms/rollout.ts';
import { initialiseNetwork, type NetworkSpec } from './networks/network.ts';
import { ObservationNormaliser } from './observation-normaliser.ts';
import type { Runtime } from './runtime/runtime.ts';
import { ppoOptionsOf, resolveTrainConfig } from './train-config.ts';

export const trialRates = { learningRate: 1e-3, entropyCoefficient: 0.01 };
/** Rows of a step that is checked. */
export const checkedRows = 64;

export const randomFloats = (random: Random, length: number): Float32Array =>
  Float32Array.from({ length }, () => random.nextUnit() * 2 - 1);

/** A rollout of `rows` decisions that a policy close to uniform could have left; with memory a multiple of its steps. */
export const randomRollout = (spec: NetworkSpec, rows: number, random: Random): Rollout => {
  const steps = spec.recurrent?.steps ?? 1;
  const rollout = createRollout(spec, steps, rows / steps);
  rollout.observations.set(randomFloats(random, rollout.observations.length));
  rollout.legal.fill(1);
  for (let at = 0; at < rows; at++) {
    let logProbability = 0;
    for (const [head, size] of spec.heads.entries()) {
      rollout.actions[at * spec.heads.length + head] = random.nextBelow(size);
      const takesPart = head === 0 || random.nextUnit() < 0.5;
      rollout.participation[at * spec.heads.length + head] = takesPart ? 1 : 0;
      if (takesPart) logProbability -= Math.log(size);
    }
    rollout.logProbabilities[at] = logProbability;
    rollout.advantages[at] = random.nextUnit() * 2 - 1;
    rollout.returns[at] = random.nextUnit() * 2 - 1;
  }
  return rollout;
};

/** The default settings with steps of this many rows, added up from runs of `microBatchSize` rows. */
export const trialOptions = (minibatchSize: number, microBatchSize: number = minibatchSize): PpoOptions => ({
  ...ppoOptionsOf(resolveTrainConfig({ epochs: 1 }), minibatchSize),
  minibatchSize,
  microBatchSize,
});

/** PPO with the same first weights every time. */
export const openTrial = async (
  runtime: Runtime,
  spec: NetworkSpec,
  options: PpoOptions,
  threads: number,
): Promise<Ppo> => {
  const ppo = await Ppo.create(runtime, spec, options, new ObservationNormaliser(spec.observationSize), threads);
  const parameters = initialiseNetwork(spec, new Random(7n));
  const zeros = () => parameters.map((array) => new Float32Array(array.length));
  ppo.optimiser.loadState({ parameters, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
  return ppo;
};

/** Weights after one step on `checkedRows` rows. @param microBatch rows of one run of the graph, a divisor of them */
export const weightsAfterStep = async (
  runtime: Runtime,
  spec: NetworkSpec,
  seed: bigint,
  microBatch: number = checkedRows,
): Promise<Float32Array[]> => {
  const ppo = await openTrial(runtime, spec, trialOptions(checkedRows, microBatch), 1);
  await ppo.update(randomRollout(spec, checkedRows, new Random(seed)), trialRates, new Random(seed));
  const weights = ppo.optimiser.copyParameters();
  await ppo.close();
  return weights;
};

/**
 * Largest distance of two results of `weightsAfterStep`, and how far the first moved. A first step of Adam moves
 * weights by the learning rate; ways that differ by rounding alone stay within a tenth of it.
 */
export const compareWeights = (
  spec: NetworkSpec,
  one: readonly Float32Array[],
  other: readonly Float32Array[],
): { readonly distance: number; readonly moved: number; readonly isSame: boolean } => {
  let [distance, moved] = [0, 0];
  const start = initialiseNetwork(spec, new Random(7n));
  for (const [index, array] of one.entries()) {
    for (const [at, x] of array.entries()) {
      const apart = Math.abs(x - (other[index]?.[at] ?? Number.NaN));
      // NaN must not hide behind a comparison.
      if (!(apart <= distance)) distance = apart;
      moved = Math.max(moved, Math.abs(x - (start[index]?.[at] ?? Number.NaN)));
    }
  }
  const { learningRate } = trialRates;
  return { distance, moved, isSame: distance < learningRate / 10 && moved > learningRate / 2 };
};
