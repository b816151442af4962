// What value-based algorithms learn from: the last decisions of every row, step after step, in the order they were made.
// The observation after a decision is the row's next one, so that nothing is stored twice.

import type { Random } from '@jixia/env';
import type { Rollout } from './algorithms/rollout.ts';
import { LearnError } from './learn-error.ts';

export type ReplaySizes = {
  readonly rows: number;
  readonly observationSize: number;
  readonly maskSize: number;
  readonly heads: number;
  /** 0 = no central states. */
  readonly centralSize: number;
  readonly teams: number;
};

/** A sum of rewards and what to add to it. */
export type ReplayReturn = {
  /** Discounted sum, unscaled. */
  reward: number;
  /** Of the value at `next`: gamma to the number of rewards, 0 where the episode ended. */
  discount: number;
  /** Place; any where the discount is 0. */
  next: number;
};

export class ReplayBuffer {
  /** Steps that it holds at most. */
  readonly capacitySteps: number;
  readonly sizes: ReplaySizes;
  /** f32 [capacitySteps * rows, observation size], raw; likewise the others */
  readonly observations: Float32Array;
  readonly masks: Uint8Array;
  readonly actions: Int32Array;
  readonly rewards: Float32Array;
  /** As in a rollout: 1 ended by the rules, 2 cut from outside */
  readonly ended: Uint8Array;
  /** f32 [capacitySteps * teams, central size] */
  readonly centralStates: Float32Array;
  #steps = 0;
  /** Where the next step goes. */
  #next = 0;

  /**
   * @param capacity decisions of single agents, rounded down to whole steps of all rows
   * @param rolloutSteps steps of one rollout; it must fit. Throws LearnError `invalid_option`
   */
  constructor(capacity: number, rolloutSteps: number, sizes: ReplaySizes) {
    this.capacitySteps = Math.floor(capacity / sizes.rows);
    if (this.capacitySteps < rolloutSteps + 1) {
      const least = (rolloutSteps + 1) * sizes.rows;
      throw new LearnError('invalid_option', `replayCapacity is ${capacity}; one rollout and a step need ${least}.`);
    }
    this.sizes = sizes;
    const n = this.capacitySteps * sizes.rows;
    this.observations = new Float32Array(n * sizes.observationSize);
    this.masks = new Uint8Array(n * sizes.maskSize);
    this.actions = new Int32Array(n * sizes.heads);
    this.rewards = new Float32Array(n);
    this.ended = new Uint8Array(n);
    this.centralStates = new Float32Array(this.capacitySteps * sizes.teams * sizes.centralSize);
  }

  /** Decisions of single agents that it holds. */
  get length(): number {
    return this.#steps * this.sizes.rows;
  }

  /** Adds a rollout that recorded masks, over the oldest steps. It must follow the one before without a gap. */
  add(rollout: Rollout): void {
    const { rows, observationSize, maskSize, heads, centralSize, teams } = this.sizes;
    for (let from = 0; from < rollout.steps; ) {
      const count = Math.min(rollout.steps - from, this.capacitySteps - this.#next);
      const copy = <T extends Float32Array | Uint8Array | Int32Array>(to: T, source: T, width: number): void =>
        to.set(source.subarray(from * width, (from + count) * width), this.#next * width);
      copy(this.observations, rollout.observations, rows * observationSize);
      copy(this.masks, rollout.masks as Uint8Array, rows * maskSize);
      copy(this.actions, rollout.actions, rows * heads);
      copy(this.rewards, rollout.rewards, rows);
      copy(this.ended, rollout.ended, rows);
      if (rollout.central && centralSize > 0) copy(this.centralStates, rollout.central.states, teams * centralSize);
      this.#next = (this.#next + count) % this.capacitySteps;
      this.#steps = Math.min(this.capacitySteps, this.#steps + count);
      from += count;
    }
  }

  /**
   * Draws, evenly, a step at which `row` decided and of which is known what came next.
   * Those that were cut from outside are not: the next observation belongs to another episode.
   * @returns its place: row `place * rows + row` of the arrays
   */
  drawStep(row: number, random: Random): number {
    const oldest = this.#steps < this.capacitySteps ? 0 : this.#next;
    for (let tries = 0; tries < maximumTries; tries++) {
      const age = random.nextBelow(this.#steps);
      const place = (oldest + age) % this.capacitySteps;
      const how = this.ended[place * this.sizes.rows + row] as number;
      if (how === 1 || (how === 0 && age < this.#steps - 1)) return place;
    }
    throw new LearnError('invalid_option', 'Every episode is cut after one decision: there is nothing to learn from.');
  }

  /**
   * What followed a place that `drawStep` gave for `row`: the rewards of up to `n` decisions, and where their sum is to be
   * bootstrapped. The rules' end of the episode stops the sum, with a discount of 0. So does the newest decision, and one
   * that was cut from outside: what came after it is not known, so that it is where the value is taken.
   */
  returnFrom(place: number, row: number, n: number, gamma: number, into: ReplayReturn): void {
    const { rows } = this.sizes;
    const newest = (this.#next + this.capacitySteps - 1) % this.capacitySteps;
    into.reward = 0;
    into.discount = 1;
    into.next = place;
    for (let taken = 0; taken < n; taken++) {
      const at = into.next * rows + row;
      const how = this.ended[at] as number;
      if (how === 2 || (how === 0 && into.next === newest)) return;
      into.reward += into.discount * (this.rewards[at] as number);
      into.discount *= how === 1 ? 0 : gamma;
      into.next = this.after(into.next);
      if (how === 1) return;
    }
  }

  /** Place of the step after. */
  after(place: number): number {
    return (place + 1) % this.capacitySteps;
  }

  /** Forgets everything. */
  clear(): void {
    this.#steps = 0;
    this.#next = 0;
  }
}

/** Far more than any stream of cut episodes needs. */
const maximumTries = 10_000;
