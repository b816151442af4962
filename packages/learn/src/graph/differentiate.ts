// Reverse-mode differentiation: walks the nodes backward from a scalar loss and appends, for each, the operators that
// carry the gradient from its outputs to its inputs. One rule per operator; the result is part of the same graph.

import { LearnError } from '../learn-error.ts';
import { absRule } from './abs.ts';
import { eluRule } from './elu.ts';
import { type Dim, formatShape, type Graph, type GraphNode, inScope, sameShape, scalar, type Value } from './graph.ts';
import * as op from './operators.ts';

/** Gradients of the node's inputs (undefined where none flows), given those of its outputs (undefined = zero). */
export type ReverseRule = (g: Graph, node: GraphNode, grads: readonly (Value | undefined)[]) => (Value | undefined)[];

/**
 * Gradients of `loss` (shape [] ) with respect to `targets`, in their order and shapes.
 * @throws LearnError `not_differentiable` where an operator on the way has no rule or a shape is not fixed
 */
export function differentiate(graph: Graph, loss: Value, targets: readonly Value[]): Value[] {
  if (loss.shape.length !== 0) {
    throw new LearnError(
      'shape_mismatch',
      `The loss must be a scalar, ${loss.name} has shape ${formatShape(loss.shape)}.`,
    );
  }
  // Only values that depend on a target carry gradients.
  const active = new Set(targets.map((value) => value.name));
  const forwardNodes = [...graph.nodes];
  for (const node of forwardNodes) {
    if (constantOperators.has(node.op)) continue;
    if (node.inputs.some((value) => active.has(value.name))) for (const value of node.outputs) active.add(value.name);
  }
  const gradients = new Map<string, Value>();
  gradients.set(loss.name, scalar(graph, 1));
  inScope(graph, 'backward', () => {
    for (const node of forwardNodes.reverse()) {
      if (!node.outputs.some((value) => gradients.has(value.name) && active.has(value.name))) continue;
      const rule = reverseRules[node.op];
      if (!rule) throw new LearnError('not_differentiable', `${node.op} (${node.name}) has no gradient rule.`);
      inScope(graph, node.name, () => {
        const flows = rule(
          graph,
          node,
          node.outputs.map((value) => gradients.get(value.name)),
        );
        node.inputs.forEach((input, index) => {
          const flow = flows[index];
          if (!flow || !active.has(input.name)) return;
          const known = gradients.get(input.name);
          gradients.set(input.name, known ? op.add(graph, known, flow) : flow);
        });
      });
    }
  });
  return targets.map((target) => {
    const gradient = gradients.get(target.name);
    if (!gradient)
      throw new LearnError('not_differentiable', `The loss ${loss.name} does not depend on ${target.name}.`);
    return gradient;
  });
}

/** Operators whose results are steps or indices: their inputs get no gradient. */
const constantOperators = new Set(['Cast', 'Equal', 'Less', 'LessOrEqual', 'Greater', 'ArgMax']);

function fixedShape(node: GraphNode, shape: readonly Dim[]): number[] {
  return shape.map((dim) => {
    if (typeof dim === 'number') return dim;
    throw new LearnError('not_differentiable', `${node.name}: the size ${dim} must be a number to differentiate.`);
  });
}

/** Undoes broadcasting: sums `grad` down to `shape`. */
function reduceTo(g: Graph, grad: Value, node: GraphNode, shape: readonly Dim[]): Value {
  if (sameShape(grad.shape, shape)) return grad;
  const extra = grad.shape.length - shape.length;
  const axes = grad.shape.flatMap((dim, axis) =>
    axis < extra || (shape[axis - extra] === 1 && dim !== 1) ? [axis] : [],
  );
  const summed = op.reduceSum(g, grad, axes, true);
  return sameShape(summed.shape, shape) ? summed : op.reshape(g, summed, fixedShape(node, shape));
}

function one(node: GraphNode, index: number): Value {
  return node.inputs[index] as Value;
}

/** Rule of a one-input operator from `f(g, x, y, dy) -> dx`. */
function unaryRule(f: (g: Graph, x: Value, y: Value, dy: Value) => Value): ReverseRule {
  return (g, node, [dy]) => [f(g, one(node, 0), node.outputs[0] as Value, dy as Value)];
}

/** Rule of an element-wise two-input operator; each side is undone from broadcasting. */
function binaryRule(f: (g: Graph, a: Value, b: Value, dy: Value, y: Value) => [() => Value, () => Value]): ReverseRule {
  return (g, node, [dy]) => {
    const [a, b] = [one(node, 0), one(node, 1)];
    const sides = f(g, a, b, dy as Value, node.outputs[0] as Value);
    return [reduceTo(g, sides[0](), node, a.shape), reduceTo(g, sides[1](), node, b.shape)];
  };
}

function zeroWhereNot(g: Graph, condition: Value, grad: Value): Value {
  return op.where(g, condition, grad, scalar(g, 0));
}

function zeroWhere(g: Graph, condition: Value, grad: Value): Value {
  return op.where(g, condition, scalar(g, 0), grad);
}

function swapLastTwo(g: Graph, x: Value): Value {
  const axes = x.shape.map((_, axis) => axis);
  const [a, b] = [axes.pop() as number, axes.pop() as number];
  return op.transpose(g, x, [...axes, a, b]);
}

const reverseRules: Readonly<Record<string, ReverseRule>> = {
  Identity: unaryRule((_g, _x, _y, dy) => dy),
  Add: binaryRule((_g, _a, _b, dy) => [() => dy, () => dy]),
  Sub: binaryRule((g, _a, _b, dy) => [() => dy, () => op.neg(g, dy)]),
  Mul: binaryRule((g, a, b, dy) => [() => op.mul(g, dy, b), () => op.mul(g, dy, a)]),
  Div: binaryRule((g, _a, b, dy, y) => [() => op.div(g, dy, b), () => op.neg(g, op.div(g, op.mul(g, dy, y), b))]),
  Min: binaryRule((g, a, b, dy) => {
    const first = op.lessOrEqual(g, a, b);
    return [() => zeroWhereNot(g, first, dy), () => zeroWhere(g, first, dy)];
  }),
  Max: binaryRule((g, a, b, dy) => {
    const first = op.lessOrEqual(g, b, a);
    return [() => zeroWhereNot(g, first, dy), () => zeroWhere(g, first, dy)];
  }),
  Where: (g, node, [dy]) => {
    const condition = one(node, 0);
    return [
      undefined,
      reduceTo(g, zeroWhereNot(g, condition, dy as Value), node, one(node, 1).shape),
      reduceTo(g, zeroWhere(g, condition, dy as Value), node, one(node, 2).shape),
    ];
  },
  Clip: (g, node, [dy]) => {
    const x = one(node, 0);
    const fromLow = zeroWhereNot(g, op.lessOrEqual(g, one(node, 1), x), dy as Value);
    return [zeroWhereNot(g, op.lessOrEqual(g, x, one(node, 2)), fromLow)];
  },
  Neg: unaryRule((g, _x, _y, dy) => op.neg(g, dy)),
  Exp: unaryRule((g, _x, y, dy) => op.mul(g, dy, y)),
  Log: unaryRule((g, x, _y, dy) => op.div(g, dy, x)),
  Sqrt: unaryRule((g, _x, y, dy) => op.div(g, op.mul(g, dy, scalar(g, 0.5)), y)),
  Tanh: unaryRule((g, _x, y, dy) => op.mul(g, dy, op.sub(g, scalar(g, 1), op.mul(g, y, y)))),
  Sigmoid: unaryRule((g, _x, y, dy) => op.mul(g, dy, op.mul(g, y, op.sub(g, scalar(g, 1), y)))),
  Relu: unaryRule((g, _x, y, dy) => zeroWhereNot(g, op.greater(g, y, scalar(g, 0)), dy)),
  Softmax: unaryRule((g, _x, y, dy) => {
    const weighted = op.reduceSum(g, op.mul(g, dy, y), [-1], true);
    return op.mul(g, y, op.sub(g, dy, weighted));
  }),
  LogSoftmax: unaryRule((g, _x, y, dy) => {
    const total = op.reduceSum(g, dy, [-1], true);
    return op.sub(g, dy, op.mul(g, op.exp(g, y), total));
  }),
  ReduceSum: (g, node, [dy]) => {
    const target = fixedShape(node, one(node, 0).shape);
    return [op.expand(g, withReducedAxes(g, node, dy as Value), target)];
  },
  ReduceMax: (g, node, [dy]) => {
    const [x, peak] = [one(node, 0), withReducedAxes(g, node, node.outputs[0] as Value)];
    const isPeak = op.cast(g, op.equal(g, x, peak), 'float32');
    const ties = op.reduceSum(g, isPeak, reducedAxes(g, node), true);
    return [op.mul(g, op.div(g, withReducedAxes(g, node, dy as Value), ties), isPeak)];
  },
  Reshape: (g, node, [dy]) => [op.reshape(g, dy as Value, fixedShape(node, one(node, 0).shape))],
  Expand: (g, node, [dy]) => [reduceTo(g, dy as Value, node, one(node, 0).shape)],
  Transpose: (g, node, [dy]) => {
    const permutation = node.attributes.perm as readonly number[];
    return [
      op.transpose(
        g,
        dy as Value,
        permutation.map((_, axis) => permutation.indexOf(axis)),
      ),
    ];
  },
  Split: (g, node, grads) => {
    const parts = node.outputs.map(
      (output, i) => grads[i] ?? op.expand(g, scalar(g, 0), fixedShape(node, output.shape)),
    );
    return [op.concat(g, parts, node.attributes.axis as number)];
  },
  Concat: (g, node, [dy]) => {
    const axis = node.attributes.axis as number;
    return op.split(
      g,
      dy as Value,
      node.inputs.map((input) => input.shape[axis] as number),
      axis,
    );
  },
  Gather: (g, node, [dy]) => {
    // Rows that were looked up several times add up: selection matrix, transposed, times the gradient.
    const [table, indices] = [one(node, 0), one(node, 1)];
    const [rows, ...rest] = fixedShape(node, table.shape) as [number, ...number[]];
    const [count] = fixedShape(node, indices.shape) as [number];
    const width = rest.reduce((product, dim) => product * dim, 1);
    const column = op.reshape(g, indices.type === 'int32' ? indices : op.cast(g, indices, 'int32'), [count, 1]);
    const flat = op.reshape(g, dy as Value, [count, width]);
    return [op.reshape(g, op.gemm(g, op.oneHot(g, column, rows), flat, { transA: true }), [rows, ...rest])];
  },
  Gemm: (g, node, [dyMaybe]) => {
    const dy = dyMaybe as Value;
    const [a, b, bias] = [one(node, 0), one(node, 1), node.inputs[2]];
    const [transA, transB] = [node.attributes.transA === 1, node.attributes.transB === 1];
    return [
      transA
        ? op.gemm(g, b, dy, { transA: transB, transB: true, name: 'GemmA' })
        : op.gemm(g, dy, b, { transB: !transB, name: 'GemmA' }),
      transB
        ? op.gemm(g, dy, a, { transA: true, transB: transA, name: 'GemmB' })
        : op.gemm(g, a, dy, { transA: !transA, name: 'GemmB' }),
      bias && reduceTo(g, dy, node, bias.shape),
    ];
  },
  MatMul: (g, node, [dyMaybe]) => {
    const dy = dyMaybe as Value;
    const [a, b] = [one(node, 0), one(node, 1)];
    return [
      reduceTo(g, op.matMul(g, dy, swapLastTwo(g, b)), node, a.shape),
      reduceTo(g, op.matMul(g, swapLastTwo(g, a), dy), node, b.shape),
    ];
  },
  Abs: absRule,
  Elu: eluRule,
};

/** Operators with a gradient rule, for the test that checks every one of them. */
export const differentiableOperators: readonly string[] = Object.keys(reverseRules);

/** A reduction's result, or its gradient, with the axes that it dropped put back as 1. */
function withReducedAxes(g: Graph, node: GraphNode, value: Value): Value {
  const target = fixedShape(node, one(node, 0).shape);
  if (value.shape.length === target.length) return value;
  const axes = reducedAxes(g, node);
  return op.reshape(
    g,
    value,
    target.map((dim, axis) => (axes.includes(axis) ? 1 : dim)),
  );
}

function reducedAxes(g: Graph, node: GraphNode): number[] {
  const constant = g.constants.find(({ value }) => value.name === one(node, 1).name);
  return Array.from(constant?.data as BigInt64Array, Number);
}
