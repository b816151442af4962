// The comparison with PyTorch: without it there is a reason, with it both sides agree before any time is taken.
import { spawnSync } from 'node:child_process';
import { loadScenario } from '@jixia/env/node';
import { networkOf, resolveTrainConfig } from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';
import { expect, test } from 'vitest';
import { baselineSpec } from '../learn-workload.ts';
import { benchPytorch, checkInPytorch } from './pytorch-speed.ts';
import { recordStep } from './recorded-step.ts';

const python = process.env['JIXIA_PYTHON'] ?? 'python3';
const hasTorch = spawnSync(python, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0;
const specOf = async () => ({ ...baselineSpec((await loadScenario('moba-1v1')).manifest), hidden: [32, 16] });

test('a recorded step holds what went in and what came out', async () => {
  const spec = await specOf();
  const { model, inputs, results, stats } = await recordStep(await nodeRuntime(), spec, 64, 3n);
  expect(model.length).toBeGreaterThan(1000);
  expect(stats.at(-1)).toBe('loss');
  const find = (arrays: typeof inputs, name: string) =>
    arrays.find((array) => array.name === name)?.data as Float32Array;
  const [before, after] = [find(inputs, 'parameter/heads/bias'), find(results, 'next/parameter/heads/bias')];
  // Adam's first step moves by the learning rate at most.
  const moved = Math.max(...before.map((x, at) => Math.abs(x - (after[at] as number))));
  expect(moved).toBeGreaterThan(1e-4);
  expect(moved).toBeLessThanOrEqual(1.001e-3);
  expect(find(results, 'stats')).toHaveLength(stats.length);
}, 60_000);

test('where there is no Python or no torch the reason is told', async () => {
  const base = { runtime: await nodeRuntime(), spec: await specOf(), threads: [1], rounds: 1, seed: 3n };
  const found = await benchPytorch({ ...base, python: '/nowhere/python3' });
  expect(found).toMatchObject({
    kind: 'absent',
    reason: expect.stringContaining('/nowhere/python3 cannot be started'),
  });
}, 60_000);

test.skipIf(!hasTorch)(
  'the exported step and the eager one agree with ONNX Runtime, and are timed',
  async () => {
    const rounds: number[] = [];
    const found = await benchPytorch({
      runtime: await nodeRuntime(),
      spec: await specOf(),
      python,
      threads: [1],
      rounds: 2,
      seed: 3n,
      onRound: (done) => rounds.push(done),
    });
    if (found.kind === 'absent') throw new Error(found.reason);
    expect(rounds).toEqual([1, 2]);
    expect(found.agreement.graphWeights).toBeLessThan(found.agreement.moved / 10);
    expect(found.agreement.moved).toBeGreaterThan(5e-4);
    for (const { node, eager, graph, ratio, ratioLow, ratioHigh, cpuRatio } of found.rates) {
      expect(cpuRatio).toBeGreaterThan(0.05);
      expect(Math.min(node, eager, graph)).toBeGreaterThan(100);
      expect(ratio).toBeGreaterThanOrEqual(ratioLow);
      expect(ratio).toBeLessThanOrEqual(ratioHigh);
    }
  },
  240_000,
);

test.skipIf(!hasTorch).each([
  [
    'entities, self-attention, target attention, LSTM',
    { kind: 'entity', attention: 2, targetAttention: true, recurrent: 'lstm', recurrentSteps: 4 },
  ],
  ['entities, largest of each kind, GRU', { kind: 'entity', attention: 0, recurrent: 'gru', recurrentSteps: 4 }],
])(
  'the exported step runs in PyTorch: %s',
  async (_, network) => {
    const { manifest } = await loadScenario('moba-1v1');
    const config = resolveTrainConfig({ network, hidden: [16], rolloutSteps: 8 });
    const found = await checkInPytorch(await nodeRuntime(), networkOf(manifest, config), python, 16, 3n);
    expect(found.moved).toBeGreaterThan(5e-4);
    expect(found.graphWeights).toBeLessThan(found.moved / 10);
  },
  240_000,
);
