// Where the largest value along the last axis is.

import { addNode, type Graph, type Value } from './graph.ts';
import * as op from './operators.ts';

/** [..., n] -> int32 [..., 1]: index of the largest value, the first of several. Not differentiable. */
export const argMax = (g: Graph, x: Value): Value => {
  const shape = [...x.shape.slice(0, -1), 1];
  const [index] = addNode(g, 'ArgMax', [x], [{ shape, type: 'int64' }], { axis: -1, keepdims: 1 });
  return op.cast(g, index as Value, 'int32');
};
