// The league of a run as a document for people and programs: who is in it, how strong, who did how well against whom.

import type { Curriculum } from './curriculum.ts';
import { type League, newest, type Score } from './league.ts';

/** Ratings of players from their games; higher is stronger, in Elo points. One for each name. */
export type RateGames = (counts: {
  readonly names: readonly string[];
  /** `wins[i][j]`: games that i won against j; need not be whole numbers. */
  readonly wins: readonly (readonly number[])[];
  /** Symmetric. */
  readonly draws: readonly (readonly number[])[];
}) => readonly number[];

export type LeaguePlayer = {
  /** `newest`, `version:UPDATE`, `guest:NAME`, `bot:NAME` */
  readonly name: string;
  readonly kind: 'newest' | 'version' | 'guest' | 'bot';
  /** Of the newest against it, 0..1, about the last 100 matches; null where they did not meet. */
  readonly winRate: number | null;
  /** Chance to be drawn next among the frozen ones, or among the bots; null for the newest. */
  readonly share: number | null;
  /** Elo points, 1000 for the first bot, or without bots for the first member; null where nobody rates. */
  readonly rating: number | null;
};

/** What league.json holds. */
export type LeagueReport = {
  readonly format: 1;
  /** Update after which it was written. */
  readonly update: number;
  readonly weighting: string;
  readonly players: readonly LeaguePlayer[];
  /**
   * `payoff[i][j]`: what player i scored against player j; null where they did not meet. A version's results are those
   * that the newest had when it was frozen. Matches fade, so these need not be whole numbers.
   */
  readonly payoff: readonly (readonly (Score | null)[])[];
};

const anchorRating = 1000;

/** Everyone's rating; null where nobody rates or nobody has met anybody. */
export const rateLeague = (
  payoff: LeagueReport['payoff'],
  names: readonly string[],
  anchor: number,
  rate: RateGames | undefined,
): readonly (number | null)[] => {
  if (!rate || !payoff.some((row) => row.some((cell) => cell !== null))) return names.map(() => null);
  const table = (of: (score: Score) => number): number[][] =>
    payoff.map((row) => row.map((cell) => (cell === null ? 0 : of(cell))));
  const ratings = rate({ names, wins: table(({ wins }) => wins), draws: table(({ draws }) => draws) });
  const shift = anchorRating - (ratings[anchor] as number);
  return ratings.map((rating) => rating + shift);
};

export type ReportInputs = {
  readonly update: number;
  readonly weighting: string;
  readonly league: League;
  /** Names of the bots, weak to strong. */
  readonly bots: readonly string[];
  readonly curriculum: Curriculum;
  readonly rate?: RateGames | undefined;
};

export const leagueReport = ({ update, weighting, league, bots, curriculum, rate }: ReportInputs): LeagueReport => {
  const sharesOf = (weights: readonly number[]): number[] => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  };
  const shares = sharesOf(league.weights);
  const botShares = sharesOf(curriculum.weights);
  const players = [
    { name: newest, kind: 'newest' as const, share: null },
    ...bots.map((bot, index) => ({ name: `bot:${bot}`, kind: 'bot' as const, share: botShares[index] as number })),
    ...league.members.map(({ name, kind }, index) => ({ name, kind, share: shares[index] as number })),
  ];
  const names = players.map(({ name }) => name);
  const payoff = names.map((of) => names.map((against) => (of === against ? null : league.score(of, against))));
  const ratings = rateLeague(payoff, names, Math.min(1, names.length - 1), rate);
  return {
    format: 1,
    update,
    weighting,
    players: players.map((player, index) => {
      const score = payoff[0]?.[index] ?? null;
      const winRate = score && score.games > 0 ? (score.wins + score.draws / 2) / score.games : null;
      return { ...player, winRate, rating: ratings[index] as number | null };
    }),
    payoff,
  };
};
