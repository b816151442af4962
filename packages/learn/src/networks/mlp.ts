// The feed-forward actor-critic: dense layers, then one product that holds all action heads and the value.

import type { Random } from '@jixia/env';
import { type Graph, inScope, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import type { ParameterSpec } from '../graph/training-step.ts';
import { LearnError } from '../learn-error.ts';
import { normalVector, orthogonalMatrix } from './initialise.ts';

/** A network as data; it is written into configurations, checkpoints and policies. */
export type MlpSpec = {
  readonly kind: 'mlp';
  /** Floats of one observation row. */
  readonly observationSize: number;
  /** Widths of the hidden layers, first to last. */
  readonly hidden: readonly number[];
  readonly activation: 'relu' | 'tanh';
  /** Sizes of the action heads. */
  readonly heads: readonly number[];
};

export type ActorCritic = {
  /** [rows, sum of heads] */
  readonly logits: Value;
  /** [rows, 1] */
  readonly value: Value;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Names and shapes of the weights, in the order of checkpoints. */
export const mlpParameters = (spec: MlpSpec): ParameterSpec[] => {
  const parameters: ParameterSpec[] = [];
  let width = spec.observationSize;
  for (const [index, size] of spec.hidden.entries()) {
    parameters.push({ name: `dense${index + 1}/weight`, shape: [width, size] });
    parameters.push({ name: `dense${index + 1}/bias`, shape: [size] });
    width = size;
  }
  parameters.push({ name: 'heads/weight', shape: [width, sum(spec.heads) + 1] });
  parameters.push({ name: 'heads/bias', shape: [sum(spec.heads) + 1] });
  return parameters;
};

/** Appends the network to a graph. `observation` is [rows, observationSize], normalised. */
export const buildMlp = (
  graph: Graph,
  spec: MlpSpec,
  parameters: ReadonlyMap<string, Value>,
  observation: Value,
): ActorCritic => {
  const parameter = (name: string): Value => {
    const value = parameters.get(name);
    if (!value) throw new LearnError('shape_mismatch', `The network needs a parameter ${name}.`);
    return value;
  };
  let x = observation;
  for (let layer = 1; layer <= spec.hidden.length; layer++) {
    x = inScope(graph, `dense${layer}`, () => {
      const bias = parameter(`dense${layer}/bias`);
      const linear = op.gemm(graph, x, parameter(`dense${layer}/weight`), { bias });
      return spec.activation === 'relu' ? op.relu(graph, linear) : op.tanh(graph, linear);
    });
  }
  return inScope(graph, 'heads', () => {
    const all = op.gemm(graph, x, parameter('heads/weight'), { bias: parameter('heads/bias') });
    const [logits, value] = op.split(graph, all, [sum(spec.heads), 1], 1) as [Value, Value];
    return { logits, value };
  });
};

/**
 * Fresh weights: orthogonal, gain sqrt 2 in hidden layers (1 for tanh: 5/3), 0.01 for the heads, so that the first
 * policy is close to uniform, and 1 for the value.
 */
export const initialiseMlp = (spec: MlpSpec, random: Random): Float32Array[] =>
  mlpParameters(spec).map(({ name, shape }) => {
    const [rows, columns] = shape as [number, number?];
    if (columns === undefined) return new Float32Array(rows);
    if (name !== 'heads/weight') {
      return orthogonalMatrix(rows, columns, spec.activation === 'relu' ? Math.SQRT2 : 5 / 3, random);
    }
    const heads = orthogonalMatrix(rows, columns - 1, 0.01, random);
    const value = normalVector(rows, random);
    const norm = Math.sqrt(value.reduce((total, x) => total + x * x, 0));
    const weights = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row++) {
      weights.set(heads.subarray(row * (columns - 1), (row + 1) * (columns - 1)), row * columns);
      weights[row * columns + columns - 1] = (value[row] as number) / norm;
    }
    return weights;
  });
