// How sure a win rate is: Wilson's interval, with pairs of matches counted for what they are worth, and the bootstrap.

import { Random } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';

/** Two-sided 95 % point of the normal distribution. */
export const normal95 = 1.959963984540054;

/**
 * The point that a normal variable exceeds with probability `tail`, 0 < tail <= 0.1: 1.96 for 0.025. The tail is
 * Laplace's continued fraction, the root found by Newton's method.
 */
export const normalPoint = (tail: number): number => {
  let point = 2;
  for (let round = 0; round < 60; round++) {
    const density = Math.exp(-0.5 * point * point) / Math.sqrt(2 * Math.PI);
    let fraction = point;
    for (let term = 200; term >= 1; term--) fraction = point + term / fraction;
    const next = Math.max(1, point + (density / fraction - tail) / density);
    if (Math.abs(next - point) < 1e-14) break;
    point = next;
  }
  return point;
};

export type Interval = { readonly low: number; readonly high: number };

/**
 * Wilson's score interval of a proportion (Wilson 1927). `successes` may hold halves (draws), 0 .. trials; no trials
 * give 0 .. 1. The trials are taken to be independent: for pairs of matches see `pairedWilson`.
 */
export const wilsonInterval = (successes: number, trials: number, z: number = normal95): Interval => {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const z2 = z * z;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (z / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
};

/**
 * Two-sided 95 % point of Student's t with `df` >= 1 degrees of freedom: exact for 1 and 2, else the expansion of Cornish
 * and Fisher (Abramowitz and Stegun 26.7.5), within 0.2 % for 3, 0.01 % from 6 on.
 */
export const studentPoint95 = (df: number): number => {
  if (df === 1) return 12.706204736174705;
  if (df === 2) return 4.302652729749464;
  const z = normal95;
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
  return (
    z +
    (z3 + z) / (4 * df) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * df ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * df ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * df ** 4)
  );
};

/** Student's 95 % interval of the mean of independent values; null of fewer than two. */
export const meanInterval = (values: readonly number[]): Interval | null => {
  const count = values.length;
  if (count < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const half = studentPoint95(count - 1) * Math.sqrt(variance / count);
  return { low: mean - half, high: mean + half };
};

/** Scores 0, 0.5 or 1 of the two matches of a pair: same seed, sides swapped. */
export type PairResult = readonly [number, number];

/** Mean, variance of single matches, variance of the means of pairs. */
const momentsOf = (pairs: readonly PairResult[]) => {
  const count = pairs.length;
  let sum = 0;
  for (const [first, second] of pairs) sum += first + second;
  const mean = sum / (2 * count);
  let [matchSquares, pairSquares] = [0, 0];
  for (const [first, second] of pairs) {
    matchSquares += (first - mean) ** 2 + (second - mean) ** 2;
    pairSquares += ((first + second) / 2 - mean) ** 2;
  }
  return { mean, matchVariance: matchSquares / (2 * count - 1), pairVariance: pairSquares / (count - 1) };
};

/**
 * How many independent matches without draws pairs are worth. Two matches of one seed may repeat each other, sides
 * swapped, and are then worth one: the variance of the pairs tells (Kish 1965, design effect, here within 1 .. 2).
 * Draws make a match worth more, since a score of a half says more about the mean. Where all pairs are alike nothing
 * can be told, and a pair counts as one.
 */
export const effectiveMatches = (pairs: readonly PairResult[]): number => {
  const count = pairs.length;
  if (count < 2) return count;
  const { mean, matchVariance, pairVariance } = momentsOf(pairs);
  if (matchVariance === 0 || pairVariance === 0) return count;
  const designEffect = Math.min(2, Math.max(1, (2 * pairVariance) / matchVariance));
  const worth = Math.max(1, (mean * (1 - mean)) / matchVariance);
  return (2 * count * worth) / designEffect;
};

/** Wilson's interval of the mean score, on `effectiveMatches` trials. */
export const pairedWilson = (
  pairs: readonly PairResult[],
  z: number = normal95,
): Interval & { readonly effectiveMatches: number } => {
  const trials = effectiveMatches(pairs);
  const share = pairs.length === 0 ? 0.5 : momentsOf(pairs).mean;
  return { ...wilsonInterval(share * trials, trials, z), effectiveMatches: trials };
};

export type BootstrapOptions = {
  readonly seed: bigint;
  /** Default 2000. */
  readonly resamples?: number;
  /** Two-sided, default 0.95. */
  readonly confidence?: number;
};

/**
 * Percentile bootstrap of the mean score (Efron and Tibshirani 1993, section 13.3): whole pairs are drawn, so that what
 * the two matches of a seed have in common is kept. Same pairs in any order and same seed, same interval; no pairs give
 * 0 .. 1. It needs some pairs of each kind: where nearly all are alike, Wilson's interval is the honest one.
 * Throws ArenaError `bad_option`.
 */
export const pairedBootstrap = (pairs: readonly PairResult[], options: BootstrapOptions): Interval => {
  const { seed, resamples = 2000, confidence = 0.95 } = options;
  if (!Number.isInteger(resamples) || resamples < 100 || resamples > 1_000_000) {
    throw new ArenaError('bad_option', `resamples must be a whole number from 100 to 1000000, not ${resamples}.`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new ArenaError('bad_option', `confidence must be between 0 and 1, not ${confidence}.`);
  }
  const count = pairs.length;
  if (count === 0) return { low: 0, high: 1 };
  const random = new Random(seed);
  const scores = Float64Array.from(pairs, ([first, second]) => (first + second) / 2).sort();
  const means = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    for (let pair = 0; pair < count; pair++) sum += scores[random.nextBelow(count)]!;
    means[resample] = sum / count;
  }
  means.sort();
  return { low: quantile(means, (1 - confidence) / 2), high: quantile(means, (1 + confidence) / 2) };
};

/** Linear between the order statistics of `sorted`. */
const quantile = (sorted: Float64Array, share: number): number => {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (place - below) * (high - low);
};

/** The pairs among matches that were played in full, in the order of their second match. */
export const pairResults = (matches: readonly { readonly pair: number; readonly score: number }[]): PairResult[] => {
  const open = new Map<number, number>();
  const pairs: PairResult[] = [];
  for (const { pair, score } of matches) {
    const first = open.get(pair);
    if (first === undefined) open.set(pair, score);
    else pairs.push([first, score]);
  }
  return pairs;
};
