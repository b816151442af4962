// Who sits where: each match is given to self-play, to a frozen version of the policy or to a scripted bot, and the
// learner's side alternates, so that both sides of the map are learned evenly.

import type { Manifest } from '@jixia/env';

export type Opponent =
  | { readonly kind: 'self' }
  /** `group` counts the frozen versions that play at the same time. */
  | { readonly kind: 'history'; readonly group: number }
  | { readonly kind: 'bot'; readonly bot: number };

export type Seat = {
  readonly opponent: Opponent;
  /** Team that learns; the others belong to the opponent. Irrelevant in self-play. */
  readonly learnerTeam: number;
};

export type SeatShares = {
  /** Share of matches against frozen versions, 0..1. */
  readonly history: number;
  /** Share of matches against scripted bots, 0..1; the rest is self-play. */
  readonly bots: number;
  /** Frozen versions at the same time. */
  readonly historyGroups: number;
  /** Relative shares of the bots among themselves. */
  readonly botWeights: readonly number[];
};

/** Seats of `matches` matches, shares rounded down to whole matches, sides alternating within each opponent. */
export const assignSeats = (manifest: Manifest, matches: number, shares: SeatShares): Seat[] => {
  const seats: Seat[] = [];
  if (manifest.teams < 2)
    return Array.from({ length: matches }, () => ({ opponent: { kind: 'self' }, learnerTeam: 0 }));
  let turn = 0;
  const place = (count: number, opponent: (index: number) => Opponent): void => {
    for (let index = 0; index < count; index++) {
      seats.push({ opponent: opponent(index), learnerTeam: turn % manifest.teams });
      turn += 1;
    }
  };
  const botMatches = shares.botWeights.length === 0 ? 0 : Math.floor(matches * shares.bots + 1e-9);
  const historyMatches = Math.floor(matches * shares.history + 1e-9);
  const counts = apportion(botMatches, shares.botWeights);
  for (const [bot, count] of counts.entries()) place(count, () => ({ kind: 'bot', bot }));
  // Consecutive pairs share a version, so that each version meets both sides.
  const pair = manifest.teams;
  place(historyMatches, (index) => ({ kind: 'history', group: Math.floor(index / pair) % shares.historyGroups }));
  place(matches - seats.length, () => ({ kind: 'self' }));
  return seats;
};

/** Splits `total` by weights, largest remainders first. */
export const apportion = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const counts = exact.map((x) => Math.floor(x + 1e-9));
  const order = exact.map((x, index) => ({ rest: x - (counts[index] as number), index }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = total - counts.reduce((a, b) => a + b, 0);
  for (const { index } of order) {
    if (left <= 0) break;
    counts[index] = (counts[index] as number) + 1;
    left -= 1;
  }
  return counts;
};

/** Rows (match-major) that learn. */
export const learnerRows = (manifest: Manifest, seats: readonly Seat[]): Int32Array => {
  const rows: number[] = [];
  seats.forEach((seat, match) => {
    manifest.agents.forEach((agent, index) => {
      const isLearner = seat.opponent.kind === 'self' || agent.team === seat.learnerTeam;
      if (isLearner) rows.push(match * manifest.agents.length + index);
    });
  });
  return Int32Array.from(rows);
};
