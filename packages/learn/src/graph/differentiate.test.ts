// Every operator's gradient against central differences of the same graph, and the errors of malformed graphs.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { LearnError } from '../learn-error.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { abs } from './abs.ts';
import { argMax } from './arg-max.ts';
import { differentiableOperators, differentiate } from './differentiate.ts';
import { elu } from './elu.ts';
import { addConstant, addInput, addOutput, createGraph, encodeGraph, type Graph, scalar, type Value } from './graph.ts';
import * as op from './operators.ts';

type Case = {
  readonly name: string;
  readonly covers: readonly string[];
  readonly shapes: readonly (readonly number[])[];
  /** Range of the random inputs, default -2 .. 2. */
  readonly range?: readonly [number, number];
  /** Distance that inputs keep from these points, where the function has a kink. */
  readonly kinks?: readonly number[];
  readonly build: (g: Graph, inputs: readonly Value[]) => Value | Value[];
};

const at = (values: readonly Value[], index: number): Value => values[index] as Value;
const binary =
  (f: (g: Graph, a: Value, b: Value) => Value): Case['build'] =>
  (g, x) =>
    f(g, at(x, 0), at(x, 1));
const unary =
  (f: (g: Graph, a: Value) => Value): Case['build'] =>
  (g, x) =>
    f(g, at(x, 0));

const gemmCases = [false, true].flatMap((transA) =>
  [false, true].map(
    (transB): Case => ({
      name: `Gemm transA=${transA} transB=${transB}`,
      covers: ['Gemm'],
      shapes: [transA ? [3, 4] : [4, 3], transB ? [5, 3] : [3, 5], [5]],
      build: (g, x) => op.gemm(g, at(x, 0), at(x, 1), { bias: at(x, 2), transA, transB }),
    }),
  ),
);

const cases: readonly Case[] = [
  {
    name: 'Add',
    covers: ['Add'],
    shapes: [
      [3, 4],
      [3, 4],
    ],
    build: binary(op.add),
  },
  { name: 'Add, row broadcast', covers: ['Add'], shapes: [[3, 4], [4]], build: binary(op.add) },
  {
    name: 'Sub, column broadcast',
    covers: ['Sub'],
    shapes: [
      [3, 1],
      [3, 4],
    ],
    build: binary(op.sub),
  },
  {
    name: 'Mul, both broadcast',
    covers: ['Mul'],
    shapes: [
      [3, 1],
      [1, 4],
    ],
    build: binary(op.mul),
  },
  { name: 'Mul, scalar', covers: ['Mul'], shapes: [[], [2, 3]], build: binary(op.mul) },
  { name: 'Mul, a value with itself', covers: ['Mul'], shapes: [[2, 3]], build: unary((g, x) => op.mul(g, x, x)) },
  { name: 'Div', covers: ['Div'], shapes: [[3, 4], [4]], range: [0.5, 2], build: binary(op.div) },
  {
    name: 'Min',
    covers: ['Min'],
    shapes: [
      [5, 6],
      [5, 6],
    ],
    build: binary(op.min),
  },
  { name: 'Max, broadcast', covers: ['Max'], shapes: [[5, 6], [6]], build: binary(op.max) },
  {
    name: 'Where',
    covers: ['Where'],
    shapes: [[3, 4], [4]],
    build: (g, x) => {
      const mask = addConstant(g, Float32Array.from([1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0]), [3, 4]);
      return op.where(g, op.greater(g, mask, scalar(g, 0.5)), at(x, 0), at(x, 1));
    },
  },
  {
    name: 'Clip',
    covers: ['Clip'],
    shapes: [[4, 5]],
    kinks: [-0.7, 0.9],
    build: unary((g, x) => op.clip(g, x, scalar(g, -0.7), scalar(g, 0.9))),
  },
  { name: 'Neg', covers: ['Neg'], shapes: [[3]], build: unary(op.neg) },
  { name: 'Exp', covers: ['Exp'], shapes: [[3, 4]], build: unary(op.exp) },
  { name: 'Log', covers: ['Log'], shapes: [[3, 4]], range: [0.5, 3], build: unary(op.log) },
  { name: 'Sqrt', covers: ['Sqrt'], shapes: [[3, 4]], range: [0.5, 3], build: unary(op.sqrt) },
  { name: 'Tanh', covers: ['Tanh'], shapes: [[3, 4]], build: unary(op.tanh) },
  { name: 'Sigmoid', covers: ['Sigmoid'], shapes: [[3, 4]], build: unary(op.sigmoid) },
  { name: 'Relu', covers: ['Relu'], shapes: [[4, 5]], kinks: [0], build: unary(op.relu) },
  { name: 'Softmax', covers: ['Softmax'], shapes: [[3, 5]], build: unary(op.softmax) },
  { name: 'LogSoftmax', covers: ['LogSoftmax'], shapes: [[3, 5]], build: unary(op.logSoftmax) },
  { name: 'ReduceSum, all', covers: ['ReduceSum'], shapes: [[3, 4]], build: unary((g, x) => op.reduceSum(g, x)) },
  {
    name: 'ReduceSum, middle axis dropped',
    covers: ['ReduceSum', 'Expand'],
    shapes: [[2, 3, 4]],
    build: unary((g, x) => op.reduceSum(g, x, [1])),
  },
  {
    name: 'ReduceSum, last axis kept',
    covers: ['ReduceSum'],
    shapes: [[3, 4]],
    build: unary((g, x) => op.reduceSum(g, x, [-1], true)),
  },
  {
    name: 'ReduceMax, middle axis dropped',
    covers: ['ReduceMax'],
    shapes: [[3, 5, 2]],
    build: unary((g, x) => op.reduceMax(g, x, [1])),
  },
  {
    name: 'ReduceMax, last axis kept',
    covers: ['ReduceMax'],
    shapes: [[4, 3]],
    build: unary((g, x) => op.reduceMax(g, x, [-1], true)),
  },
  { name: 'Reshape', covers: ['Reshape'], shapes: [[3, 4]], build: unary((g, x) => op.reshape(g, x, [2, -1])) },
  {
    name: 'Transpose',
    covers: ['Transpose'],
    shapes: [[2, 3, 4]],
    build: unary((g, x) => op.transpose(g, x, [2, 0, 1])),
  },
  { name: 'Expand', covers: ['Expand'], shapes: [[3, 1]], build: unary((g, x) => op.expand(g, x, [2, 3, 4])) },
  {
    name: 'Split, one part unused',
    covers: ['Split'],
    shapes: [[3, 7]],
    build: (g, x) => {
      const parts = op.split(g, at(x, 0), [2, 4, 1], 1);
      return [op.mul(g, at(parts, 0), at(parts, 0)), at(parts, 2)];
    },
  },
  {
    name: 'Concat',
    covers: ['Concat'],
    shapes: [
      [2, 3],
      [2, 1],
      [2, 2],
    ],
    build: (g, x) => op.concat(g, x, 1),
  },
  {
    name: 'Gather, a row twice',
    covers: ['Gather'],
    shapes: [[4, 3]],
    build: unary((g, x) => op.gather(g, x, addConstant(g, Int32Array.of(1, 3, 1), [3]))),
  },
  ...gemmCases,
  {
    name: 'Gemm without bias, one matrix twice',
    covers: ['Gemm'],
    shapes: [[3, 3]],
    build: unary((g, x) => op.gemm(g, x, x)),
  },
  {
    name: 'MatMul, batched',
    covers: ['MatMul'],
    shapes: [
      [2, 3, 4],
      [2, 4, 5],
    ],
    build: binary(op.matMul),
  },
  {
    name: 'MatMul, batch broadcast',
    covers: ['MatMul'],
    shapes: [
      [2, 3, 4],
      [4, 5],
    ],
    build: binary(op.matMul),
  },
  { name: 'Abs', covers: ['Abs'], shapes: [[4, 5]], kinks: [0], build: unary(abs) },
  { name: 'Elu', covers: ['Elu'], shapes: [[4, 5]], build: unary(elu) },
  {
    name: 'Identity',
    covers: ['Identity'],
    shapes: [[3]],
    build: (g, x) => {
      addOutput(g, 'copy', at(x, 0));
      return op.mul(g, at(g.outputs, 0), at(g.outputs, 0));
    },
  },
];

const product = (shape: readonly number[]): number => shape.reduce((size, dim) => size * dim, 1);

describe('gradients', () => {
  it('has a numerical check of every differentiable operator', () => {
    const covered = new Set(cases.flatMap((entry) => entry.covers));
    expect(differentiableOperators.filter((name) => !covered.has(name))).toEqual([]);
  });

  it.each(cases)('$name', async (entry) => {
    const random = new Random(7n);
    const runtime = await nodeRuntime();
    const graph = createGraph('check');
    const inputs = entry.shapes.map((shape, index) => addInput(graph, `x${index}`, shape));
    const built = entry.build(graph, inputs);
    // Random weights: a plain sum would hide errors (the gradient of a sum of softmax is zero).
    let loss: Value | undefined;
    for (const output of Array.isArray(built) ? built : [built]) {
      const shape = output.shape as number[];
      const weights = Float32Array.from({ length: product(shape) }, () => random.nextUnit() * 2 - 1);
      const term = op.reduceSum(graph, op.mul(graph, output, addConstant(graph, weights, shape, 'weights')));
      loss = loss ? op.add(graph, loss, term) : term;
    }
    const gradients = differentiate(graph, loss as Value, inputs);
    addOutput(graph, 'loss', loss as Value);
    gradients.forEach((gradient, index) => {
      expect(gradient.shape).toEqual(entry.shapes[index]);
      addOutput(graph, `dx${index}`, gradient);
    });
    const session = await runtime.createSession(encodeGraph(graph), { threads: 1 });
    const [low, high] = entry.range ?? [-2, 2];
    const step = 5e-3;
    const data = entry.shapes.map((shape) =>
      Float32Array.from({ length: product(shape) }, () => {
        let x = low + (high - low) * random.nextUnit();
        for (const kink of entry.kinks ?? []) if (Math.abs(x - kink) < 2 * step) x += 4 * step;
        return x;
      }),
    );
    const feeds = Object.fromEntries(
      data.map((values, index) => [`x${index}`, runtime.tensor(values, entry.shapes[index] as number[])]),
    );
    const lossNow = async (): Promise<number> => (await session.evaluate(feeds)).loss?.data[0] as number;
    const analytic = await session.evaluate(feeds);
    for (const [index, values] of data.entries()) {
      const gradient = analytic[`dx${index}`]?.data as Float32Array;
      for (let i = 0; i < values.length; i++) {
        const x = values[i] as number;
        values[i] = x + step;
        const above = await lossNow();
        values[i] = x - step;
        const below = await lossNow();
        values[i] = x;
        const numeric = (above - below) / (2 * step);
        expect(Math.abs((gradient[i] as number) - numeric)).toBeLessThan(4e-3 * (1 + Math.abs(numeric)));
      }
    }
    await session.close();
  });
});

describe('argMax and reduceMax', () => {
  it('find the first of several largest values; the gradient is shared among them', async () => {
    const runtime = await nodeRuntime();
    const graph = createGraph('ties');
    const x = addInput(graph, 'x', [2, 3]);
    const gradients = differentiate(graph, op.reduceSum(graph, op.reduceMax(graph, x, [-1])), [x]);
    addOutput(graph, 'index', argMax(graph, x));
    addOutput(graph, 'dx', at(gradients, 0));
    const session = await runtime.createSession(encodeGraph(graph), { threads: 1 });
    const found = await session.evaluate({ x: runtime.tensor(Float32Array.of(1, 3, 3, -5, -6, -7), [2, 3]) });
    expect(found.index?.data).toEqual(Int32Array.of(1, 0));
    expect(found.dx?.data).toEqual(Float32Array.of(0, 0.5, 0.5, 1, 0, 0));
    await session.close();
  });
});

describe('malformed graphs', () => {
  const problem = (build: (g: Graph) => unknown): LearnError => {
    try {
      build(createGraph('net'));
    } catch (error) {
      return error as LearnError;
    }
    throw new Error('no error');
  };

  it('names the operator, the place and the shapes', () => {
    const error = problem((g) => op.gemm(g, addInput(g, 'a', [2, 3]), addInput(g, 'b', [4, 5])));
    expect(error).toBeInstanceOf(LearnError);
    expect(error.code).toBe('shape_mismatch');
    expect(error.message).toBe('Gemm in net: inner sizes differ: [2, 3] times [4, 5].');
    const broadcast = problem((g) => op.add(g, addInput(g, 'a', [2, 3]), addInput(g, 'b', [2, 4])));
    expect(broadcast.message).toContain('[2, 3] and [2, 4] do not broadcast');
    expect(problem((g) => op.split(g, addInput(g, 'a', [2, 3]), [1, 1], 1)).message).toContain('sum to 2');
    expect(problem((g) => op.concat(g, [addInput(g, 'a', [2, 3]), addInput(g, 'b', [3, 3])], 1)).code).toBe(
      'shape_mismatch',
    );
    expect(problem((g) => op.reshape(g, addInput(g, 'a', [2, 3]), [4, -1])).message).toContain('does not fit');
    expect(problem((g) => op.add(g, addInput(g, 'a', [2]), addInput(g, 'b', [2], 'int32'))).message).toContain(
      'element types',
    );
  });

  it('refuses a loss that is no scalar and a target it does not depend on', () => {
    const notScalar = problem((g) => {
      const a = addInput(g, 'a', [2]);
      differentiate(g, op.exp(g, a), [a]);
    });
    expect(notScalar.message).toContain('must be a scalar');
    const unrelated = problem((g) => {
      const [a, b] = [addInput(g, 'a', [2]), addInput(g, 'b', [2])];
      differentiate(g, op.reduceSum(g, op.exp(g, a)), [a, b]);
    });
    expect(unrelated.code).toBe('not_differentiable');
  });
});
