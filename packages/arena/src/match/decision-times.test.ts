import { Random } from '@jixia/env';
import { describe, expect, test } from 'vitest';
import { DecisionTimes, parseTimeCounts } from './decision-times.ts';

/** Times from 0.001 to 1000 ms, spread evenly over the orders of magnitude. */
const drawn = (count: number, seed: bigint): number[] => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => 10 ** (random.nextUnit() * 6 - 3));
};

const exact = (times: readonly number[], share: number): number =>
  times.toSorted((x, y) => x - y)[Math.ceil(share * times.length) - 1] as number;

describe('decision times', () => {
  test('tell percentiles to within half a bucket, and the longest as it was', () => {
    const times = drawn(5000, 3n);
    const counted = new DecisionTimes();
    for (const ms of times) counted.add(ms);
    const summary = counted.summary();
    expect(summary?.decisions).toBe(5000);
    for (const [told, share] of [
      [summary?.medianMs, 0.5],
      [summary?.p99Ms, 0.99],
    ] as const) {
      expect(Math.abs((told ?? 0) / exact(times, share) - 1)).toBeLessThan(0.046);
    }
    expect(summary?.maxMs).toBeCloseTo(Math.max(...times), 3);
    expect(summary?.meanMs).toBeCloseTo(times.reduce((sum, ms) => sum + ms, 0) / 5000, 3);
  });

  test('of matches put together are those of all their decisions, through text and back', () => {
    const [first, second, all] = [new DecisionTimes(), new DecisionTimes(), new DecisionTimes()];
    for (const [at, ms] of drawn(900, 4n).entries()) {
      (at % 3 === 0 ? first : second).add(ms);
      all.add(ms);
    }
    const read = [first, second].map((times) => parseTimeCounts(JSON.parse(JSON.stringify(times.counts()))));
    const together = DecisionTimes.of(read.flatMap((one) => one ?? []));
    expect(together.counts().buckets).toEqual(all.counts().buckets);
    expect(together.summary()?.p99Ms).toBe(all.summary()?.p99Ms);
  });

  test('none, one, and times beyond the scale', () => {
    expect(new DecisionTimes().summary()).toBeNull();
    const times = new DecisionTimes();
    times.add(0);
    expect(times.summary()).toMatchObject({ decisions: 1, medianMs: 0, p99Ms: 0, maxMs: 0 });
    times.add(1e9);
    expect(times.summary()?.maxMs).toBe(1e9);
    expect(times.counts().buckets).toEqual([
      [0, 1],
      [255, 1],
    ]);
  });

  test('what is no count is not read', () => {
    for (const value of [null, {}, { decisions: 1, totalMs: 1, maxMs: 1, buckets: [[999, 1]] }]) {
      expect(parseTimeCounts(value)).toBeNull();
    }
  });
});
