// Every kind of network: gradients against central differences, and one step at a time against a whole chunk.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { entityManifest, presenceFeatures } from '../../test/entity-manifest.ts';
import { differentiate } from '../graph/differentiate.ts';
import { addConstant, addInput, addOutput, createGraph, encodeGraph, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { buildActor, policyPorts } from '../policy/policy-graph.ts';
import { nodeRuntime } from '../runtime/node.ts';
import type { Tensor } from '../runtime/runtime.ts';
import { entityLayout } from './entity-layout.ts';
import {
  buildNetwork,
  type EntitySpec,
  initialiseNetwork,
  logitCountOf,
  type NetworkSpec,
  networkParameters,
} from './network.ts';
import { stateSizeOf } from './recurrent.ts';

const mlp: NetworkSpec = { kind: 'mlp', observationSize: 6, hidden: [7, 5], activation: 'tanh', heads: [3, 4] };
const lstm = { cell: 'lstm', size: 4, steps: 3 } as const;
const gru = { cell: 'gru', size: 4, steps: 3 } as const;
const entity = (change: { attentionHeads?: number; hasTarget?: boolean } = {}): EntitySpec => {
  const { attentionHeads = 0, hasTarget = false } = change;
  const layout = entityLayout(entityManifest, attentionHeads > 0 || hasTarget);
  return {
    kind: 'entity',
    observationSize: entityManifest.observation.size,
    hidden: [6],
    activation: 'tanh',
    heads: entityManifest.actionHeads.map(({ size }) => size),
    kinds: layout.kinds,
    entityHidden: [5, 4],
    attentionHeads,
    target: hasTarget ? layout.target : null,
  };
};

const specs: readonly (readonly [string, NetworkSpec])[] = [
  ['MLP', mlp],
  ['MLP, relu', { ...mlp, activation: 'relu' }],
  ['MLP and LSTM', { ...mlp, recurrent: lstm }],
  ['MLP and GRU', { ...mlp, recurrent: gru }],
  ['entities, max-pool', entity()],
  ['entities, attention', entity({ attentionHeads: 2 })],
  ['entities, target attention', entity({ hasTarget: true })],
  ['entities, all of it, LSTM', { ...entity({ attentionHeads: 1, hasTarget: true }), recurrent: lstm }],
];

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, dim) => size * dim, 1);

/** Presence flags are 1 or 0, all else is anything. */
const randomObservations = (spec: NetworkSpec, rows: number, random: Random): Float32Array => {
  const numbers = Float32Array.from({ length: rows * spec.observationSize }, () => random.nextUnit() * 2 - 1);
  if (spec.kind === 'mlp') return numbers;
  for (let row = 0; row < rows; row++) {
    for (const at of presenceFeatures) numbers[row * spec.observationSize + at] = random.nextUnit() < 0.6 ? 1 : 0;
  }
  return numbers;
};

/** Weights that use the whole range of the functions, biases included. */
const randomWeights = (spec: NetworkSpec, random: Random): Float32Array[] =>
  initialiseNetwork(spec, random).map((array) => array.map((x) => x + (random.nextUnit() - 0.5)));

/** The network over `steps` steps of `sequences` sequences in one graph, and a random weighted sum of all it puts out. */
const chunkGraph = (spec: NetworkSpec, sequences: number, random: Random) => {
  const steps = spec.recurrent?.steps ?? 1;
  const rows = steps * sequences;
  const graph = createGraph('check');
  const parameters = new Map(networkParameters(spec).map(({ name, shape }) => [name, addInput(graph, name, shape)]));
  const raw = addInput(graph, 'raw', [rows, spec.observationSize]);
  const observation = addInput(graph, 'observation', [rows, spec.observationSize]);
  const memory = spec.recurrent
    ? {
        state: addInput(graph, 'state', [sequences, stateSizeOf(spec.recurrent)]),
        keep: addInput(graph, 'keep', [rows, 1]),
        steps,
      }
    : null;
  const found = buildNetwork(graph, spec, parameters, { raw, observation, memory });
  let loss: Value | undefined;
  for (const output of [found.logits, found.value, ...(found.state ? [found.state] : [])]) {
    const shape = output.shape as number[];
    const weights = Float32Array.from({ length: sizeOf(shape) }, () => random.nextUnit() * 2 - 1);
    const term = op.reduceSum(graph, op.mul(graph, output, addConstant(graph, weights, shape, 'weights')));
    loss = loss ? op.add(graph, loss, term) : term;
  }
  return { graph, parameters, loss: loss as Value, found, rows };
};

describe('gradients of', () => {
  it.each(specs)('%s', async (_name, spec) => {
    const random = new Random(17n);
    const runtime = await nodeRuntime();
    const sequences = 4;
    const { graph, parameters, loss, rows } = chunkGraph(spec, sequences, random);
    const gradients = differentiate(graph, loss, [...parameters.values()]);
    addOutput(graph, 'loss', loss);
    const named = networkParameters(spec);
    for (const [index, gradient] of gradients.entries()) {
      expect(gradient.shape).toEqual(named[index]?.shape);
      addOutput(graph, `gradient/${named[index]?.name}`, gradient);
    }
    const session = await runtime.createSession(encodeGraph(graph), { threads: 1 });
    const weights = randomWeights(spec, random);
    const data = randomObservations(spec, rows, random);
    const feeds: Record<string, Tensor> = {
      observation: runtime.tensor(data, [rows, spec.observationSize]),
    };
    feeds['raw'] = feeds['observation'] as Tensor;
    if (spec.recurrent) {
      const size = stateSizeOf(spec.recurrent);
      const state = Float32Array.from({ length: sequences * size }, () => random.nextUnit() * 2 - 1);
      feeds['state'] = runtime.tensor(state, [sequences, size]);
      feeds['keep'] = runtime.tensor(
        Float32Array.from({ length: rows }, () => (random.nextUnit() < 0.3 ? 0 : 1)),
        [rows, 1],
      );
    }
    for (const [index, { name, shape }] of named.entries()) {
      feeds[name] = runtime.tensor(weights[index] as Float32Array, shape);
    }
    const lossNow = async (): Promise<number> => (await session.evaluate(feeds))['loss']?.data[0] as number;
    const analytic = await session.evaluate(feeds);
    const step = 4e-3;
    let checked = 0;
    let flat = 0;
    for (const [index, { name }] of named.entries()) {
      const values = weights[index] as Float32Array;
      const gradient = analytic[`gradient/${name}`]?.data as Float32Array;
      for (let count = 0; count < Math.min(24, values.length); count++) {
        const at = values.length <= 24 ? count : random.nextBelow(values.length);
        const x = values[at] as number;
        const sides: number[] = [];
        for (const shift of [step, -step, 2 * step, -2 * step]) {
          values[at] = x + shift;
          sides.push(await lossNow());
        }
        values[at] = x;
        const [above, below, farAbove, farBelow] = sides as [number, number, number, number];
        const near = (above - below) / (2 * step);
        const far = (farAbove - farBelow) / (4 * step);
        // Where the two disagree there is a kink (a relu, a maximum that changes hands) within reach.
        if (Math.abs(near - far) > 1e-2 * (1 + Math.abs(near))) continue;
        checked += 1;
        if (Math.abs(near) < 1e-6) flat += 1;
        expect(Math.abs((gradient[at] as number) - near), `${name}[${at}]`).toBeLessThan(6e-3 * (1 + Math.abs(near)));
      }
    }
    const all = named.reduce((total, { shape }) => total + Math.min(24, sizeOf(shape)), 0);
    expect(checked).toBeGreaterThan(0.9 * all);
    expect(flat).toBeLessThan(0.3 * all);
    await session.close();
  });
});

describe('a chunk in one graph', () => {
  it.each(specs.filter(([, { recurrent }]) => recurrent))('is the same as step after step: %s', async (_name, spec) => {
    const random = new Random(5n);
    const runtime = await nodeRuntime();
    const [sequences, steps, size] = [3, 3, stateSizeOf(spec.recurrent)];
    const { graph, found, rows } = chunkGraph(spec, sequences, random);
    addOutput(graph, 'logits', found.logits);
    addOutput(graph, 'values', found.value);
    addOutput(graph, 'final', found.state as Value);
    const chunk = await runtime.createSession(encodeGraph(graph), { threads: 1 });
    const weights = randomWeights(spec, random);
    const data = randomObservations(spec, rows, random);
    const state = Float32Array.from({ length: sequences * size }, () => random.nextUnit() * 2 - 1);
    const keep = Float32Array.of(1, 1, 1, 1, 0, 1, 0, 1, 1);
    const named = networkParameters(spec);
    const whole = await chunk.evaluate({
      ...Object.fromEntries(
        named.map(({ name, shape }, index) => [name, runtime.tensor(weights[index] as Float32Array, shape)]),
      ),
      observation: runtime.tensor(data, [rows, spec.observationSize]),
      raw: runtime.tensor(data, [rows, spec.observationSize]),
      state: runtime.tensor(state.slice(), [sequences, size]),
      keep: runtime.tensor(keep, [rows, 1]),
    });
    const actor = await runtime.createSession(encodeGraph(buildActor(spec)), { threads: 1 });
    const fixed = {
      ...Object.fromEntries(
        named.map(({ name, shape }, index) => [
          `parameter/${name}`,
          runtime.tensor(weights[index] as Float32Array, shape),
        ]),
      ),
      [policyPorts.mean]: runtime.tensor(new Float32Array(spec.observationSize), [spec.observationSize]),
      [policyPorts.inverseDeviation]: runtime.tensor(new Float32Array(spec.observationSize).fill(1), [
        spec.observationSize,
      ]),
    };
    const logits: number[] = [];
    for (let step = 0; step < steps; step++) {
      for (let row = 0; row < sequences; row++) {
        if (keep[step * sequences + row] === 0) state.fill(0, row * size, (row + 1) * size);
      }
      const own = data.slice(step * sequences * spec.observationSize, (step + 1) * sequences * spec.observationSize);
      const result = await actor.evaluate({
        ...fixed,
        observation: runtime.tensor(own, [sequences, spec.observationSize]),
        state: runtime.tensor(state.slice(), [sequences, size]),
      });
      logits.push(...((result['logits'] as Tensor).data as Float32Array));
      state.set((result['next_state'] as Tensor).data as Float32Array);
    }
    const wanted = whole['logits']?.data as Float32Array;
    expect(wanted.length).toBe(rows * logitCountOf(spec));
    for (const [at, x] of logits.entries()) expect(Math.abs(x - (wanted[at] as number))).toBeLessThan(1e-5);
    for (const [at, x] of state.entries()) {
      expect(Math.abs(x - (whole['final']?.data[at] as number))).toBeLessThan(1e-5);
    }
    await Promise.all([chunk.close(), actor.close()]);
  });
});
