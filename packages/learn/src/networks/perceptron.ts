// Hidden layers and a linear one after them, under a name of its own: critics, hypernetworks, whatever is no policy.

import { type Graph, inScope, type Value } from '../graph/graph.ts';
import { buildDense, buildStack, constantVector, type NetworkParameter, orthogonal, stackParameters } from './dense.ts';

export type PerceptronSpec = {
  /** Begins the names of its parameters: `name/dense1/weight` .. `name/output/bias`. */
  readonly name: string;
  readonly inputSize: number;
  /** Widths of the layers with ReLU after them. */
  readonly hidden: readonly number[];
  readonly outputSize: number;
  /** How its output starts: about `mean`, and with a normalised input as far from it as `spread`; default 0 and 1. */
  readonly start?: { readonly mean: number; readonly spread: number };
};

export const perceptronParameters = ({
  name,
  inputSize,
  hidden,
  outputSize,
  start = { mean: 0, spread: 1 },
}: PerceptronSpec): NetworkParameter[] => [
  ...stackParameters(`${name}/`, inputSize, hidden, 'relu'),
  orthogonal(`${name}/output/weight`, hidden.at(-1) ?? inputSize, outputSize, start.spread),
  constantVector(`${name}/output/bias`, outputSize, start.mean),
];

/** Appends the network; `x` is [rows, inputSize], the result [rows, outputSize]. */
export const buildPerceptron = (
  graph: Graph,
  { name, hidden }: PerceptronSpec,
  parameters: ReadonlyMap<string, Value>,
  x: Value,
): Value =>
  inScope(graph, name, () => {
    const last = buildStack(graph, parameters, `${name}/`, hidden.length, 'relu', x);
    return buildDense(graph, parameters, `${name}/output`, last);
  });
