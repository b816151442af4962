// What of a graph reaches the file.

import { expect, it } from 'vitest';
import { differentiate } from './differentiate.ts';
import { addConstant, addInput, addOutput, createGraph, encodeGraph, liveNodes } from './graph.ts';
import { decodeModel } from './onnx-schema.ts';
import * as op from './operators.ts';

it('leaves out what no output depends on: the gradient of data beside that of weights', () => {
  const graph = createGraph('line');
  const data = addInput(graph, 'data', [8, 3]);
  const weight = addInput(graph, 'weight', [3, 2]);
  const unused = addConstant(graph, new Float32Array(100), [100], 'unused');
  op.neg(graph, unused);
  const loss = op.reduceSum(graph, op.relu(graph, op.gemm(graph, data, weight)));
  addOutput(graph, 'gradient', differentiate(graph, loss, [weight])[0] as never);
  const products = (nodes: readonly { readonly op: string }[]) => nodes.filter((node) => node.op === 'Gemm').length;
  expect(products(graph.nodes)).toBe(3);
  expect(products(liveNodes(graph))).toBe(2);
  const { node, initializer, input } = decodeModel(encodeGraph(graph)).graph;
  expect(node.map(({ opType }) => opType).filter((type) => type === 'Gemm').length).toBe(2);
  expect(initializer.some(({ name }) => name === unused.name)).toBe(false);
  expect(input.map(({ name }) => name)).toEqual(['data', 'weight']);
});
