// Absolute value; QMIX keeps its mixing weights positive with it.

import type { ReverseRule } from './differentiate.ts';
import { addNode, type Graph, scalar, type Value } from './graph.ts';
import * as op from './operators.ts';

/** |x|; at 0 the gradient is that of x. */
export const abs = (g: Graph, x: Value): Value => addNode(g, 'Abs', [x], [{ shape: x.shape }])[0] as Value;

export const absRule: ReverseRule = (g, node, [dy]) => {
  const isNegative = op.less(g, node.inputs[0] as Value, scalar(g, 0));
  return [op.where(g, isNegative, op.neg(g, dy as Value), dy as Value)];
};
