// GAE against a plain loop, one PPO update against a plain float64 implementation, and what happens when it diverges.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { initialiseMlp, type MlpSpec } from '../networks/mlp.ts';
import { ObservationNormaliser } from '../observation-normaliser.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { Ppo, type PpoOptions } from './ppo.ts';
import { createRollout, estimateAdvantages, normaliseAdvantages, type Rollout } from './rollout.ts';

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

// ---- the plain implementation: loops over rows, float64, gradients by hand ----

type Matrix = Float64Array;
type Plain = { weights: Matrix[]; m: Matrix[]; v: Matrix[]; steps: number };

const widths = [5, 9, 7, logitCount + 1];

const plainGradients = (
  weights: Matrix[],
  rollout: Rollout,
  rows: readonly number[],
  options: PpoOptions,
  entropyCoefficient: number,
  normaliser: ObservationNormaliser,
) => {
  const gradients = weights.map((w) => new Float64Array(w.length));
  let loss = 0;
  for (const row of rows) {
    const activations: number[][] = [
      Array.from({ length: 5 }, (_, i) => {
        const x = (rollout.observations[row * 5 + i] as number) - (normaliser.mean[i] as number);
        return Math.min(5, Math.max(-5, x * (normaliser.inverseDeviation[i] as number)));
      }),
    ];
    for (let layer = 0; layer < 3; layer++) {
      const input = activations[layer] as number[];
      const width = widths[layer + 1] as number;
      activations.push(
        Array.from({ length: width }, (_, j) => {
          let sum = (weights[layer * 2 + 1] as Matrix)[j] as number;
          for (let i = 0; i < input.length; i++)
            sum += (input[i] as number) * ((weights[layer * 2] as Matrix)[i * width + j] as number);
          return layer < 2 ? Math.max(0, sum) : sum;
        }),
      );
    }
    const out = activations[3] as number[];
    const dOut = new Array<number>(out.length).fill(0);
    const share = 1 / rows.length;
    // policy
    let logProbability = 0;
    let entropy = 0;
    const heads: { start: number; p: number[]; logs: number[]; h: number; action: number; part: number }[] = [];
    let start = 0;
    spec.heads.forEach((size, head) => {
      const legal = Array.from({ length: size }, (_, i) => rollout.legal[row * logitCount + start + i] === 1);
      const peak = Math.max(...legal.map((is, i) => (is ? (out[start + i] as number) : -Infinity)));
      const e = legal.map((is, i) => (is ? Math.exp((out[start + i] as number) - peak) : 0));
      const total = e.reduce((a, b) => a + b, 0);
      const p = e.map((x) => x / total);
      const logs = p.map((x) => (x > 0 ? Math.log(x) : 0));
      const h = -p.reduce((sum, x, i) => sum + x * (logs[i] as number), 0);
      const part = rollout.participation[row * 3 + head] as number;
      const action = rollout.actions[row * 3 + head] as number;
      logProbability += part * (logs[action] as number);
      entropy += part * h;
      heads.push({ start, p, logs, h, action, part });
      start += size;
    });
    const advantage = rollout.advantages[row] as number;
    const ratio = Math.exp(logProbability - (rollout.logProbabilities[row] as number));
    const cut = Math.min(1 + options.clip, Math.max(1 - options.clip, ratio));
    let gain = Math.min(ratio * advantage, cut * advantage);
    let slope = ratio * advantage <= cut * advantage ? advantage : 0;
    if (options.dualClip > 0 && advantage < 0 && options.dualClip * advantage > gain) {
      gain = options.dualClip * advantage;
      slope = 0;
    }
    const value = out[logitCount] as number;
    const target = rollout.returns[row] as number;
    const oldValue = rollout.values[row] as number;
    let squares = (value - target) ** 2;
    let dValue = 2 * (value - target);
    if (options.valueClip > 0) {
      const near = oldValue + Math.min(options.valueClip, Math.max(-options.valueClip, value - oldValue));
      if ((near - target) ** 2 > squares) {
        squares = (near - target) ** 2;
        dValue = Math.abs(value - oldValue) <= options.valueClip ? 2 * (near - target) : 0;
      }
    }
    loss += share * (-gain + options.valueCoefficient * 0.5 * squares - entropyCoefficient * entropy);
    dOut[logitCount] = share * options.valueCoefficient * 0.5 * dValue;
    for (const { start: at, p, logs, h, action, part } of heads) {
      p.forEach((x, i) => {
        const dLog = (i === action ? 1 : 0) - x;
        const dEntropy = x > 0 ? -x * ((logs[i] as number) + h) : 0;
        dOut[at + i] = share * part * (-slope * ratio * dLog - entropyCoefficient * dEntropy);
      });
    }
    // backward
    let flow = dOut;
    for (let layer = 2; layer >= 0; layer--) {
      const input = activations[layer] as number[];
      const width = widths[layer + 1] as number;
      const back = new Array<number>(input.length).fill(0);
      for (let j = 0; j < width; j++) {
        const d = flow[j] as number;
        (gradients[layer * 2 + 1] as Matrix)[j] = ((gradients[layer * 2 + 1] as Matrix)[j] as number) + d;
        for (let i = 0; i < input.length; i++) {
          const at = i * width + j;
          (gradients[layer * 2] as Matrix)[at] =
            ((gradients[layer * 2] as Matrix)[at] as number) + d * (input[i] as number);
          back[i] = (back[i] as number) + d * ((weights[layer * 2] as Matrix)[at] as number);
        }
      }
      flow = back.map((d, i) => (layer > 0 && (input[i] as number) <= 0 ? 0 : d));
    }
  }
  return { gradients, loss };
};

const plainStep = (state: Plain, gradients: Matrix[], options: PpoOptions, learningRate: number): number => {
  const norm = Math.sqrt(gradients.reduce((sum, g) => sum + g.reduce((s, x) => s + x * x, 0), 0));
  const scale = Math.min(1, options.maxGradientNorm / norm);
  state.steps += 1;
  gradients.forEach((gradient, k) => {
    const [w, m, v] = [state.weights[k] as Matrix, state.m[k] as Matrix, state.v[k] as Matrix];
    gradient.forEach((raw, i) => {
      const g = raw * scale;
      m[i] = 0.9 * (m[i] as number) + 0.1 * g;
      v[i] = 0.999 * (v[i] as number) + 0.001 * g * g;
      const mHat = (m[i] as number) / (1 - 0.9 ** state.steps);
      const vHat = (v[i] as number) / (1 - 0.999 ** state.steps);
      w[i] = (w[i] as number) - (learningRate * mHat) / (Math.sqrt(vHat) + options.adamEpsilon);
    });
  });
  return norm;
};

const plainUpdate = (
  state: Plain,
  rollout: Rollout,
  options: PpoOptions,
  learningRate: number,
  entropyCoefficient: number,
  random: Random,
  normaliser: ObservationNormaliser,
) => {
  const count = rollout.values.length;
  const order = Array.from({ length: count }, (_, i) => i);
  let [losses, norms, steps] = [0, 0, 0];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = count - 1; i > 0; i--) {
      const j = random.nextBelow(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (let first = 0; first < count; first += options.minibatchSize) {
      const rows = order.slice(first, first + options.minibatchSize);
      const { gradients, loss } = plainGradients(state.weights, rollout, rows, options, entropyCoefficient, normaliser);
      losses += loss;
      norms += plainStep(state, gradients, options, learningRate);
      steps += 1;
    }
  }
  return { loss: losses / steps, gradientNorm: norms / steps };
};

describe('one PPO update', () => {
  it.each([
    ['plain', {}],
    ['value clip', { valueClip: 0.3 }],
    ['no dual clip, wide gradients', { dualClip: 0, maxGradientNorm: 100 }],
    ['micro-batches', { microBatchSize: 4 }],
    ['a last minibatch that is not full', { minibatchSize: 24, microBatchSize: 8 }],
  ])('equals the float64 loops: %s', async (_name, change) => {
    const options = { ...base, ...change };
    const rollout = randomRollout(new Random(11n), 8, 5);
    estimateAdvantages(rollout, options.gamma, options.lambda, 1);
    const normaliser = new ObservationNormaliser(5);
    normaliser.update(rollout.observations, 40);
    const weights = initialiseMlp(spec, new Random(5n)).map((w) => w.map((x) => x * 1.3));
    const ppo = await Ppo.create(await nodeRuntime(), spec, options, normaliser, 1);
    const zeros = () => weights.map((w) => new Float32Array(w.length));
    ppo.optimiser.loadState({ parameters: weights, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    const rates = { learningRate: 3e-3, entropyCoefficient: 0.02 };
    const stats = await ppo.update(rollout, rates, new Random(9n));

    const double = (arrays: readonly Float32Array[]) => arrays.map((array) => Float64Array.from(array));
    const state: Plain = { weights: double(weights), m: double(zeros()), v: double(zeros()), steps: 0 };
    const plainRollout = randomRollout(new Random(11n), 8, 5);
    estimateAdvantages(plainRollout, options.gamma, options.lambda, 1);
    normaliseAdvantages(plainRollout.advantages);
    const plain = plainUpdate(state, plainRollout, options, 3e-3, 0.02, new Random(9n), normaliser);

    expect(stats.optimiserSteps).toBe(state.steps);
    expect(stats.clipFraction).toBeGreaterThan(0.2);
    expect(Math.abs(stats.gradientNorm / plain.gradientNorm - 1)).toBeLessThan(1e-4);
    const loss = stats.policyLoss + 0.5 * stats.valueLoss - 0.02 * stats.entropy;
    expect(Math.abs(loss - plain.loss)).toBeLessThan(1e-4);
    let largest = 0;
    let moved = 0;
    ppo.optimiser.copyParameters().forEach((array, k) => {
      array.forEach((x, i) => {
        largest = Math.max(largest, Math.abs(x - ((state.weights[k] as Matrix)[i] as number)));
        moved = Math.max(moved, Math.abs(x - ((weights[k] as Float32Array)[i] as number)));
      });
    });
    expect(moved).toBeGreaterThan(5e-3);
    expect(largest).toBeLessThan(1e-4);
    await ppo.close();
  });

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
