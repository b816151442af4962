// A stack of dense layers under a prefix: critics, hypernetworks, whatever is no policy.

import type { Random } from '@jixia/env';
import { type Graph, inScope, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import type { ParameterSpec } from '../graph/training-step.ts';
import { LearnError } from '../learn-error.ts';
import { orthogonalMatrix } from './initialise.ts';

export type DenseSpec = {
  /** Of the parameters' names: `prefix/dense1/weight`. */
  readonly prefix: string;
  readonly inputSize: number;
  /** Widths of the layers with ReLU after them. */
  readonly hidden: readonly number[];
  /** Width of the last, linear layer. */
  readonly outputSize: number;
  /** Gain of the last layer's starting weights; the hidden ones have sqrt 2. */
  readonly outputGain: number;
};

const widthsOf = (spec: DenseSpec): number[] => [spec.inputSize, ...spec.hidden, spec.outputSize];

export const denseParameters = (spec: DenseSpec): ParameterSpec[] =>
  widthsOf(spec)
    .slice(1)
    .flatMap((width, index) => [
      { name: `${spec.prefix}/dense${index + 1}/weight`, shape: [widthsOf(spec)[index] as number, width] },
      { name: `${spec.prefix}/dense${index + 1}/bias`, shape: [width] },
    ]);

/** Orthogonal weights, biases of zero; in the order of `denseParameters`. */
export const initialiseDense = (spec: DenseSpec, random: Random): Float32Array[] =>
  denseParameters(spec).map(({ shape }, index) => {
    const [rows, columns] = shape as [number, number?];
    if (columns === undefined) return new Float32Array(rows);
    const isLast = index === 2 * spec.hidden.length;
    return orthogonalMatrix(rows, columns, isLast ? spec.outputGain : Math.SQRT2, random);
  });

/** Appends the stack; `x` is [rows, inputSize], the result [rows, outputSize]. */
export const buildDense = (graph: Graph, spec: DenseSpec, parameters: ReadonlyMap<string, Value>, x: Value): Value => {
  const parameter = (name: string): Value => {
    const value = parameters.get(`${spec.prefix}/${name}`);
    if (!value) throw new LearnError('shape_mismatch', `The network needs a parameter ${spec.prefix}/${name}.`);
    return value;
  };
  return inScope(graph, spec.prefix, () => {
    let y = x;
    for (let layer = 1; layer <= spec.hidden.length + 1; layer++) {
      const bias = parameter(`dense${layer}/bias`);
      const linear = op.gemm(graph, y, parameter(`dense${layer}/weight`), { bias });
      y = layer <= spec.hidden.length ? op.relu(graph, linear) : linear;
    }
    return y;
  });
};
