// The benchmark of replays: its figures fit together, and it refuses to measure what is not true.
import { loadScenario } from '@jixia/env/node';
import { expect, test } from 'vitest';
import { benchReplay } from './index.ts';

test('replays of random matches: sizes, speed, and every byte of one of them guarded', async () => {
  const scenario = await loadScenario('moba-1v1');
  const options = { scenario, agents: ['bot:medium', 'bot:weak'], matches: 2, seed: 5n, repeats: 1 };
  const cost = await benchReplay(options);
  expect(cost.unnoticed).toBe(0);
  expect(cost.changedBytes).toBeGreaterThan(500);
  expect(cost.largestBytes).toBeGreaterThanOrEqual(cost.sizeBytes);
  expect(cost.bytesPerTenMinutes).toBeLessThan(20_000);
  expect(cost.verifySpeed).toBeGreaterThan(0);
});
