import { expect, test } from 'vitest';
import { wilsonInterval } from './statistics.ts';

// Published: Brown, Cai and DasGupta 2001; Newcombe 1998 (method 3, without continuity correction), table I.
test.each([
  [8, 10, 0.4902, 0.9433],
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0.0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson 95 %% of %i of %i', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('is symmetric, holds halves, and says nothing without trials', () => {
  const { low, high } = wilsonInterval(2.5, 10);
  const mirrored = wilsonInterval(7.5, 10);
  expect(mirrored.low).toBeCloseTo(1 - high, 12);
  expect(mirrored.high).toBeCloseTo(1 - low, 12);
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  expect(wilsonInterval(20, 20).high).toBe(1);
});
