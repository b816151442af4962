// Q-learning for a team whose value is mixed from what its agents' actions are worth to each (vdn.ts, qmix.ts): one network
// for all agents, replay, double-Q targets (van Hasselt et al. 2015, arXiv 1509.06461) by a target network. Because the
// mix grows with every utility, the best joint action is the best action of each agent, and that is what they play.

import type { Manifest, Random } from '@jixia/env';
import { addInput, type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { Optimiser } from '../graph/optimiser.ts';
import type { LossResult } from '../graph/training-step.ts';
import { LearnError } from '../learn-error.ts';
import type { NetworkParameter } from '../networks/dense.ts';
import { buildNetwork, type NetworkSpec, networkParameters } from '../networks/network.ts';
import { type NormaliserState, ObservationNormaliser } from '../observation-normaliser.ts';
import { normaliseObservation } from '../policy/policy-graph.ts';
import { ReplayBuffer, type ReplayReturn } from '../replay-buffer.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { type TeamRows, teamSize } from '../selfplay/team-rows.ts';
import type { TrainConfig } from '../train-config.ts';
import type { AlgorithmState, UpdateContext } from './algorithm.ts';
import { greedyActions, MaskParts, utilityOf } from './branching-utilities.ts';
import { refuseMemory } from './memoryless.ts';
import { ReplayLearner } from './replay-learner.ts';
import { TransitionBatch, transitionInputs } from './replay-transition.ts';
import { copyRow, type Rollout } from './rollout.ts';
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
  const { observation, nextObservation, mask, nextMask, taken } = transitionInputs(graph, spec, rows, maskSize);
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
    const output = buildNetwork(graph, spec, parameters, observation);
    return mixer.mix(graph, parameters, perTeam(utilityOf(graph, parts, output, mask, taken())), central);
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

const statNames = ['qMean', 'targetMean'] as const;

export class ValueDecomposition extends ReplayLearner<(typeof statNames)[number]> {
  readonly name: string;
  protected readonly statNames = statNames;
  readonly #network: NetworkSpec;
  readonly #mixer: Mixer;
  readonly #centralNormaliser: ObservationNormaliser;
  /** Row of agent s of team t: members[t * agents + s] */
  readonly #members: Int32Array;
  readonly #sizes: Sizes;
  readonly #decisions: TransitionBatch;
  readonly #perTeam: PerTeam;

  private constructor(
    inputs: ValueDecompositionInputs,
    mixer: Mixer,
    sizes: Sizes,
    members: Int32Array,
    optimiser: Optimiser,
  ) {
    const { runtime, config, network, normaliser } = inputs;
    const { teams, agents, maskSize } = sizes;
    const { centralSize } = mixer;
    const replay = new ReplayBuffer(config.replayCapacity, inputs.steps, {
      rows: inputs.rows,
      observationSize: network.observationSize,
      maskSize,
      heads: network.heads.length,
      centralSize,
      teams: inputs.teamRows.teams,
    });
    const target = new TargetNetwork(runtime, [...networkParameters(network), ...mixer.parameters]);
    const decisions = new TransitionBatch(runtime, network, normaliser, teams * agents, maskSize);
    const central = new ObservationNormaliser(centralSize);
    const floats = (width: number): Float32Array => new Float32Array(teams * width);
    const perTeam = {
      reward: floats(1),
      discount: floats(1),
      central: floats(centralSize),
      nextCentral: floats(centralSize),
    };
    const centralBatch = () => ({
      central_mean: runtime.tensor(central.mean, [centralSize]),
      central_inverse_deviation: runtime.tensor(central.inverseDeviation, [centralSize]),
      central_state: runtime.tensor(perTeam.central, [teams, centralSize]),
      next_central_state: runtime.tensor(perTeam.nextCentral, [teams, centralSize]),
    });
    const batch = {
      ...decisions.feeds,
      reward: runtime.tensor(perTeam.reward, [teams, 1]),
      discount: runtime.tensor(perTeam.discount, [teams, 1]),
      ...(centralSize > 0 ? centralBatch() : {}),
      ...target.feeds,
    };
    super({ config, optimiser, target, replay, batch, decisions: teams * agents });
    this.name = config.algorithm;
    this.#network = network;
    this.#mixer = mixer;
    this.#centralNormaliser = central;
    this.#members = members;
    this.#sizes = sizes;
    this.#decisions = decisions;
    this.#perTeam = perTeam;
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
    return new ValueDecomposition(inputs, mixer, sizes, members, optimiser);
  }

  override update(rollout: Rollout, context: UpdateContext): Promise<Record<string, number>> {
    if (rollout.central && this.config.isObservationNormalised) {
      this.#centralNormaliser.update(rollout.central.states, rollout.steps * rollout.central.teams);
    }
    return super.update(rollout, context);
  }

  actorWeights(): readonly Float32Array[] {
    return this.optimiser.copyParameters().slice(0, networkParameters(this.#network).length);
  }

  override saveState(): AlgorithmState {
    return { ...super.saveState(), central: this.#centralNormaliser.saveState() };
  }

  override loadState(state: AlgorithmState): void {
    super.loadState(state);
    this.#centralNormaliser.loadState(state.central as NormaliserState);
  }

  protected freshWeights(random: Random): readonly Float32Array[] {
    return [...networkParameters(this.#network), ...this.#mixer.parameters].map(({ initialise }) => initialise(random));
  }

  /** A team and a time for each place of the batch. */
  protected draw(rewardScale: number, random: Random): void {
    const { rows, centralSize, teams: allTeams } = this.replay.sizes;
    const { teams, agents } = this.#sizes;
    const { nStep, gamma } = this.config;
    const { reward, discount, central, nextCentral } = this.#perTeam;
    const followed: ReplayReturn = { reward: 0, discount: 0, next: 0 };
    for (let at = 0; at < teams; at++) {
      const team = random.nextBelow(this.#members.length / agents);
      const place = this.replay.drawStep(this.#members[team * agents] as number, random);
      let sum = 0;
      for (let slot = 0; slot < agents; slot++) {
        const row = this.#members[team * agents + slot] as number;
        // All agents of a team have the same future: only their rewards differ.
        this.replay.returnFrom(place, row, nStep, gamma, followed);
        this.#decisions.copy(at * agents + slot, this.replay, place * rows + row, followed.next * rows + row);
        sum += followed.reward;
      }
      reward[at] = (sum / agents) * rewardScale;
      discount[at] = followed.discount;
      if (centralSize === 0) continue;
      const { centralStates } = this.replay;
      copyRow(central, at, centralStates, place * allTeams + team, centralSize);
      copyRow(nextCentral, at, centralStates, followed.next * allTeams + team, centralSize);
    }
  }
}

/** Buffers of the batch with a row a team. */
type PerTeam = {
  readonly reward: Float32Array;
  readonly discount: Float32Array;
  readonly central: Float32Array;
  readonly nextCentral: Float32Array;
};

const membersOf = ({ teams, teamOf, slotOf }: TeamRows, agents: number, scenario: string): Int32Array => {
  if (teamOf.length !== teams * agents) {
    throw new LearnError('invalid_option', `The teams of ${scenario} differ in size; take ippo, which does not mind.`);
  }
  const members = new Int32Array(teams * agents);
  for (const [row, team] of teamOf.entries()) members[team * agents + (slotOf[row] as number)] = row;
  return members;
};
