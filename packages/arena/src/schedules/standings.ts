// Tables of pairings won, with the tie-breaks of chess.

import { outcomeOf, type PairingResult, pointsOf, type Standing } from './schedule.ts';

type Row = {
  readonly name: string;
  points: number;
  wins: number;
  draws: number;
  losses: number;
  byes: number;
  matchPoints: number;
  readonly met: { readonly name: string; readonly outcome: number }[];
};

/** One row an agent, in the order of `names`. A pairing won is a point, a tied one half a point, a bye a point. */
export const tally = (names: readonly string[], results: readonly PairingResult[]): ReadonlyMap<string, Row> => {
  const rows = new Map(
    names.map((name): [string, Row] => [
      name,
      { name, points: 0, wins: 0, draws: 0, losses: 0, byes: 0, matchPoints: 0, met: [] },
    ]),
  );
  const count = (name: string, other: string | null, outcome: number, matchPoints: number): void => {
    const row = rows.get(name);
    if (row === undefined) return;
    row.points += outcome;
    row.matchPoints += matchPoints;
    if (other === null) row.byes += 1;
    else {
      if (outcome === 1) row.wins += 1;
      else if (outcome === 0) row.losses += 1;
      else row.draws += 1;
      row.met.push({ name: other, outcome });
    }
  };
  for (const result of results) {
    const { a, b } = result.pairing;
    const outcome = outcomeOf(result);
    const [own, other] = pointsOf(result);
    count(a, b, outcome, own);
    if (b !== null) count(b, a, 1 - outcome, other);
  }
  return rows;
};

/** Ranks rows by `keys`, most important first, higher better; equal ones keep the order of `names` and share a rank. */
export const rank = (
  rows: readonly Row[],
  keys: (row: Row) => readonly number[],
  tieBreaks: (row: Row) => Readonly<Record<string, number>>,
): Standing[] => {
  const keyed = rows.map((row) => ({ row, key: keys(row) }));
  const compare = (x: readonly number[], y: readonly number[]): number => {
    for (const [at, value] of x.entries()) if (value !== y[at]) return (y[at] ?? 0) - value;
    return 0;
  };
  keyed.sort((x, y) => compare(x.key, y.key));
  let place = 0;
  return keyed.map(({ row, key }, at) => {
    if (at === 0 || compare(keyed[at - 1]!.key, key) !== 0) place = at + 1;
    const { name, points, wins, draws, losses, byes, matchPoints } = row;
    return { rank: place, name, points, wins, draws, losses, byes, matchPoints, tieBreaks: tieBreaks(row) };
  });
};

/**
 * By points, then Buchholz (points of all opponents met), Sonneborn-Berger (points of those beaten, half of those tied
 * with), then points in single matches.
 */
export const pointStandings = (names: readonly string[], results: readonly PairingResult[]): Standing[] => {
  const rows = tally(names, results);
  const pointsOfAgent = (name: string): number => rows.get(name)?.points ?? 0;
  const buchholz = ({ met }: Row): number => met.reduce((sum, { name }) => sum + pointsOfAgent(name), 0);
  const sonnebornBerger = ({ met }: Row): number =>
    met.reduce((sum, { name, outcome }) => sum + outcome * pointsOfAgent(name), 0);
  return rank(
    [...rows.values()],
    (row) => [row.points, buchholz(row), sonnebornBerger(row), row.matchPoints],
    (row) => ({ buchholz: buchholz(row), sonnebornBerger: sonnebornBerger(row) }),
  );
};
