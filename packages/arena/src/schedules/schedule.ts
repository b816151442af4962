// What a schedule is: from the results so far to the pairings that come next, and why.

import { Random } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';

/** Two agents that are to meet, or one that sits out. */
export type Pairing = {
  /** From 1. Pairings of a round do not depend on each other's results. */
  readonly round: number;
  readonly a: string;
  /** null = nobody: `a` sits out, and where the schedule gives points, wins. */
  readonly b: string | null;
  /** Where it stands in an elimination bracket, such as `W2.1`: winners' bracket, round 2, first of the round. */
  readonly node?: string;
  /** One sentence: why these two, now. */
  readonly reason: string;
  /** What the sentence rests on, as data. */
  readonly facts: Readonly<Record<string, unknown>>;
};

export type PairingResult = {
  readonly pairing: Pairing;
  /** Score of `a` in each match, in the order of the plan, two matches of a seed after each other; none for a bye. */
  readonly scores: readonly number[];
};

export type Standing = {
  /** From 1; equal ranks are equal in everything that ranks. */
  readonly rank: number;
  readonly name: string;
  /** What the schedule ranks by, most important first: pairings won, tie-breaks. */
  readonly points: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly byes: number;
  /** Wins plus half of the draws in single matches. */
  readonly matchPoints: number;
  readonly tieBreaks: Readonly<Record<string, number>>;
};

/** Pure: the same results give the same pairings, so that a run can be checked, or taken up after any interruption. */
export type Schedule = {
  readonly kind: ScheduleKind;
  /** The next pairings, given the results of all that were made before, in order; null = over. */
  next(results: readonly PairingResult[]): readonly Pairing[] | null;
  standings(results: readonly PairingResult[]): readonly Standing[];
};

export const scheduleKinds = ['round-robin', 'swiss', 'single-elimination', 'double-elimination', 'ladder'] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

/** Points of `a` and `b` over the matches of a pairing. */
export const pointsOf = ({ scores }: PairingResult): readonly [number, number] => {
  const own = scores.reduce((sum, score) => sum + score, 0);
  return [own, scores.length - own];
};

/** 1, 0.5 or 0 for `a`: who has more points over the matches; a bye is a win. */
export const outcomeOf = (result: PairingResult): number => {
  if (result.pairing.b === null) return 1;
  const [own, other] = pointsOf(result);
  return own > other ? 1 : own < other ? 0 : 0.5;
};

/** Throws ArenaError `bad_option`. */
export const checkEntrants = (names: readonly string[], fewest = 2): void => {
  if (names.length < fewest || names.length > 1024) {
    throw new ArenaError('bad_option', `agents: a schedule is for ${fewest} to 1024 agents, not ${names.length}.`);
  }
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw new ArenaError('bad_option', `agents: "${twice}" is named twice; results could not tell them apart.`);
};

/** Throws ArenaError `bad_option`. */
export const checkCount = (name: string, value: number, most: number): void => {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new ArenaError('bad_option', `${name} must be a whole number from 1 to ${most}, not ${value}.`);
};

/** Fisher and Yates, from a seed. */
export const shuffled = <T>(items: readonly T[], seed: bigint): T[] => {
  const random = new Random(seed);
  const drawn = [...items];
  for (let at = drawn.length - 1; at > 0; at--) {
    const other = random.nextBelow(at + 1);
    [drawn[at], drawn[other]] = [drawn[other]!, drawn[at]!];
  }
  return drawn;
};
