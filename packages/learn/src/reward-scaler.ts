// Divides rewards by the running deviation of the discounted return, so that values stay near one in size.

export type RewardScalerState = { readonly count: number; readonly mean: number; readonly squares: number };

export class RewardScaler {
  readonly #gamma: number;
  /** Discounted return so far, of each row that is learned from. */
  readonly #returns: Float64Array;
  #count = 0;
  #mean = 0;
  #squares = 0;

  constructor(rows: number, gamma: number) {
    this.#gamma = gamma;
    this.#returns = new Float64Array(rows);
  }

  /** Takes in one step of all rows: `rewards` and `ended` start at `at`. */
  observe(rewards: Float32Array, ended: Uint8Array, at: number): void {
    for (let row = 0; row < this.#returns.length; row++) {
      const value = (this.#returns[row] as number) * this.#gamma + (rewards[at + row] as number);
      this.#count += 1;
      const distance = value - this.#mean;
      this.#mean += distance / this.#count;
      this.#squares += distance * (value - this.#mean);
      this.#returns[row] = ended[at + row] === 0 ? value : 0;
    }
  }

  /** What rewards are multiplied with. */
  get scale(): number {
    return this.#count < 2 ? 1 : 1 / Math.sqrt(this.#squares / this.#count + 1e-8);
  }

  /** Forgets the returns under way: the environments start anew. */
  restart(): void {
    this.#returns.fill(0);
  }

  /** Returns under way are not part of it: they restart with the environments. */
  saveState(): RewardScalerState {
    return { count: this.#count, mean: this.#mean, squares: this.#squares };
  }

  loadState(state: RewardScalerState): void {
    this.#count = state.count;
    this.#mean = state.mean;
    this.#squares = state.squares;
    this.#returns.fill(0);
  }
}
