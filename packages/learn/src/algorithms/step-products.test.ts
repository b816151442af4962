// The products are those of the step: of an MLP as many and as large as one counts by hand.

import { expect, it } from 'vitest';
import { liveNodes } from '../graph/graph.ts';
import type { NetworkSpec } from '../networks/network.ts';
import { ppoOptionsOf, resolveTrainConfig } from '../train-config.ts';
import { buildStepProducts } from './step-products.ts';

const mlp: NetworkSpec = { kind: 'mlp', observationSize: 6, hidden: [8, 7], activation: 'relu', heads: [3, 2] };

/** Multiplications of all products. */
const costOf = (spec: NetworkSpec, rows: number): { count: number; cost: number } => {
  const options = { ...ppoOptionsOf(resolveTrainConfig({}), rows), minibatchSize: rows, microBatchSize: rows };
  const { graph, inputs } = buildStepProducts(spec, options);
  const products = liveNodes(graph).filter(({ op }) => op === 'Gemm' || op === 'MatMul');
  let cost = 0;
  for (const { inputs: factors, outputs, attributes } of products) {
    const [left] = factors.map(({ name }) => inputs[name] as readonly number[]) as [readonly number[]];
    const inner = (attributes['transA'] === 1 ? left[0] : left[1]) as number;
    const { shape } = outputs[0] as { shape: readonly (number | string)[] };
    cost += (shape as number[]).reduce((size, dim) => size * dim, inner);
  }
  return { count: products.length, cost };
};

it('forward, weight gradients, and input gradients of all layers but the first', () => {
  const layers = 6 * 8 + 8 * 7 + 7 * 6;
  expect(costOf(mlp, 32)).toEqual({ count: 8, cost: 32 * (2 * layers + (8 * 7 + 7 * 6)) });
});

it('of a memory the products of every step, the first state apart, which asks for no gradient', () => {
  const plain = costOf({ ...mlp, hidden: [8] }, 32);
  const { count } = costOf({ ...mlp, hidden: [8], recurrent: { cell: 'gru', size: 8, steps: 4 } }, 32);
  expect(count).toBe(plain.count + 3 + 3 * 4 - 1);
});
