// Self-attention over entities (Vaswani et al. 2017): each looks at all others and adds what it found to itself.

import { type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { buildDense, denseParameters, type NetworkParameter, orthogonal, parameterOf } from './dense.ts';

export const attentionParameters = (width: number): NetworkParameter[] => [
  // No biases: an entity that is all zeros is looked for by nobody and has nothing to say.
  ...['query', 'key', 'value'].map((name) => orthogonal(`attention/${name}/weight`, width, width, 1)),
  ...denseParameters('attention/output', width, width, 1),
];

/**
 * `entities` [rows, count, width] -> the same shape: x + output(softmax(q k' / sqrt(d) + penalty) v), in `heads` parts
 * of the width. `penalty` [rows, count] is 0 for an entity that may be looked at, and far below 0 for one that is absent.
 */
export const buildAttention = (
  graph: Graph,
  parameters: ReadonlyMap<string, Value>,
  heads: number,
  entities: Value,
  penalty: Value,
): Value =>
  inScope(graph, 'attention', () => {
    const [count, width] = entities.shape.slice(1) as [number, number];
    const each = width / heads;
    const flat = op.reshape(graph, entities, [-1, width]);
    const project = (name: string, order: readonly number[]): Value => {
      const all = op.gemm(graph, flat, parameterOf(parameters, `attention/${name}/weight`), { name });
      return op.transpose(graph, op.reshape(graph, all, [-1, count, heads, each]), order);
    };
    const byHead = [0, 2, 1, 3];
    const scores = op.matMul(graph, project('query', byHead), project('key', [0, 2, 3, 1]));
    const scaled = op.mul(graph, scores, scalar(graph, 1 / Math.sqrt(each)));
    const shares = op.softmax(graph, op.add(graph, scaled, op.reshape(graph, penalty, [-1, 1, 1, count])));
    const found = op.transpose(graph, op.matMul(graph, shares, project('value', byHead)), byHead);
    const output = buildDense(graph, parameters, 'attention/output', op.reshape(graph, found, [-1, width]));
    return op.reshape(graph, op.add(graph, flat, output), [-1, count, width]);
  });
