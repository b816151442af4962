// A match as a line of `matches.jsonl`: enough to count it, and to play it again.

import type { MatchConfig } from '@jixia/env/types';
import { ArenaError } from '../arena-error.ts';
import type { Forfeit } from '../replay/index.ts';
import type { PlannedMatch } from './pairing.ts';
import type { MatchOutcome } from './run-chunk.ts';

export type MatchRecord = {
  /** Its number in the plan of the run, from 0. */
  readonly match: number;
  readonly a: string;
  readonly b: string;
  /** Matches of the same two agents, round and pair have the same seed. */
  readonly pair: number;
  /** Of a tournament, from 1; evaluations have 0. */
  readonly round: number;
  /** True: `b` sits on team 0. */
  readonly isSwapped: boolean;
  /** Decimal; null where the seeds stay hidden: then the seed is that of `pair` in the set. */
  readonly seed: string | null;
  readonly config: MatchConfig;
  readonly hero: string | null;
  readonly opponentHero?: string;
  /** 1 = `a` won, 0 = `b` won, 0.5 = draw. */
  readonly score: number;
  readonly ticks: number;
  readonly decisions: number;
  readonly hash: string;
  readonly forfeit?: Forfeit;
  /** File within the run's folder. */
  readonly replay?: string;
};

export type RecordPlace = {
  readonly match: number;
  readonly a: string;
  readonly b: string;
  readonly round: number;
  readonly isHidden: boolean;
  readonly replay?: string;
};

export const recordOf = (place: RecordPlace, planned: PlannedMatch, outcome: MatchOutcome): MatchRecord => {
  const { match, a, b, round, isHidden, replay } = place;
  const { pair, isSwapped, hero, opponentHero, score, ticks, decisions, hash, forfeit } = outcome;
  return {
    match,
    round,
    a,
    b,
    pair,
    isSwapped,
    seed: isHidden ? null : planned.seed.toString(),
    config: planned.config,
    hero,
    ...(opponentHero === undefined ? {} : { opponentHero }),
    score,
    ticks,
    decisions,
    hash,
    ...(forfeit === undefined ? {} : { forfeit }),
    ...(replay === undefined ? {} : { replay }),
  };
};

/** Reverses `recordOf`, given the same plan. */
export const outcomeOfRecord = (record: MatchRecord, planned: PlannedMatch): MatchOutcome => {
  const { pair, isSwapped, hero, opponentHero, score, ticks, decisions, hash, forfeit } = record;
  return {
    pair,
    isSwapped,
    seed: planned.seed,
    hero,
    ...(opponentHero === undefined ? {} : { opponentHero }),
    score,
    ticks,
    decisions,
    hash,
    ...(forfeit === undefined ? {} : { forfeit }),
  };
};

const isWhole = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** Checks what was read from a file. `where` names file and line. Throws ArenaError `bad_folder`. */
export const parseRecord = (value: unknown, where: string): MatchRecord => {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const { match, round, pair, ticks, decisions, a, b, hash, score, isSwapped } = fields;
  const isRight =
    [match, round, pair, ticks, decisions].every(isWhole) &&
    [a, b, hash].every((text) => typeof text === 'string') &&
    (score === 0 || score === 0.5 || score === 1) &&
    typeof isSwapped === 'boolean';
  if (!isRight) throw new ArenaError('bad_folder', `${where} is no record of a match; the file has been changed.`);
  return value as MatchRecord;
};
