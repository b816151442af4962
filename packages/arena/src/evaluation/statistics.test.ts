import { Random } from '@jixia/env';
import { describe, expect, test } from 'vitest';
import {
  effectiveMatches,
  type Interval,
  type PairResult,
  pairedBootstrap,
  pairedWilson,
  pairResults,
  wilsonInterval,
} from './statistics.ts';

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

/** Ways in which the two matches of a pair may hang together, each with expected score `share`. */
const kinds = {
  repeated: (random, share) => {
    const score = random.nextUnit() < share ? 1 : 0;
    return [score, score];
  },
  independent: (random, share) => [random.nextUnit() < share ? 1 : 0, random.nextUnit() < share ? 1 : 0],
  'often drawn': (random, share) => {
    const draws = 1.2 * Math.min(share, 1 - share);
    const play = (): number => {
      const u = random.nextUnit();
      return u < share - draws / 2 ? 1 : u < share + draws / 2 ? 0.5 : 0;
    };
    return [play(), play()];
  },
} satisfies Record<string, (random: Random, share: number) => PairResult>;

type Kind = keyof typeof kinds;

/** Share of 2,000 intervals that hold the truth, as a percentage. */
const coverage = (
  kind: Kind,
  share: number,
  pairs: number,
  interval: (drawn: PairResult[], at: number) => Interval,
) => {
  const random = new Random(BigInt(pairs * 1000) + BigInt(Math.round(share * 100)));
  let held = 0;
  for (let repetition = 0; repetition < 2000; repetition++) {
    const drawn = Array.from({ length: pairs }, (): PairResult => kinds[kind](random, share));
    const { low, high } = interval(drawn, repetition);
    if (low <= share && share <= high) held += 1;
  }
  return held / 20;
};

describe('95 % intervals hold the true win rate in 93 to 97 % of 2,000 repetitions', () => {
  const cases = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    [0.5, 0.7, 0.9].map((share) => [kind, share] as const),
  );
  test.each(cases)('paired Wilson, matches %s, win rate %f', (kind, share) => {
    const held = coverage(kind, share, 100, (pairs) => pairedWilson(pairs));
    expect(held).toBeGreaterThanOrEqual(93);
    expect(held).toBeLessThanOrEqual(97);
  });

  test.each(cases)('paired bootstrap, matches %s, win rate %f', (kind, share) => {
    const held = coverage(kind, share, 60, (pairs, at) => pairedBootstrap(pairs, { seed: BigInt(at), resamples: 200 }));
    expect(held).toBeGreaterThanOrEqual(93);
    expect(held).toBeLessThanOrEqual(97);
  });

  test('which Wilson over single matches does not where pairs repeat themselves', () => {
    const held = coverage('repeated', 0.5, 200, (pairs) => {
      const scores = pairs.flat();
      return wilsonInterval(
        scores.reduce((sum, score) => sum + score, 0),
        scores.length,
      );
    });
    expect(held).toBeLessThan(88);
  });
});

test('pairs are worth what their variance says', () => {
  const repeated: PairResult[] = Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? [0, 0] : [1, 1]));
  expect(effectiveMatches(repeated)).toBeCloseTo(40, -1);
  const split: PairResult[] = Array.from({ length: 40 }, (_, at) => [at % 2, (at >> 1) % 2]);
  expect(effectiveMatches(split)).toBeCloseTo(80, -1);
  // Nothing but draws, or nothing but wins, shows no variance: then a pair counts once.
  expect(effectiveMatches(Array.from({ length: 9 }, () => [0.5, 0.5]))).toBe(9);
  expect(pairedWilson(Array.from({ length: 20 }, () => [1, 1])).low).toBeCloseTo(wilsonInterval(20, 20).low, 12);
  expect(pairedWilson([])).toMatchObject({ low: 0, high: 1 });
});

test('the bootstrap depends on its seed and not on the order of the pairs', () => {
  const pairs: PairResult[] = Array.from({ length: 30 }, (_, at) => [at % 3 === 0 ? 0 : 1, at % 2]);
  const interval = pairedBootstrap(pairs, { seed: 1n });
  expect(pairedBootstrap(pairs.toReversed(), { seed: 1n })).toEqual(interval);
  expect(pairedBootstrap(pairs, { seed: 2n })).not.toEqual(interval);
  expect(pairedBootstrap([], { seed: 1n })).toEqual({ low: 0, high: 1 });
  expect(() => pairedBootstrap(pairs, { seed: 1n, resamples: 5 })).toThrow('resamples must be');
  expect(() => pairedBootstrap(pairs, { seed: 1n, confidence: 1 })).toThrow('confidence must be');
});

test('only pairs played in full count', () => {
  const matches = [
    { pair: 3, score: 1 },
    { pair: 4, score: 0.5 },
    { pair: 3, score: 0 },
  ];
  expect(pairResults(matches)).toEqual([[1, 0]]);
});
