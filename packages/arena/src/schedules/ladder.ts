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

type Rating = { readonly elo: number; readonly margin: number };

const ratingsOf = (names: readonly string[], results: readonly PairingResult[]): ReadonlyMap<string, Rating> => {
  const strengths = fitStrengths(countGames(gamesOf(results), names));
  const margins = strengthMargins(strengths);
  return new Map(
    strengths.names.map((name, at) => [
      name,
      { elo: tenth(eloOf(strengths.logStrengths[at]!)), margin: tenth(eloPerLogStrength * margins[at]!) },
    ]),
  );
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
  while (left.length > 0) {
    const [a, ...others] = left as [string, ...string[]];
    const own = ratings.get(a)!;
    const offers = others.map((name) => {
      const gap = tenth(Math.abs(own.elo - ratings.get(name)!.elo));
      const metIn = lastMet.get(JSON.stringify([a, name])) ?? null;
      return { name, gap, metIn, cost: tenth(gap + (metIn === null ? 0 : rematchCost / (round - metIn))) };
    });
    const best = offers.reduce((x, y) => (y.cost < x.cost ? y : x));
    const other = ratings.get(best.name)!;
    const [roundA, roundB, gap] = [own.elo, other.elo, best.gap].map(Math.round);
    const before = best.metIn === null ? 'have not met' : `last met in round ${best.metIn}`;
    const reason = `Elo ${roundA} and ${roundB}, ${gap} apart, and they ${before}: the least cost of ${offers.length} for ${a}.`;
    const facts = {
      eloA: own.elo,
      eloB: other.elo,
      marginA: own.margin,
      marginB: other.margin,
      metInRound: best.metIn,
      cost: best.cost,
    };
    pairings.push({ round, a, b: best.name, reason, facts });
    left = others.filter((name) => name !== best.name);
  }
  return pairings;
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
