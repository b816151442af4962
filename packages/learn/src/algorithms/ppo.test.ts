// GAE against a plain loop, and what happens when an update diverges; ppo-parity.test.ts checks the update itself.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { initialiseMlp, type MlpSpec } from '../networks/mlp.ts';
import { ObservationNormaliser } from '../observation-normaliser.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { Ppo, type PpoOptions } from './ppo.ts';
import { createRollout, estimateAdvantages, type Rollout } from './rollout.ts';

const spec: MlpSpec = { kind: 'mlp', observationSize: 5, hidden: [9, 7], activation: 'relu', heads: [3, 4, 2] };
const logitCount = 9;

const base: PpoOptions = {
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

/** A rollout of random numbers that a policy could have left; old log-probabilities are off enough to reach both clips. */
const randomRollout = (random: Random, steps: number, rows: number): Rollout => {
  const rollout = createRollout(spec, steps, rows);
  const symmetric = () => random.nextUnit() * 2 - 1;
  for (const numbers of [rollout.observations, rollout.values, rollout.rewards, rollout.nextValues]) {
    for (let i = 0; i < numbers.length; i++) numbers[i] = 2 * symmetric();
  }
  for (let at = 0; at < steps * rows; at++) {
    rollout.ended[at] = random.nextUnit() < 0.15 ? 1 : 0;
    if (rollout.ended[at] === 1 && random.nextUnit() < 0.5) rollout.finalValues[at] = symmetric();
    let start = at * logitCount;
    spec.heads.forEach((size, head) => {
      const action = random.nextBelow(size);
      for (let i = 0; i < size; i++) rollout.legal[start + i] = i === action || random.nextUnit() < 0.7 ? 1 : 0;
      rollout.actions[at * 3 + head] = action;
      rollout.participation[at * 3 + head] = head === 0 || random.nextUnit() < 0.6 ? 1 : 0;
      start += size;
    });
    rollout.logProbabilities[at] = -2 + 2 * symmetric();
  }
  return rollout;
};

describe('advantages', () => {
  it('equals the sum over future steps, written out', () => {
    const [steps, rows, gamma, lambda, scale] = [12, 5, 0.95, 0.8, 0.5];
    const rollout = randomRollout(new Random(3n), steps, rows);
    estimateAdvantages(rollout, gamma, lambda, scale);
    let [cuts, ends] = [0, 0];
    for (let row = 0; row < rows; row++) {
      for (let step = 0; step < steps; step++) {
        let advantage = 0;
        let factor = 1;
        for (let later = step; later < steps; later++) {
          const at = later * rows + row;
          let next = later + 1 < steps ? rollout.values[at + rows] : rollout.nextValues[row];
          if (rollout.ended[at] === 1) next = rollout.finalValues[at];
          const delta =
            (rollout.rewards[at] as number) * scale + gamma * (next as number) - (rollout.values[at] as number);
          advantage += factor * delta;
          factor *= gamma * lambda;
          if (rollout.ended[at] === 1) {
            if (rollout.finalValues[at] === 0) ends += 1;
            else cuts += 1;
            break;
          }
        }
        const at = step * rows + row;
        expect(rollout.advantages[at]).toBeCloseTo(advantage, 4);
        expect(rollout.returns[at]).toBeCloseTo(advantage + (rollout.values[at] as number), 4);
      }
    }
    // Both kinds of end occurred.
    expect(Math.min(cuts, ends)).toBeGreaterThan(0);
  });
});

describe('one PPO update', () => {
  it('stops where a number breaks, names it, and keeps the weights', async () => {
    const rollout = randomRollout(new Random(11n), 8, 5);
    estimateAdvantages(rollout, 0.9, 0.9, 1);
    rollout.returns[7] = Number.NaN;
    const normaliser = new ObservationNormaliser(5);
    const ppo = await Ppo.create(
      await nodeRuntime(),
      spec,
      { ...base, minibatchSize: 40, microBatchSize: 40 },
      normaliser,
      1,
    );
    const weights = initialiseMlp(spec, new Random(5n));
    const zeros = weights.map((w) => new Float32Array(w.length));
    ppo.optimiser.loadState({ parameters: weights, firstMoments: zeros, secondMoments: zeros, steps: 0 });
    const rates = { learningRate: 1e-3, entropyCoefficient: 0 };
    await expect(ppo.update(rollout, rates, new Random(1n))).rejects.toThrow(/valueLoss first became NaN/);
    expect(ppo.optimiser.copyParameters()).toEqual(weights);
    rollout.advantages[3] = Number.POSITIVE_INFINITY;
    await expect(ppo.update(rollout, rates, new Random(1n))).rejects.toThrow(/advantages first became Infinity/);
    await ppo.close();
  });
});
