// Frozen versions of the policy that the newest one plays against.

import type { Random } from '@jixia/env';

export type Snapshot = {
  /** Update after which it was taken. */
  readonly update: number;
  /** Weights in the order of the parameters, then the normaliser's mean and inverse deviation. */
  readonly arrays: readonly Float32Array[];
};

export class History {
  readonly #capacity: number;
  readonly #groups: number;
  #snapshots: Snapshot[] = [];
  #active: Snapshot[] = [];

  /** @param capacity snapshots kept; @param groups snapshots that play at the same time */
  constructor(capacity: number, groups: number) {
    this.#capacity = capacity;
    this.#groups = groups;
  }

  /** Adds a snapshot; above capacity a random one of the older goes, so that the past stays spread out. */
  add(snapshot: Snapshot, random: Random): void {
    this.#snapshots.push(snapshot);
    if (this.#snapshots.length > this.#capacity) this.#snapshots.splice(random.nextBelow(this.#capacity), 1);
  }

  /** Draws who plays next, uniformly. */
  draw(random: Random): void {
    this.#active = Array.from(
      { length: this.#groups },
      () => this.#snapshots[random.nextBelow(this.#snapshots.length)] as Snapshot,
    );
  }

  /** One per group. */
  get active(): readonly Snapshot[] {
    return this.#active;
  }

  get snapshots(): readonly Snapshot[] {
    return this.#snapshots;
  }

  /** `active` by index into `snapshots`. */
  saveActive(): number[] {
    return this.#active.map((snapshot) => this.#snapshots.indexOf(snapshot));
  }

  load(snapshots: readonly Snapshot[], active: readonly number[]): void {
    this.#snapshots = [...snapshots];
    this.#active = active.map((index) => this.#snapshots[index] as Snapshot);
  }
}
