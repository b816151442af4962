// A schedule by its name.

import { closestName, suggestion } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import { doubleElimination, singleElimination } from './elimination.ts';
import { ladder } from './ladder.ts';
import { roundRobin } from './round-robin.ts';
import { type Schedule, type ScheduleKind, scheduleKinds } from './schedule.ts';
import { swiss } from './swiss.ts';

export type MakeScheduleOptions = {
  readonly kind: ScheduleKind;
  /** In seeding order, best first. */
  readonly names: readonly string[];
  /** What a ladder draws by. */
  readonly seed: bigint;
  /** Rounds of `swiss` and `ladder`, legs of `round-robin`; not for eliminations, whose bracket decides. */
  readonly rounds?: number;
};

/** Throws ArenaError `bad_option`. */
export const makeSchedule = ({ kind, names, seed, rounds }: MakeScheduleOptions): Schedule => {
  const some = rounds === undefined ? {} : { rounds };
  if (kind === 'round-robin') return roundRobin(names, rounds === undefined ? {} : { legs: rounds });
  if (kind === 'swiss') return swiss(names, some);
  if (kind === 'ladder') return ladder(names, { seed, ...some });
  if (kind === 'single-elimination' || kind === 'double-elimination') {
    if (rounds !== undefined) {
      throw new ArenaError('bad_option', `rounds: the bracket decides how many rounds a ${kind} has; leave it out.`);
    }
    return kind === 'single-elimination' ? singleElimination(names) : doubleElimination(names);
  }
  const hint = closestName(kind, scheduleKinds) === null ? '' : suggestion(kind, scheduleKinds);
  throw new ArenaError('bad_option', `schedule: there is no "${kind}".${hint} Known: ${scheduleKinds.join(', ')}.`);
};
