// Nash averaging: ratings against the maximum-entropy Nash mix of all agents, so that copies of an agent, or weak
// opponents to beat, change nothing. Balduzzi et al. 2018, "Re-evaluating Evaluation", section 3.

import { ArenaError } from '../arena-error.ts';
import { type Matrix, multiplyVector, nullSpace, solve } from './dense-linear.ts';

export type NashAverage = {
  /** The maximum-entropy Nash mix: one share a strategy, sum 1. */
  readonly shares: readonly number[];
  /** What each strategy gets against the mix: 0 within it, below 0 (or 0) elsewhere. */
  readonly ratings: readonly number[];
  /** Of the mix, in nats. */
  readonly entropy: number;
};

const checkAntisymmetric = (payoffs: Matrix): number => {
  const size = payoffs.length;
  if (size === 0 || !payoffs.every((row) => row.length === size && row.every(Number.isFinite))) {
    throw new ArenaError('bad_option', 'payoffs must be a square matrix of numbers, one row an agent.');
  }
  const largest = Math.max(...payoffs.flat().map(Math.abs));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const sum = payoffs[row]![column]! + payoffs[column]![row]!;
      if (Math.abs(sum) <= 1e-9 * largest) continue;
      throw new ArenaError(
        'bad_option',
        `payoffs must be antisymmetric, but [${row}][${column}] + [${column}][${row}] = ${sum}; give wins minus losses.`,
      );
    }
  }
  return largest;
};

/**
 * Follows the central path of the game, scaled to payoffs of at most 1: x > 0 with sum x = 1, slack s = v - A x > 0, and
 * all x_i s_i nearly equal while v falls to 0. Its end is a Nash mix that uses every strategy that any Nash mix uses (a
 * strictly complementary solution, Goldman and Tucker 1956): x_i > s_i tells them.
 */
const centralPath = (a: Matrix): { x: number[]; slack: number[] } => {
  const size = a.length;
  let x = new Array<number>(size).fill(1 / size);
  let value = 2;
  let slack = multiplyVector(a, x).map((payoff) => value - payoff);
  for (let round = 0; round < 300; round++) {
    // Sum x = 1 and x A x = 0 make the mean of x_i s_i equal to v / n.
    const mean = value / size;
    if (mean < 1e-14) break;
    const system = a.map((row, at) => [
      ...row.map((payoff, column) => (column === at ? slack[at]! : 0) - x[at]! * payoff),
      x[at]!,
    ]);
    system.push([...new Array<number>(size).fill(1), 0]);
    const target = 0.2 * mean;
    const step = solve(system, [...x.map((share, at) => target - share * slack[at]!), 0]);
    if (step === null || !step.every(Number.isFinite)) break;
    const valueStep = step.pop()!;
    let length = 1;
    for (; length > 1e-6; length *= 0.8) {
      const nextX = x.map((share, at) => share + length * step[at]!);
      const nextValue = value + length * valueStep;
      const nextSlack = multiplyVector(a, nextX).map((payoff) => nextValue - payoff);
      const least = (0.02 * nextValue) / size;
      if (!nextX.every((share, at) => share > 0 && nextSlack[at]! > 0 && share * nextSlack[at]! > least)) continue;
      [x, slack, value] = [nextX, nextSlack, nextValue];
      break;
    }
    if (length <= 1e-6) break;
  }
  return { x, slack };
};

const dot = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, value, at) => sum + value * y[at]!, 0);

/**
 * Largest entropy over {p = start + directions w, p > 0, bounds p < 0}, from a point within: Newton's method on
 * sum p log p - tau sum log(-bounds p), tau falling to 0.
 */
const spread = (start: readonly number[], directions: Matrix, bounds: Matrix): number[] => {
  let p = [...start];
  const cost = (point: readonly number[], tau: number): number => {
    if (point.some((value) => !(value > 0))) return Number.POSITIVE_INFINITY;
    const room = multiplyVector(bounds, point);
    if (room.some((value) => !(value < 0))) return Number.POSITIVE_INFINITY;
    return dot(point, point.map(Math.log)) - tau * room.reduce((sum, value) => sum + Math.log(-value), 0);
  };
  const slopes = bounds.map((bound) => directions.map((direction) => dot(bound, direction)));
  for (let tau = bounds.length > 0 ? 0.1 : 0; ; tau = tau > 1e-15 ? tau / 8 : 0) {
    for (let round = 0; round < 60; round++) {
      const room = multiplyVector(bounds, p);
      const gradient = directions.map(
        (direction, at) =>
          direction.reduce((sum, value, i) => sum + value * (Math.log(p[i]!) + 1), 0) -
          tau * slopes.reduce((sum, slope, bound) => sum + slope[at]! / room[bound]!, 0),
      );
      const hessian = directions.map((u, row) =>
        directions.map(
          (v, column) =>
            u.reduce((sum, value, i) => sum + (value * v[i]!) / p[i]!, 0) +
            tau * slopes.reduce((sum, slope, bound) => sum + (slope[row]! * slope[column]!) / room[bound]! ** 2, 0),
        ),
      );
      const step = solve(
        hessian,
        gradient.map((value) => -value),
      );
      if (step === null) break;
      const move = p.map((_, i) => directions.reduce((sum, direction, at) => sum + step[at]! * direction[i]!, 0));
      const descent = -dot(gradient, step);
      const now = cost(p, tau);
      let length = 1;
      const moved = (): number[] => p.map((value, i) => value + length * move[i]!);
      while (length > 1e-12 && !(cost(moved(), tau) <= now - 0.1 * length * descent + 1e-15)) length /= 2;
      if (length <= 1e-12) break;
      p = moved();
      if (descent < 1e-24) break;
    }
    if (bounds.length === 0 || tau <= 1e-15) return p;
  }
};

/** The mix of largest entropy among all Nash mixes, given one that uses whatever any of them uses. */
const widestMix = (a: Matrix, x: readonly number[], slack: readonly number[]): number[] => {
  const used = x.flatMap((value, at) => (value > slack[at]! ? [at] : []));
  const unused = x.flatMap((value, at) => (value > slack[at]! ? [] : [at]));
  const basis = nullSpace(
    used.map((row) => used.map((column) => a[row]![column]!)),
    used.length,
    1e-9,
  );
  const widen = (p: readonly number[]): number[] => {
    const mix = new Array<number>(a.length).fill(0);
    for (const [at, strategy] of used.entries()) mix[strategy] = p[at]!;
    return mix;
  };
  const normalise = (p: readonly number[]): number[] => {
    const sum = p.reduce((total, value) => total + value, 0);
    return p.map((value) => value / sum);
  };
  if (basis.length === 1) return widen(normalise(basis[0]!));
  // Each basis vector is 1 at a place of its own where the others are 0, which gives the start's coordinates.
  const owner = basis.map((vector, at) =>
    vector.findIndex((value, place) => value === 1 && basis.every((other, b) => b === at || other[place] === 0)),
  );
  const start = normalise(
    used.map((_, i) => basis.reduce((sum, vector, at) => sum + x[used[owner[at]!]!]! * vector[i]!, 0)),
  );
  const sums = basis.map((vector) => vector.reduce((sum, value) => sum + value, 0));
  const directions = nullSpace([sums], basis.length, 1e-12).map((weights) =>
    used.map((_, i) => weights.reduce((sum, weight, at) => sum + weight * basis[at]![i]!, 0)),
  );
  const bounds = unused.map((row) => used.map((column) => a[row]![column]!));
  return widen(normalise(spread(start, directions, bounds)));
};

/**
 * `payoffs[i][j]` = -`payoffs[j][i]` is what i gets against j: wins minus losses as a share, or log-odds. Throws
 * ArenaError `bad_option`.
 */
export const nashAveraging = (payoffs: Matrix): NashAverage => {
  const largest = checkAntisymmetric(payoffs);
  const size = payoffs.length;
  let shares = new Array<number>(size).fill(1 / size);
  if (largest > 0) {
    const scaled = payoffs.map((row) => row.map((value) => value / largest));
    const { x, slack } = centralPath(scaled);
    shares = widestMix(scaled, x, slack);
  }
  const entropy = -shares.reduce((sum, share) => sum + (share > 0 ? share * Math.log(share) : 0), 0);
  return { shares, ratings: multiplyVector(payoffs, shares), entropy: Math.max(0, entropy) };
};
