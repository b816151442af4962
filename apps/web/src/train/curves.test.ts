// Curves keep their means and their matches while buckets are joined.
import { expect, test } from 'vitest';
import { Curves } from './curves.ts';

const line = (update: number, extra: Record<string, number> = {}) => ({
  update,
  seconds: update,
  steps: update * 10,
  entropy: update,
  ...extra,
});

test('a short run shows every line', () => {
  const curves = new Curves();
  for (let update = 1; update <= 5; update++) curves.add(line(update));
  expect(curves.points('entropy').map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
  expect(curves.points('entropy').at(-1)).toMatchObject({ seconds: 5, steps: 50 });
  expect(curves.points('policyLoss')).toEqual([]);
});

test('a long run keeps few points, none of them forgotten', () => {
  const curves = new Curves();
  const updates = 5000;
  for (let update = 1; update <= updates; update++) curves.add(line(update));
  const points = curves.points('entropy');
  expect(points.length).toBeLessThanOrEqual(480);
  expect(points.length).toBeGreaterThan(240);
  expect(points.at(-1)).toMatchObject({ seconds: updates });
  // Buckets of the same size: their mean is the mean of all lines, but for the last one, which may be partly filled.
  expect(points[0]?.value).toBe(8.5);
  expect(points[1]?.value).toBe(24.5);
});

test('a throughput is taken over some seconds, whatever single updates took', () => {
  const curves = new Curves();
  for (let update = 1; update <= 40; update++) {
    // Two quick updates, then a slow one: ten decisions in half a second on average.
    curves.add({ seconds: update * 0.5 + (update % 2) * 0.4, steps: update * 10 });
  }
  const points = curves.throughput();
  expect(points.length).toBeGreaterThan(3);
  for (const { value } of points) expect(Math.abs(value - 20)).toBeLessThan(4);
});

test('a win rate counts the last hundred matches and says how sure it is', () => {
  const curves = new Curves();
  for (let update = 1; update <= 20; update++) {
    const isLate = update > 10;
    curves.add(line(update, { 'winRate/bot:weak': isLate ? 1 : 0, 'episodes/bot:weak': 10 }));
  }
  const points = curves.winRate('bot:weak');
  expect(curves.opponents).toEqual(['bot:weak']);
  expect(points[9]?.value).toBe(0);
  expect(points[14]?.value).toBe(0.5);
  expect(points[19]?.value).toBe(1);
  expect(points[19]?.low).toBeGreaterThan(0.95);
  expect(points[14]?.low).toBeCloseTo(0.404, 2);
  expect(points[14]?.high).toBeCloseTo(0.596, 2);
  curves.add(line(21, { 'winRate/history': 0.5, 'episodes/history': 4 }));
  expect(curves.winRate('history')).toEqual([]);
});
