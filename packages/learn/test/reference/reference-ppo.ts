// One PPO update written out row by row from docs/algorithms/ppo.md and the papers named there.

import type { Random } from '@jixia/env';
import type { PpoOptions } from '../../src/algorithms/ppo.ts';
import type { Rollout } from '../../src/algorithms/rollout.ts';
import { type NetworkSpec, networkParameters } from '../../src/networks/network.ts';
import { referenceNetwork, type Weights } from './reference-network.ts';
import * as s from './scalar-tape.ts';

export type ReferenceState = {
  readonly weights: readonly Float64Array[];
  readonly first: readonly Float64Array[];
  readonly second: readonly Float64Array[];
  steps: number;
};

export const freshState = (weights: readonly Float32Array[]): ReferenceState => ({
  weights: weights.map((array) => Float64Array.from(array)),
  first: weights.map((array) => new Float64Array(array.length)),
  second: weights.map((array) => new Float64Array(array.length)),
  steps: 0,
});

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const deviationOf = (numbers: readonly number[]): number => {
  const mean = meanOf(numbers);
  return Math.sqrt(meanOf(numbers.map((x) => (x - mean) ** 2)));
};

/** Features to mean 0 and deviation 1; those in `shared` blocks over all blocks together. */
const normaliserOf = (
  spec: NetworkSpec,
  rollout: Rollout,
): ((row: number) => { raw: Float64Array; row: s.Scalar[] }) => {
  const size = spec.observationSize;
  const count = rollout.steps * rollout.rows;
  const column = (feature: number): number[] =>
    Array.from({ length: count }, (_, row) => rollout.observations[row * size + feature] as number);
  const mates = Array.from({ length: size }, (_, feature) => [feature]);
  for (const { offsets, length } of spec.kind === 'entity' ? spec.kinds : []) {
    for (const offset of offsets) for (let i = 0; i < length; i++) mates[offset + i] = offsets.map((o) => o + i);
  }
  const scales = mates.map((features) => {
    const all = features.flatMap(column);
    return { mean: meanOf(all), deviation: Math.sqrt(deviationOf(all) ** 2 + 1e-4) };
  });
  return (row) => {
    const raw = Float64Array.from(rollout.observations.subarray(row * size, (row + 1) * size));
    return {
      raw,
      row: Array.from(raw, (x, i) => {
        const { mean, deviation } = scales[i] as { mean: number; deviation: number };
        return s.constant(Math.min(5, Math.max(-5, (x - mean) / deviation)));
      }),
    };
  };
};

/** Generalised advantage estimation, each advantage as its sum over the future. */
const advantagesOf = (rollout: Rollout, { gamma, lambda }: PpoOptions): { advantages: number[]; returns: number[] } => {
  const { steps, rows } = rollout;
  const advantages = new Array<number>(steps * rows).fill(0);
  for (let row = 0; row < rows; row++) {
    for (let step = 0; step < steps; step++) {
      let factor = 1;
      for (let later = step; later < steps; later++) {
        const at = later * rows + row;
        const isLast = rollout.ended[at] === 1;
        let next = (later + 1 < steps ? rollout.values[at + rows] : rollout.nextValues[row]) as number;
        if (isLast) next = rollout.finalValues[at] as number;
        const error = (rollout.rewards[at] as number) + gamma * next - (rollout.values[at] as number);
        advantages[step * rows + row] = (advantages[step * rows + row] as number) + factor * error;
        factor *= gamma * lambda;
        if (isLast) break;
      }
    }
  }
  const returns = advantages.map((advantage, at) => advantage + (rollout.values[at] as number));
  return { advantages, returns };
};

/** The loss of one row, and what is reported of it. */
const lossOf = (
  spec: NetworkSpec,
  rollout: Rollout,
  at: number,
  output: { logits: readonly s.Scalar[]; value: s.Scalar },
  goal: { advantage: number; target: number },
  options: PpoOptions,
  entropyCoefficient: number,
) => {
  let logProbability = s.constant(0);
  let entropy = s.constant(0);
  let first = 0;
  const logitCount = output.logits.length;
  for (const [head, size] of spec.heads.entries()) {
    const logs = s.logSoftmax(
      output.logits.slice(first, first + size),
      (value) => rollout.legal[at * logitCount + first + value] === 1,
    );
    if (rollout.participation[at * spec.heads.length + head] === 1) {
      const action = rollout.actions[at * spec.heads.length + head] as number;
      logProbability = s.add(logProbability, logs[action] as s.Scalar);
      for (const log of logs) if (log) entropy = s.sub(entropy, s.mul(s.exp(log), log));
    }
    first += size;
  }
  const { advantage, target } = goal;
  const old = s.constant(rollout.logProbabilities[at] as number);
  const logRatio = s.clip(s.sub(logProbability, old), -20, 20);
  const ratio = s.exp(logRatio);
  const cut = s.clip(ratio, 1 - options.clip, 1 + options.clip);
  let gain = s.min(s.scale(ratio, advantage), s.scale(cut, advantage));
  if (options.dualClip > 0 && advantage < 0) gain = s.max(gain, s.constant(options.dualClip * advantage));
  const square = (x: s.Scalar): s.Scalar => s.mul(x, x);
  const goalValue = s.constant(target);
  let error = square(s.sub(output.value, goalValue));
  if (options.valueClip > 0) {
    const before = s.constant(rollout.values[at] as number);
    const near = s.add(before, s.clip(s.sub(output.value, before), -options.valueClip, options.valueClip));
    error = s.max(error, square(s.sub(near, goalValue)));
  }
  const loss = s.add(
    s.scale(gain, -1),
    s.scale(error, 0.5 * options.valueCoefficient),
    s.scale(entropy, -entropyCoefficient),
  );
  return {
    loss,
    policyLoss: -gain.value,
    valueLoss: 0.5 * error.value,
    entropy: entropy.value,
    approximateKl: ratio.value - 1 - logRatio.value,
    clipFraction: Math.abs(ratio.value - 1) > options.clip ? 1 : 0,
  };
};

type Report = Omit<ReturnType<typeof lossOf>, 'loss'>;
const reported = ['policyLoss', 'valueLoss', 'entropy', 'approximateKl', 'clipFraction'] as const;

/** Updates `state`; returns the metrics of the update. Rewards are not scaled. */
export const referenceUpdate = (
  spec: NetworkSpec,
  state: ReferenceState,
  rollout: Rollout,
  options: PpoOptions,
  rates: { readonly learningRate: number; readonly entropyCoefficient: number },
  random: Random,
): Report & { gradientNorm: number; explainedVariance: number; optimiserSteps: number } => {
  const { steps, rows } = rollout;
  const chunkSteps = spec.recurrent?.steps ?? 1;
  const named = networkParameters(spec);
  const rowOf = normaliserOf(spec, rollout);
  const { advantages: raw, returns } = advantagesOf(rollout, options);
  const [mean, deviation] = [meanOf(raw), deviationOf(raw)];
  const advantages = options.isAdvantageNormalised ? raw.map((x) => (x - mean) / (deviation + 1e-8)) : raw;
  const errors = returns.map((x, at) => x - (rollout.values[at] as number));
  const explainedVariance = 1 - deviationOf(errors) ** 2 / deviationOf(returns) ** 2;
  const chunks = (steps / chunkSteps) * rows;
  const order = Array.from({ length: chunks }, (_, index) => index);
  const totals = { policyLoss: 0, valueLoss: 0, entropy: 0, approximateKl: 0, clipFraction: 0, gradientNorm: 0 };
  const first = state.steps;
  const perStep = options.minibatchSize / chunkSteps;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = chunks - 1; i > 0; i--) {
      const j = random.nextBelow(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (let from = 0; from < chunks; from += perStep) {
      const weights: Weights = new Map(
        named.map(({ name, shape }, index) => [
          name,
          { shape, numbers: Array.from(state.weights[index] as Float64Array, s.constant) },
        ]),
      );
      const terms: ReturnType<typeof lossOf>[] = [];
      for (const chunk of order.slice(from, from + perStep)) {
        const [agent, firstStep] = [chunk % rows, Math.floor(chunk / rows) * chunkSteps];
        const size = rollout.states.length / chunks;
        let memory: readonly s.Scalar[] = Array.from(
          rollout.states.subarray(chunk * size, (chunk + 1) * size),
          s.constant,
        );
        for (let step = firstStep; step < firstStep + chunkSteps; step++) {
          const at = step * rows + agent;
          const isNew = step > firstStep && rollout.ended[at - rows] === 1;
          if (isNew) memory = memory.map(() => s.constant(0));
          const seen = rowOf(at);
          const output = referenceNetwork(spec, weights, seen.raw, seen.row, memory);
          memory = output.state;
          const goal = { advantage: advantages[at] as number, target: returns[at] as number };
          terms.push(lossOf(spec, rollout, at, output, goal, options, rates.entropyCoefficient));
        }
      }
      s.backward(s.scale(s.add(...terms.map(({ loss }) => loss)), 1 / terms.length));
      const gradients = named.map(({ name }) => (weights.get(name)?.numbers ?? []).map(({ gradient }) => gradient));
      const norm = Math.sqrt(gradients.flat().reduce((sum, x) => sum + x * x, 0));
      adam(state, gradients, Math.min(1, options.maxGradientNorm / norm), rates.learningRate, options.adamEpsilon);
      for (const key of reported) totals[key] += meanOf(terms.map((term) => term[key]));
      totals.gradientNorm += norm;
    }
  }
  const taken = state.steps - first;
  const means = Object.fromEntries(Object.entries(totals).map(([key, total]) => [key, total / taken]));
  return { ...(means as typeof totals), explainedVariance, optimiserSteps: taken };
};

/** Kingma and Ba 2014, algorithm 1. */
const adam = (
  state: ReferenceState,
  gradients: readonly (readonly number[])[],
  factor: number,
  learningRate: number,
  epsilon: number,
): void => {
  state.steps += 1;
  const [beta1, beta2] = [0.9, 0.999];
  for (const [index, array] of gradients.entries()) {
    const [w, m, v] = [state.weights[index], state.first[index], state.second[index]] as Float64Array[] as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (const [at, gradient] of array.entries()) {
      const g = gradient * factor;
      m[at] = beta1 * (m[at] as number) + (1 - beta1) * g;
      v[at] = beta2 * (v[at] as number) + (1 - beta2) * g * g;
      const mean = (m[at] as number) / (1 - beta1 ** state.steps);
      const square = (v[at] as number) / (1 - beta2 ** state.steps);
      w[at] = (w[at] as number) - (learningRate * mean) / (Math.sqrt(square) + epsilon);
    }
  }
};
