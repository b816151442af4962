// Exponential linear unit (Clevert et al. 2015, arXiv 1511.07289), alpha = 1.

import type { ReverseRule } from './differentiate.ts';
import { addNode, type Graph, scalar, type Value } from './graph.ts';
import * as op from './operators.ts';

/** x where x > 0, else exp(x) - 1. */
export const elu = (g: Graph, x: Value): Value => addNode(g, 'Elu', [x], [{ shape: x.shape }])[0] as Value;

export const eluRule: ReverseRule = (g, node, [dy]) => {
  const y = node.outputs[0] as Value;
  const slope = op.add(g, op.min(g, y, scalar(g, 0)), scalar(g, 1));
  return [op.mul(g, dy as Value, slope)];
};
