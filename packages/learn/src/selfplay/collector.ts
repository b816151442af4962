// Plays one vector environment with the newest policy against itself, frozen versions and bots, and writes the rows that
// learn into a rollout. The same code runs in the learner's thread or in a worker.

import { type BotEntry, Random, type VectorEnv } from '@jixia/env';
import { ActionSampler } from '../actions/action-sampler.ts';
import type { Rollout } from '../algorithms/rollout.ts';
import { LearnError } from '../learn-error.ts';
import { Actor, type ActorOutputs, type PolicyVersion } from '../networks/actor.ts';
import type { NetworkSpec } from '../networks/network.ts';
import { RowStates } from '../networks/row-states.ts';
import { PhaseTimer, type PhaseTimes } from '../phase-timer.ts';
import type { Runtime, Tensor } from '../runtime/runtime.ts';
import { decideRow } from './decide-row.ts';
import { type EpisodeSums, EpisodeTally } from './episode-tally.ts';
import { HiddenRecorder } from './hidden-recorder.ts';
import { BotRows, FrozenRows, gatherRows } from './opponent-row.ts';
import { Potential, type PotentialSpec } from './potential.ts';
import { learnerRows, type Seat } from './seats.ts';
import { markAgents } from './team-rows.ts';
import type { VersionBoard } from './version-board.ts';

/** What a collector is told once; plain data and shared memory, so that it reaches a thread. */
export type CollectorPlan = {
  readonly network: NetworkSpec;
  /** One per match of this collector. */
  readonly seats: readonly Seat[];
  readonly historyGroups: number;
  readonly board: VersionBoard;
  /** They take turns: one is filled while the other is learned from. */
  readonly rollouts: readonly Rollout[];
  /** First of this collector's rows, and of its teams, in every step of a rollout. */
  readonly firstRow: number;
  readonly firstTeam: number;
  readonly inferenceThreads: number;
  readonly gamma: number;
  readonly potential: PotentialSpec;
};

export type CollectOrder = {
  /** Index of the rollout to fill. */
  readonly rollout: number;
  /** Of everything drawn in this rollout. */
  readonly seed: bigint;
  /** Starts every match anew; null goes on with the matches under way. */
  readonly restartSeed: bigint | null;
  /** How often each bot is drawn. */
  readonly botWeights: readonly number[];
  /** One a slot of frozen opponents, another whenever its opponent is: a match that saw two is nobody's. */
  readonly generations: readonly number[];
  /** Null draws actions by their probabilities; 0..1 takes greedy ones, random ones with this chance. */
  readonly epsilon: number | null;
};

export type CollectReport = { readonly episodes: EpisodeSums; readonly times: PhaseTimes };

/** Most steps cut nothing and make no list. */
const noRows: number[] = [];

export class Collector {
  readonly #env: VectorEnv;
  readonly #plan: CollectorPlan;
  readonly #actor: Actor;
  readonly #rows: Int32Array;
  readonly #sampler: ActionSampler;
  readonly #newest: PolicyVersion;
  /** Floats of one row of the network's inputs: the observation, and the agent's number where it is told. */
  readonly #width: number;
  readonly #observations: Float32Array;
  readonly #hidden: HiddenRecorder;
  readonly #tensor: Tensor;
  readonly #outputs: ActorOutputs;
  readonly #states: RowStates;
  readonly #frozen: readonly FrozenRows[];
  readonly #bots: BotRows;
  readonly #returns: Float64Array;
  readonly #potential: Potential;
  /** Potential of what each row sees. */
  readonly #potentials: Float64Array;
  readonly #tally: EpisodeTally;
  /** Generation of the slot's opponent when each match began. */
  readonly #begun: Float64Array;
  readonly #timer = new PhaseTimer();
  readonly #random = new Random(0n);

  private constructor(env: VectorEnv, bots: readonly BotEntry[], plan: CollectorPlan, actor: Actor) {
    const { manifest } = env;
    this.#env = env;
    this.#plan = plan;
    this.#actor = actor;
    this.#rows = learnerRows(manifest, plan.seats);
    this.#sampler = new ActionSampler(manifest);
    const versions = plan.board.map((arrays) => actor.version(arrays));
    this.#newest = versions[0] as PolicyVersion;
    this.#width = plan.network.observationSize;
    this.#observations = new Float32Array(this.#rows.length * this.#width);
    markAgents(manifest, this.#rows, this.#observations, this.#width);
    this.#hidden = new HiddenRecorder(env, plan.seats, plan.rollouts, { row: plan.firstRow, team: plan.firstTeam });
    this.#tensor = actor.observations(this.#observations, this.#rows.length);
    this.#outputs = actor.outputs(this.#rows.length);
    this.#states = new RowStates(actor, this.#rows.length);
    this.#frozen = versions
      .slice(1)
      .map((version, group) => new FrozenRows(manifest, plan.seats, group, actor, version));
    this.#bots = new BotRows(env, plan.seats, bots);
    this.#returns = new Float64Array(this.#rows.length);
    this.#potential = new Potential(manifest, plan.potential);
    this.#potentials = new Float64Array(this.#rows.length);
    const opponents = [...bots.map(({ name }) => `bot:${name}`), 'history'];
    this.#tally = new EpisodeTally(manifest, opponents, plan.historyGroups);
    this.#begun = new Float64Array(plan.seats.length);
    this.#timer.enter('wait');
  }

  /**
   * @param env `plan.seats.length` matches; closed with the collector
   * @throws LearnError `invalid_option` where it lacks central states that the rollouts are to hold
   */
  static async create(
    runtime: Runtime,
    env: VectorEnv,
    bots: readonly BotEntry[],
    plan: CollectorPlan,
  ): Promise<Collector> {
    return new Collector(env, bots, plan, await Actor.create(runtime, plan.network, plan.inferenceThreads));
  }

  /**
   * Fills this collector's rows of a rollout. Throws LearnError `diverged`.
   * @param isGivenUp asked before every step; true ends the rollout unfilled
   */
  async collect(order: CollectOrder, isGivenUp: () => boolean = () => false): Promise<CollectReport> {
    const rollout = this.#plan.rollouts[order.rollout] as Rollout;
    this.#timer.enter('other');
    this.#random.reseed(order.seed);
    if (order.restartSeed !== null) this.#restart(order.restartSeed, order);
    for (let step = 0; step < rollout.steps && !isGivenUp(); step++) {
      const first = step * rollout.rows + this.#plan.firstRow;
      if (step % rollout.chunkSteps === 0) {
        this.#states.save(rollout.states, (step / rollout.chunkSteps) * rollout.rows + this.#plan.firstRow);
      }
      await this.#decide(rollout, first, order.epsilon);
      this.#hidden.before(rollout, step);
      this.#timer.enter('env');
      this.#env.step();
      this.#timer.enter('sampling');
      await this.#record(rollout, first, order);
      this.#hidden.after(rollout, step);
    }
    this.#gather();
    await this.#infer();
    rollout.nextValues.set(this.#outputs.value.data as Float32Array, this.#plan.firstRow);
    this.#hidden.end(rollout);
    this.#timer.enter('wait');
    return { episodes: this.#tally.take(), times: this.#timer.take() };
  }

  async close(): Promise<void> {
    await Promise.all([this.#actor.close(), this.#env.close()]);
  }

  #restart(seed: bigint, { botWeights, generations }: CollectOrder): void {
    this.#env.reset(seed);
    this.#returns.fill(0);
    this.#states.clear();
    for (const frozen of this.#frozen) frozen.restart();
    for (let index = 0; index < this.#rows.length; index++) this.#potentials[index] = this.#potentialOf(index);
    for (let match = 0; match < this.#env.matches; match++) {
      this.#bots.begin(match, botWeights, this.#random);
      this.#begun[match] = generations[this.#slotOf(match)] ?? -1;
    }
  }

  /** Slot of the frozen opponent in a match, -1 where none plays. */
  #slotOf(match: number): number {
    const { opponent } = this.#plan.seats[match] as Seat;
    return opponent.kind === 'history' ? opponent.group : -1;
  }

  #gather(): void {
    const { observations, manifest } = this.#env;
    gatherRows(observations, this.#rows, manifest.observation.size, this.#observations, 0, this.#width);
  }

  async #infer(): Promise<void> {
    this.#timer.enter('inference');
    await this.#actor.infer(this.#newest, this.#tensor, this.#outputs, this.#states.tensor);
    this.#timer.enter('sampling');
  }

  /** Actions of every agent; observations, decisions and values of those that learn. */
  async #decide(rollout: Rollout, first: number, epsilon: number | null): Promise<void> {
    const env = this.#env;
    this.#timer.enter('sampling');
    this.#gather();
    rollout.observations.set(this.#observations, first * this.#width);
    await this.#infer();
    const logits = this.#outputs.logits.data as Float32Array;
    rollout.values.set(this.#outputs.value.data as Float32Array, first);
    const heads = this.#sampler.headCount;
    for (let index = 0; index < this.#rows.length; index++) {
      const row = this.#rows[index] as number;
      const at = first + index;
      const logProbability = decideRow(this.#sampler, logits, index, env, row, this.#random, epsilon, rollout, at);
      if (Number.isNaN(logProbability)) this.#explainNaN(index);
      rollout.logProbabilities[at] = logProbability;
      for (let head = 0; head < heads; head++) {
        rollout.actions[at * heads + head] = env.actions[row * heads + head] as number;
      }
    }
    for (const frozen of this.#frozen) await frozen.decide(env, this.#sampler, this.#random, epsilon, this.#timer);
    this.#timer.enter('bots');
    this.#bots.decide();
  }

  /** Rewards and ends of the step just taken, and the value of final observations where an episode was cut. */
  async #record(rollout: Rollout, first: number, { botWeights, generations }: CollectOrder): Promise<void> {
    const env = this.#env;
    let cut: number[] = noRows;
    for (let index = 0; index < this.#rows.length; index++) {
      const row = this.#rows[index] as number;
      const match = Math.floor(row / env.agentsPerMatch);
      const reward = env.rewards[row] as number;
      const isTerminated = env.terminated[match] !== 0;
      const isTruncated = !isTerminated && env.truncated[match] !== 0;
      const isOver = isTerminated || isTruncated;
      this.#tally.addItems(env, row);
      rollout.rewards[first + index] = reward + this.#shaping(index, isTerminated, isTruncated);
      rollout.ended[first + index] = isTruncated ? 2 : isTerminated ? 1 : 0;
      rollout.finalValues[first + index] = 0;
      this.#returns[index] = (this.#returns[index] as number) + reward;
      if (isTruncated) cut = [...cut, index];
      if (!isOver) continue;
      if (isTerminated) this.#tally.addReturn(this.#returns[index] as number);
      this.#returns[index] = 0;
    }
    for (let match = 0; match < env.matches; match++) {
      if (env.terminated[match] === 0 && env.truncated[match] === 0) continue;
      const seat = this.#plan.seats[match] as Seat;
      const slot = this.#slotOf(match);
      const generation = generations[slot] ?? -1;
      const isOneOpponent = slot >= 0 && this.#begun[match] === generation;
      if (isOneOpponent) this.#tally.endSlot(slot);
      this.#begun[match] = generation;
      // A match that was cut from outside has no result.
      if (env.terminated[match] !== 0) {
        this.#tally.add(env, match, seat, this.#bots.playing(match), isOneOpponent ? slot : -1);
      }
      this.#bots.begin(match, botWeights, this.#random);
      for (const frozen of this.#frozen) frozen.begin(match);
    }
    if (cut.length > 0) await this.#valueFinalObservations(rollout, cut, first);
    this.#states.advance(this.#outputs);
    for (let index = 0; index < this.#rows.length; index++) {
      if (rollout.ended[first + index] !== 0) this.#states.clearRow(index);
    }
  }

  #potentialOf(index: number, observations: Float32Array = this.#env.observations): number {
    return this.#potential.at(observations, (this.#rows[index] as number) * this.#env.manifest.observation.size);
  }

  /** What the step earned by its potential; an episode that the rules ended has none left. */
  #shaping(index: number, isTerminated: boolean, isTruncated: boolean): number {
    if (this.#potential.isZero) return 0;
    const before = this.#potentials[index] as number;
    const next = this.#potentialOf(index);
    this.#potentials[index] = next;
    if (isTerminated) return -before;
    return this.#plan.gamma * (isTruncated ? this.#potentialOf(index, this.#env.finalObservations) : next) - before;
  }

  async #valueFinalObservations(rollout: Rollout, cut: readonly number[], first: number): Promise<void> {
    const { manifest, finalObservations } = this.#env;
    const observations = new Float32Array(cut.length * this.#width);
    const rows = Int32Array.from(cut, (index) => this.#rows[index] as number);
    markAgents(manifest, rows, observations, this.#width);
    gatherRows(finalObservations, rows, manifest.observation.size, observations, 0, this.#width);
    const outputs = this.#actor.outputs(cut.length);
    const states = this.#states.gatherNext(this.#outputs, cut);
    this.#timer.enter('inference');
    await this.#actor.infer(this.#newest, this.#actor.observations(observations, cut.length), outputs, states);
    this.#timer.enter('sampling');
    for (const [at, index] of cut.entries()) rollout.finalValues[first + index] = outputs.value.data[at] as number;
  }

  #explainNaN(index: number): never {
    const size = this.#width;
    const own = this.#observations.subarray(index * size, (index + 1) * size);
    const broken = own.findIndex((x) => !Number.isFinite(x));
    const feature = this.#env.manifest.observation.features[broken]?.name ?? `${broken}`;
    const quantity = broken < 0 ? 'the logits of the policy' : `the observation feature ${feature}`;
    throw new LearnError(
      'diverged',
      `Training stopped: ${quantity} first became no number. The last checkpoint is kept.`,
    );
  }
}
