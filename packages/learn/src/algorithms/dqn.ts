// Deep Q-learning in the order of the papers: what actions are worth, targets, loss, replay. Mnih et al. 2015 (DQN), van
// Hasselt et al. 2016 (double), Wang et al. 2016 (dueling), Tavakoli et al. 2018 (one branch per head). Every detail is
// listed in docs/algorithms/dqn.md.

import type { Manifest, Random } from '@jixia/env';
import { addInput, type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { Optimiser } from '../graph/optimiser.ts';
import type { LossResult } from '../graph/training-step.ts';
import { buildNetwork, initialiseNetwork, type NetworkSpec, networkParameters } from '../networks/network.ts';
import { silenceValue } from '../networks/silence-value.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import { ReplayBuffer, type ReplayReturn } from '../replay-buffer.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { TrainConfig } from '../train-config.ts';
import { greedyActions, MaskParts, utilityOf } from './branching-utilities.ts';
import { refuseMemory } from './memoryless.ts';
import { ReplayLearner } from './replay-learner.ts';
import { TransitionBatch, transitionInputs } from './replay-transition.ts';
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
  const { observation, nextObservation, mask, nextMask, taken } = transitionInputs(graph, spec, rows, maskSize);
  const reward = addInput(graph, 'reward', [rows, 1]);
  const discount = addInput(graph, 'discount', [rows, 1]);
  const targets = new Map(
    networkParameters(spec).map(({ name, shape }) => [name, addInput(graph, targetPort(name), shape)]),
  );
  const form = isDueling ? 'dueling' : 'plain';

  const q = inScope(graph, 'chosen', () => {
    const output = buildNetwork(graph, spec, parameters, observation);
    return utilityOf(graph, parts, output, mask, taken(), form);
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

const statNames = ['tdError', 'qMean', 'targetMean'] as const;

export class Dqn extends ReplayLearner<(typeof statNames)[number]> {
  readonly name = 'dqn';
  protected readonly statNames = statNames;
  readonly #network: NetworkSpec;
  readonly #decisions: TransitionBatch;
  readonly #reward: Float32Array;
  readonly #discount: Float32Array;
  readonly #return: ReplayReturn = { reward: 0, discount: 0, next: 0 };

  private constructor({ runtime, manifest, config, network, ...inputs }: DqnInputs, optimiser: Optimiser) {
    const target = new TargetNetwork(runtime, networkParameters(network));
    const { observationSize, heads } = network;
    const maskSize = manifest.masks.size;
    const sizes = { rows: inputs.rows, observationSize, maskSize, heads: heads.length, centralSize: 0, teams: 0 };
    const rows = config.minibatchSize;
    const decisions = new TransitionBatch(runtime, network, inputs.normaliser, rows, maskSize);
    const [reward, discount] = [new Float32Array(rows), new Float32Array(rows)];
    const replay = new ReplayBuffer(config.replayCapacity, inputs.steps, sizes);
    const batch = {
      ...target.feeds,
      ...decisions.feeds,
      reward: runtime.tensor(reward, [rows, 1]),
      discount: runtime.tensor(discount, [rows, 1]),
    };
    super({ config, optimiser, target, replay, batch, decisions: rows });
    this.#network = network;
    this.#decisions = decisions;
    this.#reward = reward;
    this.#discount = discount;
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

  actorWeights(): readonly Float32Array[] {
    return this.optimiser.copyParameters();
  }

  protected freshWeights(random: Random): readonly Float32Array[] {
    const parameters = initialiseNetwork(this.#network, random);
    // Without the dueling form nothing teaches the network's value.
    if (!this.config.isDueling) silenceValue(this.#network, parameters);
    return parameters;
  }

  protected draw(rewardScale: number, random: Random): void {
    const { nStep, gamma, minibatchSize } = this.config;
    const { rows } = this.replay.sizes;
    for (let at = 0; at < minibatchSize; at++) {
      const row = random.nextBelow(rows);
      const place = this.replay.drawStep(row, random);
      this.replay.returnFrom(place, row, nStep, gamma, this.#return);
      this.#decisions.copy(at, this.replay, place * rows + row, this.#return.next * rows + row);
      this.#reward[at] = this.#return.reward * rewardScale;
      this.#discount[at] = this.#return.discount;
    }
  }
}
