// How each hero did in the matches of a balance report.
import type { Localized } from '@jixia/env';
import { type BalanceRecord, type SeatFigure, seatFigures, side0Points } from './balance-match.ts';
import type { BalanceHeader } from './balance-results.ts';
import { type Rate, rateOf } from './rate.ts';

export type HeroBalance = Rate & {
  readonly hero: string;
  readonly name: Localized;
  readonly role: string;
  readonly wins: number;
  readonly losses: number;
  readonly draws: number;
  /** (kills + assists) / deaths of all games together, deaths at least 1. */
  readonly kda: number;
  /** Means a game: `kills`, `deaths`, `assists`, `totalGold`, ... */
} & Readonly<Record<SeatFigure, number>>;

type Tally = { games: number; points: number; wins: number; draws: number; readonly sums: number[] };

const tallyHeroes = (header: BalanceHeader, records: readonly BalanceRecord[]): ReadonlyMap<string, Tally> => {
  const fresh = (): Tally => ({ games: 0, points: 0, wins: 0, draws: 0, sums: seatFigures.map(() => 0) });
  const tallies = new Map(header.heroes.map(({ key }) => [key, fresh()]));
  for (const record of records) {
    const points0 = side0Points(record);
    for (const [seat, hero] of record.heroes.entries()) {
      const tally = tallies.get(hero);
      if (tally === undefined) continue;
      const points = seat < header.seats / 2 ? points0 : 1 - points0;
      tally.games += 1;
      tally.points += points;
      if (points === 1) tally.wins += 1;
      if (points === 0.5) tally.draws += 1;
      for (const [at, figure] of seatFigures.entries()) {
        tally.sums[at] = (tally.sums[at] as number) + (record[figure][seat] ?? 0);
      }
    }
  }
  return tallies;
};

/** Best first; heroes without a game have the rate 0.5. `weight`: how many independent games one counts for. */
export const heroBalances = (
  header: BalanceHeader,
  records: readonly BalanceRecord[],
  weight: number,
): readonly HeroBalance[] => {
  const tallies = tallyHeroes(header, records);
  const rows = header.heroes.map(({ key, name, role }): HeroBalance => {
    const { games, points, wins, draws, sums } = tallies.get(key) as Tally;
    const sum = Object.fromEntries(seatFigures.map((figure, at) => [figure, sums[at]])) as Record<SeatFigure, number>;
    const means = seatFigures.map((figure) => [figure, games === 0 ? 0 : sum[figure] / games]);
    return {
      hero: key,
      name,
      role,
      ...rateOf(points, games, 0.5, weight),
      wins,
      losses: games - wins - draws,
      draws,
      kda: (sum.kills + sum.assists) / Math.max(1, sum.deaths),
      ...(Object.fromEntries(means) as Record<SeatFigure, number>),
    };
  });
  return rows.sort((a, b) => b.rate - a.rate);
};
