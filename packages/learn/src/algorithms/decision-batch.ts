// Minibatches of single decisions for algorithms that imitate: the buffers of a training step, filled from rows in a
// shuffled order.

import type { NetworkSpec } from '../networks/network.ts';
import { logitCountOf } from '../networks/network.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import { policyPorts } from '../policy/policy-graph.ts';
import type { Runtime, Tensor } from '../runtime/runtime.ts';
import { copyRow } from './rollout.ts';

/** Decisions to learn from; arrays in rows. */
export type DecisionRows = {
  readonly rows: number;
  /** f32 [rows, observation size] */
  readonly observations: Float32Array;
  /** u8 [rows, sum of heads] */
  readonly legal: Uint8Array;
  /** u8 [rows, heads] */
  readonly participation: Uint8Array;
};

/** More of a row, by the name of its input. */
export type Columns = Readonly<Record<string, Float32Array | Int32Array>>;

export class DecisionBatch {
  /** Inputs of the step; `weight` sums to 1. */
  readonly feeds: Readonly<Record<string, Tensor>>;
  readonly #rows: number;
  readonly #network: NetworkSpec;
  readonly #widths: Readonly<Record<string, number>>;

  /**
   * @param rows of a minibatch
   * @param columns numbers a row and type of every further input
   */
  constructor(
    runtime: Runtime,
    network: NetworkSpec,
    normaliser: ObservationNormaliser,
    rows: number,
    columns: Readonly<Record<string, { readonly width: number; readonly type: 'float32' | 'int32' }>>,
  ) {
    this.#rows = rows;
    this.#network = network;
    this.#widths = Object.fromEntries(Object.entries(columns).map(([name, { width }]) => [name, width]));
    const { observationSize, heads } = network;
    const logitCount = logitCountOf(network);
    const own = Object.entries(columns).map(([name, { width, type }]) => {
      const data = type === 'int32' ? new Int32Array(rows * width) : new Float32Array(rows * width);
      return [name, runtime.tensor(data, [rows, width])] as const;
    });
    this.feeds = {
      [policyPorts.observation]: runtime.tensor(new Float32Array(rows * observationSize), [rows, observationSize]),
      [policyPorts.mean]: runtime.tensor(normaliser.mean, [observationSize]),
      [policyPorts.inverseDeviation]: runtime.tensor(normaliser.inverseDeviation, [observationSize]),
      legal: runtime.tensor(new Uint8Array(rows * logitCount), [rows, logitCount]),
      participation: runtime.tensor(new Uint8Array(rows * heads.length), [rows, heads.length]),
      weight: runtime.tensor(new Float32Array(rows), [rows, 1]),
      ...Object.fromEntries(own),
    };
  }

  /** Copies rows order[first ..]; rows past the end repeat the last one and weigh nothing. */
  gather(from: DecisionRows, columns: Columns, order: Int32Array, first: number): void {
    const { observationSize, heads } = this.#network;
    const logitCount = logitCountOf(this.#network);
    const size = Math.min(this.#rows, order.length - first);
    const data = <T>(name: string): T => (this.feeds[name] as Tensor).data as T;
    const [observation, legal] = [data<Float32Array>(policyPorts.observation), data<Uint8Array>('legal')];
    const [participation, weight] = [data<Uint8Array>('participation'), data<Float32Array>('weight')];
    const own = Object.entries(columns).map(([name, source]) => ({
      to: data<Float32Array>(name),
      source: source as Float32Array,
      width: this.#widths[name] as number,
    }));
    for (let row = 0; row < this.#rows; row++) {
      const at = order[first + Math.min(row, size - 1)] as number;
      copyRow(observation, row, from.observations, at, observationSize);
      copyRow(legal, row, from.legal, at, logitCount);
      copyRow(participation, row, from.participation, at, heads.length);
      for (const { to, source, width } of own) copyRow(to, row, source, at, width);
      weight[row] = row < size ? 1 / size : 0;
    }
  }
}
