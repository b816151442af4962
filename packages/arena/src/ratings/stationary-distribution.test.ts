import { Random } from '@jixia/env';
import { expect, test } from 'vitest';
import { stationaryDistribution } from './stationary-distribution.ts';

test('is left as it is by a step, to 1e-12', () => {
  const random = new Random(1n);
  const chain = Array.from({ length: 12 }, () => {
    const row = Array.from({ length: 12 }, () => random.nextUnit() ** 8);
    const sum = row.reduce((total, rate) => total + rate, 0);
    return row.map((rate) => rate / sum);
  });
  const shares = stationaryDistribution(chain.map((row) => row.map(Math.log)));
  for (const [to, share] of shares.entries()) {
    const next = shares.reduce((sum, from, at) => sum + from * chain[at]![to]!, 0);
    expect(Math.abs(next - share)).toBeLessThan(1e-12);
  }
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

test('tells states apart whose links are far below the smallest double', () => {
  // 0 -> 1 with e^-2000, 1 -> 0 with e^-2001: e times more time in 1.
  const [first, second] = stationaryDistribution([
    [0, -2000],
    [-2001, 0],
  ]) as [number, number];
  expect(second / first).toBeCloseTo(Math.E, 12);
});
