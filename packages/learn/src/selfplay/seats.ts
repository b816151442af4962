// Who sits where: each match is given to self-play, to a frozen version of the policy or to a scripted bot, and the
// learner's side alternates, so that both sides of the map are learned evenly.

import type { Manifest } from '@jixia/env';
import type { TrainConfig } from '../train-config.ts';

export type Opponent =
  | { readonly kind: 'self' }
  /** `group` counts the frozen versions that play at the same time. */
  | { readonly kind: 'history'; readonly group: number }
  /** Which bot it is gets drawn for every match. */
  | { readonly kind: 'bot' };

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
  const botMatches = Math.floor(matches * shares.bots + 1e-9);
  const historyMatches = Math.floor(matches * shares.history + 1e-9);
  place(botMatches, () => ({ kind: 'bot' }));
  // Consecutive pairs share a version, so that each version meets both sides.
  const pair = manifest.teams;
  place(historyMatches, (index) => ({ kind: 'history', group: Math.floor(index / pair) % shares.historyGroups }));
  place(matches - seats.length, () => ({ kind: 'self' }));
  return seats;
};

/** Seats as a configuration wants them; without bots their share is self-play. */
export const seatsOf = (manifest: Manifest, config: TrainConfig, bots: readonly string[]): Seat[] =>
  assignSeats(manifest, config.matches, {
    history: config.historyShare,
    bots: bots.length > 0 ? config.botShare : 0,
    historyGroups: config.historyGroups,
  });

/** Deals seats out to collectors, a group of `teams` consecutive seats (all sides of one opponent) at a time. */
export const dealSeats = (seats: readonly Seat[], collectors: number, teams: number): Seat[][] => {
  const dealt: Seat[][] = Array.from({ length: collectors }, () => []);
  const each = seats.length / collectors;
  for (const [index, seat] of seats.entries()) {
    let collector = Math.floor(index / teams) % collectors;
    if ((dealt[collector] as Seat[]).length >= each) collector = dealt.findIndex((own) => own.length < each);
    (dealt[collector] as Seat[]).push(seat);
  }
  return dealt;
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
