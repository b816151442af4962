// Plays one vector environment with the newest policy, frozen versions and bots, and writes the learner's rows into the
// rollout. `begin` decides and sends, `finish` receives: two collectors take turns, one deciding while one simulates.

import type { BotEntry, Random, ScriptedBot, VectorEnv } from '@jixia/env';
import { ActionSampler } from '../actions/action-sampler.ts';
import type { Rollout } from '../algorithms/ppo.ts';
import { LearnError } from '../learn-error.ts';
import type { Actor, ActorOutputs, PolicyVersion } from '../networks/actor.ts';
import type { PhaseTimer } from '../phase-timer.ts';
import type { Tensor } from '../runtime/runtime.ts';
import type { EpisodeTally } from './episode-tally.ts';
import { learnerRows, type Seat } from './seats.ts';

type FrozenGroup = {
  readonly rows: Int32Array;
  readonly observations: Float32Array;
  readonly tensor: Tensor;
  readonly outputs: ActorOutputs;
};

type BotSeat = {
  readonly match: number;
  readonly bot: ScriptedBot;
  readonly observation: Float32Array;
  readonly mask: Uint8Array;
  readonly action: Int32Array;
};

export type CollectorOptions = {
  readonly env: VectorEnv;
  readonly seats: readonly Seat[];
  readonly bots: readonly BotEntry[];
  readonly historyGroups: number;
  readonly actor: Actor;
  readonly rollout: Rollout;
  /** First of this collector's rows in every step of the rollout. */
  readonly firstRow: number;
  readonly tally: EpisodeTally;
  readonly timer: PhaseTimer;
  readonly random: Random;
};

export class Collector {
  readonly env: VectorEnv;
  /** Rows of the environment that learn. */
  readonly rows: Int32Array;
  readonly #options: CollectorOptions;
  readonly #sampler: ActionSampler;
  readonly #stepTensors: Tensor[] = [];
  readonly #outputs: ActorOutputs;
  readonly #frozen: FrozenGroup[] = [];
  readonly #botSeats: BotSeat[] = [];
  readonly #returns: Float64Array;
  readonly #nextObservations: Float32Array;
  readonly #nextTensor: Tensor;

  constructor(options: CollectorOptions) {
    const { env, seats, actor, rollout, firstRow, historyGroups } = options;
    const { manifest } = env;
    const size = manifest.observation.size;
    this.env = env;
    this.#options = options;
    this.#sampler = new ActionSampler(manifest);
    this.rows = learnerRows(manifest, seats);
    for (let step = 0; step < rollout.steps; step++) {
      const first = (step * rollout.rows + firstRow) * size;
      const slice = rollout.observations.subarray(first, first + this.rows.length * size);
      this.#stepTensors.push(actor.observations(slice, this.rows.length));
    }
    this.#outputs = actor.outputs(this.rows.length);
    this.#returns = new Float64Array(this.rows.length);
    this.#nextObservations = new Float32Array(this.rows.length * size);
    this.#nextTensor = actor.observations(this.#nextObservations, this.rows.length);
    const rowsOf = (wanted: (seat: Seat) => boolean): Int32Array =>
      Int32Array.from(
        seats.flatMap((seat, match) =>
          wanted(seat)
            ? manifest.agents.flatMap(({ team }, index) =>
                team === seat.learnerTeam ? [] : [match * manifest.agents.length + index],
              )
            : [],
        ),
      );
    for (let group = 0; group < historyGroups; group++) {
      const rows = rowsOf(({ opponent }) => opponent.kind === 'history' && opponent.group === group);
      const observations = new Float32Array(rows.length * size);
      const tensor = actor.observations(observations, rows.length);
      this.#frozen.push({ rows, observations, tensor, outputs: actor.outputs(rows.length) });
    }
    options.bots.forEach((entry, index) => {
      for (const row of rowsOf(({ opponent }) => opponent.kind === 'bot' && opponent.bot === index)) {
        const heads = manifest.actionHeads.length;
        this.#botSeats.push({
          match: Math.floor(row / manifest.agents.length),
          bot: entry.create(manifest),
          observation: env.observations.subarray(row * size, (row + 1) * size),
          mask: env.masks.subarray(row * manifest.masks.size, (row + 1) * manifest.masks.size),
          action: env.actions.subarray(row * heads, (row + 1) * heads),
        });
      }
    });
  }

  /** Starts every match anew. */
  reset(seed: bigint): void {
    this.env.reset(seed);
    this.#returns.fill(0);
    for (const { bot } of this.#botSeats) bot.reset(this.#options.random.nextU32());
  }

  /** Decides step `step` of the rollout for every agent and sends the actions. */
  async begin(step: number, newest: PolicyVersion, frozen: readonly PolicyVersion[]): Promise<void> {
    const { env } = this;
    const { actor, rollout, firstRow, timer, random } = this.#options;
    const size = env.manifest.observation.size;
    const first = step * rollout.rows + firstRow;
    timer.enter('sampling');
    gatherRows(env.observations, this.rows, size, rollout.observations, first);
    timer.enter('inference');
    await actor.infer(newest, this.#stepTensors[step] as Tensor, this.#outputs);
    timer.enter('sampling');
    const logits = this.#outputs.logits.data as Float32Array;
    rollout.values.set(this.#outputs.value.data as Float32Array, first);
    const heads = this.#sampler.headCount;
    for (let index = 0; index < this.rows.length; index++) {
      const row = this.rows[index] as number;
      const at = first + index;
      const logProbability = this.#sampler.decide(logits, index, env.masks, row, env.actions, row, random, rollout, at);
      if (Number.isNaN(logProbability)) this.#explainNaN(step, index);
      rollout.logProbabilities[at] = logProbability;
      for (let head = 0; head < heads; head++) {
        rollout.actions[at * heads + head] = env.actions[row * heads + head] as number;
      }
    }
    for (const [index, group] of this.#frozen.entries()) {
      if (group.rows.length === 0) continue;
      gatherRows(env.observations, group.rows, size, group.observations, 0);
      timer.enter('inference');
      await actor.infer(frozen[index] as PolicyVersion, group.tensor, group.outputs);
      timer.enter('sampling');
      const groupLogits = group.outputs.logits.data as Float32Array;
      for (let i = 0; i < group.rows.length; i++) {
        const row = group.rows[i] as number;
        this.#sampler.decide(groupLogits, i, env.masks, row, env.actions, row, random);
      }
    }
    timer.enter('bots');
    for (const seat of this.#botSeats) seat.bot.act(seat.observation, seat.mask, seat.action);
    timer.enter('env');
    env.send();
    timer.enter('other');
  }

  /** Receives step `step`: rewards, ends, and the value of final observations where an episode was cut. */
  async finish(step: number, newest: PolicyVersion, nameOf: (seat: Seat) => string): Promise<void> {
    const { env } = this;
    const { rollout, firstRow, seats, timer, tally, random } = this.#options;
    timer.enter('env');
    env.receive();
    timer.enter('other');
    const first = step * rollout.rows + firstRow;
    const cut: number[] = [];
    for (let index = 0; index < this.rows.length; index++) {
      const row = this.rows[index] as number;
      const match = Math.floor(row / env.agentsPerMatch);
      const reward = env.rewards[row] as number;
      const isTerminated = env.terminated[match] !== 0;
      const isTruncated = !isTerminated && env.truncated[match] !== 0;
      rollout.rewards[first + index] = reward;
      rollout.ended[first + index] = isTerminated || isTruncated ? 1 : 0;
      rollout.finalValues[first + index] = 0;
      const total = (this.#returns[index] as number) + reward;
      this.#returns[index] = total;
      if (isTruncated) cut.push(index);
      if (isTerminated || isTruncated) {
        tally.addReturn(total);
        this.#returns[index] = 0;
      }
    }
    for (let match = 0; match < env.matches; match++) {
      if (env.terminated[match] === 0 && env.truncated[match] === 0) continue;
      const seat = seats[match] as Seat;
      tally.add(env, match, seat, nameOf(seat));
      for (const { match: own, bot } of this.#botSeats) if (own === match) bot.reset(random.nextU32());
    }
    if (cut.length > 0) await this.#valueFinalObservations(cut, first, newest);
  }

  /** After the last step: values of the observations that come next. */
  async finishRollout(newest: PolicyVersion): Promise<void> {
    const { env } = this;
    const { actor, rollout, firstRow, timer } = this.#options;
    gatherRows(env.observations, this.rows, env.manifest.observation.size, this.#nextObservations, 0);
    timer.enter('inference');
    await actor.infer(newest, this.#nextTensor, this.#outputs);
    rollout.nextValues.set(this.#outputs.value.data as Float32Array, firstRow);
    timer.enter('other');
  }

  async #valueFinalObservations(cut: readonly number[], first: number, newest: PolicyVersion): Promise<void> {
    const { actor, rollout, timer } = this.#options;
    const size = this.env.manifest.observation.size;
    const observations = new Float32Array(cut.length * size);
    const rows = Int32Array.from(cut, (index) => this.rows[index] as number);
    gatherRows(this.env.finalObservations, rows, size, observations, 0);
    const outputs = actor.outputs(cut.length);
    timer.enter('inference');
    await actor.infer(newest, actor.observations(observations, cut.length), outputs);
    timer.enter('other');
    cut.forEach((index, at) => {
      rollout.finalValues[first + index] = outputs.value.data[at] as number;
    });
  }

  #explainNaN(step: number, index: number): never {
    const { rollout, firstRow } = this.#options;
    const size = this.env.manifest.observation.size;
    const start = (step * rollout.rows + firstRow + index) * size;
    const broken = rollout.observations.subarray(start, start + size).findIndex((x) => !Number.isFinite(x));
    const feature = this.env.manifest.observation.features[broken]?.name ?? `${broken}`;
    const quantity = broken < 0 ? 'the logits of the policy' : `the observation feature ${feature}`;
    throw new LearnError(
      'diverged',
      `Training stopped: ${quantity} first became no number. The last checkpoint is kept.`,
    );
  }
}

const gatherRows = (from: Float32Array, rows: Int32Array, width: number, to: Float32Array, firstRow: number): void => {
  for (let i = 0; i < rows.length; i++) {
    const start = (rows[i] as number) * width;
    to.set(from.subarray(start, start + width), (firstRow + i) * width);
  }
};
