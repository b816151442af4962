// The benchmark of agents: its agents do play, and its figures fit together.
import { loadScenario } from '@jixia/env/node';
import { expect, test } from 'vitest';
import { benchAgents } from './index.ts';

test('every kind of line is measured, and matches are played', async () => {
  const scenario = await loadScenario('moba-1v1');
  const costs = await benchAgents({ scenario, seed: 1n, decisions: 20, starts: 1, matches: 2, workers: 1 });
  expect(Object.keys(costs.decisionMs)).toEqual(
    expect.arrayContaining(['wasm', 'process, names', 'process, bytes', 'remote']),
  );
  for (const { median, p99, count } of Object.values(costs.decisionMs)) {
    expect(median).toBeGreaterThan(0);
    expect(p99).toBeGreaterThanOrEqual(median);
    expect(count).toBe(20);
  }
  // Another process takes longer than a call.
  expect(costs.decisionMs['process, bytes']?.median).toBeGreaterThan(costs.decisionMs['wasm']?.median ?? 0);
  expect(costs.startMs.process.median).toBeGreaterThan(1);
  expect(costs.matchesPerSecond.rate).toBeGreaterThan(0);
}, 300_000);
