import { Random } from '@jixia/env';
import { describe, expect, test } from 'vitest';
import type { Matrix } from './dense-linear.ts';
import { nashAveraging } from './nash-averaging.ts';

const near = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found).toHaveLength(wanted.length);
  for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 7);
};

/** Balduzzi et al. 2018: a cycle with a bit of order in it. */
const cycleWithOrder = (order: number): Matrix => [
  [0, 1 + order, -1 + 2 * order],
  [-1 - order, 0, 1 + order],
  [1 - 2 * order, -1 - order, 0],
];

describe('published examples', () => {
  test('rock-paper-scissors, as OpenSpiel’s test has it', () => {
    const { shares, ratings, entropy } = nashAveraging([
      [0, -1, 1],
      [1, 0, -1],
      [-1, 1, 0],
    ]);
    near(shares, [1 / 3, 1 / 3, 1 / 3]);
    near(ratings, [0, 0, 0]);
    expect(entropy).toBeCloseTo(Math.log(3), 9);
  });

  test('a transitive game: the best one alone', () => {
    const { shares, ratings } = nashAveraging([
      [0, 1, 2],
      [-1, 0, 1],
      [-2, -1, 0],
    ]);
    near(shares, [1, 0, 0]);
    near(ratings, [0, -1, -2]);
  });

  test.each([0, 0.1, 0.3, 0.49])('a cycle with order %f: (1 + e)/3, (1 - 2e)/3, (1 + e)/3', (order) => {
    near(nashAveraging(cycleWithOrder(order)).shares, [(1 + order) / 3, (1 - 2 * order) / 3, (1 + order) / 3]);
  });

  test('and from a half on the first alone', () => {
    near(nashAveraging(cycleWithOrder(0.6)).shares, [1, 0, 0]);
    // At one half the Nash mixes are many; the widest of them.
    near(nashAveraging(cycleWithOrder(0.5)).shares, [0.5, 0, 0.5]);
  });

  test('the biased cycle', () => {
    near(
      nashAveraging([
        [0, -0.5, 1],
        [0.5, 0, -0.1],
        [-1, 0.1, 0],
      ]).shares,
      [1 / 16, 10 / 16, 5 / 16],
    );
  });
});

test('a copy of an agent shares its part and changes nothing else', () => {
  const { shares, ratings } = nashAveraging([
    [0, -1, 1, 1],
    [1, 0, -1, -1],
    [-1, 1, 0, 0],
    [-1, 1, 0, 0],
  ]);
  near(shares, [1 / 3, 1 / 3, 1 / 6, 1 / 6]);
  near(ratings, [0, 0, 0, 0]);
});

test('the widest mix where many are in balance, held back by one who would gain', () => {
  // 1 and 2 draw with 0; 3 loses to 1 and 2 but beats 0.
  near(
    nashAveraging([
      [0, 0, 0, -2],
      [0, 0, 0, 0.5],
      [0, 0, 0, 0.5],
      [2, -0.5, -0.5, 0],
    ]).shares,
    // Even thirds would give 3 a gain: the bound 2 p0 = 0.5 (p1 + p2) holds.
    [0.2, 0.4, 0.4, 0],
  );
});

test('is a Nash mix of any game, up to a hundred agents', () => {
  const random = new Random(3n);
  for (const [size, drawn] of [
    [2, 0],
    [7, 0.6],
    [9, 0.9],
    [30, 0],
    [30, 0.5],
    [100, 0],
  ] as const) {
    const payoffs = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const value = random.nextUnit() < drawn ? 0 : random.nextUnit() * 2 - 1;
        payoffs[i]![j] = value;
        payoffs[j]![i] = -value;
      }
    }
    const { shares, ratings } = nashAveraging(payoffs);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(Math.max(...ratings)).toBeLessThan(1e-9);
  }
});

test('refuses what is no such game', () => {
  expect(() => nashAveraging([[0, 1]])).toThrow('square matrix');
  expect(() =>
    nashAveraging([
      [0, 1],
      [1, 0],
    ]),
  ).toThrow('[1][0] + [0][1] = 2');
});
