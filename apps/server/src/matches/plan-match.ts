// Puts matches into the queue: rows with their sides, and jobs that play them.
import type { MatchConfig } from '@jixia/env';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { match, matchSide } from '../database/schema.ts';
import type { JobQueue } from '../jobs/job-queue.ts';

export type MatchPurpose = 'validation' | 'ladder' | 'tournament' | 'evaluation' | 'exhibition' | 'regrade';

export type PlannedMatch = {
  readonly scenarioId: string;
  readonly rulesHash: string;
  readonly purpose: MatchPurpose;
  /** 64 bits */
  readonly seed: bigint;
  readonly config: MatchConfig;
  /** By side. */
  readonly sides: readonly [MatchSide, MatchSide];
  readonly phaseId?: string;
  readonly pairingId?: string;
  readonly pairNumber?: number;
  readonly revision?: number;
};

export type MatchSide = { readonly submissionId: string; readonly entryId?: string | null };

export type Share = { readonly shareKey: string; readonly institutionId?: string | null };

/** Resolves to the matches' ids. One job plays all of them, in order; it is not seen before they are. */
export function planMatches(
  db: Connection,
  queue: JobQueue,
  share: Share,
  planned: readonly PlannedMatch[],
): Promise<readonly string[]> {
  if (planned.length === 0) return Promise.resolve([]);
  return db.transaction(async (tx) => {
    const matchIds = planned.map(() => newId());
    const jobId = await queue.add(tx, { kind: 'matches', payload: { matchIds }, ...share });
    await tx.insert(match).values(
      planned.map(({ sides: _, seed, ...fields }, index) => ({
        id: matchIds[index] as string,
        seed: seed.toString(),
        jobId,
        ...fields,
      })),
    );
    await tx.insert(matchSide).values(
      planned.flatMap(({ sides }, index) =>
        sides.map(({ submissionId, entryId }, side) => ({
          matchId: matchIds[index] as string,
          side,
          submissionId,
          entryId: entryId ?? null,
        })),
      ),
    );
    return matchIds;
  });
}
