// Who beats whom in duels: the payoff matrix of heroes.
import { type BalanceRecord, side0Points } from './balance-match.ts';

export type DuelTable = {
  /** Rows and columns of the matrices. */
  readonly heroes: readonly string[];
  /** `rates[a][b]`: share of its games that a wins against b, either side, draws half; null on the diagonal and unplayed. */
  readonly rates: readonly (readonly (number | null)[])[];
  readonly games: readonly (readonly number[])[];
  /** How many others each hero beats (rate above one half), most first; `share` of the others it has met. */
  readonly beats: readonly { readonly hero: string; readonly others: number; readonly share: number }[];
};

export const duelTable = (heroes: readonly string[], records: readonly BalanceRecord[]): DuelTable => {
  const empty = (): number[][] => heroes.map(() => heroes.map(() => 0));
  const [points, games] = [empty(), empty()];
  const add = (a: number, b: number, won: number): void => {
    (points[a] as number[])[b] = (points[a]?.[b] as number) + won;
    (games[a] as number[])[b] = (games[a]?.[b] as number) + 1;
  };
  for (const record of records) {
    const [a, b] = record.heroes.map((hero) => heroes.indexOf(hero)) as [number, number];
    const won = side0Points(record);
    add(a, b, won);
    add(b, a, 1 - won);
  }
  const rates = games.map((row, a) =>
    row.map((count, b) => (count === 0 || a === b ? null : (points[a]?.[b] as number) / count)),
  );
  const beats = heroes.map((hero, a) => {
    const met = (rates[a] as (number | null)[]).filter((rate) => rate !== null);
    const others = met.filter((rate) => rate > 0.5).length;
    return { hero, others, share: met.length === 0 ? 0 : others / met.length };
  });
  return { heroes, rates, games, beats: beats.sort((a, b) => b.others - a.others) };
};
