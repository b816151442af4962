// The queue under a small crowd: nothing is lost, and small institutions do not wait for large ones.
import { expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';
import { fairnessOf, jain } from '../queue-bench.ts';
import { institutionOf } from '../queue-crowd.ts';

test('every submission is decided once, by turns between the institutions', async () => {
  const words = ['--submissions', '28', '--people', '7', '--institutions', '3', '--json'];
  const { code, stdout } = await run('bench', 'queue', ...words);
  const figures = JSON.parse(stdout);
  expect(figures).toMatchObject({ decided: 28, failed: 0, lost: 0, repeated: 0, byInstitution: [16, 8, 4] });
  expect(code).toBe(0);
  // In turns, however long each takes: never two more for one than for another but by the time they used.
  expect(figures.fairness.jain).toBeGreaterThan(0.8);
  expect(figures.fairness.jainInOrder).toBeLessThan(0.5);
}, 300_000);

test('fairness is 1 where all are served alike, and its smallest where one has all', () => {
  expect(jain([5, 5, 5])).toBe(1);
  expect(jain([9, 0, 0])).toBeCloseTo(1 / 3);
  expect(fairnessOf([0, 1, 0, 1, 0, 0], [4, 2])).toEqual({ jain: 1, jainInOrder: 0.5, largestGap: 1, jobs: 4 });
  expect(fairnessOf([0, 0, 0, 0, 1, 1], [4, 2])).toMatchObject({ jain: 0.5, largestGap: 4, jobs: 4 });
});

test('institutions halve in size, and none is empty', () => {
  const sizes = [0, 0, 0, 0];
  for (let person = 0; person < 50; person++) {
    const at = institutionOf(person, 50, 4);
    sizes[at] = (sizes[at] ?? 0) + 1;
  }
  expect(sizes).toEqual([26, 13, 7, 4]);
});

test.each([
  [['--people', '3', '--institutions', '4'], '--people must be at least'],
  [['--people', '10', '--submissions', '301'], '--submissions must be from 10 to 300'],
])('%j is refused', async (words, message) => {
  const { code, stderr } = await run('bench', 'queue', ...words);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
