// The benchmark itself: it checks before it measures, and its figures fit together.
import { loadScenario } from '@jixia/env/node';
import { expect, test } from 'vitest';
import { benchLearn } from './index.ts';

test('training, inference and the phases of a run are measured after their results are checked', async () => {
  const scenario = await loadScenario('moba-1v1');
  const windows: number[] = [];
  const found = await benchLearn({
    scenario,
    threads: 1,
    seed: 3n,
    windows: 5,
    onWindow: (done) => windows.push(done),
  });
  expect(windows).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(found.samplesPerSecond).toBeGreaterThan(1000);
  expect(found.inferencePerSecond).toBeGreaterThan(found.samplesPerSecond);
  expect(found.ratioToProducts).toBeGreaterThan(0.2);
  expect(found.ratioToProducts).toBeLessThan(1.5);
  expect(Object.values(found.phases).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  for (const phase of ['env', 'inference', 'update'] as const) expect(found.phases[phase]).toBeGreaterThan(0.01);
  expect(found.envPerSecond).toBeGreaterThan(100);
  expect(found.coresBusy).toBeGreaterThan(0);
  expect(found.checksum).toMatch(/^[0-9a-f]{16}$/);
}, 480_000);
