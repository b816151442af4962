// Behaviour cloning: a policy learns to do what a teacher did, as a classifier of its decisions (Pomerleau 1991). The
// likelihood of a decision is that of the heads that took part, each over the values that were legal for the teacher.
// Every detail is listed in docs/algorithms/behaviour-cloning.md.

import type { Manifest, Random } from '@jixia/env';
import { checkStep } from '../divergence.ts';
import { addInput, type Graph, inScope, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { Optimiser } from '../graph/optimiser.ts';
import type { LossResult } from '../graph/training-step.ts';
import { LearnError } from '../learn-error.ts';
import { Actor, type ActorOutputs } from '../networks/actor.ts';
import { buildNetwork, initialiseNetwork, type NetworkSpec, networkParameters } from '../networks/network.ts';
import { silenceValue } from '../networks/silence-value.ts';
import { ObservationNormaliser } from '../observation-normaliser.ts';
import { buildPolicy, normaliseObservation, policyPorts } from '../policy/policy-graph.ts';
import { describePolicy, encodePolicy } from '../policy/policy-manifest.ts';
import type { Runtime, Tensor } from '../runtime/runtime.ts';
import { DecisionBatch } from './decision-batch.ts';
import type { Demonstrations } from './demonstrations.ts';
import { refuseMemory } from './memoryless.ts';
import { evaluateActions } from './ppo.ts';
import { shuffle } from './rollout.ts';

export type CloningOptions = {
  readonly minibatchSize: number;
  readonly maxGradientNorm: number;
  readonly adamEpsilon: number;
  readonly isObservationNormalised: boolean;
  readonly threads: number;
};

// ---- 1. Loss: mean negative log-likelihood of the teacher's decisions ----

export const cloningLoss = (
  graph: Graph,
  spec: NetworkSpec,
  rows: number,
  parameters: ReadonlyMap<string, Value>,
): LossResult => {
  const logitCount = spec.heads.reduce((total, size) => total + size, 0);
  const raw = addInput(graph, policyPorts.observation, [rows, spec.observationSize]);
  const mean = addInput(graph, policyPorts.mean, [spec.observationSize]);
  const inverseDeviation = addInput(graph, policyPorts.inverseDeviation, [spec.observationSize]);
  const decision = {
    legal: addInput(graph, 'legal', [rows, logitCount], 'uint8'),
    participation: addInput(graph, 'participation', [rows, spec.heads.length], 'uint8'),
    action: addInput(graph, 'action', [rows, spec.heads.length], 'int32'),
  };
  const weight = addInput(graph, 'weight', [rows, 1]);
  const observation = normaliseObservation(graph, raw, mean, inverseDeviation);
  const { logits } = buildNetwork(graph, spec, parameters, { raw, observation, memory: null });
  const { logProbability, entropy } = inScope(graph, 'policy', () =>
    evaluateActions(graph, spec.heads, logits, decision),
  );
  const meanOf = (x: Value): Value => op.reduceSum(graph, op.mul(graph, x, weight));
  return { loss: op.neg(graph, meanOf(logProbability)), stats: { entropy: meanOf(entropy) } };
};

// ---- 2. Epochs of shuffled minibatches ----

export type CloningEpochStats = {
  readonly crossEntropy: number;
  readonly entropy: number;
  readonly gradientNorm: number;
  readonly optimiserSteps: number;
};

export class BehaviourCloning {
  readonly optimiser: Optimiser;
  readonly network: NetworkSpec;
  readonly normaliser: ObservationNormaliser;
  readonly #batch: DecisionBatch;
  readonly #actor: Actor;
  readonly #rows: number;
  readonly #inference: { readonly data: Float32Array; readonly tensor: Tensor; readonly outputs: ActorOutputs };

  private constructor(
    runtime: Runtime,
    network: NetworkSpec,
    optimiser: Optimiser,
    actor: Actor,
    normaliser: ObservationNormaliser,
    rows: number,
  ) {
    this.network = network;
    this.optimiser = optimiser;
    this.normaliser = normaliser;
    this.#actor = actor;
    this.#rows = rows;
    this.#batch = new DecisionBatch(runtime, network, normaliser, rows, {
      action: { width: network.heads.length, type: 'int32' },
    });
    const data = new Float32Array(rows * network.observationSize);
    this.#inference = { data, tensor: actor.observations(data, rows), outputs: actor.outputs(rows) };
  }

  /** @param demonstrations features are normalised by their mean and deviation, once and for all */
  static async create(
    runtime: Runtime,
    network: NetworkSpec,
    options: CloningOptions,
    demonstrations: Demonstrations,
    random: Random,
  ): Promise<BehaviourCloning> {
    if (demonstrations.rows === 0) {
      throw new LearnError('invalid_input', 'There are no demonstrations to learn from; record at least one.');
    }
    refuseMemory(network, 'behaviour-cloning');
    const rows = Math.min(options.minibatchSize, demonstrations.rows);
    const parameters = networkParameters(network);
    const { adamEpsilon: epsilon, maxGradientNorm, threads } = options;
    const step = {
      name: 'behaviour_cloning',
      parameters,
      loss: (graph: Graph, weights: ReadonlyMap<string, Value>) => cloningLoss(graph, network, rows, weights),
      adam: { beta1: 0.9, beta2: 0.999, epsilon, maxGradientNorm },
    };
    const optimiser = await Optimiser.create(runtime, step, { threads, microBatches: 1 });
    const fresh = initialiseNetwork(network, random);
    silenceValue(network, fresh);
    const zeros = () => fresh.map((array) => new Float32Array(array.length));
    optimiser.loadState({ parameters: fresh, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    const normaliser = new ObservationNormaliser(
      network.observationSize,
      network.kind === 'entity' ? network.kinds : [],
    );
    if (options.isObservationNormalised) normaliser.update(demonstrations.observations, demonstrations.rows);
    const actor = await Actor.create(runtime, network, threads);
    return new BehaviourCloning(runtime, network, optimiser, actor, normaliser, rows);
  }

  /**
   * One pass over the demonstrations.
   * @throws LearnError `diverged` naming the quantity that stopped being a usable number first
   */
  async epoch(demonstrations: Demonstrations, learningRate: number, random: Random): Promise<CloningEpochStats> {
    const order = Int32Array.from({ length: demonstrations.rows }, (_, index) => index);
    shuffle(order, random);
    const totals = { crossEntropy: 0, entropy: 0, gradientNorm: 0 };
    let optimiserSteps = 0;
    for (let first = 0; first < order.length; first += this.#rows) {
      this.#batch.gather(demonstrations, { action: demonstrations.actions }, order, first);
      const result = await this.optimiser.step([this.#batch.feeds], learningRate);
      const { stats, gradientNorm } = result;
      const found = { crossEntropy: stats.loss as number, entropy: stats.entropy as number, gradientNorm };
      checkStep({ crossEntropy: found.crossEntropy, entropy: found.entropy }, result, this.optimiser.steps);
      totals.crossEntropy += found.crossEntropy;
      totals.entropy += found.entropy;
      totals.gradientNorm += gradientNorm;
      optimiserSteps += 1;
    }
    const { crossEntropy, entropy, gradientNorm } = totals;
    return {
      crossEntropy: crossEntropy / optimiserSteps,
      entropy: entropy / optimiserSteps,
      gradientNorm: gradientNorm / optimiserSteps,
      optimiserSteps,
    };
  }

  /**
   * Greedy decisions of the policy, i32 [rows, heads], head by head among the values that were legal for the teacher;
   * -1 where a head took no part.
   */
  async decide(demonstrations: Demonstrations): Promise<Int32Array> {
    const { observationSize, heads } = this.network;
    const logitCount = heads.reduce((total, size) => total + size, 0);
    const decided = new Int32Array(demonstrations.rows * heads.length).fill(-1);
    const { data, tensor, outputs } = this.#inference;
    const { mean, inverseDeviation } = this.normaliser;
    const version = this.#actor.version([...this.optimiser.copyParameters(), mean, inverseDeviation]);
    for (let first = 0; first < demonstrations.rows; first += this.#rows) {
      const count = Math.min(this.#rows, demonstrations.rows - first);
      data.set(demonstrations.observations.subarray(first * observationSize, (first + count) * observationSize));
      await this.#actor.infer(version, tensor, outputs);
      const logits = outputs.logits.data as Float32Array;
      for (let row = 0; row < count; row++) {
        let [at, start] = [row * logitCount, (first + row) * logitCount];
        for (const [head, size] of heads.entries()) {
          const place = (first + row) * heads.length + head;
          if (demonstrations.participation[place] === 1) {
            decided[place] = best(logits, at, demonstrations.legal, start, size);
          }
          at += size;
          start += size;
        }
      }
    }
    return decided;
  }

  /** The policy as the bytes of an ONNX file that takes raw observations. Its `value` is not learned: 0. */
  exportPolicy(manifest: Manifest, training: Readonly<Record<string, string | number>>): Uint8Array {
    const graph = buildPolicy(this.network, this.optimiser.copyParameters(), this.normaliser);
    return encodePolicy(graph, describePolicy(manifest, { algorithm: 'behaviour-cloning', ...training }));
  }

  async close(): Promise<void> {
    await Promise.all([this.optimiser.close(), this.#actor.close()]);
  }
}

/** Index of the largest legal logit, the first of equals. */
const best = (logits: Float32Array, at: number, legal: Uint8Array, start: number, size: number): number => {
  let found = -1;
  for (let i = 0; i < size; i++) {
    if (legal[start + i] === 0) continue;
    if (found < 0 || (logits[at + i] as number) > (logits[at + found] as number)) found = i;
  }
  return found;
};
