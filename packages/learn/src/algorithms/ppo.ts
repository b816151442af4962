// Proximal Policy Optimisation, in the order of the papers: rollout, advantages, clipped objective, epochs of
// minibatches. Schulman et al. 2017 (arXiv 1707.06347), GAE 2015 (1506.02438); dual clip and the masks of composite
// actions from Ye et al. 2020 (1912.09729). Every detail is listed in docs/algorithms/ppo.md.

import type { Random } from '@jixia/env';
import { checkFinite, checkStep } from '../divergence.ts';
import { addInput, type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { Optimiser } from '../graph/optimiser.ts';
import type { LossResult, ParameterSpec, TrainingStepSpec } from '../graph/training-step.ts';
import { LearnError } from '../learn-error.ts';
import { buildNetwork, logitCountOf, type NetworkSpec, networkParameters } from '../networks/network.ts';
import { type RecurrentInputs, stateSizeOf } from '../networks/recurrent.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import { normaliseObservation, policyPorts } from '../policy/policy-graph.ts';
import type { Feeds, Runtime, Tensor } from '../runtime/runtime.ts';
import { entropyOf, maskedLogs } from './masked-heads.ts';
import {
  copyRow,
  explainedVariance as explainedVarianceOf,
  normaliseAdvantages,
  type Rollout,
  shuffle,
} from './rollout.ts';

export type PpoOptions = {
  /** Discount per decision. */
  readonly gamma: number;
  /** GAE's mix of one-step and whole-episode estimates. */
  readonly lambda: number;
  /** The probability ratio is cut to 1 - clip .. 1 + clip. */
  readonly clip: number;
  /** Second bound for negative advantages: their term is at least dualClip * advantage; 0 = off. */
  readonly dualClip: number;
  /** Cuts value updates to plus or minus this around the old value; 0 = off. */
  readonly valueClip: number;
  readonly valueCoefficient: number;
  readonly maxGradientNorm: number;
  readonly epochs: number;
  /** Rows of one optimiser step. */
  readonly minibatchSize: number;
  /** Rows of one run of the graph; a divisor of `minibatchSize`. */
  readonly microBatchSize: number;
  /** Ends the epochs of an update once the approximate KL divergence of a minibatch exceeds this; 0 = off. */
  readonly targetKl: number;
  readonly isAdvantageNormalised: boolean;
  readonly adamEpsilon: number;
};

/** A value function beside the policy's own (mappo.ts): its weights, its inputs, its estimate. */
export type Critic = {
  readonly parameters: readonly ParameterSpec[];
  /** Appends the inputs of `rows` rows and the network; returns the value [rows, 1]. */
  readonly build: (graph: Graph, parameters: ReadonlyMap<string, Value>, rows: number) => Value;
  /** Buffers of those inputs. */
  readonly batch: (rows: number) => Readonly<Record<string, Tensor>>;
  /** Fills row `row` of the buffers from row `from` of a rollout. */
  readonly gather: (batch: Readonly<Record<string, Tensor>>, row: number, rollout: Rollout, from: number) => void;
};

// ---- 1. The objective, on rows of a rollout (rollout.ts) ----

/** Log-ratios are cut here, so that a stale row cannot overflow the exponential. */
const logRatioLimit = 20;

/** Inputs of the loss beside weights: all of `rows` rows, `weight` sums to 1 over a minibatch. */
const lossInputs = (graph: Graph, spec: NetworkSpec, rows: number) => {
  const logitCount = logitCountOf(spec);
  const column = (name: string) => addInput(graph, name, [rows, 1]);
  return {
    observation: addInput(graph, policyPorts.observation, [rows, spec.observationSize]),
    mean: addInput(graph, policyPorts.mean, [spec.observationSize]),
    inverseDeviation: addInput(graph, policyPorts.inverseDeviation, [spec.observationSize]),
    legal: addInput(graph, 'legal', [rows, logitCount], 'uint8'),
    participation: addInput(graph, 'participation', [rows, spec.heads.length], 'uint8'),
    action: addInput(graph, 'action', [rows, spec.heads.length], 'int32'),
    oldLogProbability: column('old_log_probability'),
    oldValue: column('old_value'),
    advantage: column('advantage'),
    target: column('return'),
    weight: column('weight'),
    entropyCoefficient: addInput(graph, 'entropy_coefficient', []),
  };
};

/** Of a recurrent network: the state before each chunk, no gradient flows beyond it, and where episodes begin. */
const memoryInputs = (graph: Graph, spec: NetworkSpec, rows: number): RecurrentInputs | null => {
  if (!spec.recurrent) return null;
  const { steps } = spec.recurrent;
  const state = addInput(graph, policyPorts.state, [rows / steps, stateSizeOf(spec.recurrent)]);
  return { state, keep: addInput(graph, 'keep', [rows, 1]), steps };
};

/** Log-probability of the stored action and entropy of the policy, both over the heads that took part: [rows, 1]. */
export const evaluateActions = (
  graph: Graph,
  heads: readonly number[],
  logits: Value,
  inputs: { readonly legal: Value; readonly participation: Value; readonly action: Value },
): { logProbability: Value; entropy: Value } => {
  const logs = maskedLogs(graph, heads, logits, inputs.legal);
  const participation = op.cast(graph, inputs.participation, 'float32');
  const ones = heads.map(() => 1);
  const takesPart = op.split(graph, participation, ones, 1);
  const actions = op.split(graph, inputs.action, ones, 1);
  const logProbability = logs
    .map((own, head) =>
      inScope(graph, `head${head}`, () => {
        const chosen = op.oneHot(graph, actions[head] as Value, heads[head] as number);
        return op.mul(graph, op.reduceSum(graph, op.mul(graph, own, chosen), [1], true), takesPart[head] as Value);
      }),
    )
    .reduce((total, own) => op.add(graph, total, own));
  return { logProbability, entropy: entropyOf(graph, logs, participation) };
};

/** The loss as graph: clipped surrogate with dual clip + value loss - entropy bonus. */
export const ppoLoss = (
  graph: Graph,
  spec: NetworkSpec,
  rows: number,
  options: PpoOptions,
  parameters: ReadonlyMap<string, Value>,
  critic?: Critic,
): LossResult => {
  const inputs = lossInputs(graph, spec, rows);
  const observation = normaliseObservation(graph, inputs.observation, inputs.mean, inputs.inverseDeviation);
  const memory = memoryInputs(graph, spec, rows);
  const { logits, value: ownValue } = buildNetwork(graph, spec, parameters, {
    raw: inputs.observation,
    observation,
    memory,
  });
  const value = critic ? critic.build(graph, parameters, rows) : ownValue;
  const one = scalar(graph, 1);
  const mean = (x: Value): Value => op.reduceSum(graph, op.mul(graph, x, inputs.weight));
  const clipped = (x: Value, limit: number): Value => op.clip(graph, x, scalar(graph, -limit), scalar(graph, limit));

  const { logProbability, entropy } = inScope(graph, 'policy', () =>
    evaluateActions(graph, spec.heads, logits, inputs),
  );
  const surrogate = inScope(graph, 'surrogate', () => {
    const logRatio = clipped(op.sub(graph, logProbability, inputs.oldLogProbability), logRatioLimit);
    const ratio = op.exp(graph, logRatio);
    const free = op.mul(graph, ratio, inputs.advantage);
    const cut = op.clip(graph, ratio, scalar(graph, 1 - options.clip), scalar(graph, 1 + options.clip));
    let gain = op.min(graph, free, op.mul(graph, cut, inputs.advantage));
    if (options.dualClip > 0) {
      const floor = op.mul(graph, inputs.advantage, scalar(graph, options.dualClip));
      const isBad = op.less(graph, inputs.advantage, scalar(graph, 0));
      gain = op.where(graph, isBad, op.max(graph, gain, floor), gain);
    }
    const approximateKl = mean(op.sub(graph, op.sub(graph, ratio, one), logRatio));
    const distance = op.max(graph, op.sub(graph, ratio, one), op.sub(graph, one, ratio));
    const isCut = op.cast(graph, op.greater(graph, distance, scalar(graph, options.clip)), 'float32');
    return { policyLoss: op.neg(graph, mean(gain)), approximateKl, clipFraction: mean(isCut) };
  });
  const valueLoss = inScope(graph, 'value', () => {
    const error = op.sub(graph, value, inputs.target);
    let squares = op.mul(graph, error, error);
    if (options.valueClip > 0) {
      const near = op.add(graph, inputs.oldValue, clipped(op.sub(graph, value, inputs.oldValue), options.valueClip));
      const nearError = op.sub(graph, near, inputs.target);
      squares = op.max(graph, squares, op.mul(graph, nearError, nearError));
    }
    return op.mul(graph, mean(squares), scalar(graph, 0.5));
  });
  const meanEntropy = mean(entropy);
  const loss = inScope(graph, 'total', () => {
    const weighted = op.add(
      graph,
      surrogate.policyLoss,
      op.mul(graph, valueLoss, scalar(graph, options.valueCoefficient)),
    );
    return op.sub(graph, weighted, op.mul(graph, meanEntropy, inputs.entropyCoefficient));
  });
  return { loss, stats: { ...surrogate, valueLoss, entropy: meanEntropy } };
};

// ---- 2. The update: epochs of shuffled minibatches ----

export type PpoUpdateStats = {
  readonly policyLoss: number;
  readonly valueLoss: number;
  readonly entropy: number;
  readonly approximateKl: number;
  readonly clipFraction: number;
  readonly gradientNorm: number;
  readonly explainedVariance: number;
  readonly optimiserSteps: number;
};

export class Ppo {
  readonly optimiser: Optimiser;
  readonly #options: PpoOptions;
  readonly #spec: NetworkSpec;
  readonly #batch: Readonly<Record<string, Tensor>>;
  readonly #microBatches: number;
  readonly #critic: Critic | undefined;

  private constructor(
    optimiser: Optimiser,
    spec: NetworkSpec,
    options: PpoOptions,
    batch: Record<string, Tensor>,
    critic: Critic | undefined,
  ) {
    this.#critic = critic;
    this.optimiser = optimiser;
    this.#spec = spec;
    this.#options = options;
    this.#batch = batch;
    this.#microBatches = options.minibatchSize / options.microBatchSize;
  }

  /** Builds the graph and its session. `normaliser`'s arrays are read at every step. The critic's weights come last. */
  static async create(
    runtime: Runtime,
    spec: NetworkSpec,
    options: PpoOptions,
    normaliser: ObservationNormaliser,
    threads: number,
    critic?: Critic,
  ): Promise<Ppo> {
    const rows = options.microBatchSize;
    const chunkSteps = spec.recurrent?.steps ?? 1;
    if (rows % chunkSteps !== 0 || options.minibatchSize % rows !== 0) {
      throw new LearnError(
        'invalid_option',
        `microBatchSize is ${rows}; it must divide minibatchSize ${options.minibatchSize} and be a multiple of the ` +
          `${chunkSteps} steps of the network's memory.`,
      );
    }
    const step: TrainingStepSpec = {
      name: 'ppo',
      parameters: [...networkParameters(spec), ...(critic?.parameters ?? [])],
      loss: (graph, parameters) => ppoLoss(graph, spec, rows, options, parameters, critic),
      adam: { beta1: 0.9, beta2: 0.999, epsilon: options.adamEpsilon, maxGradientNorm: options.maxGradientNorm },
    };
    const microBatches = options.minibatchSize / rows;
    const optimiser = await Optimiser.create(runtime, step, { threads, microBatches });
    const logitCount = logitCountOf(spec);
    const heads = spec.heads.length;
    const stateSize = stateSizeOf(spec.recurrent);
    const chunks = rows / chunkSteps;
    const column = () => runtime.tensor(new Float32Array(rows), [rows, 1]);
    const batch = {
      [policyPorts.observation]: runtime.tensor(new Float32Array(rows * spec.observationSize), [
        rows,
        spec.observationSize,
      ]),
      [policyPorts.mean]: runtime.tensor(normaliser.mean, [spec.observationSize]),
      [policyPorts.inverseDeviation]: runtime.tensor(normaliser.inverseDeviation, [spec.observationSize]),
      legal: runtime.tensor(new Uint8Array(rows * logitCount), [rows, logitCount]),
      participation: runtime.tensor(new Uint8Array(rows * heads), [rows, heads]),
      action: runtime.tensor(new Int32Array(rows * heads), [rows, heads]),
      old_log_probability: column(),
      old_value: column(),
      advantage: column(),
      return: column(),
      weight: column(),
      entropy_coefficient: runtime.tensor(new Float32Array(1), []),
      ...(stateSize === 0
        ? {}
        : {
            [policyPorts.state]: runtime.tensor(new Float32Array(chunks * stateSize), [chunks, stateSize]),
            keep: column(),
          }),
      ...critic?.batch(rows),
    };
    return new Ppo(optimiser, spec, options, batch, critic);
  }

  /**
   * Improves the policy on a rollout whose advantages are estimated (and normalises them if so configured).
   * @throws LearnError `diverged` naming the quantity that stopped being a usable number first
   */
  async update(
    rollout: Rollout,
    rates: { readonly learningRate: number; readonly entropyCoefficient: number },
    random: Random,
  ): Promise<PpoUpdateStats> {
    const { epochs, targetKl } = this.#options;
    // Chunks are shuffled whole; without memory a chunk is a row.
    const { chunkSteps } = rollout;
    const count = (rollout.steps * rollout.rows) / chunkSteps;
    const minibatchSize = this.#options.minibatchSize / chunkSteps;
    const microBatchSize = this.#options.microBatchSize / chunkSteps;
    const explainedVariance = explainedVarianceOf(rollout.returns, rollout.values);
    checkFinite('advantages', rollout.advantages);
    if (this.#options.isAdvantageNormalised) normaliseAdvantages(rollout.advantages);
    (this.#tensor('entropy_coefficient').data as Float32Array)[0] = rates.entropyCoefficient;
    const order = Int32Array.from({ length: count }, (_, index) => index);
    const totals = { policyLoss: 0, valueLoss: 0, entropy: 0, approximateKl: 0, clipFraction: 0, gradientNorm: 0 };
    const feeds: Feeds[] = new Array(this.#microBatches).fill(this.#batch);
    let taken = 0;
    for (let epoch = 0, isOver = false; epoch < epochs && !isOver; epoch++) {
      shuffle(order, random);
      for (let first = 0; first < count && !isOver; first += minibatchSize) {
        const size = Math.min(minibatchSize, count - first);
        const result = await this.optimiser.step(feeds, rates.learningRate, (micro) =>
          this.#gather(rollout, order, first + micro * microBatchSize, first + size, size * chunkSteps),
        );
        const { policyLoss, valueLoss, entropy, approximateKl, clipFraction } = result.stats as typeof totals;
        const { gradientNorm } = result;
        checkStep({ policyLoss, valueLoss, entropy }, result, this.optimiser.steps);
        totals.policyLoss += policyLoss;
        totals.valueLoss += valueLoss;
        totals.entropy += entropy;
        totals.approximateKl += approximateKl;
        totals.clipFraction += clipFraction;
        totals.gradientNorm += gradientNorm;
        taken += 1;
        isOver = targetKl > 0 && approximateKl > targetKl;
      }
    }
    const means = Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, total / taken]));
    return { ...(means as typeof totals), explainedVariance, optimiserSteps: taken };
  }

  async close(): Promise<void> {
    await this.optimiser.close();
  }

  #tensor(name: string): Tensor {
    return this.#batch[name] as Tensor;
  }

  /**
   * Copies chunks order[first .. end) into the batch, step-major; `size` rows share the weight, chunks past the end weigh
   * nothing. Without memory a chunk is a row.
   */
  #gather(rollout: Rollout, order: Int32Array, first: number, end: number, size: number): void {
    const { observationSize, heads, recurrent } = this.#spec;
    const { rows, chunkSteps } = rollout;
    const logitCount = rollout.legal.length / rollout.values.length;
    const observation = this.#tensor(policyPorts.observation).data as Float32Array;
    const legal = this.#tensor('legal').data as Uint8Array;
    const participation = this.#tensor('participation').data as Uint8Array;
    const action = this.#tensor('action').data as Int32Array;
    const oldLogProbability = this.#tensor('old_log_probability').data as Float32Array;
    const oldValue = this.#tensor('old_value').data as Float32Array;
    const advantage = this.#tensor('advantage').data as Float32Array;
    const target = this.#tensor('return').data as Float32Array;
    const weight = this.#tensor('weight').data as Float32Array;
    const state = recurrent && (this.#tensor(policyPorts.state).data as Float32Array);
    const keep = recurrent && (this.#tensor('keep').data as Float32Array);
    const chunks = weight.length / chunkSteps;
    for (let chunk = 0; chunk < chunks; chunk++) {
      const isReal = first + chunk < end;
      // A chunk past the end repeats the last one: any valid numbers do, since it weighs nothing.
      const source = order[isReal ? first + chunk : end - 1] as number;
      if (state) copyRow(state, chunk, rollout.states, source, stateSizeOf(recurrent));
      const firstRow = Math.floor(source / rows) * chunkSteps * rows + (source % rows);
      for (let step = 0; step < chunkSteps; step++) {
        const row = step * chunks + chunk;
        const from = firstRow + step * rows;
        copyRow(observation, row, rollout.observations, from, observationSize);
        copyRow(legal, row, rollout.legal, from, logitCount);
        copyRow(participation, row, rollout.participation, from, heads.length);
        copyRow(action, row, rollout.actions, from, heads.length);
        oldLogProbability[row] = rollout.logProbabilities[from] as number;
        oldValue[row] = rollout.values[from] as number;
        advantage[row] = rollout.advantages[from] as number;
        target[row] = rollout.returns[from] as number;
        weight[row] = isReal ? 1 / size : 0;
        this.#critic?.gather(this.#batch, row, rollout, from);
        // The state before a chunk already is that of a new episode where one begins there.
        if (keep) keep[row] = step > 0 && rollout.ended[from - rows] !== 0 ? 0 : 1;
      }
    }
  }
}
