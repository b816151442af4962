// What a phase's JSON columns hold: how it is played, its quotas, who is let in, and what the scheduler remembers.
import { scheduleKinds } from '@jixia/arena/schedules';
import { z } from 'zod';

export const scheduleSettings = z.object({
  kind: z.enum(scheduleKinds),
  /** Pairs of matches of a pairing: the same seed with sides swapped. */
  pairs: z.number().int().min(1).max(1000).optional(),
  /** Of `swiss`; legs of `round-robin`. */
  rounds: z.number().int().min(1).max(100).optional(),
  groups: z.number().int().min(1).max(64).optional(),
  heroes: z.array(z.string()).optional(),
  /** Ladders: a version whose rating is known this well, in Elo points to either side, seeks no more matches. */
  targetMarginElo: z.number().min(5).max(1000).optional(),
  /** Ladders: nor does one that has played so many. */
  matchesAVersion: z.number().int().min(2).max(100_000).optional(),
  /** Ladders: where nobody seeks matches, one pairing is played so often; 0 = none. */
  idleMinutes: z.number().min(0).max(10_080).optional(),
});
export type ScheduleSettings = z.infer<typeof scheduleSettings>;

export const defaultPairs = (settings: ScheduleSettings): number =>
  settings.pairs ?? (settings.kind === 'ladder' ? 1 : 2);

export const ladderDefaults = { targetMarginElo: 40, matchesAVersion: 200, idleMinutes: 30, matchesADay: 400 };

export const quotaSettings = z.object({
  /** Most ladder matches of an entry in 24 hours. */
  matchesADay: z.number().int().min(2).optional().catch(undefined),
});

export const admissionSettings = z.object({
  /** So many of the phase before, by rank; all registered entries where absent. */
  take: z.number().int().min(1).nullish().catch(undefined),
  /** True: so many of each of its groups. A number does both. */
  perGroup: z
    .union([z.boolean(), z.number().int().min(1)])
    .nullish()
    .catch(undefined),
});

/** Why a phase does not go on; `waits` need nobody, `problems` need the organiser. */
export type Obstacle = {
  readonly kind: 'waits' | 'problem';
  readonly code: string;
  readonly message: string;
  readonly matchIds?: readonly string[];
};

export type TableRow = {
  readonly entryId: string;
  readonly group: string;
  readonly rank: number;
  readonly points: number;
  readonly pairingsWon: number;
  readonly pairingsDrawn: number;
  readonly pairingsLost: number;
  readonly byes: number;
  readonly matchPoints: number;
  readonly tieBreaks: Readonly<Record<string, number>>;
};

export type Difference = {
  readonly round: number;
  readonly ordinal: number;
  readonly pairNumber: number;
  readonly isSwapped: boolean;
  readonly oldMatchId: string | null;
  readonly newMatchId: string | null;
  readonly oldHash: string | null;
  readonly newHash: string | null;
  readonly oldWinner: number | null;
  readonly newWinner: number | null;
};

export type Regrade = {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly finishedAt?: string;
  readonly matches?: number;
  readonly same?: number;
  /** The first of them. */
  readonly differences?: readonly Difference[];
  readonly differenceCount?: number;
};

/** Everything that is not in pairings and matches. */
export type PhaseState = {
  /** Set where somebody must look at this time though nothing happens before. */
  readonly nextLookAt?: string | null;
  readonly obstacle?: Obstacle | null;
  /** The organiser wants it to end: no new pairings. */
  readonly isClosing?: boolean;
  /** Matches that failed before this count no more against the tries. */
  readonly forgivenAt?: string;
  /** Of tournaments: points and tie-breaks. */
  readonly table?: readonly TableRow[];
  /** What the picture shows, and when it was painted. */
  readonly painted?: { readonly signature: string; readonly matches: number; readonly at: string };
  readonly historyAt?: string;
  /** Regrades, oldest first; the last one without `finishedAt` is under way. */
  readonly regrades?: readonly Regrade[];
};

export const stateOf = (row: { readonly schedulerState: unknown }): PhaseState =>
  (row.schedulerState ?? {}) as PhaseState;

export const regradeUnderWay = (state: PhaseState): Regrade | undefined =>
  state.regrades?.find(({ finishedAt }) => finishedAt === undefined);
