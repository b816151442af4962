// The actions of a match that is played elsewhere, as they come.

const FIRST_DECISIONS = 1024;

export class ActionFeed {
  readonly #stride: number;
  #actions: Int32Array;
  #decisions = 0;

  /** `stride`: values of one decision, seats times heads. */
  constructor(stride: number) {
    this.#stride = stride;
    this.#actions = new Int32Array(FIRST_DECISIONS * stride);
  }

  /** Decisions that have come. */
  get decisions(): number {
    return this.#decisions;
  }

  /** i32 [seats, heads]: a view. */
  at(decision: number): Int32Array {
    return this.#actions.subarray(decision * this.#stride, (decision + 1) * this.#stride);
  }

  /** What begins at `fromDecision`; parts that have come before are left out. False where something before it is missing. */
  append(fromDecision: number, actions: ArrayLike<number>): boolean {
    if (fromDecision > this.#decisions) return false;
    const known = (this.#decisions - fromDecision) * this.#stride;
    const fresh = Array.prototype.slice.call(actions, known) as number[];
    if (fresh.length === 0) return true;
    const needed = this.#decisions * this.#stride + fresh.length;
    if (needed > this.#actions.length) {
      const larger = new Int32Array(Math.max(needed, this.#actions.length * 2));
      larger.set(this.#actions);
      this.#actions = larger;
    }
    this.#actions.set(fresh, this.#decisions * this.#stride);
    this.#decisions += Math.floor(fresh.length / this.#stride);
    return true;
  }
}
