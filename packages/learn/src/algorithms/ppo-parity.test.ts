// One PPO update against the reference that is written out row by row in double precision: all networks, all options.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { entityManifest, presenceFeatures } from '../../test/entity-manifest.ts';
import { freshState, referenceUpdate } from '../../test/reference/reference-ppo.ts';
import { entityLayout } from '../networks/entity-layout.ts';
import { initialiseNetwork, logitCountOf, type NetworkSpec, networkParameters } from '../networks/network.ts';
import { ObservationNormaliser } from '../observation-normaliser.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { Ppo, type PpoOptions } from './ppo.ts';
import { createRollout, estimateAdvantages, type Rollout } from './rollout.ts';

const options: PpoOptions = {
  gamma: 0.97,
  lambda: 0.9,
  clip: 0.2,
  dualClip: 3,
  valueClip: 0,
  valueCoefficient: 0.5,
  maxGradientNorm: 0.5,
  epochs: 2,
  minibatchSize: 16,
  microBatchSize: 16,
  targetKl: 0,
  isAdvantageNormalised: true,
  adamEpsilon: 1e-5,
};

const mlp: NetworkSpec = { kind: 'mlp', observationSize: 5, hidden: [9, 7], activation: 'relu', heads: [3, 4, 2] };
const lstm = { cell: 'lstm', size: 6, steps: 4 } as const;
const layout = entityLayout(entityManifest, true);
const entity: NetworkSpec = {
  kind: 'entity',
  observationSize: entityManifest.observation.size,
  hidden: [8],
  activation: 'relu',
  heads: entityManifest.actionHeads.map(({ size }) => size),
  kinds: layout.kinds,
  entityHidden: [6, 4],
  attentionHeads: 2,
  target: layout.target,
};

/** A rollout of random numbers that a policy could have left; old log-probabilities are off enough to reach both clips. */
const randomRollout = (spec: NetworkSpec, random: Random, steps: number, rows: number): Rollout => {
  const rollout = createRollout(spec, steps, rows);
  const symmetric = () => random.nextUnit() * 2 - 1;
  for (const numbers of [rollout.observations, rollout.values, rollout.rewards, rollout.nextValues]) {
    for (let i = 0; i < numbers.length; i++) numbers[i] = 2 * symmetric();
  }
  for (let i = 0; i < rollout.states.length; i++) rollout.states[i] = symmetric();
  const [logitCount, heads] = [logitCountOf(spec), spec.heads.length];
  for (let at = 0; at < steps * rows; at++) {
    if (spec.kind === 'entity') {
      for (const feature of presenceFeatures) {
        rollout.observations[at * spec.observationSize + feature] = random.nextUnit() < 0.6 ? 1 : 0;
      }
    }
    rollout.ended[at] = random.nextUnit() < 0.15 ? 1 : 0;
    if (rollout.ended[at] === 1 && random.nextUnit() < 0.5) rollout.finalValues[at] = symmetric();
    let start = at * logitCount;
    for (const [head, size] of spec.heads.entries()) {
      const action = random.nextBelow(size);
      for (let i = 0; i < size; i++) rollout.legal[start + i] = i === action || random.nextUnit() < 0.7 ? 1 : 0;
      rollout.actions[at * heads + head] = action;
      rollout.participation[at * heads + head] = head === 0 || random.nextUnit() < 0.6 ? 1 : 0;
      start += size;
    }
    rollout.logProbabilities[at] = -2 + 2 * symmetric();
  }
  return rollout;
};

/** Relative; what single precision leaves is about a hundredth of it. */
const tolerance = 1e-5;

describe('one PPO update equals the reference', () => {
  it.each<[string, NetworkSpec, Partial<PpoOptions>]>([
    ['MLP', mlp, {}],
    ['MLP, tanh, value clip', { ...mlp, activation: 'tanh' }, { valueClip: 0.3 }],
    ['MLP, no dual clip, wide gradients', mlp, { dualClip: 0, maxGradientNorm: 100 }],
    ['MLP, micro-batches', mlp, { microBatchSize: 4 }],
    ['MLP, a last minibatch that is not full', mlp, { minibatchSize: 24, microBatchSize: 8 }],
    ['LSTM', { ...mlp, recurrent: lstm }, {}],
    ['LSTM, value clip', { ...mlp, recurrent: lstm }, { valueClip: 0.3 }],
    ['LSTM, micro-batches, the last not full', { ...mlp, recurrent: lstm }, { minibatchSize: 24, microBatchSize: 8 }],
    ['GRU', { ...mlp, recurrent: { ...lstm, cell: 'gru' } }, {}],
    ['entities, attention, target attention', entity, {}],
    ['entities, max-pool, target attention', { ...entity, attentionHeads: 0 }, {}],
    [
      'entities, max-pool',
      { ...entity, kinds: entityLayout(entityManifest, false).kinds, attentionHeads: 0, target: null },
      {},
    ],
    ['entities and LSTM', { ...entity, recurrent: lstm }, {}],
  ])('%s', async (_name, spec, change) => {
    const all = { ...options, ...change };
    const rates = { learningRate: 3e-3, entropyCoefficient: 0.02 };
    const random = new Random(5n);
    const weights = initialiseNetwork(spec, random).map((w) => w.map((x) => 1.3 * x + 0.4 * (random.nextUnit() - 0.5)));
    const rollout = randomRollout(spec, new Random(11n), 8, 5);
    const state = freshState(weights);
    const wanted = referenceUpdate(spec, state, rollout, all, rates, new Random(9n));

    estimateAdvantages(rollout, all.gamma, all.lambda, 1);
    const normaliser = new ObservationNormaliser(spec.observationSize, spec.kind === 'entity' ? spec.kinds : []);
    normaliser.update(rollout.observations, 40);
    const ppo = await Ppo.create(await nodeRuntime(), spec, all, normaliser, 1);
    const zeros = () => weights.map((w) => new Float32Array(w.length));
    ppo.optimiser.loadState({ parameters: weights, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    const found = await ppo.update(rollout, rates, new Random(9n));

    expect(found.optimiserSteps).toBe(wanted.optimiserSteps);
    expect(found.clipFraction).toBeGreaterThan(0.2);
    for (const key of Object.keys(wanted) as (keyof typeof wanted)[]) {
      expect(Math.abs(found[key] / wanted[key] - 1), key).toBeLessThan(tolerance);
    }
    for (const [index, array] of ppo.optimiser.copyParameters().entries()) {
      const [own, start] = [state.weights[index] as Float64Array, weights[index] as Float32Array];
      let [distance, largest, moved] = [0, 0, 0];
      for (const [at, x] of array.entries()) {
        distance = Math.max(distance, Math.abs(x - (own[at] as number)));
        largest = Math.max(largest, Math.abs(own[at] as number));
        moved = Math.max(moved, Math.abs(x - (start[at] as number)));
      }
      const { name } = networkParameters(spec)[index] as { name: string };
      expect(distance / largest, name).toBeLessThan(tolerance);
      expect(moved, name).toBeGreaterThan(2e-3);
    }
    await ppo.close();
  });
});
