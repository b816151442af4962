// The memory of rows that one policy plays, from decision to decision. Without memory nothing happens here.

import type { Tensor } from '../runtime/runtime.ts';
import type { Actor, ActorOutputs } from './actor.ts';

export class RowStates {
  /** f32 [rows, state size], what the next decision goes on from; null without memory. */
  readonly tensor: Tensor | null;
  readonly #actor: Actor;
  readonly #data: Float32Array;

  constructor(actor: Actor, rows: number) {
    this.#actor = actor;
    this.tensor = actor.state(rows);
    this.#data = this.tensor === null ? new Float32Array(0) : (this.tensor.data as Float32Array);
  }

  /** Takes over what an inference left. */
  advance({ nextState }: ActorOutputs): void {
    if (nextState !== null) this.#data.set(nextState.data as Float32Array);
  }

  /** An episode of one row begins. */
  clearRow(row: number): void {
    const size = this.#actor.stateSize;
    this.#data.fill(0, row * size, (row + 1) * size);
  }

  clear(): void {
    this.#data.fill(0);
  }

  /** Writes all rows into `to` from its row `firstRow` on. */
  save(to: Float32Array, firstRow: number): void {
    to.set(this.#data, firstRow * this.#actor.stateSize);
  }

  /** What an inference left for some rows, as the state of a batch of them. */
  gatherNext({ nextState }: ActorOutputs, rows: readonly number[]): Tensor | null {
    const state = this.#actor.state(rows.length);
    if (nextState === null || state === null) return null;
    const size = this.#actor.stateSize;
    const [from, to] = [nextState.data as Float32Array, state.data as Float32Array];
    for (const [at, row] of rows.entries()) to.set(from.subarray(row * size, (row + 1) * size), at * size);
    return state;
  }
}
