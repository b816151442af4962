// Q-learning for a team whose value is mixed from what its agents' actions are worth to each (vdn.ts, qmix.ts): one network
// for all agents, replay, double-Q targets (van Hasselt et al. 2015, arXiv 1509.06461) by a target network. Because the
// mix grows with every utility, the best joint action is the best action of each agent, and that is what they play.

import type { Manifest, Random } from '@jixia/env';
import { checkStep } from '../divergence.ts';
import { addInput, type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { Optimiser, type OptimiserState } from '../graph/optimiser.ts';
import type { LossResult } from '../graph/training-step.ts';
import { LearnError } from '../learn-error.ts';
import type { NetworkParameter } from '../networks/dense.ts';
import { buildNetwork, type NetworkInputs, type NetworkSpec, networkParameters } from '../networks/network.ts';
import { type NormaliserState, ObservationNormaliser } from '../observation-normaliser.ts';
import { normaliseObservation } from '../policy/policy-graph.ts';
import { ReplayBuffer, type ReplayReturn } from '../replay-buffer.ts';
import type { Runtime, Tensor } from '../runtime/runtime.ts';
import { type TeamRows, teamSize } from '../selfplay/team-rows.ts';
import type { TrainConfig } from '../train-config.ts';
import type { Algorithm, AlgorithmState, UpdateContext } from './algorithm.ts';
import { greedyActions, MaskParts, utilityOf } from './branching-utilities.ts';
import { refuseMemory } from './memoryless.ts';
import { copyRow, type Rollout } from './rollout.ts';
import { scheduled } from './schedule.ts';
import { TargetNetwork, targetPort } from './target-network.ts';

/** How a team's value comes out of its agents' utilities. It must not fall where one of them rises. */
export type Mixer = {
  readonly parameters: readonly NetworkParameter[];
  /** Floats of a central state; 0 where it needs none. */
  readonly centralSize: number;
  /** Value [teams, 1] from utilities [teams, agents] and the normalised central state [teams, centralSize]. */
  readonly mix: (
    graph: Graph,
    parameters: ReadonlyMap<string, Value>,
    utilities: Value,
    central: Value | null,
  ) => Value;
};

export type ValueDecompositionInputs = {
  readonly runtime: Runtime;
  readonly manifest: Manifest;
  readonly config: TrainConfig;
  readonly network: NetworkSpec;
  readonly normaliser: ObservationNormaliser;
  readonly steps: number;
  readonly rows: number;
  readonly teamRows: TeamRows;
};

// ---- 1. The loss, on decisions of `teams` teams with `agents` agents each ----

type Sizes = { readonly teams: number; readonly agents: number; readonly maskSize: number };

/**
 * The loss as graph: (Q - y)^2 with y = reward + discount * Q(next, best legal action of each agent), Q by the target
 * weights, the best actions by those that are learned (double Q) or by the target's.
 */
export const decompositionLoss = (
  graph: Graph,
  { teams, agents, maskSize }: Sizes,
  spec: NetworkSpec,
  parts: MaskParts,
  mixer: Mixer,
  isDouble: boolean,
  parameters: ReadonlyMap<string, Value>,
): LossResult => {
  const rows = teams * agents;
  const size = spec.observationSize;
  const mean = addInput(graph, 'observation_mean', [size]);
  const inverseDeviation = addInput(graph, 'observation_inverse_deviation', [size]);
  const observationOf = (name: string): NetworkInputs => {
    const raw = addInput(graph, name, [rows, size]);
    return { raw, observation: normaliseObservation(graph, raw, mean, inverseDeviation), memory: null };
  };
  const maskOf = (name: string): Value => op.cast(graph, addInput(graph, name, [rows, maskSize], 'uint8'), 'float32');
  const [observation, nextObservation] = [observationOf('observation'), observationOf('next_observation')];
  const [mask, nextMask] = [maskOf('mask'), maskOf('next_mask')];
  const action = addInput(graph, 'action', [rows, spec.heads.length], 'int32');
  const reward = addInput(graph, 'reward', [teams, 1]);
  const discount = addInput(graph, 'discount', [teams, 1]);
  const [central, nextCentral] = centralInputs(graph, teams, mixer.centralSize);
  const target = new Map(
    [...networkParameters(spec), ...mixer.parameters].map(({ name, shape }) => [
      name,
      addInput(graph, targetPort(name), shape),
    ]),
  );
  const perTeam = (utilities: Value): Value => op.reshape(graph, utilities, [teams, agents]);

  const q = inScope(graph, 'chosen', () => {
    const ones = spec.heads.map(() => 1);
    const taken = op
      .split(graph, action, ones, 1)
      .map((column, head) => op.oneHot(graph, column, spec.heads[head] as number));
    const output = buildNetwork(graph, spec, parameters, observation);
    return mixer.mix(graph, parameters, perTeam(utilityOf(graph, parts, output, mask, taken)), central);
  });
  const goal = inScope(graph, 'target', () => {
    const output = buildNetwork(graph, spec, target, nextObservation);
    const { logits } = isDouble
      ? inScope(graph, 'choice', () => buildNetwork(graph, spec, parameters, nextObservation))
      : output;
    const greedy = greedyActions(graph, parts, logits, nextMask);
    const utilities = perTeam(utilityOf(graph, parts, output, nextMask, greedy));
    const next = mixer.mix(graph, target, utilities, nextCentral);
    return op.add(graph, reward, op.mul(graph, discount, next));
  });
  return inScope(graph, 'loss', () => {
    const average = (x: Value): Value => op.mul(graph, op.reduceSum(graph, x), scalar(graph, 1 / teams));
    const error = op.sub(graph, q, goal);
    const loss = average(op.mul(graph, error, error));
    return { loss, stats: { tdLoss: loss, qMean: average(q), targetMean: average(goal) } };
  });
};

const centralInputs = (graph: Graph, teams: number, size: number): [Value, Value] | [null, null] => {
  if (size === 0) return [null, null];
  const mean = addInput(graph, 'central_mean', [size]);
  const inverseDeviation = addInput(graph, 'central_inverse_deviation', [size]);
  const of = (name: string): Value =>
    inScope(graph, 'central', () =>
      normaliseObservation(graph, addInput(graph, name, [teams, size]), mean, inverseDeviation),
    );
  return [of('central_state'), of('next_central_state')];
};

// ---- 2. The update: minibatches drawn from the replay buffer ----

const statNames = ['tdLoss', 'qMean', 'targetMean'] as const;

export class ValueDecomposition implements Algorithm {
  readonly name: string;
  readonly #config: TrainConfig;
  readonly #network: NetworkSpec;
  readonly #mixer: Mixer;
  readonly optimiser: Optimiser;
  readonly replay: ReplayBuffer;
  readonly #centralNormaliser: ObservationNormaliser;
  /** Row of agent s of team t: members[t * agents + s] */
  readonly #members: Int32Array;
  readonly #sizes: Sizes;
  readonly #batch: Readonly<Record<string, Tensor>>;
  readonly target: TargetNetwork;

  private constructor(
    inputs: ValueDecompositionInputs,
    mixer: Mixer,
    sizes: Sizes,
    members: Int32Array,
    central: ObservationNormaliser,
    optimiser: Optimiser,
  ) {
    const { runtime, config, network, normaliser, manifest } = inputs;
    this.name = config.algorithm;
    this.#config = config;
    this.#network = network;
    this.#mixer = mixer;
    this.optimiser = optimiser;
    this.#centralNormaliser = central;
    this.#members = members;
    this.#sizes = sizes;
    this.replay = new ReplayBuffer(config.replayCapacity, inputs.steps, {
      rows: inputs.rows,
      observationSize: network.observationSize,
      maskSize: sizes.maskSize,
      heads: network.heads.length,
      centralSize: mixer.centralSize,
      teams: inputs.teamRows.teams,
    });
    const { teams, agents, maskSize } = sizes;
    const rows = teams * agents;
    const floats = (array: Float32Array, ...shape: number[]): Tensor => runtime.tensor(array, shape);
    const empty = (...shape: number[]): Tensor =>
      floats(new Float32Array(shape.reduce((product, dim) => product * dim, 1)), ...shape);
    const parameters = [...networkParameters(network), ...mixer.parameters];
    this.target = new TargetNetwork(runtime, parameters);
    const { centralSize } = mixer;
    const centralBatch = () => ({
      central_mean: floats(central.mean, centralSize),
      central_inverse_deviation: floats(central.inverseDeviation, centralSize),
      central_state: empty(teams, centralSize),
      next_central_state: empty(teams, centralSize),
    });
    this.#batch = {
      observation_mean: floats(normaliser.mean, network.observationSize),
      observation_inverse_deviation: floats(normaliser.inverseDeviation, network.observationSize),
      observation: empty(rows, network.observationSize),
      next_observation: empty(rows, network.observationSize),
      mask: runtime.tensor(new Uint8Array(rows * maskSize), [rows, maskSize]),
      next_mask: runtime.tensor(new Uint8Array(rows * maskSize), [rows, maskSize]),
      action: runtime.tensor(new Int32Array(rows * manifest.actionHeads.length), [rows, manifest.actionHeads.length]),
      reward: empty(teams, 1),
      discount: empty(teams, 1),
      ...(centralSize > 0 ? centralBatch() : {}),
      ...this.target.feeds,
    };
  }

  /** @throws LearnError `invalid_option` where teams differ in size or the replay buffer holds no rollout */
  static async create(inputs: ValueDecompositionInputs, mixer: Mixer): Promise<ValueDecomposition> {
    const { runtime, manifest, config, network, teamRows } = inputs;
    refuseMemory(network, config.algorithm);
    const agents = teamSize(manifest);
    const members = membersOf(teamRows, agents, manifest.id);
    const teams = Math.max(1, Math.round(config.minibatchSize / agents));
    const sizes = { teams, agents, maskSize: manifest.masks.size };
    const parts = new MaskParts(manifest);
    const optimiser = await Optimiser.create(
      runtime,
      {
        name: config.algorithm,
        parameters: [...networkParameters(network), ...mixer.parameters],
        loss: (graph, parameters) =>
          decompositionLoss(graph, sizes, network, parts, mixer, config.isDouble, parameters),
        adam: {
          beta1: 0.9,
          beta2: 0.999,
          epsilon: config.adamEpsilon,
          maxGradientNorm: config.maxGradientNorm,
        },
      },
      { threads: config.threads, microBatches: 1 },
    );
    const central = new ObservationNormaliser(mixer.centralSize);
    return new ValueDecomposition(inputs, mixer, sizes, members, central, optimiser);
  }

  initialise(random: Random): void {
    const all = [...networkParameters(this.#network), ...this.#mixer.parameters];
    const parameters = all.map(({ initialise }) => initialise(random));
    const zeros = () => parameters.map((array) => new Float32Array(array.length));
    this.optimiser.loadState({ parameters, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    this.target.follow(this.optimiser.parameterFeeds(), 1);
  }

  async update(rollout: Rollout, { progress, rewardScale, random }: UpdateContext): Promise<Record<string, number>> {
    const config = this.#config;
    this.replay.add(rollout);
    if (rollout.central && config.isObservationNormalised) {
      this.#centralNormaliser.update(rollout.central.states, rollout.steps * rollout.central.teams);
    }
    const learningRate = scheduled(config.learningRate, config.finalLearningRate, progress);
    const metrics = { learningRate, epsilon: this.epsilon(progress), replayLength: this.replay.length };
    if (this.replay.length < config.warmUpDecisions) return { ...metrics, optimiserSteps: 0 };
    const decisions = rollout.steps * rollout.rows * config.replayRatio;
    const steps = Math.max(1, Math.round(decisions / (this.#sizes.teams * this.#sizes.agents)));
    const totals = { tdLoss: 0, qMean: 0, targetMean: 0, gradientNorm: 0 };
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
    return this.optimiser.copyParameters().slice(0, networkParameters(this.#network).length);
  }

  /** What the buffer holds ends with matches that are given up, and it is no part of a checkpoint. */
  restart(): void {
    this.replay.clear();
  }

  saveState(): AlgorithmState {
    return {
      optimiser: this.optimiser.saveState(),
      target: this.target.save(),
      central: this.#centralNormaliser.saveState(),
    };
  }

  loadState(state: AlgorithmState): void {
    this.optimiser.loadState(state.optimiser as OptimiserState);
    this.target.load(state.target as Float32Array[]);
    this.#centralNormaliser.loadState(state.central as NormaliserState);
  }

  async close(): Promise<void> {
    await this.optimiser.close();
  }

  /** Fills the batch: a team and a time for each of its places. */
  #draw(rewardScale: number, random: Random): void {
    const { rows, observationSize, maskSize, heads, centralSize, teams: allTeams } = this.replay.sizes;
    const { observations, masks, actions, centralStates } = this.replay;
    const { teams, agents } = this.#sizes;
    const { nStep, gamma } = this.#config;
    const followed: ReplayReturn = { reward: 0, discount: 0, next: 0 };
    const part = (name: string) => (this.#batch[name] as Tensor).data;
    const reward = part('reward') as Float32Array;
    const discount = part('discount') as Float32Array;
    for (let at = 0; at < teams; at++) {
      const team = random.nextBelow(this.#members.length / agents);
      const place = this.replay.drawStep(this.#members[team * agents] as number, random);
      let sum = 0;
      for (let slot = 0; slot < agents; slot++) {
        const row = this.#members[team * agents + slot] as number;
        // All agents of a team have the same future: only their rewards differ.
        this.replay.returnFrom(place, row, nStep, gamma, followed);
        const [from, fromNext, to] = [place * rows + row, followed.next * rows + row, at * agents + slot];
        copyRow(part('observation') as Float32Array, to, observations, from, observationSize);
        copyRow(part('next_observation') as Float32Array, to, observations, fromNext, observationSize);
        copyRow(part('mask') as Uint8Array, to, masks, from, maskSize);
        copyRow(part('next_mask') as Uint8Array, to, masks, fromNext, maskSize);
        copyRow(part('action') as Int32Array, to, actions, from, heads);
        sum += followed.reward;
      }
      reward[at] = (sum / agents) * rewardScale;
      discount[at] = followed.discount;
      if (centralSize === 0) continue;
      copyRow(part('central_state') as Float32Array, at, centralStates, place * allTeams + team, centralSize);
      copyRow(
        part('next_central_state') as Float32Array,
        at,
        centralStates,
        followed.next * allTeams + team,
        centralSize,
      );
    }
  }
}

const membersOf = ({ teams, teamOf, slotOf }: TeamRows, agents: number, scenario: string): Int32Array => {
  if (teamOf.length !== teams * agents) {
    throw new LearnError('invalid_option', `The teams of ${scenario} differ in size; take ippo, which does not mind.`);
  }
  const members = new Int32Array(teams * agents);
  for (const [row, team] of teamOf.entries()) members[team * agents + (slotOf[row] as number)] = row;
  return members;
};
