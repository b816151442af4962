// The operators that networks and losses are written with. Each checks shapes, appends one ONNX node and returns its
// value. All attributes are integers; `differentiate.ts` has the reverse rule of every operator here.

import { LearnError } from '../learn-error.ts';
import { addConstant, addNode, type Dim, type ElementType, formatShape, type Graph, type Value } from './graph.ts';

/** Shape of an element-wise result under ONNX broadcasting. */
export function broadcastShapes(op: string, graph: Graph, shapes: readonly (readonly Dim[])[]): Dim[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  const result: Dim[] = [];
  for (let axis = 0; axis < rank; axis++) {
    let dim: Dim = 1;
    for (const shape of shapes) {
      const own = shape[axis - rank + shape.length] ?? 1;
      if (own === 1 || own === dim) continue;
      if (dim !== 1) fail(graph, op, `shapes ${shapes.map(formatShape).join(' and ')} do not broadcast (axis ${axis})`);
      dim = own;
    }
    result.push(dim);
  }
  return result;
}

function fail(graph: Graph, op: string, problem: string): never {
  const place = graph.scope === '' ? graph.name : `${graph.name}:${graph.scope}`;
  throw new LearnError('shape_mismatch', `${op} in ${place}: ${problem}.`);
}

function elementwise(graph: Graph, op: string, inputs: readonly Value[], type?: ElementType): Value {
  const operands = op === 'Where' ? inputs.slice(1) : inputs;
  for (const operand of operands) {
    if (operand.type !== operands[0]?.type) {
      fail(graph, op, `element types ${operands.map((value) => value.type).join(' and ')} differ`);
    }
  }
  const shape = broadcastShapes(
    op,
    graph,
    inputs.map((value) => value.shape),
  );
  return addNode(graph, op, inputs, [{ shape, type: type ?? (operands[0] as Value).type }])[0] as Value;
}

function unary(graph: Graph, op: string, x: Value, attributes = {}): Value {
  if (x.type !== 'float32') fail(graph, op, `needs float32, got ${x.type}`);
  return addNode(graph, op, [x], [{ shape: x.shape }], attributes)[0] as Value;
}

export const add = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Add', [a, b]);
export const sub = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Sub', [a, b]);
export const mul = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Mul', [a, b]);
export const div = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Div', [a, b]);
/** Smaller of two; on a tie the gradient goes to `a`. */
export const min = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Min', [a, b]);
/** Larger of two; on a tie the gradient goes to `a`. */
export const max = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Max', [a, b]);
/** `a` where `condition` (bool), else `b`. */
export const where = (g: Graph, condition: Value, a: Value, b: Value): Value => {
  if (condition.type !== 'bool') fail(g, 'Where', `condition must be bool, got ${condition.type}`);
  return elementwise(g, 'Where', [condition, a, b]);
};
export const equal = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Equal', [a, b], 'bool');
export const less = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Less', [a, b], 'bool');
export const lessOrEqual = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'LessOrEqual', [a, b], 'bool');
export const greater = (g: Graph, a: Value, b: Value): Value => elementwise(g, 'Greater', [a, b], 'bool');

export const neg = (g: Graph, x: Value): Value => unary(g, 'Neg', x);
export const exp = (g: Graph, x: Value): Value => unary(g, 'Exp', x);
export const log = (g: Graph, x: Value): Value => unary(g, 'Log', x);
export const sqrt = (g: Graph, x: Value): Value => unary(g, 'Sqrt', x);
export const tanh = (g: Graph, x: Value): Value => unary(g, 'Tanh', x);
export const sigmoid = (g: Graph, x: Value): Value => unary(g, 'Sigmoid', x);
export const relu = (g: Graph, x: Value): Value => unary(g, 'Relu', x);
/** Over the last axis. */
export const softmax = (g: Graph, x: Value): Value => unary(g, 'Softmax', x, { axis: -1 });
/** Over the last axis. */
export const logSoftmax = (g: Graph, x: Value): Value => unary(g, 'LogSoftmax', x, { axis: -1 });

/** Limits to [low, high] (scalars); the gradient passes inside, bounds included. */
export function clip(g: Graph, x: Value, low: Value, high: Value): Value {
  if (low.shape.length !== 0 || high.shape.length !== 0) fail(g, 'Clip', 'bounds must be scalars');
  return addNode(g, 'Clip', [x, low, high], [{ shape: x.shape }])[0] as Value;
}

/** Changes the element type; not differentiable. */
export function cast(g: Graph, x: Value, to: ElementType): Value {
  const codes = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 } as const;
  return addNode(g, 'Cast', [x], [{ shape: x.shape, type: to }], { to: codes[to] })[0] as Value;
}

/** `A' B' + c` for matrices, A' = A or its transpose; `c` broadcasts. */
export function gemm(
  g: Graph,
  a: Value,
  b: Value,
  options: { bias?: Value; transA?: boolean; transB?: boolean; name?: string } = {},
): Value {
  if (a.shape.length !== 2 || b.shape.length !== 2) {
    fail(g, 'Gemm', `needs two matrices, got ${formatShape(a.shape)} and ${formatShape(b.shape)}`);
  }
  const [m, inner] = options.transA ? [a.shape[1], a.shape[0]] : [a.shape[0], a.shape[1]];
  const [innerB, n] = options.transB ? [b.shape[1], b.shape[0]] : [b.shape[0], b.shape[1]];
  if (inner !== innerB) {
    const note = `${formatShape(a.shape)}${options.transA ? ' transposed' : ''} times ${formatShape(b.shape)}${options.transB ? ' transposed' : ''}`;
    fail(g, 'Gemm', `inner sizes differ: ${note}`);
  }
  const shape: Dim[] = [m as Dim, n as Dim];
  const inputs = [a, b];
  if (options.bias) {
    const result = broadcastShapes('Gemm bias', g, [shape, options.bias.shape]);
    if (result.length !== 2 || result[0] !== m || result[1] !== n) {
      fail(g, 'Gemm', `bias ${formatShape(options.bias.shape)} does not broadcast to ${formatShape(shape)}`);
    }
    inputs.push(options.bias);
  }
  const attributes = { transA: options.transA ? 1 : 0, transB: options.transB ? 1 : 0 };
  return addNode(g, 'Gemm', inputs, [{ shape }], attributes, options.name ?? 'Gemm')[0] as Value;
}

/** Matrix product over the last two axes, earlier axes broadcast. */
export function matMul(g: Graph, a: Value, b: Value): Value {
  if (a.shape.length < 2 || b.shape.length < 2) fail(g, 'MatMul', 'needs at least two axes on both sides');
  const [k, kb] = [a.shape.at(-1), b.shape.at(-2)];
  if (k !== kb) fail(g, 'MatMul', `inner sizes differ: ${formatShape(a.shape)} times ${formatShape(b.shape)}`);
  const lead = broadcastShapes('MatMul', g, [a.shape.slice(0, -2), b.shape.slice(0, -2)]);
  return addNode(g, 'MatMul', [a, b], [{ shape: [...lead, a.shape.at(-2) as Dim, b.shape.at(-1) as Dim] }])[0] as Value;
}

/** Sum over `axes` (all when omitted). */
export function reduceSum(g: Graph, x: Value, axes?: readonly number[], keepDims = false): Value {
  const all = x.shape.map((_, axis) => axis);
  const chosen = axes ? axes.map((axis) => normaliseAxis(g, 'ReduceSum', axis, x)) : all;
  const shape = x.shape.flatMap((dim, axis): Dim[] => (chosen.includes(axis) ? (keepDims ? [1] : []) : [dim]));
  if (chosen.length === 0) return x;
  return addNode(g, 'ReduceSum', [x, intVector(g, chosen)], [{ shape }], { keepdims: keepDims ? 1 : 0 })[0] as Value;
}

/** Largest element along `axes`; elements that share a maximum share its gradient evenly. */
export function reduceMax(g: Graph, x: Value, axes: readonly number[], keepDims = false): Value {
  const chosen = axes.map((axis) => normaliseAxis(g, 'ReduceMax', axis, x));
  const shape = x.shape.flatMap((dim, axis): Dim[] => (chosen.includes(axis) ? (keepDims ? [1] : []) : [dim]));
  return addNode(g, 'ReduceMax', [x, intVector(g, chosen)], [{ shape }], { keepdims: keepDims ? 1 : 0 })[0] as Value;
}

/** `batch` is 1 times `batch`, `4*batch` is 4 times, a number is that often nothing named. */
function factorOf(dim: Dim): { readonly factor: number; readonly symbol: string } {
  if (typeof dim === 'number') return { factor: dim, symbol: '' };
  const parts = /^(\d+)\*(.+)$/.exec(dim);
  return parts ? { factor: Number(parts[1]), symbol: parts[2] as string } : { factor: 1, symbol: dim };
}

/** Same elements, other shape; one entry may be -1, which takes in a size known only at run time: `batch`, `4*batch`. */
export function reshape(g: Graph, x: Value, shape: readonly number[]): Value {
  const factors = x.shape.map(factorOf);
  const symbols = factors.map(({ symbol }) => symbol).filter((symbol) => symbol !== '');
  const size = factors.reduce((product, { factor }) => product * factor, 1);
  const known = shape.filter((dim) => dim !== -1).reduce((product, dim) => product * dim, 1);
  const holes = shape.filter((dim) => dim === -1).length;
  const rest = size / known;
  const isFit = holes === 0 ? rest === 1 && symbols.length === 0 : holes === 1 && symbols.length <= 1;
  if (!isFit || !Number.isInteger(rest)) {
    fail(g, 'Reshape', `${formatShape(x.shape)} does not fit ${formatShape(shape)}`);
  }
  const [symbol] = symbols;
  const hole: Dim = symbol === undefined ? rest : rest === 1 ? symbol : `${rest}*${symbol}`;
  const result = shape.map((dim): Dim => (dim === -1 ? hole : dim));
  return addNode(g, 'Reshape', [x, intVector(g, shape)], [{ shape: result, type: x.type }])[0] as Value;
}

export function transpose(g: Graph, x: Value, permutation: readonly number[]): Value {
  const sorted = [...permutation].sort((a, b) => a - b);
  if (sorted.length !== x.shape.length || sorted.some((axis, index) => axis !== index)) {
    fail(g, 'Transpose', `${formatShape(permutation)} is not a permutation of the axes of ${formatShape(x.shape)}`);
  }
  const shape = permutation.map((axis) => x.shape[axis] as Dim);
  return addNode(g, 'Transpose', [x], [{ shape, type: x.type }], { perm: permutation })[0] as Value;
}

/** Cuts `axis` into consecutive parts of these sizes. */
export function split(g: Graph, x: Value, sizes: readonly number[], axis: number): Value[] {
  const at = normaliseAxis(g, 'Split', axis, x);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total !== x.shape[at]) {
    fail(
      g,
      'Split',
      `parts ${formatShape(sizes)} sum to ${total}, axis ${at} of ${formatShape(x.shape)} has ${x.shape[at]}`,
    );
  }
  const outputs = sizes.map((size) => ({ shape: x.shape.map((dim, i) => (i === at ? size : dim)), type: x.type }));
  return addNode(g, 'Split', [x, intVector(g, sizes)], outputs, { axis: at });
}

export function concat(g: Graph, parts: readonly Value[], axis: number): Value {
  const first = parts[0] as Value;
  const at = normaliseAxis(g, 'Concat', axis, first);
  let total = 0;
  for (const part of parts) {
    const fits =
      part.shape.length === first.shape.length && part.shape.every((dim, i) => i === at || dim === first.shape[i]);
    if (!fits || typeof part.shape[at] !== 'number') {
      fail(g, 'Concat', `${formatShape(part.shape)} does not join ${formatShape(first.shape)} on axis ${at}`);
    }
    total += part.shape[at] as number;
  }
  const shape = first.shape.map((dim, i) => (i === at ? total : dim));
  return addNode(g, 'Concat', parts, [{ shape, type: first.type }], { axis: at })[0] as Value;
}

/** Rows `indices` (int32 or int64, one axis) of `table` along its first axis: an embedding look-up. */
export function gather(g: Graph, table: Value, indices: Value): Value {
  if (indices.shape.length !== 1 || (indices.type !== 'int32' && indices.type !== 'int64')) {
    fail(g, 'Gather', `indices must be one axis of int32 or int64, got ${indices.type} ${formatShape(indices.shape)}`);
  }
  const shape = [indices.shape[0] as Dim, ...table.shape.slice(1)];
  return addNode(g, 'Gather', [table, indices], [{ shape, type: table.type }], { axis: 0 })[0] as Value;
}

/** 1.0 at `indices` [n, 1] (int32), else 0.0: [n, depth]. Not differentiable. */
export function oneHot(g: Graph, indices: Value, depth: number): Value {
  if (indices.shape.length !== 2 || indices.shape[1] !== 1 || indices.type !== 'int32') {
    fail(g, 'oneHot', `indices must be int32 [n, 1], got ${indices.type} ${formatShape(indices.shape)}`);
  }
  const columns = addConstant(
    g,
    Int32Array.from({ length: depth }, (_, i) => i),
    [1, depth],
    `columns${depth}`,
  );
  return cast(g, equal(g, indices, columns), 'float32');
}

/** `x` repeated to a larger fixed shape. */
export function expand(g: Graph, x: Value, shape: readonly number[]): Value {
  const result = broadcastShapes('Expand', g, [x.shape, shape]);
  if (result.length !== shape.length || result.some((dim, i) => dim !== shape[i])) {
    fail(g, 'Expand', `${formatShape(x.shape)} does not expand to ${formatShape(shape)}`);
  }
  return addNode(g, 'Expand', [x, intVector(g, shape)], [{ shape, type: x.type }])[0] as Value;
}

function normaliseAxis(g: Graph, op: string, axis: number, x: Value): number {
  const at = axis < 0 ? axis + x.shape.length : axis;
  if (at < 0 || at >= x.shape.length) fail(g, op, `axis ${axis} does not exist in ${formatShape(x.shape)}`);
  return at;
}

function intVector(g: Graph, numbers: readonly number[]): Value {
  return addConstant(
    g,
    BigInt64Array.from(numbers, (n) => BigInt(n)),
    [numbers.length],
    `ints_${numbers.join('_')}`,
  );
}
