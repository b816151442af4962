// Running mean and variance of every observation feature. Fixed within one rollout and its update, so that stored and
// recomputed probabilities see the same numbers.

/** Normalised features are cut to plus or minus this. */
export const normalisedLimit = 5;
/** Added to variances: features that hardly move are not blown up (a deviation below 0.01 counts as 0.01). */
const varianceFloor = 1e-4;

/** Blocks of features that mean the same of one thing after the other: feature i of each shares its statistics. */
export type SharedBlocks = { readonly offsets: readonly number[]; readonly length: number };

export type NormaliserState = { readonly count: number; readonly mean: Float64Array; readonly squares: Float64Array };

export class ObservationNormaliser {
  readonly size: number;
  /** f32 [size], what graphs subtract */
  readonly mean: Float32Array;
  /** f32 [size], what graphs multiply with after */
  readonly inverseDeviation: Float32Array;
  readonly #shared: readonly SharedBlocks[];
  #count = 0;
  readonly #mean: Float64Array;
  /** Sum of squared distances from the mean. */
  readonly #squares: Float64Array;

  constructor(size: number, shared: readonly SharedBlocks[] = []) {
    this.size = size;
    this.#shared = shared;
    this.mean = new Float32Array(size);
    this.inverseDeviation = new Float32Array(size).fill(1);
    this.#mean = new Float64Array(size);
    this.#squares = new Float64Array(size);
  }

  /** Takes in `rows` rows of f32 [rows, size] (parallel variance, so that order within a batch hardly matters). */
  update(observations: Float32Array, rows: number): void {
    const { size } = this;
    const sum = new Float64Array(size);
    const squares = new Float64Array(size);
    for (let row = 0, at = 0; row < rows; row++) {
      for (let i = 0; i < size; i++, at++) {
        // Distances from the known mean keep the sums small.
        const x = (observations[at] as number) - (this.#mean[i] as number);
        sum[i] = (sum[i] as number) + x;
        squares[i] = (squares[i] as number) + x * x;
      }
    }
    const total = this.#count + rows;
    for (let i = 0; i < size; i++) {
      const shift = (sum[i] as number) / rows;
      const inBatch = (squares[i] as number) - rows * shift * shift;
      this.#squares[i] = (this.#squares[i] as number) + inBatch + (shift * shift * this.#count * rows) / total;
      this.#mean[i] = (this.#mean[i] as number) + (shift * rows) / total;
    }
    this.#count = total;
    this.#publish();
  }

  /** Rows taken in so far. */
  get count(): number {
    return this.#count;
  }

  /** Takes over published statistics, f32 [size] each, as those of `count` rows. */
  startFrom(mean: Float32Array, inverseDeviation: Float32Array, count: number): void {
    const squares = Float64Array.from(inverseDeviation, (x) => count * Math.max(0, 1 / (x * x) - varianceFloor));
    this.loadState({ count, mean: Float64Array.from(mean), squares });
  }

  saveState(): NormaliserState {
    return { count: this.#count, mean: this.#mean.slice(), squares: this.#squares.slice() };
  }

  loadState(state: NormaliserState): void {
    this.#count = state.count;
    this.#mean.set(state.mean);
    this.#squares.set(state.squares);
    this.#publish();
  }

  #publish(): void {
    if (this.#count === 0) return;
    for (let i = 0; i < this.size; i++) {
      this.mean[i] = this.#mean[i] as number;
      this.inverseDeviation[i] = 1 / Math.sqrt((this.#squares[i] as number) / this.#count + varianceFloor);
    }
    for (const { offsets, length } of this.#shared) {
      for (let i = 0; i < length; i++) this.#publishShared(offsets.map((offset) => offset + i));
    }
  }

  /** Mean and deviation over several features of equal weight. */
  #publishShared(features: readonly number[]): void {
    const mean = features.reduce((sum, i) => sum + (this.#mean[i] as number), 0) / features.length;
    let variance = 0;
    for (const i of features) {
      const distance = (this.#mean[i] as number) - mean;
      variance += ((this.#squares[i] as number) / this.#count + distance * distance) / features.length;
    }
    for (const i of features) {
      this.mean[i] = mean;
      this.inverseDeviation[i] = 1 / Math.sqrt(variance + varianceFloor);
    }
  }
}
