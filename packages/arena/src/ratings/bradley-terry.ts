// Strengths from results. Bradley and Terry 1952, with ties as Davidson 1970 has them, fitted by the MM algorithm of
// Hunter 2004 and a few steps of Newton's; intervals from the observed information.

import { ArenaError } from '../arena-error.ts';
import { normal95 } from '../evaluation/statistics.ts';
import { invert, solve } from './dense-linear.ts';
import type { GameCounts } from './game-counts.ts';
import { stronglyConnected } from './strongly-connected.ts';

export type StrengthOptions = {
  /**
   * Games of every agent against an imagined opponent of strength 1, half of them won and half lost; 0 or more, default
   * 1. With 0 the likelihood alone decides, which needs a chain of wins from everyone to everyone.
   */
  readonly priorGames?: number;
};

export type Strengths = {
  readonly names: readonly string[];
  /** Natural logarithms, mean 0. Without ties, i beats j with probability 1 / (1 + e^-(l[i] - l[j])). */
  readonly logStrengths: readonly number[];
  /** Davidson's nu: P(i beats j) : P(tie) : P(j beats i) = s_i : nu sqrt(s_i s_j) : s_j. 0 where nothing was tied. */
  readonly tieParameter: number;
  readonly priorGames: number;
  /**
   * Variance of a pair's points over what the model expects of independent games, within 1 .. games in a pair: about 2
   * where swapping sides repeats the match.
   */
  readonly dispersion: number;
  /** Covariance of `logStrengths`, dispersion included. */
  readonly covariance: readonly (readonly number[])[];
};

type Chances = { readonly win: number; readonly tie: number; readonly loss: number };

/** Davidson's three chances for a difference of log strengths. */
export const outcomeChances = (difference: number, tieParameter: number): Chances => {
  const half = Math.exp(-Math.abs(difference) / 2);
  const total = 1 + tieParameter * half + half * half;
  const [better, tie, worse] = [1 / total, (tieParameter * half) / total, (half * half) / total];
  return difference >= 0 ? { win: better, tie, loss: worse } : { win: worse, tie, loss: better };
};

/** Wins plus half of the ties that the first is expected to make of a game. */
export const expectedScore = (difference: number, tieParameter = 0): number => {
  const { win, tie } = outcomeChances(difference, tieParameter);
  return win + tie / 2;
};

type Tally = {
  readonly size: number;
  /** Points of each agent, prior included. */
  readonly points: readonly number[];
  readonly games: readonly (readonly number[])[];
  readonly ties: number;
  readonly prior: number;
};

const tallyOf = ({ names, wins, draws }: GameCounts, prior: number): Tally => {
  const size = names.length;
  const games = names.map((_, i) => names.map((__, j) => wins[i]![j]! + wins[j]![i]! + draws[i]![j]!));
  const points = names.map((_, i) => names.reduce((sum, __, j) => sum + wins[i]![j]! + draws[i]![j]! / 2, prior / 2));
  const ties = names.reduce((sum, _, i) => sum + draws[i]!.reduce((row, count) => row + count, 0), 0) / 2;
  return { size, points, games, ties, prior };
};

/** One round of minorise-maximise; `strengths` and nu move towards the maximum and never past it. */
const improve = (tally: Tally, strengths: number[], nu: number): number => {
  const { size, points, games, prior, ties } = tally;
  const next = strengths.map((own, i) => {
    let weight = prior / (own + 1);
    for (let j = 0; j < size; j++) {
      const count = games[i]![j]!;
      if (count === 0) continue;
      const other = strengths[j]!;
      // sqrt(s_i s_j) is bounded from above by its tangent in s_i and s_j.
      weight += (count * (1 + (nu / 2) * Math.sqrt(other / own))) / (own + other + nu * Math.sqrt(own * other));
    }
    return weight > 0 ? points[i]! / weight : own;
  });
  for (let i = 0; i < size; i++) strengths[i] = next[i]!;
  if (ties === 0) return 0;
  let share = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const root = Math.sqrt(strengths[i]! * strengths[j]!);
      if (games[i]![j]! > 0) share += (games[i]![j]! * root) / (strengths[i]! + strengths[j]! + nu * root);
    }
  }
  return ties / share;
};

/** Gradient and negative Hessian of the log-likelihood in the log strengths and, where ties were seen, log nu. */
const derivatives = (tally: Tally, logs: readonly number[], logNu: number | null) => {
  const { size, points, games, prior, ties } = tally;
  const order = size + (logNu === null ? 0 : 1);
  const gradient = Array.from({ length: order }, (_, i) => (i < size ? points[i]! : ties));
  const information = gradient.map(() => new Array<number>(order).fill(0));
  const nu = logNu === null ? 0 : Math.exp(logNu);
  for (let i = 0; i < size; i++) {
    const { win: against, loss } = outcomeChances(logs[i]!, 0);
    gradient[i]! -= prior * against;
    information[i]![i]! += prior * against * loss;
    for (let j = 0; j < i; j++) {
      const count = games[i]![j]!;
      if (count === 0) continue;
      const { win, tie } = outcomeChances(logs[i]! - logs[j]!, nu);
      const score = win + tie / 2;
      gradient[i]! -= count * score;
      gradient[j]! -= count * (1 - score);
      const variance = count * (win + tie / 4 - score * score);
      information[i]![i]! += variance;
      information[j]![j]! += variance;
      information[i]![j]! -= variance;
      information[j]![i]! -= variance;
      if (logNu === null) continue;
      gradient[size]! -= count * tie;
      const shared = count * tie * (0.5 - score);
      information[size]![size]! += count * tie * (1 - tie);
      information[i]![size]! += shared;
      information[size]![i]! += shared;
      information[j]![size]! -= shared;
      information[size]![j]! -= shared;
    }
  }
  return { gradient, information };
};

/** Without a prior only differences are determined: holding the sum makes the system regular and changes no difference. */
const holdSum = (information: readonly (readonly number[])[], size: number, prior: number): number[][] =>
  information.map((row, i) => row.map((value, j) => value + (prior === 0 && i < size && j < size ? 1 : 0)));

const fit = (tally: Tally): { logs: number[]; logNu: number | null } => {
  const { size, prior } = tally;
  const strengths = new Array<number>(size).fill(1);
  let nu = tally.ties === 0 ? 0 : 1;
  for (let round = 0; round < 20; round++) nu = improve(tally, strengths, nu);
  let logs = strengths.map(Math.log);
  let logNu = tally.ties === 0 ? null : Math.log(nu);
  const distance = (gradient: readonly number[]): number => Math.max(...gradient.map(Math.abs), 0);
  const goal = 1e-10 * Math.max(1, ...tally.points);
  for (let round = 0; round < 200; round++) {
    const { gradient, information } = derivatives(tally, logs, logNu);
    const before = distance(gradient);
    if (before <= goal) break;
    const step = solve(holdSum(information, size, prior), gradient);
    let taken = false;
    for (let length = 1; step?.every(Number.isFinite) && length > 1e-4 && !taken; length /= 2) {
      const nextLogs = logs.map((log, i) => log + length * step[i]!);
      const nextNu = logNu === null ? null : logNu + length * step[size]!;
      if (distance(derivatives(tally, nextLogs, nextNu).gradient) >= before) continue;
      [logs, logNu, taken] = [nextLogs, nextNu, true];
    }
    if (taken) continue;
    // Far from the maximum Newton's step may not help; MM always does, and at rounding's end nothing does.
    const moved = logs.map(Math.exp);
    const movedNu = improve(tally, moved, logNu === null ? 0 : Math.exp(logNu));
    logs = moved.map(Math.log);
    logNu = logNu === null ? null : Math.log(movedNu);
  }
  return { logs, logNu };
};

const checkConnected = ({ names, wins, draws }: GameCounts): void => {
  const loses = names.map((_, i) => names.flatMap((__, j) => (wins[j]![i]! + draws[i]![j]! > 0 ? [j] : [])));
  const components = stronglyConnected(loses);
  if (components.length <= 1) return;
  const groups = components.map((component) => component.map((i) => names[i]).join(', ')).join(' | ');
  throw new ArenaError(
    'bad_option',
    `priorGames: 0 gives no strengths here, since no chain of results joins both ways: ${groups}. Play more, or set priorGames above 0.`,
  );
};

const dispersionOf = ({ pairs }: GameCounts, logs: readonly number[], nu: number): number => {
  const largest = Math.max(1, ...pairs.map(({ scores }) => scores.length));
  if (largest === 1) return 1;
  let seen = 0;
  let expected = 0;
  for (const { first, second, scores } of pairs) {
    const { win, tie } = outcomeChances(logs[first]! - logs[second]!, nu);
    const mean = win + tie / 2;
    seen += scores.reduce((sum, score) => sum + score - mean, 0) ** 2;
    expected += scores.length * (win + tie / 4 - mean * mean);
  }
  return expected > 0 ? Math.min(largest, Math.max(1, seen / expected)) : largest;
};

/** Throws ArenaError `bad_option`. */
export const fitStrengths = (counts: GameCounts, options: StrengthOptions = {}): Strengths => {
  const { priorGames = 1 } = options;
  if (!(priorGames >= 0 && priorGames <= 1000)) {
    throw new ArenaError('bad_option', `priorGames must be a number from 0 to 1000, not ${priorGames}.`);
  }
  if (priorGames === 0) checkConnected(counts);
  const { names } = counts;
  const size = names.length;
  const tally = tallyOf(counts, priorGames);
  const { logs, logNu } = fit(tally);
  const mean = size === 0 ? 0 : logs.reduce((sum, log) => sum + log, 0) / size;
  const tieParameter = logNu === null ? 0 : Math.exp(logNu);
  const dispersion = dispersionOf(counts, logs, tieParameter);
  const { information } = derivatives(tally, logs, logNu);
  const inverse = invert(holdSum(information, size, priorGames)) ?? [];
  // Of the differences from the mean, which is what `logStrengths` are.
  const rows = names.map((_, i) => names.map((__, j) => inverse[i]?.[j] ?? 0));
  const rowMeans = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / size);
  const total = rowMeans.reduce((sum, value) => sum + value, 0) / Math.max(1, size);
  const covariance = rows.map((row, i) =>
    row.map((value, j) => dispersion * (value - rowMeans[i]! - rowMeans[j]! + total)),
  );
  return {
    names,
    logStrengths: logs.map((log) => log - mean),
    tieParameter,
    priorGames,
    dispersion,
    covariance,
  };
};

/** Half the width of the interval of each log strength; `z` = normal point, default 95 %. */
export const strengthMargins = ({ covariance }: Strengths, z = normal95): number[] =>
  covariance.map((row, i) => z * Math.sqrt(Math.max(0, row[i]!)));
