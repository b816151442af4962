// The largest value along the last axis, and where it is.

import type { ReverseRule } from './differentiate.ts';
import { addConstant, addNode, type Dim, type Graph, type Value } from './graph.ts';
import * as op from './operators.ts';

const lastAs = (x: Value, size: number): Dim[] => [...x.shape.slice(0, -1), size];

/** [..., n] -> [..., 1]. The gradient goes to the largest value, in equal parts where several are. */
export const reduceMax = (g: Graph, x: Value): Value => {
  const axes = addConstant(g, BigInt64Array.of(-1n), [1], 'ints_-1');
  return addNode(g, 'ReduceMax', [x, axes], [{ shape: lastAs(x, 1) }], { keepdims: 1 })[0] as Value;
};

export const reduceMaxRule: ReverseRule = (g, node, [dy]) => {
  const isLargest = op.cast(g, op.equal(g, node.inputs[0] as Value, node.outputs[0] as Value), 'float32');
  const count = op.reduceSum(g, isLargest, [-1], true);
  return [op.mul(g, isLargest, op.div(g, dy as Value, count))];
};

/** [..., n] -> int32 [..., 1]: index of the largest value, the first of several. Not differentiable. */
export const argMax = (g: Graph, x: Value): Value => {
  const [index] = addNode(g, 'ArgMax', [x], [{ shape: lastAs(x, 1), type: 'int64' }], { axis: -1, keepdims: 1 });
  return op.cast(g, index as Value, 'int32');
};
