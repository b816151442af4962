// The tempering tool: fair line-ups, percentages that the content check takes, and strength that follows results.
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import { validateContent } from '../content/validate.ts';
import { drawJobs, pctOf, temper } from './temper.ts';

test('every line-up is of different heroes, played from both sides, all heroes about equally often', () => {
  for (const perSide of [1, 3, 5]) {
    const jobs = drawJobs(perSide, 400, 3n);
    expect(jobs).toHaveLength(400);
    const games = HEROES.map(() => 0);
    for (let i = 0; i < jobs.length; i += 2) {
      const [one, two] = [jobs[i]?.heroes ?? [], jobs[i + 1]?.heroes ?? []];
      expect(new Set(one).size).toBe(2 * perSide);
      expect(two).toEqual([...one.slice(perSide), ...one.slice(0, perSide)]);
      for (const hero of one) games[hero] = (games[hero] as number) + 1;
    }
    const mean = (400 * perSide) / HEROES.length;
    expect(Math.max(...games) - Math.min(...games)).toBeLessThan(0.2 * mean);
  }
});

test('a strength becomes percentages that the content check allows', () => {
  expect(pctOf(0)).toEqual([100, 100]);
  expect(pctOf(Math.log(1.1))).toEqual([110, 91]);
  expect(pctOf(3)).toEqual([150, 60]);
  expect(pctOf(-3)).toEqual([60, 150]);
  expect(() => validateContent()).not.toThrow();
});

test('a round moves heroes apart that win and lose, and keeps their mean', async () => {
  const options = { id: 'moba-1v1', rounds: 2, matches: 20, seed: 1n, workers: 2 } as const;
  const strengths = await temper(options);
  expect(strengths).toHaveLength(HEROES.length);
  expect(Math.abs(strengths.reduce((sum, one) => sum + one, 0))).toBeLessThan(1e-9);
  expect(Math.max(...strengths)).toBeGreaterThan(0.02);
  expect(await temper({ ...options, workers: 1 })).toEqual(strengths);
}, 60_000);
