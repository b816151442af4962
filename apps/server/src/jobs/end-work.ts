// What a job leaves when it ends without its work being done: matches that are not played, a version without a verdict.
// Nothing may stay as if a worker had it.
import { and, eq, inArray } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { job, match, matchStream, submission } from '../database/schema.ts';
import { announce } from '../live/announce.ts';
import { wakePhasesOfJob } from '../phases/wake-phases.ts';
import type { JobPayloads } from './job-kinds.ts';

export type Ending = { readonly status: 'failed' | 'cancelled'; readonly reason: string };

async function endMatches(tx: Connection, jobId: string, status: Ending['status']): Promise<readonly string[]> {
  const rows = await tx
    .update(match)
    .set({ status })
    .where(and(eq(match.jobId, jobId), inArray(match.status, ['queued', 'running'])))
    .returning({ id: match.id });
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(matchStream).where(inArray(matchStream.matchId, ids));
  return ids;
}

/** A version that was not judged through no fault of its own may be submitted again. */
async function endValidation(tx: Connection, submissionId: string, { status, reason }: Ending): Promise<void> {
  const now = new Date();
  const fields =
    status === 'failed'
      ? {
          status: 'refused',
          reason: `It could not be validated: ${reason} This says nothing about the agent; submit it again.`,
          decidedAt: now,
        }
      : { status: 'withdrawn', reason: `Its validation was cancelled: ${reason}`, withdrawnAt: now };
  const [ended] = await tx
    .update(submission)
    .set(fields)
    .where(and(eq(submission.id, submissionId), inArray(submission.status, ['queued', 'validating'])))
    .returning({ agentId: submission.agentId });
  if (ended === undefined) return;
  const { agentId } = ended;
  await announce(tx, [`submission:${submissionId}`, `agent:${agentId}`], {
    submissionId,
    agentId,
    status: fields.status,
  });
}

/** Ends a job that the caller holds or has locked. */
export async function endJob(tx: Connection, jobId: string, ending: Ending): Promise<void> {
  const { status, reason } = ending;
  const [ended] = await tx
    .update(job)
    .set({ status, reason, finishedAt: new Date() })
    .where(eq(job.id, jobId))
    .returning({ kind: job.kind, payload: job.payload });
  if (ended === undefined) return;
  const matchIds = await endMatches(tx, jobId, status);
  if (matchIds.length > 0) await wakePhasesOfJob(tx, jobId);
  if (ended.kind === 'validation') {
    const { submissionId } = ended.payload as JobPayloads['validation'];
    await endValidation(tx, submissionId, ending);
  }
  await announce(tx, ['jobs', ...matchIds.map((id) => `match:${id}`)], { jobId, status });
}
