// Does an agent play every hero, and against every hero? Its score by own hero and opponent's hero.

import { type Interval, pairedWilson, pairResults } from './statistics.ts';

export type MatrixCell = Interval & {
  /** (wins + draws / 2) / matches */
  readonly score: number;
  readonly matches: number;
};

/** What of a match counts here. */
export type HeroResult = {
  /** Matches of the same agents with the same number are a pair. */
  readonly pair: number;
  readonly hero: string | null;
  readonly opponentHero?: string;
  readonly score: number;
};

export type HeroMatrix = {
  /** Sorted by name. */
  readonly ownHeroes: readonly string[];
  readonly opponentHeroes: readonly string[];
  /** `cells[i][j]`: with own hero i against hero j; null where they did not meet. 95 % intervals, pairs counted as such. */
  readonly cells: readonly (readonly (MatrixCell | null)[])[];
  readonly byOwnHero: readonly MatrixCell[];
  readonly byOpponentHero: readonly MatrixCell[];
};

const cellOf = (outcomes: readonly HeroResult[]): MatrixCell => {
  const { low, high } = pairedWilson(pairResults(outcomes));
  const points = outcomes.reduce((sum, { score }) => sum + score, 0);
  return { score: points / outcomes.length, low, high, matches: outcomes.length };
};

/** Of matches planned with heroes of both sides. In teams a match counts for every two heroes that faced each other. */
export const heroMatrix = (outcomes: readonly HeroResult[]): HeroMatrix => {
  const met = new Map<string, Map<string, HeroResult[]>>();
  const byOwn = new Map<string, HeroResult[]>();
  const byOpponent = new Map<string, HeroResult[]>();
  const add = (lists: Map<string, HeroResult[]>, hero: string, outcome: HeroResult): void => {
    const list = lists.get(hero) ?? [];
    list.push(outcome);
    lists.set(hero, list);
  };
  for (const outcome of outcomes) {
    if (outcome.hero === null) continue;
    const own = outcome.hero.split('+');
    const opponent = (outcome.opponentHero ?? outcome.hero).split('+');
    for (const hero of own) {
      add(byOwn, hero, outcome);
      const row = met.get(hero) ?? new Map<string, HeroResult[]>();
      met.set(hero, row);
      for (const other of opponent) add(row, other, outcome);
    }
    for (const hero of opponent) add(byOpponent, hero, outcome);
  }
  const ownHeroes = [...byOwn.keys()].sort();
  const opponentHeroes = [...byOpponent.keys()].sort();
  return {
    ownHeroes,
    opponentHeroes,
    cells: ownHeroes.map((own) =>
      opponentHeroes.map((opponent) => {
        const list = met.get(own)?.get(opponent);
        return list === undefined ? null : cellOf(list);
      }),
    ),
    byOwnHero: ownHeroes.map((hero) => cellOf(byOwn.get(hero)!)),
    byOpponentHero: opponentHeroes.map((hero) => cellOf(byOpponent.get(hero)!)),
  };
};
