// Everything that games tell about agents, as one document: the content of `ratings.json`.

import { sweepAlpha } from './alpha-rank.ts';
import { fitStrengths, type StrengthOptions, strengthMargins } from './bradley-terry.ts';
import { eloOf, eloPerLogStrength } from './elo.ts';
import { countGames, type Game } from './game-counts.ts';
import { nashAveraging } from './nash-averaging.ts';
import { rateOpenSkill } from './open-skill.ts';
import { type Cycles, findCycles, type PayoffMatrix, payoffMatrix, payoffsOf } from './payoff-matrix.ts';

export type RatedAgent = {
  readonly name: string;
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  /** Bradley-Terry on the Elo scale, mean 1500, with its 95 % interval. */
  readonly elo: number;
  readonly eloLow: number;
  readonly eloHigh: number;
  readonly openSkill: { readonly mu: number; readonly sigma: number; readonly ordinal: number };
  /** Share of the maximum-entropy Nash mix; null where not every two agents met. */
  readonly nashShare: number | null;
  /** Wins minus losses per game against that mix, at most 0. */
  readonly nashRating: number | null;
  /** Share of the stationary distribution of alpha-rank; null where not every two agents met. */
  readonly alphaRank: number | null;
};

export type Ratings = {
  /** Best first, by Elo, equal ones by name. */
  readonly agents: readonly RatedAgent[];
  readonly bradleyTerry: {
    /** Games of everyone against an imagined average opponent, half won, half lost. */
    readonly priorGames: number;
    /** Davidson's tie parameter. */
    readonly tieParameter: number;
    /** By how much pairs vary more than independent games would; intervals are widened by its root. */
    readonly dispersion: number;
  };
  readonly payoff: PayoffMatrix;
  /** The intensity at which alpha-rank had settled, and whether it had; null where not every two agents met. */
  readonly alphaSweep: { readonly alpha: number; readonly isSettled: boolean } | null;
} & Cycles;

/**
 * `games` in the order of the plan; only OpenSkill depends on it. `names`: agents that count even without a game.
 * Throws ArenaError `bad_option`.
 */
export const rateGames = (
  games: readonly Game[],
  names: readonly string[] = [],
  options: StrengthOptions = {},
): Ratings => {
  const counts = countGames(games, names);
  const strengths = fitStrengths(counts, options);
  const margins = strengthMargins(strengths);
  const openSkill = rateOpenSkill(games, counts.names);
  const payoff = payoffMatrix(counts);
  const payoffs = counts.names.length > 0 ? payoffsOf(payoff) : null;
  const nash = payoffs === null ? null : nashAveraging(payoffs);
  const sweep = payoffs === null ? null : sweepAlpha(payoffs);
  const agents = counts.names.map((name, i): RatedAgent => {
    const [log, margin] = [strengths.logStrengths[i]!, margins[i]!];
    const sum = (row: readonly number[]): number => row.reduce((total, value) => total + value, 0);
    const [wins, draws] = [sum(counts.wins[i]!), sum(counts.draws[i]!)];
    const losses = sum(counts.wins.map((row) => row[i]!));
    const { mu, sigma, ordinal } = openSkill[i]!;
    return {
      name,
      games: wins + draws + losses,
      wins,
      draws,
      losses,
      elo: eloOf(log),
      eloLow: eloOf(log) - eloPerLogStrength * margin,
      eloHigh: eloOf(log) + eloPerLogStrength * margin,
      openSkill: { mu, sigma, ordinal },
      nashShare: nash?.shares[i] ?? null,
      nashRating: nash?.ratings[i] ?? null,
      alphaRank: sweep?.shares[i] ?? null,
    };
  });
  return {
    agents: agents.sort((x, y) => y.elo - x.elo || (x.name < y.name ? -1 : 1)),
    bradleyTerry: {
      priorGames: strengths.priorGames,
      tieParameter: strengths.tieParameter,
      dispersion: strengths.dispersion,
    },
    payoff,
    alphaSweep: sweep === null ? null : { alpha: sweep.alpha, isSettled: sweep.isSettled },
    ...findCycles(counts),
  };
};
