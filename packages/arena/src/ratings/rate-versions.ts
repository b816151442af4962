// Ratings of the versions that play on a ladder, on Elo's scale: from results alone, the same on every host.

import { fitStrengths, strengthMargins } from './bradley-terry.ts';
import { eloOf, eloPerLogStrength } from './elo.ts';
import { countGames, type Game } from './game-counts.ts';

/** Old versions hold the scale together, but more players than this take too long to rate. */
export const mostRatedVersions = 512;

export type VersionRating = {
  readonly elo: number;
  /** Half of the 95 % interval. */
  readonly margin: number;
};

/** Rounded, so that the last bits of a logarithm decide nothing. */
const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * `games` in the order in which they ended; `current`: versions that count even without a game. Of the others those that
 * played last are rated with them.
 */
export const rateVersions = (
  games: readonly Game[],
  current: readonly string[],
): ReadonlyMap<string, VersionRating> => {
  const kept = new Set(current);
  for (const { a, b } of games.toReversed()) {
    if (kept.size >= mostRatedVersions) break;
    kept.add(a);
    kept.add(b);
  }
  const bounded = games.filter(({ a, b }) => kept.has(a) && kept.has(b));
  const strengths = fitStrengths(countGames(bounded, current));
  const margins = strengthMargins(strengths);
  return new Map(
    strengths.names.map((name, at) => [
      name,
      { elo: tenth(eloOf(strengths.logStrengths[at] ?? 0)), margin: tenth(eloPerLogStrength * (margins[at] ?? 0)) },
    ]),
  );
};
