// Who scores what against whom, with intervals; and who beats whom in a circle.

import { type Interval, normalPoint, type PairResult, pairedWilson, wilsonInterval } from '../evaluation/statistics.ts';
import type { Matrix } from './dense-linear.ts';
import type { GameCounts } from './game-counts.ts';
import { shortestCycle, stronglyConnected } from './strongly-connected.ts';

export type PayoffCell = Interval & {
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  /** (wins + draws / 2) / games */
  readonly score: number;
};

export type PayoffMatrix = {
  readonly names: readonly string[];
  /** `cells[i][j]`: how i did against j, with the 95 % interval of the score; null where they did not meet. */
  readonly cells: readonly (readonly (PayoffCell | null)[])[];
};

/** `z`: normal point of the intervals, default 95 %. */
export const payoffMatrix = (counts: GameCounts, z?: number): PayoffMatrix => {
  const { names, wins, draws, pairs } = counts;
  const cells = names.map(() => new Array<PayoffCell | null>(names.length).fill(null));
  for (let i = 0; i < names.length; i++) {
    for (let j = i + 1; j < names.length; j++) {
      const met = pairs.filter(({ first, second }) => first === i && second === j).map(({ scores }) => scores);
      if (met.length === 0) continue;
      const games = met.reduce((sum, scores) => sum + scores.length, 0);
      const score = met.flat().reduce((sum, value) => sum + value, 0) / games;
      const areAllPairs = met.every((scores) => scores.length === 2);
      const interval = areAllPairs
        ? pairedWilson(met as unknown as PairResult[], z)
        : // Games of one seed may all be the same game: each seed counts once.
          wilsonInterval(score * met.length, met.length, z);
      const { low, high } = interval;
      const [won, lost, drawn] = [wins[i]![j]!, wins[j]![i]!, draws[i]![j]!];
      cells[i]![j] = { games, wins: won, draws: drawn, losses: lost, score, low, high };
      cells[j]![i] = { games, wins: lost, draws: drawn, losses: won, score: 1 - score, low: 1 - high, high: 1 - low };
    }
  }
  return { names, cells };
};

/** Wins minus losses per game, antisymmetric, -1 .. 1; null where some two did not meet. */
export const payoffsOf = ({ cells }: PayoffMatrix): Matrix | null => {
  const isFull = cells.every((row, i) => row.every((cell, j) => i === j || cell !== null));
  if (!isFull) return null;
  return cells.map((row, i) =>
    row.map((cell, j) => (i === j || cell === null ? 0 : (cell.wins - cell.losses) / cell.games)),
  );
};

export type Cycles = {
  /** `[x, y]`: x beats y, surely enough that among all these claims together 1 in 20 such tables holds a false one. */
  readonly beats: readonly (readonly [string, string])[];
  /** Groups within which everyone beats everyone else, directly or through others, each with a shortest circle. */
  readonly cycles: readonly { readonly agents: readonly string[]; readonly shortest: readonly string[] }[];
};

/**
 * Strongly connected components of "beats": i beats j where the whole interval of its score lies above a half.
 * `familyError` is the chance of any false claim, shared out among all pairs that met (Bonferroni).
 */
export const findCycles = (counts: GameCounts, familyError = 0.05): Cycles => {
  const { names, pairs } = counts;
  const met = new Set(pairs.map(({ first, second }) => `${first} ${second}`)).size;
  const { cells } = payoffMatrix(counts, normalPoint(familyError / 2 / Math.max(1, met)));
  const next = cells.map((row) => row.flatMap((cell, j) => (cell !== null && cell.low > 0.5 ? [j] : [])));
  const nameOf = (index: number): string => names[index]!;
  const cycles = stronglyConnected(next)
    .filter((component) => component.length > 1)
    .map((component) => ({
      agents: component.map(nameOf),
      shortest: (shortestCycle(next, component) ?? []).map(nameOf),
    }));
  return { beats: next.flatMap((to, i) => to.map((j) => [nameOf(i), nameOf(j)] as const)), cycles };
};
