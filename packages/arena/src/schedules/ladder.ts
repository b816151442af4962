// A ladder: round after round everyone meets someone of about the same strength, as far as results tell it by then.

import { deriveSeed } from '@jixia/env';
import { fitStrengths, strengthMargins } from '../ratings/bradley-terry.ts';
import { eloOf, eloPerLogStrength } from '../ratings/elo.ts';
import { countGames, type Game } from '../ratings/game-counts.ts';
import { checkCount, checkEntrants, type Pairing, type PairingResult, type Schedule, shuffled } from './schedule.ts';
import { rank, tally } from './standings.ts';

export type LadderOptions = {
  readonly seed: bigint;
  /** 1 .. 10000; default 10. */
  readonly rounds?: number;
};

/** Elo points that a rematch in the very next round costs; after n rounds a share of 1 / n. */
const rematchCost = 400;

/** Games of a tournament for a rating; the two matches of a seed hang together. */
export const gamesOf = (results: readonly PairingResult[]): Game[] =>
  results.flatMap(({ pairing: { a, b }, scores }, index) =>
    b === null ? [] : scores.map((score, match) => ({ a, b, score, pair: `${index}.${match >> 1}` })),
  );

/** Rounded, so that the last bits of a logarithm decide nothing. */
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** On Elo's scale; `margin` is half of the 95 % interval. */
export type LadderRating = { readonly elo: number; readonly margin: number };

const ratingsOf = (names: readonly string[], results: readonly PairingResult[]): ReadonlyMap<string, LadderRating> => {
  const strengths = fitStrengths(countGames(gamesOf(results), names));
  const margins = strengthMargins(strengths);
  return new Map(
    strengths.names.map((name, at) => [
      name,
      { elo: tenth(eloOf(strengths.logStrengths[at]!)), margin: tenth(eloPerLogStrength * margins[at]!) },
    ]),
  );
};

export type MeetingOptions = {
  /** Who is to meet somebody, most urgent first. */
  readonly seekers: readonly string[];
  /** Whom they may meet, seekers included. */
  readonly pool: readonly string[];
  readonly ratingOf: (name: string) => LadderRating;
  /** How many rounds ago these two met, 1 = in the last one; null = never. */
  readonly metAgo: (a: string, b: string) => number | null;
  readonly round: number;
  /** No meeting of two whose last meeting was the last one of either, where there is a choice. */
  readonly avoidsRematches?: boolean;
};

/** One after the other picks the opponent that costs least: distance in Elo, and more the shorter ago they met. */
export const meetOnLadder = (options: MeetingOptions): Pairing[] => {
  const { ratingOf, metAgo, round, avoidsRematches = false } = options;
  const free = new Set(options.pool);
  const pairings: Pairing[] = [];
  for (const a of options.seekers) {
    if (!free.has(a)) continue;
    const own = ratingOf(a);
    const offers = [...free]
      .filter((name) => name !== a)
      .map((name) => {
        const gap = tenth(Math.abs(own.elo - ratingOf(name).elo));
        const ago = metAgo(a, name);
        return { name, gap, ago, cost: tenth(gap + (ago === null ? 0 : rematchCost / ago)) };
      })
      .filter(({ ago }) => !avoidsRematches || ago !== 1);
    if (offers.length === 0) continue;
    const best = offers.reduce((x, y) => (y.cost < x.cost ? y : x));
    const other = ratingOf(best.name);
    const [roundA, roundB, gap] = [own.elo, other.elo, best.gap].map(Math.round);
    const before =
      best.ago === null ? 'have not met' : best.ago === 1 ? 'met just now' : `last met ${best.ago} rounds ago`;
    const reason = `Elo ${roundA} and ${roundB}, ${gap} apart, and they ${before}: the least cost of ${offers.length} for ${a}.`;
    const facts = {
      eloA: own.elo,
      eloB: other.elo,
      marginA: own.margin,
      marginB: other.margin,
      roundsSinceTheyMet: best.ago,
      cost: best.cost,
    };
    pairings.push({ round, a, b: best.name, reason, facts });
    free.delete(a);
    free.delete(best.name);
  }
  return pairings;
};

const pairRound = (
  names: readonly string[],
  results: readonly PairingResult[],
  seed: bigint,
  round: number,
): Pairing[] => {
  const ratings = ratingsOf(names, results);
  const rows = tally(names, results);
  const lastMet = new Map<string, number>();
  for (const { pairing } of results) {
    if (pairing.b === null) continue;
    lastMet.set(JSON.stringify([pairing.a, pairing.b]), pairing.round);
    lastMet.set(JSON.stringify([pairing.b, pairing.a]), pairing.round);
  }
  const played = (name: string): number => rows.get(name)!.met.length;
  // The least known choose first; among equals the seed decides.
  let left = shuffled(names, deriveSeed(seed, round)).sort((x, y) => played(x) - played(y));
  const pairings: Pairing[] = [];
  if (left.length % 2 === 1) {
    const most = Math.max(...left.map(played));
    const sitting = left.filter((name) => played(name) === most).at(-1)!;
    left = left.filter((name) => name !== sitting);
    const reason = `An odd number of agents: ${sitting} has played most (${most} pairings) and sits out.`;
    pairings.push({ round, a: sitting, b: null, reason, facts: { pairings: most } });
  }
  const metAgo = (a: string, b: string): number | null => {
    const metIn = lastMet.get(JSON.stringify([a, b]));
    return metIn === undefined ? null : round - metIn;
  };
  const ratingOf = (name: string): LadderRating => ratings.get(name)!;
  return [...pairings, ...meetOnLadder({ seekers: left, pool: left, ratingOf, metAgo, round })];
};

/** Ratings are Bradley-Terry's over all results so far, on the Elo scale. Throws ArenaError `bad_option`. */
export const ladder = (names: readonly string[], { seed, rounds = 10 }: LadderOptions): Schedule => {
  checkEntrants(names);
  checkCount('rounds', rounds, 10_000);
  return {
    kind: 'ladder',
    next: (results) => {
      const round = 1 + Math.max(0, ...results.map(({ pairing }) => pairing.round));
      return round > rounds ? null : pairRound(names, results, seed, round);
    },
    standings: (results) => {
      const ratings = ratingsOf(names, results);
      const rows = tally(
        names,
        results.filter(({ pairing }) => pairing.b !== null),
      );
      const eloOfAgent = (name: string): number => ratings.get(name)!.elo;
      return rank(
        [...rows.values()],
        ({ name }) => [eloOfAgent(name)],
        ({ name }) => ({ elo: eloOfAgent(name), margin: ratings.get(name)!.margin }),
      );
    },
  };
};
