// The times of decisions beside the matches of a run: a line each in `times.jsonl`, and what they tell of every agent.

import { ArenaError } from '../arena-error.ts';
import { DecisionTimes, parseTimeCounts, type TimeCounts, type TimeSummary } from '../match/decision-times.ts';
import type { MatchTimes } from './run-chunk.ts';

/** A line of `times.jsonl`: the match by its number in the plan. */
export type NumberedTimes = MatchTimes & { readonly match: number };

/** How fast an agent was over all matches whose times are known. */
export type AgentTimes = TimeSummary & { readonly name: string };

/** A match may stand there twice where a run was stopped between its times and its record; the last one counts. */
export const parseTimes = (lines: readonly unknown[], path: string): Map<number, MatchTimes> => {
  const times = new Map<number, MatchTimes>();
  for (const [at, line] of lines.entries()) {
    const { match, a, b } = (line ?? {}) as { readonly match?: unknown; readonly a?: unknown; readonly b?: unknown };
    const [own, other] = [parseTimeCounts(a), parseTimeCounts(b)];
    if (typeof match !== 'number' || own === null || other === null) {
      throw new ArenaError(
        'bad_folder',
        `${path}, line ${at + 1} tells no times; delete the file to go on without it.`,
      );
    }
    times.set(match, { a: own, b: other });
  }
  return times;
};

/** By name, in the order in which they first appear; an agent that answered nothing is left out. */
export const timesByAgent = (
  matches: readonly { readonly a: string; readonly b: string; readonly times: MatchTimes | undefined }[],
): AgentTimes[] => {
  const counts = new Map<string, TimeCounts[]>();
  for (const { a, b, times } of matches) {
    if (times === undefined) continue;
    for (const [name, own] of [
      [a, times.a],
      [b, times.b],
    ] as const) {
      const list = counts.get(name) ?? [];
      list.push(own);
      counts.set(name, list);
    }
  }
  return [...counts].flatMap(([name, list]) => {
    const summary = DecisionTimes.of(list).summary();
    return summary === null ? [] : [{ name, ...summary }];
  });
};
