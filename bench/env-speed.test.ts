// The benchmark itself: it checks before it measures, and its figures fit together.
import { loadScenario } from '@jixia/env/node';
import { expect, test } from 'vitest';
import { benchEnv, compareWorkers, profileEnv } from './index.ts';

const short = { matches: 16, workers: 0, seed: 1n, windows: 5, windowSeconds: 0.05 };

test('one thread and two workers compute the same run, and figures fit together', async () => {
  const scenario = await loadScenario('moba-1v1');
  const single = await benchEnv({ ...short, scenario });
  expect(single.matchStepsPerSecond).toBeGreaterThan(0);
  expect(single.agentStepsPerSecond).toBeCloseTo(single.matchStepsPerSecond * 2, 3);
  expect(single.matchStepsPerSecondWithSampling).toBeLessThan(single.matchStepsPerSecond);
  expect(single.bytesPerMatch).toBeGreaterThan(single.stateBytes);
  const { two, ratio } = await compareWorkers({ ...short, scenario });
  expect(two.checksum).toBe(single.checksum);
  expect(ratio).toBeGreaterThan(0);
  expect((await benchEnv({ ...short, scenario, seed: 2n })).checksum).not.toBe(single.checksum);
});

test('without a build that has names there is no profile but a way to get one', async () => {
  const scenario = await loadScenario('moba-1v1');
  const entry = { ...scenario.entry, moduleUrl: new URL('./nowhere.wasm', scenario.entry.moduleUrl) };
  const profile = profileEnv({ scenario: { ...scenario, entry }, matches: 2, seed: 1n, decisions: 2 });
  await expect(profile).rejects.toThrow('npm run build:scenarios -- --names');
});
