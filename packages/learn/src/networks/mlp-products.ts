// The matrix products of one training step of an MLP and nothing else: what a benchmark compares the whole step with.

import { addInput, addOutput, createGraph, type Graph } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { type MlpSpec, mlpParameters } from './mlp.ts';

/**
 * Forward: x W of every layer; backward: the gradients of weights (x' g) and of all inputs but the first (g W').
 * Inputs `x`, `gradient` [rows, widest] slices per layer and the weights; outputs one product each.
 */
export const buildMlpProducts = (spec: MlpSpec, rows: number): { graph: Graph; inputs: Record<string, number[]> } => {
  const graph = createGraph('mlp_products');
  const inputs: Record<string, number[]> = {};
  const input = (name: string, shape: number[]) => {
    inputs[name] = shape;
    return addInput(graph, name, shape);
  };
  const weights = mlpParameters(spec).filter(({ shape }) => shape.length === 2);
  for (const [layer, { shape }] of weights.entries()) {
    const [from, to] = shape as [number, number];
    const x = input(`x${layer}`, [rows, from]);
    const gradient = input(`gradient${layer}`, [rows, to]);
    const weight = input(`weight${layer}`, [from, to]);
    addOutput(graph, `forward${layer}`, op.gemm(graph, x, weight, {}));
    addOutput(graph, `weight_gradient${layer}`, op.gemm(graph, x, gradient, { transA: true }));
    if (layer > 0) addOutput(graph, `input_gradient${layer}`, op.gemm(graph, gradient, weight, { transB: true }));
  }
  return { graph, inputs };
};
