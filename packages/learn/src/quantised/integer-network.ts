// A feed-forward policy in whole numbers: int8 weights, int32 sums, and scales that are a whole multiplier and a shift.
// Every host that adds, multiplies and shifts whole numbers comes to the same logits, so to the same actions.

/** Activations are whole numbers within plus or minus this: 12 bits. */
export const activationLimit = 2047;
/** Logits and values are multiples of 2^-12. */
export const logitShift = 12;
/** Their whole numbers stay exact in a float32. */
export const logitLimit = 2 ** 23 - 1;
/** A tanh is looked up: 4096 entries, 1/256 apart, from -8 on. */
export const tableSize = 4096;
export const tableSteps = 256;

/** Bounds that keep each sum within 32 bits and each product within 53. */
export const widestLayer = 4096;
export const biasLimit = 2 ** 30;
export const multiplierLimit = 2 ** 22;
export const shiftLimit = 50;

export type IntegerLayer = {
  readonly inputs: number;
  readonly outputs: number;
  /** int8 [inputs, outputs] */
  readonly weights: Int8Array;
  /** int32 [outputs] */
  readonly bias: Int32Array;
  /** A sum becomes `floor((sum * multiplier + 2^(shift - 1)) / 2^shift)`. [outputs] */
  readonly multipliers: Int32Array;
  readonly shifts: Int32Array;
};

export type IntegerNetwork = {
  readonly activation: 'relu' | 'tanh';
  /** Hidden layers, then the one of all logits and the value, which comes last. */
  readonly layers: readonly IntegerLayer[];
  /** int16 [4096], for tanh */
  readonly table: Int16Array | null;
  /**
   * f32 [features]: a feature becomes `floor((feature - mean) * scale + 0.5)`, cut to the limit. One difference, one
   * product and one sum in IEEE double precision, which are the same everywhere, too.
   */
  readonly mean: Float32Array;
  readonly scale: Float32Array;
};

const rescale = (sum: number, multiplier: number, shift: number): number =>
  shift === 0 ? sum * multiplier : Math.floor((sum * multiplier + 2 ** (shift - 1)) / 2 ** shift);

const clamp = (value: number, low: number, high: number): number => (value < low ? low : value > high ? high : value);

/** Runs rows through a network; buffers are made once. */
export class IntegerRunner {
  readonly network: IntegerNetwork;
  readonly #activations: readonly Int32Array[];
  readonly #sums: readonly Int32Array[];

  constructor(network: IntegerNetwork) {
    this.network = network;
    this.#activations = network.layers.map(({ inputs }) => new Int32Array(inputs));
    this.#sums = network.layers.map(({ outputs }) => new Int32Array(outputs));
  }

  /** Whole numbers of the last layer for one row of observations: a view that the next call overwrites. */
  run(observations: Float32Array, row: number): Int32Array {
    const { layers, mean, scale } = this.network;
    const input = this.#activations[0] as Int32Array;
    const start = row * input.length;
    for (let i = 0; i < input.length; i++) {
      const value = Math.floor(
        ((observations[start + i] as number) - (mean[i] as number)) * (scale[i] as number) + 0.5,
      );
      input[i] = clamp(value, -activationLimit, activationLimit);
    }
    for (let at = 0; at < layers.length; at++) {
      const isLast = at === layers.length - 1;
      const sums = this.#add(
        layers[at] as IntegerLayer,
        this.#activations[at] as Int32Array,
        this.#sums[at] as Int32Array,
      );
      if (!isLast) this.#activate(layers[at] as IntegerLayer, sums, this.#activations[at + 1] as Int32Array);
    }
    const last = layers.at(-1) as IntegerLayer;
    const output = this.#sums.at(-1) as Int32Array;
    for (let j = 0; j < output.length; j++) {
      const value = rescale(output[j] as number, last.multipliers[j] as number, last.shifts[j] as number);
      output[j] = clamp(value, -logitLimit, logitLimit);
    }
    return output;
  }

  #add({ weights, bias, outputs }: IntegerLayer, input: Int32Array, sums: Int32Array): Int32Array {
    sums.set(bias);
    for (let i = 0; i < input.length; i++) {
      const x = input[i] as number;
      if (x === 0) continue;
      const start = i * outputs;
      for (let j = 0; j < outputs; j++) sums[j] = ((sums[j] as number) + x * (weights[start + j] as number)) | 0;
    }
    return sums;
  }

  #activate({ multipliers, shifts }: IntegerLayer, sums: Int32Array, next: Int32Array): void {
    const { table } = this.network;
    for (let j = 0; j < sums.length; j++) {
      const value = rescale(sums[j] as number, multipliers[j] as number, shifts[j] as number);
      if (table === null) next[j] = clamp(value, 0, activationLimit);
      else next[j] = table[clamp(value + tableSize / 2, 0, tableSize - 1)] as number;
    }
  }
}
