// What this browser remembers of a training run beside its files.
import type { EndReason, RunDescription } from '@jixia/learn/web';

/** A finished evaluation of a policy of the run. */
export type EvaluationRecord = {
  readonly id: string;
  /** As in `bot:strong`. */
  readonly opponent: string;
  readonly update: number;
  readonly steps: number;
  readonly winRate: number;
  /** Wilson's 95 % interval. */
  readonly low: number;
  readonly high: number;
  readonly matches: number;
};

/** How far a run has come. */
export type RunProgress = {
  readonly update: number;
  /** Learned decisions. */
  readonly steps: number;
  readonly seconds: number;
  /** Running win rate against each bot, by `bot:NAME`. */
  readonly winRates: Readonly<Record<string, number>>;
  /** Why it ended; null while it may go on. */
  readonly ended: EndReason | null;
};

export type RunRecord = RunProgress & {
  readonly id: string;
  /** As the list shows it: `moba-1v1-3`. */
  readonly name: string;
  /** What config.json of its folder would hold. */
  readonly description: RunDescription;
  readonly createdAtMs: number;
  /** Of the last checkpoint; null before the first. */
  readonly savedAtMs: number | null;
  /** All files of the run together. */
  readonly sizeBytes: number;
  readonly metricsBytes: number;
  /** Of them the policies that it was given: they never change. Absent = 0 */
  readonly givenBytes?: number;
  readonly evaluations: readonly EvaluationRecord[];
};

/** Files of a run, under the names that its folder would have. */
export type RunFile = 'checkpoint' | 'policy' | 'best' | 'league' | `teachers/${string}`;

/** An id that no other run or evaluation of this browser has; pages without a secure context have no `randomUUID`. */
export const freshId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(16).padStart(8, '0')).join('');
