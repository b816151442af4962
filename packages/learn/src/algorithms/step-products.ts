// The matrix products of one PPO step and nothing else, forward and backward, read off the step's own graph: what a
// benchmark compares the whole step with.

import { addInput, addOutput, createGraph, type Graph, liveNodes, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { buildTrainingStep } from '../graph/training-step.ts';
import { type NetworkSpec, networkParameters } from '../networks/network.ts';
import { type PpoOptions, ppoLoss } from './ppo.ts';

/**
 * Every Gemm and MatMul of the step that learns from `options.microBatchSize` rows, with operands of the same shapes.
 * Inputs by name, outputs one per product.
 */
export const buildStepProducts = (
  spec: NetworkSpec,
  options: PpoOptions,
): { readonly graph: Graph; readonly inputs: Readonly<Record<string, readonly number[]>> } => {
  const step = buildTrainingStep({
    name: 'step',
    parameters: networkParameters(spec),
    loss: (graph, parameters) => ppoLoss(graph, spec, options.microBatchSize, options, parameters),
    adam: { beta1: 0.9, beta2: 0.999, epsilon: options.adamEpsilon, maxGradientNorm: options.maxGradientNorm },
  });
  const graph = createGraph('step_products');
  const inputs: Record<string, readonly number[]> = {};
  const lefts = new Map<string, Value>();
  const operand = (name: string, shape: readonly number[]): Value => {
    inputs[name] = shape;
    return addInput(graph, name, shape);
  };
  const products = liveNodes(step.graph).filter(({ op: kind }) => kind === 'Gemm' || kind === 'MatMul');
  for (const [index, { op: kind, inputs: factors, attributes }] of products.entries()) {
    const [left, right] = factors.map(({ shape }) => shape as number[]) as [number[], number[]];
    const name = `left_${left.join('x')}`;
    const a = lefts.get(name) ?? operand(name, left);
    lefts.set(name, a);
    // Products of the same operands would be computed once.
    const b = operand(`right${index}`, right);
    const flags = { transA: attributes['transA'] === 1, transB: attributes['transB'] === 1 };
    addOutput(graph, `product${index}`, kind === 'Gemm' ? op.gemm(graph, a, b, flags) : op.matMul(graph, a, b));
  }
  return { graph, inputs };
};
