// What ratings are computed from: games between two named agents, counted. The order of the games does not matter.

import { ArenaError } from '../arena-error.ts';

export type Game = {
  readonly a: string;
  readonly b: string;
  /** 1 = `a` won, 0.5 = draw, 0 = `b` won. */
  readonly score: number;
  /** Games of the same key share a seed and are no independent evidence; default: a key of its own for each. */
  readonly pair?: string;
};

/** Games of one pair between the same two agents. */
export type PairCount = {
  /** Indices into `names`, `first` < `second`. */
  readonly first: number;
  readonly second: number;
  /** Of `first`, ascending. */
  readonly scores: readonly number[];
};

export type GameCounts = {
  /** Sorted by code unit. */
  readonly names: readonly string[];
  /** `wins[i][j]`: games that i won against j. */
  readonly wins: readonly (readonly number[])[];
  /** Symmetric. */
  readonly draws: readonly (readonly number[])[];
  /** Sorted, so that they do not depend on the order of the games. */
  readonly pairs: readonly PairCount[];
};

/** `extra`: names that count even without a game. Throws ArenaError `bad_option`. */
export const countGames = (games: readonly Game[], extra: readonly string[] = []): GameCounts => {
  const names = [...new Set([...extra, ...games.flatMap(({ a, b }) => [a, b])])].sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const table = (): number[][] => names.map(() => new Array<number>(names.length).fill(0));
  const wins = table();
  const draws = table();
  const pairs = new Map<string, PairCount>();
  for (const [at, { a, b, score, pair }] of games.entries()) {
    if (a === b) throw new ArenaError('bad_option', `games[${at}]: "${a}" cannot play a rated game against itself.`);
    if (score !== 0 && score !== 0.5 && score !== 1) {
      throw new ArenaError('bad_option', `games[${at}].score must be 0, 0.5 or 1, not ${score}.`);
    }
    const [i, j] = [indexOf.get(a)!, indexOf.get(b)!];
    if (score === 0.5) {
      draws[i]![j]! += 1;
      draws[j]![i]! += 1;
    } else if (score === 1) wins[i]![j]! += 1;
    else wins[j]![i]! += 1;
    const [first, second] = i < j ? [i, j] : [j, i];
    const key = `${first} ${second} ${pair === undefined ? `#${at}` : `=${pair}`}`;
    const scores = [...(pairs.get(key)?.scores ?? []), i < j ? score : 1 - score].sort();
    pairs.set(key, { first, second, scores });
  }
  const textOf = ({ scores }: PairCount): string => scores.join(' ');
  const counted = [...pairs.values()].sort(
    (x, y) => x.first - y.first || x.second - y.second || (textOf(x) < textOf(y) ? -1 : textOf(x) > textOf(y) ? 1 : 0),
  );
  return { names, wins, draws, pairs: counted };
};
