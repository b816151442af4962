// Each algorithm's benchmark checks before it measures.
import { loadScenario } from '@jixia/env/node';
import { expect, test } from 'vitest';
import { algorithmBenchmarks, benchAlgorithms } from './index.ts';

test('every algorithm is checked, then timed', async () => {
  const scenario = await loadScenario('moba-1v1');
  const windows: number[] = [];
  const algorithms = Object.keys(algorithmBenchmarks);
  const onWindow = (done: number) => windows.push(done);
  const found = await benchAlgorithms({ scenario, algorithms, threads: 1, seed: 3n, windows: 5, onWindow });
  expect(found.map(({ algorithm }) => algorithm)).toEqual(algorithms);
  for (const { perSecond, check } of found) {
    expect(perSecond).toBeGreaterThan(100);
    expect(check).toMatch(/off by \d/);
  }
  expect(windows).toEqual(Array.from({ length: algorithms.length * 5 }, (_, at) => at + 1));
}, 240_000);

test('an unknown name is refused', async () => {
  const scenario = await loadScenario('moba-1v1');
  const options = { scenario, algorithms: ['dqm'], threads: 1, seed: 1n, windows: 5 };
  await expect(benchAlgorithms(options)).rejects.toThrow(
    'There is no benchmark of an algorithm "dqm". Known: q-learning,',
  );
});
