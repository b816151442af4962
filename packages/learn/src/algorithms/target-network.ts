// A second set of weights that lags behind those being learned, so that targets hold still (Mnih et al. 2015).

import type { ParameterSpec } from '../graph/training-step.ts';
import { ports } from '../graph/training-step.ts';
import type { Feeds, Runtime, Tensor } from '../runtime/runtime.ts';

/** Name of a target weight as input of a training graph. */
export const targetPort = (parameter: string): string => `target/${parameter}`;

export class TargetNetwork {
  /** Inputs of a training graph, by `targetPort`. */
  readonly feeds: Feeds;
  readonly #specs: readonly ParameterSpec[];
  readonly #arrays: readonly Float32Array[];

  constructor(runtime: Runtime, specs: readonly ParameterSpec[]) {
    this.#specs = specs;
    this.#arrays = specs.map(({ shape }) => new Float32Array(shape.reduce((size, dim) => size * dim, 1)));
    const tensors = specs.map(({ name, shape }, index): [string, Tensor] => [
      targetPort(name),
      runtime.tensor(this.#arrays[index] as Float32Array, shape),
    ]);
    this.feeds = Object.fromEntries(tensors);
  }

  /** target += share * (weights - target); 1 copies. @param weights by parameter port, as `Optimiser.parameterFeeds` */
  follow(weights: Feeds, share: number): void {
    for (const [index, { name }] of this.#specs.entries()) {
      const [own, other] = [this.#arrays[index] as Float32Array, weights[ports.parameter(name)]?.data as Float32Array];
      if (share === 1) own.set(other);
      else
        for (let i = 0; i < own.length; i++)
          own[i] = (own[i] as number) + share * ((other[i] as number) - (own[i] as number));
    }
  }

  /** Copies, in the order of the parameters. */
  save(): Float32Array[] {
    return this.#arrays.map((array) => array.slice());
  }

  load(arrays: readonly Float32Array[]): void {
    for (const [index, array] of arrays.entries()) (this.#arrays[index] as Float32Array).set(array);
  }
}
