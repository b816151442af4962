// Deep Q-learning in the order of the papers: what actions are worth, targets, loss, replay. Mnih et al. 2015 (DQN), van
// Hasselt et al. 2016 (double), Wang et al. 2016 (dueling), Tavakoli et al. 2018 (one branch per head). Every detail is
// listed in docs/algorithms/dqn.md.

import type { Manifest, Random } from '@jixia/env';
import { checkStep } from '../divergence.ts';
import { addInput, type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { Optimiser, type OptimiserState } from '../graph/optimiser.ts';
import type { LossResult } from '../graph/training-step.ts';
import {
  buildNetwork,
  initialiseNetwork,
  type NetworkInputs,
  type NetworkSpec,
  networkParameters,
} from '../networks/network.ts';
import { silenceValue } from '../networks/silence-value.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import { normaliseObservation, policyPorts } from '../policy/policy-graph.ts';
import { ReplayBuffer, type ReplayReturn } from '../replay-buffer.ts';
import type { Runtime, Tensor } from '../runtime/runtime.ts';
import type { TrainConfig } from '../train-config.ts';
import type { Algorithm, AlgorithmState, UpdateContext } from './algorithm.ts';
import { greedyActions, MaskParts, utilityOf } from './branching-utilities.ts';
import { refuseMemory } from './memoryless.ts';
import { copyRow, type Rollout } from './rollout.ts';
import { scheduled } from './schedule.ts';
import { TargetNetwork, targetPort } from './target-network.ts';

export type DqnOptions = Pick<
  TrainConfig,
  'isDouble' | 'isDueling' | 'nStep' | 'huberDelta' | 'gamma' | 'minibatchSize' | 'maxGradientNorm' | 'adamEpsilon'
>;

// ---- 1. Targets and loss, on `rows` decisions of a replay buffer ----

/**
 * The loss as graph. y = rewards + discount * Q(next, best legal action), Q of the target network, the best action by
 * the weights that are learned (double) or by the target network; Huber's loss of Q - y.
 */
export const dqnLoss = (
  graph: Graph,
  spec: NetworkSpec,
  parts: MaskParts,
  maskSize: number,
  options: DqnOptions,
  parameters: ReadonlyMap<string, Value>,
): LossResult => {
  const { minibatchSize: rows, isDouble, isDueling, huberDelta } = options;
  const size = spec.observationSize;
  const mean = addInput(graph, policyPorts.mean, [size]);
  const inverseDeviation = addInput(graph, policyPorts.inverseDeviation, [size]);
  const observationOf = (name: string): NetworkInputs => {
    const raw = addInput(graph, name, [rows, size]);
    return { raw, observation: normaliseObservation(graph, raw, mean, inverseDeviation), memory: null };
  };
  const maskOf = (name: string): Value => op.cast(graph, addInput(graph, name, [rows, maskSize], 'uint8'), 'float32');
  const [observation, nextObservation] = [observationOf(policyPorts.observation), observationOf('next_observation')];
  const [mask, nextMask] = [maskOf('mask'), maskOf('next_mask')];
  const action = addInput(graph, 'action', [rows, spec.heads.length], 'int32');
  const reward = addInput(graph, 'reward', [rows, 1]);
  const discount = addInput(graph, 'discount', [rows, 1]);
  const targets = new Map(
    networkParameters(spec).map(({ name, shape }) => [name, addInput(graph, targetPort(name), shape)]),
  );
  const form = isDueling ? 'dueling' : 'plain';

  const q = inScope(graph, 'chosen', () => {
    const columns = op.split(
      graph,
      action,
      spec.heads.map(() => 1),
      1,
    );
    const taken = columns.map((column, head) => op.oneHot(graph, column, spec.heads[head] as number));
    const output = buildNetwork(graph, spec, parameters, observation);
    return utilityOf(graph, parts, output, mask, taken, form);
  });
  const y = inScope(graph, 'target', () => {
    const output = buildNetwork(graph, spec, targets, nextObservation);
    const { logits } = isDouble
      ? inScope(graph, 'choice', () => buildNetwork(graph, spec, parameters, nextObservation))
      : output;
    const best = greedyActions(graph, parts, logits, nextMask);
    const worth = utilityOf(graph, parts, output, nextMask, best, form);
    return op.add(graph, reward, op.mul(graph, discount, worth));
  });
  return inScope(graph, 'loss', () => {
    const average = (x: Value): Value => op.mul(graph, op.reduceSum(graph, x), scalar(graph, 1 / rows));
    const error = op.sub(graph, q, y);
    const distance = op.max(graph, error, op.neg(graph, error));
    // Huber: half the square up to delta, then the straight line that goes on from there.
    const delta = scalar(graph, huberDelta);
    const near = op.min(graph, distance, delta);
    const square = op.mul(graph, op.mul(graph, near, near), scalar(graph, 0.5));
    const loss = average(op.add(graph, square, op.mul(graph, delta, op.sub(graph, distance, near))));
    return { loss, stats: { tdLoss: loss, tdError: average(distance), qMean: average(q), targetMean: average(y) } };
  });
};

// ---- 2. The update: minibatches drawn from the replay buffer ----

export type DqnInputs = {
  readonly runtime: Runtime;
  readonly manifest: Manifest;
  readonly config: TrainConfig;
  readonly network: NetworkSpec;
  /** Its arrays are read at every step. */
  readonly normaliser: Pick<ObservationNormaliser, 'mean' | 'inverseDeviation'>;
  /** Steps and rows of every rollout. */
  readonly steps: number;
  readonly rows: number;
};

const statNames = ['tdLoss', 'tdError', 'qMean', 'targetMean'] as const;

export class Dqn implements Algorithm {
  readonly name = 'dqn';
  readonly optimiser: Optimiser;
  readonly target: TargetNetwork;
  readonly replay: ReplayBuffer;
  readonly #config: TrainConfig;
  readonly #network: NetworkSpec;
  readonly #batch: Readonly<Record<string, Tensor>>;
  readonly #return: ReplayReturn = { reward: 0, discount: 0, next: 0 };

  private constructor(inputs: DqnInputs, optimiser: Optimiser) {
    const { runtime, manifest, config, network, normaliser } = inputs;
    this.optimiser = optimiser;
    this.target = new TargetNetwork(runtime, networkParameters(network));
    this.#config = config;
    this.#network = network;
    const { observationSize, heads } = network;
    const maskSize = manifest.masks.size;
    const sizes = { rows: inputs.rows, observationSize, maskSize, heads: heads.length, centralSize: 0, teams: 0 };
    this.replay = new ReplayBuffer(config.replayCapacity, inputs.steps, sizes);
    const rows = config.minibatchSize;
    const floats = (width: number) => runtime.tensor(new Float32Array(rows * width), [rows, width]);
    const bytes = (width: number) => runtime.tensor(new Uint8Array(rows * width), [rows, width]);
    this.#batch = {
      ...this.target.feeds,
      [policyPorts.mean]: runtime.tensor(normaliser.mean, [observationSize]),
      [policyPorts.inverseDeviation]: runtime.tensor(normaliser.inverseDeviation, [observationSize]),
      [policyPorts.observation]: floats(observationSize),
      next_observation: floats(observationSize),
      mask: bytes(maskSize),
      next_mask: bytes(maskSize),
      action: runtime.tensor(new Int32Array(rows * heads.length), [rows, heads.length]),
      reward: floats(1),
      discount: floats(1),
    };
  }

  /** Builds the graph and its session. @throws LearnError `invalid_option` */
  static async create(inputs: DqnInputs): Promise<Dqn> {
    const { runtime, manifest, config, network } = inputs;
    refuseMemory(network, 'dqn');
    const parts = new MaskParts(manifest);
    const step = {
      name: 'dqn',
      parameters: networkParameters(network),
      loss: (graph: Graph, parameters: ReadonlyMap<string, Value>) =>
        dqnLoss(graph, network, parts, manifest.masks.size, config, parameters),
      adam: { beta1: 0.9, beta2: 0.999, epsilon: config.adamEpsilon, maxGradientNorm: config.maxGradientNorm },
    };
    return new Dqn(inputs, await Optimiser.create(runtime, step, { threads: config.threads, microBatches: 1 }));
  }

  initialise(random: Random): void {
    const parameters = initialiseNetwork(this.#network, random);
    // Without the dueling form nothing teaches the network's value.
    if (!this.#config.isDueling) silenceValue(this.#network, parameters);
    const zeros = () => parameters.map((array) => new Float32Array(array.length));
    this.optimiser.loadState({ parameters, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    this.target.load(parameters);
  }

  async update(rollout: Rollout, { progress, rewardScale, random }: UpdateContext): Promise<Record<string, number>> {
    const { replayRatio, minibatchSize, warmUpDecisions, ...config } = this.#config;
    this.replay.add(rollout);
    const learningRate = scheduled(config.learningRate, config.finalLearningRate, progress);
    const metrics = { learningRate, epsilon: this.epsilon(progress), replayLength: this.replay.length };
    if (this.replay.length < warmUpDecisions) return { ...metrics, optimiserSteps: 0 };
    const steps = Math.max(1, Math.round((rollout.steps * rollout.rows * replayRatio) / minibatchSize));
    const totals = { tdLoss: 0, tdError: 0, qMean: 0, targetMean: 0, gradientNorm: 0 };
    for (let step = 0; step < steps; step++) {
      const found = await this.step(learningRate, rewardScale, random);
      for (const name of [...statNames, 'gradientNorm'] as const) totals[name] += found[name];
    }
    const means = Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, total / steps]));
    return { ...metrics, ...means, optimiserSteps: steps };
  }

  /**
   * One optimiser step on a minibatch of drawn decisions.
   * @throws LearnError `diverged` naming the quantity that stopped being a usable number first
   */
  async step(learningRate: number, rewardScale: number, random: Random) {
    this.#draw(rewardScale, random);
    const result = await this.optimiser.step([this.#batch], learningRate);
    const { stats, gradientNorm } = result;
    const found = { ...(stats as Record<(typeof statNames)[number], number>), gradientNorm };
    checkStep({ tdLoss: found.tdLoss }, result, this.optimiser.steps);
    const { targetEverySteps, targetShare } = this.#config;
    if (this.optimiser.steps % targetEverySteps === 0) this.target.follow(this.optimiser.parameterFeeds(), targetShare);
    return found;
  }

  /** Everything is tried at random until the first optimiser step. */
  epsilon(progress: number): number {
    const { epsilon, finalEpsilon, explorationShare } = this.#config;
    return this.optimiser.steps === 0 ? 1 : scheduled(epsilon, finalEpsilon, progress, explorationShare);
  }

  actorWeights(): readonly Float32Array[] {
    return this.optimiser.copyParameters();
  }

  /** What the buffer holds ends with matches that are given up, and it is no part of a checkpoint. */
  restart(): void {
    this.replay.clear();
  }

  saveState(): AlgorithmState {
    return { optimiser: this.optimiser.saveState(), target: this.target.save() };
  }

  loadState(state: AlgorithmState): void {
    this.optimiser.loadState(state.optimiser as OptimiserState);
    this.target.load(state.target as Float32Array[]);
  }

  async close(): Promise<void> {
    await this.optimiser.close();
  }

  #draw(rewardScale: number, random: Random): void {
    const { nStep, gamma, minibatchSize } = this.#config;
    const { rows, observationSize, maskSize, heads } = this.replay.sizes;
    const { observations, masks, actions } = this.replay;
    const data = <T>(name: string): T => (this.#batch[name] as Tensor).data as T;
    const [observation, next] = [data<Float32Array>(policyPorts.observation), data<Float32Array>('next_observation')];
    const [mask, nextMask] = [data<Uint8Array>('mask'), data<Uint8Array>('next_mask')];
    const [reward, discount] = [data<Float32Array>('reward'), data<Float32Array>('discount')];
    const action = data<Int32Array>('action');
    for (let at = 0; at < minibatchSize; at++) {
      const row = random.nextBelow(rows);
      const place = this.replay.drawStep(row, random);
      this.replay.returnFrom(place, row, nStep, gamma, this.#return);
      const [from, to] = [place * rows + row, this.#return.next * rows + row];
      copyRow(observation, at, observations, from, observationSize);
      copyRow(mask, at, masks, from, maskSize);
      copyRow(action, at, actions, from, heads);
      copyRow(next, at, observations, to, observationSize);
      copyRow(nextMask, at, masks, to, maskSize);
      reward[at] = this.#return.reward * rewardScale;
      discount[at] = this.#return.discount;
    }
  }
}
