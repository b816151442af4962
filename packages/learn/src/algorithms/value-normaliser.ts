// PopArt (van Hasselt et al. 2016, arXiv 1602.07714; Hessel et al. 2018, 1809.04474): a critic learns returns of mean 0
// and deviation 1, and when the statistics move, its last layer moves with them, so that what it says stays the same.

export type ValueNormaliserState = { readonly mean: number; readonly square: number; readonly weight: number };

/** The deviation never counts as less: returns that hardly differ are not blown up. */
const minimalDeviation = 1e-2;

export class ValueNormaliser {
  readonly #decay: number;
  #mean = 0;
  #square = 0;
  /** Sum of the weights so far: takes the zero start out of the averages. */
  #weight = 0;

  /** @param decay share of the old statistics that each update keeps, 0..1 */
  constructor(decay: number) {
    this.#decay = decay;
  }

  /** 0 before the first update. */
  get mean(): number {
    return this.#weight === 0 ? 0 : this.#mean / this.#weight;
  }

  /** 1 before the first update. */
  get deviation(): number {
    if (this.#weight === 0) return 1;
    return Math.max(minimalDeviation, Math.sqrt(Math.max(0, this.#square / this.#weight - this.mean ** 2)));
  }

  /**
   * Takes in returns, and corrects the critic's last layer, so that `deviation * output + mean` is what it was.
   * @param weights f32 [inputs] and `bias` f32 [1] of that layer, changed in place
   */
  update(returns: Float32Array, weights: Float32Array, bias: Float32Array): void {
    const { mean: oldMean, deviation: oldDeviation } = this;
    let [sum, squares] = [0, 0];
    for (const x of returns) {
      sum += x;
      squares += x * x;
    }
    const fresh = 1 - this.#decay;
    this.#mean = this.#decay * this.#mean + fresh * (sum / returns.length);
    this.#square = this.#decay * this.#square + fresh * (squares / returns.length);
    this.#weight = this.#decay * this.#weight + fresh;
    const ratio = oldDeviation / this.deviation;
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) * ratio;
    bias[0] = (bias[0] as number) * ratio + (oldMean - this.mean) / this.deviation;
  }

  /** Returns to what the critic learns, in place. */
  normalise(values: Float32Array): void {
    const { mean, deviation } = this;
    for (let i = 0; i < values.length; i++) values[i] = ((values[i] as number) - mean) / deviation;
  }

  /** What the critic says to returns. */
  restore(output: number): number {
    return output * this.deviation + this.mean;
  }

  saveState(): ValueNormaliserState {
    return { mean: this.#mean, square: this.#square, weight: this.#weight };
  }

  loadState(state: ValueNormaliserState): void {
    this.#mean = state.mean;
    this.#square = state.square;
    this.#weight = state.weight;
  }
}
