// Percentiles as benchmarks tell them.
import { expect, test } from 'vitest';
import { percentile } from './statistics.ts';

test('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 20 }, (_, at) => 20 - at);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([10, 19, 20, 20]);
  expect([percentile([7], 0.95), percentile([], 0.5)]).toEqual([7, Number.NaN]);
  expect(values[0]).toBe(20);
});
