// Dense layers and how their weights start: what every network here is put together from.

import type { Random } from '@jixia/env';
import { type Graph, inScope, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import type { ParameterSpec } from '../graph/training-step.ts';
import { LearnError } from '../learn-error.ts';
import { orthogonalMatrix } from './initialise.ts';

/** A weight, and the numbers it starts with. */
export type NetworkParameter = ParameterSpec & { readonly initialise: (random: Random) => Float32Array };

export type Activation = 'relu' | 'tanh';

/** A matrix with orthogonal rows or columns of length `gain`. */
export const orthogonal = (name: string, from: number, to: number, gain: number): NetworkParameter => ({
  name,
  shape: [from, to],
  initialise: (random) => orthogonalMatrix(from, to, gain, random),
});

export const constantVector = (name: string, size: number, number = 0): NetworkParameter => ({
  name,
  shape: [size],
  initialise: () => new Float32Array(size).fill(number),
});

/** Weight and bias of one layer. */
export const denseParameters = (name: string, from: number, to: number, gain: number): NetworkParameter[] => [
  orthogonal(`${name}/weight`, from, to, gain),
  constantVector(`${name}/bias`, to),
];

/** Gain that keeps the size of signals through a layer. */
export const gainOf = (activation: Activation): number => (activation === 'relu' ? Math.SQRT2 : 5 / 3);

/** Layers `dense1`, `dense2`, ... of these widths; `scope` ends in a slash or is empty. */
export const stackParameters = (
  scope: string,
  from: number,
  widths: readonly number[],
  activation: Activation,
): NetworkParameter[] =>
  widths.flatMap((width, index) =>
    denseParameters(`${scope}dense${index + 1}`, widths[index - 1] ?? from, width, gainOf(activation)),
  );

export const parameterOf = (parameters: ReadonlyMap<string, Value>, name: string): Value => {
  const value = parameters.get(name);
  if (!value) throw new LearnError('shape_mismatch', `The network needs a parameter ${name}.`);
  return value;
};

/** `x W + b`, `x` [rows, from]. */
export const buildDense = (graph: Graph, parameters: ReadonlyMap<string, Value>, name: string, x: Value): Value =>
  op.gemm(graph, x, parameterOf(parameters, `${name}/weight`), { bias: parameterOf(parameters, `${name}/bias`) });

export const activate = (graph: Graph, activation: Activation, x: Value): Value =>
  activation === 'relu' ? op.relu(graph, x) : op.tanh(graph, x);

/** The layers of `stackParameters`. */
export const buildStack = (
  graph: Graph,
  parameters: ReadonlyMap<string, Value>,
  scope: string,
  layers: number,
  activation: Activation,
  x: Value,
): Value => {
  let value = x;
  for (let layer = 1; layer <= layers; layer++) {
    value = inScope(graph, `dense${layer}`, () =>
      activate(graph, activation, buildDense(graph, parameters, `${scope}dense${layer}`, value)),
    );
  }
  return value;
};
