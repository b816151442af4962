// What plays the other side of the learner's matches: a frozen version of the policy, in batches, or scripted bots.

import type { BotEntry, Manifest, Random, ScriptedBot, VectorEnv } from '@jixia/env';
import type { ActionSampler } from '../actions/action-sampler.ts';
import { LearnError } from '../learn-error.ts';
import type { Actor, ActorOutputs, PolicyVersion } from '../networks/actor.ts';
import { RowStates } from '../networks/row-states.ts';
import type { PhaseTimer } from '../phase-timer.ts';
import type { Tensor } from '../runtime/runtime.ts';
import { decideRow } from './decide-row.ts';
import type { Seat } from './seats.ts';
import { markAgents } from './team-rows.ts';

/** Copies rows of a [n, width] array one below the other into `to` [m, toWidth], to their beginning. */
export const gatherRows = (
  from: Float32Array,
  rows: Int32Array,
  width: number,
  to: Float32Array,
  firstRow: number,
  toWidth = width,
): void => {
  for (let i = 0; i < rows.length; i++) {
    const source = (rows[i] as number) * width;
    const target = (firstRow + i) * toWidth;
    for (let at = 0; at < width; at++) to[target + at] = from[source + at] as number;
  }
};

/** Rows (match-major) of the opponent in matches whose seat is `wanted`. */
const opponentRows = (manifest: Manifest, seats: readonly Seat[], wanted: (seat: Seat) => boolean): Int32Array =>
  Int32Array.from(
    seats.flatMap((seat, match) =>
      wanted(seat)
        ? manifest.agents.flatMap(({ team }, index) =>
            team === seat.learnerTeam ? [] : [match * manifest.agents.length + index],
          )
        : [],
    ),
  );

/** All rows that one frozen version plays. */
export class FrozenRows {
  readonly #rows: Int32Array;
  readonly #width: number;
  readonly #observations: Float32Array;
  readonly #tensor: Tensor;
  readonly #outputs: ActorOutputs;
  readonly #actor: Actor;
  readonly #version: PolicyVersion;
  readonly #states: RowStates;
  readonly #agentsPerMatch: number;

  constructor(manifest: Manifest, seats: readonly Seat[], group: number, actor: Actor, version: PolicyVersion) {
    this.#rows = opponentRows(
      manifest,
      seats,
      ({ opponent }) => opponent.kind === 'history' && opponent.group === group,
    );
    this.#width = actor.observationSize;
    this.#observations = new Float32Array(this.#rows.length * this.#width);
    markAgents(manifest, this.#rows, this.#observations, this.#width);
    this.#tensor = actor.observations(this.#observations, this.#rows.length);
    this.#outputs = actor.outputs(this.#rows.length);
    this.#actor = actor;
    this.#version = version;
    this.#states = new RowStates(actor, this.#rows.length);
    this.#agentsPerMatch = manifest.agents.length;
  }

  /** All matches begin anew. */
  restart(): void {
    this.#states.clear();
  }

  /** One match begins. */
  begin(match: number): void {
    if (this.#states.tensor === null) return;
    for (let i = 0; i < this.#rows.length; i++) {
      if (Math.floor((this.#rows[i] as number) / this.#agentsPerMatch) === match) this.#states.clearRow(i);
    }
  }

  async decide(
    env: VectorEnv,
    sampler: ActionSampler,
    random: Random,
    epsilon: number | null,
    timer: PhaseTimer,
  ): Promise<void> {
    if (this.#rows.length === 0) return;
    const { size } = env.manifest.observation;
    gatherRows(env.observations, this.#rows, size, this.#observations, 0, this.#width);
    timer.enter('inference');
    await this.#actor.infer(this.#version, this.#tensor, this.#outputs, this.#states.tensor);
    this.#states.advance(this.#outputs);
    timer.enter('sampling');
    const logits = this.#outputs.logits.data as Float32Array;
    for (let i = 0; i < this.#rows.length; i++) {
      decideRow(sampler, logits, i, env, this.#rows[i] as number, random, epsilon);
    }
  }
}

type BotRow = {
  readonly match: number;
  readonly bots: readonly ScriptedBot[];
  readonly observation: Float32Array;
  readonly mask: Uint8Array;
  readonly action: Int32Array;
};

/** All rows that bots play. Which bot it is gets drawn anew for every match. */
export class BotRows {
  readonly #rows: readonly BotRow[];
  /** Bot of each match; -1 where none plays. */
  readonly #playing: Int32Array;

  readonly #names: readonly string[];

  constructor(env: VectorEnv, seats: readonly Seat[], bots: readonly BotEntry[]) {
    this.#names = bots.map(({ name }) => name);
    const { manifest } = env;
    const { size } = manifest.observation;
    const heads = manifest.actionHeads.length;
    this.#playing = new Int32Array(seats.length).fill(-1);
    const own = opponentRows(manifest, seats, ({ opponent }) => opponent.kind === 'bot');
    this.#rows = Array.from(own, (row) => ({
      match: Math.floor(row / manifest.agents.length),
      bots: bots.map((entry) => entry.create(manifest)),
      observation: env.observations.subarray(row * size, (row + 1) * size),
      mask: env.masks.subarray(row * manifest.masks.size, (row + 1) * manifest.masks.size),
      action: env.actions.subarray(row * heads, (row + 1) * heads),
    }));
  }

  /** Index of the bot in a match, -1 for none. */
  playing(match: number): number {
    return this.#playing[match] as number;
  }

  /** Draws a bot for a match that begins. */
  begin(match: number, weights: readonly number[], random: Random): void {
    const own = this.#rows.filter((row) => row.match === match);
    if (own.length === 0) return;
    let left = random.nextUnit() * weights.reduce((total, weight) => total + weight, 0);
    let drawn = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    if (drawn < 0) drawn = weights.length - 1;
    this.#playing[match] = drawn;
    for (const row of own) row.bots[drawn]?.reset(random.nextU32());
  }

  decide(): void {
    let match = 0;
    try {
      for (const row of this.#rows) {
        match = row.match;
        row.bots[this.#playing[match] as number]?.act(row.observation, row.mask, row.action);
      }
    } catch (cause) {
      const name = this.#names[this.#playing[match] as number];
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new LearnError('collector_failed', `bot:${name} failed in a training match: ${reason}`, { cause });
    }
  }
}
