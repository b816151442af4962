// The queue under a small crowd: nothing is lost, and small institutions do not wait for large ones.
import { expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';
import { fairnessOf, jain, outOfTurn } from '../queue-bench.ts';
import { institutionOf } from '../queue-crowd.ts';

test('every submission is decided once, by turns between the institutions', async () => {
  const words = ['--submissions', '28', '--people', '7', '--institutions', '3', '--json'];
  const { code, stdout } = await run('bench', 'queue', ...words);
  const figures = JSON.parse(stdout);
  expect(figures).toMatchObject({ decided: 28, failed: 0, lost: 0, repeated: 0, byInstitution: [16, 8, 4] });
  expect(code).toBe(0);
  // By the time that they used: how many jobs that is depends on how long each takes.
  expect(figures.outOfTurn).toBe(0);
  expect(figures.fairness.jainInOrder).toBeLessThan(0.5);
}, 300_000);

test('fairness is 1 where all are served alike, and its smallest where one has all', () => {
  expect(jain([5, 5, 5])).toBe(1);
  expect(jain([9, 0, 0])).toBeCloseTo(1 / 3);
  expect(fairnessOf([0, 1, 0, 1, 0, 0], [4, 2])).toEqual({ jain: 1, jainInOrder: 0.5, largestGap: 1, jobs: 4 });
  expect(fairnessOf([0, 0, 0, 0, 1, 1], [4, 2])).toMatchObject({ jain: 0.5, largestGap: 4, jobs: 4 });
});

test('a job is out of turn where another institution waits that was worked for a shorter time', () => {
  let atMs = 0;
  const turns = (...jobs: [whose: number, tookMs: number][]) =>
    jobs.map(([whose, tookMs]) => {
      atMs += tookMs;
      return { whose, startedMs: atMs - tookMs, finishedMs: atMs };
    });
  expect(outOfTurn(turns([0, 100], [1, 30], [1, 30], [1, 50], [0, 20], [0, 10]), 2)).toBe(0);
  expect(outOfTurn(turns([0, 100], [0, 100], [0, 100], [1, 30]), 2)).toBe(2);
  // Nobody else waits any more.
  expect(outOfTurn(turns([1, 10], [0, 100], [0, 100]), 2)).toBe(0);
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
