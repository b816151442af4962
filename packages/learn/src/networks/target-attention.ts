// The target head as attention (Ye et al. 2020, section 4.2): the trunk says what it looks for, each value's logit is how
// well the entity that the value names fits. Values that name no entity have a learned vector instead.

import { addConstant, type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import {
  buildDense,
  constantVector,
  denseParameters,
  type NetworkParameter,
  orthogonal,
  parameterOf,
} from './dense.ts';
import type { TargetLayout } from './entity-layout.ts';

const wordless = ({ values }: TargetLayout): number => values.filter((entities) => entities.length === 0).length;

/** @param from width of the trunk; @param width of an encoding */
export const targetParameters = (target: TargetLayout, from: number, width: number): NetworkParameter[] => [
  // A short query: the first policy is close to uniform.
  ...denseParameters('target/query', from, width, 0.01),
  ...(wordless(target) > 0 ? [orthogonal('target/embedding', wordless(target), width, 1)] : []),
  constantVector('target/bias', target.values.length),
];

/** Logits [rows, values] from the trunk's output `x` [rows, from] and `entities` [rows, count, width]. */
export const buildTargetLogits = (
  graph: Graph,
  target: TargetLayout,
  parameters: ReadonlyMap<string, Value>,
  x: Value,
  entities: Value,
): Value =>
  inScope(graph, 'target', () => {
    const [count, width] = entities.shape.slice(1) as [number, number];
    const query = op.mul(graph, buildDense(graph, parameters, 'target/query', x), scalar(graph, 1 / Math.sqrt(width)));
    const groups = target.values.filter((named) => named.length > 1);
    const keys = [entities, ...groups.map((named) => largestOf(graph, entities, named))];
    const all = keys.length === 1 ? entities : op.concat(graph, keys, 1);
    const products = op.matMul(graph, all, op.reshape(graph, query, [-1, width, 1]));
    const parts = [op.reshape(graph, products, [-1, count + groups.length])];
    if (wordless(target) > 0) {
      parts.push(op.gemm(graph, query, parameterOf(parameters, 'target/embedding'), { transB: true }));
    }
    const scores = parts.length === 1 ? (parts[0] as Value) : op.concat(graph, parts, 1);
    // Each value picks its score: a product with a matrix of zeros and ones.
    const columns = scores.shape[1] as number;
    const picks = new Float32Array(columns * target.values.length);
    let [group, word] = [count, count + groups.length];
    for (const [value, named] of target.values.entries()) {
      const column = named.length === 1 ? (named[0] as number) : named.length > 1 ? group++ : word++;
      picks[column * target.values.length + value] = 1;
    }
    const selection = addConstant(graph, picks, [columns, target.values.length], 'target_selection');
    return op.gemm(graph, scores, selection, { bias: parameterOf(parameters, 'target/bias') });
  });

/** Of several entities the largest of each number: [rows, 1, width]. */
const largestOf = (graph: Graph, entities: Value, named: readonly number[]): Value => {
  const [count, width] = entities.shape.slice(1) as [number, number];
  const singles = op.split(graph, entities, new Array<number>(count).fill(1), 1);
  const own = op.concat(
    graph,
    named.map((index) => singles[index] as Value),
    1,
  );
  return op.reshape(graph, op.reduceMax(graph, own, [1]), [-1, 1, width]);
};
