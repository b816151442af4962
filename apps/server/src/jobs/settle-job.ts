// How a claimed job ends. Whatever is written is written only while the claim holds, in the same transaction.
import { and, eq, sql } from 'drizzle-orm';
import type { Connection, Database } from '../database/database.ts';
import { job } from '../database/schema.ts';
import { announce } from '../live/announce.ts';
import { type Claim, type ClaimedJob, mostAttempts } from './claim-job.ts';
import { endJob } from './end-work.ts';
import type { JobQueue } from './job-queue.ts';

const firstRetryMs = 2000;

/** Another delivery has the job by now, or it was cancelled: what this one found is thrown away. */
export class ClaimLost extends Error {
  constructor({ jobId, attempt }: Claim) {
    super(`job ${jobId} is no longer held by attempt ${attempt}`);
    this.name = 'ClaimLost';
  }
}

/** Runs `write` in one transaction, at whose start the claim is checked and held. Throws ClaimLost. */
export function whileHeld<T>(db: Database, claim: Claim, write: (tx: Connection) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const mine = and(
      eq(job.id, claim.jobId),
      eq(job.status, 'running'),
      eq(job.ticketId, claim.ticketId),
      eq(job.attempt, claim.attempt),
    );
    const held = await tx.select({ id: job.id }).from(job).where(mine).for('update');
    if (held.length === 0) throw new ClaimLost(claim);
    return write(tx);
  });
}

export function finishJob(db: Database, claim: Claim): Promise<void> {
  return whileHeld(db, claim, async (tx) => {
    await tx
      .update(job)
      .set({ status: 'done', progress: 1, finishedAt: sql`clock_timestamp()` })
      .where(eq(job.id, claim.jobId));
    await announce(tx, ['jobs'], { jobId: claim.jobId, status: 'done' });
  });
}

/** A job that came to wait meanwhile under the same key does the same work: this one makes room for it. */
export async function yieldToTwin(tx: Connection, jobId: string): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    update job set status = 'cancelled', reason = 'Another job that waits does the same.', finished_at = clock_timestamp()
    where id = ${jobId} and exists (select from job twin
      where twin.dedupe_key = job.dedupe_key and twin.status = 'queued' and twin.id <> job.id)`);
  return rowCount === 1;
}

/** Back into the queue with a ticket of its own; `laterMs` is how long it rests. */
async function requeue(tx: Connection, queue: JobQueue, jobId: string, reason: string, laterMs: number): Promise<void> {
  if (await yieldToTwin(tx, jobId)) return;
  await tx
    .update(job)
    .set({ status: 'queued', ticketId: null, reason, runAfter: sql`now() + ${laterMs} * interval '1 millisecond'` })
    .where(eq(job.id, jobId));
  await queue.addTicket(tx, laterMs);
  await announce(tx, ['jobs'], { jobId, status: 'queued' });
}

/** A worker that stops leaves its job to another; matches that were played stay. */
export function giveBackJob(db: Database, queue: JobQueue, claim: Claim): Promise<void> {
  return whileHeld(db, claim, async (tx) => {
    await tx
      .update(job)
      .set({ attempt: claim.attempt - 1 })
      .where(eq(job.id, claim.jobId));
    await requeue(tx, queue, claim.jobId, 'Its worker was stopped; it goes on with another.', 0);
  });
}

/** For good: its matches that were not played fail with it. */
export const markFailed = (tx: Connection, jobId: string, reason: string): Promise<void> =>
  endJob(tx, jobId, { status: 'failed', reason });

/** Whether the claim holds still: a job may be cancelled, or be another worker's by now. */
export async function isHeld(db: Connection, { jobId, ticketId, attempt }: Claim): Promise<boolean> {
  const mine = and(eq(job.id, jobId), eq(job.status, 'running'), eq(job.ticketId, ticketId), eq(job.attempt, attempt));
  return (await db.select({ id: job.id }).from(job).where(mine)).length > 0;
}

/** Another attempt after a rest, or the end where there were enough or where no attempt would help (`isFinal`). */
export function failJob(
  db: Database,
  queue: JobQueue,
  claimed: ClaimedJob,
  { reason, isFinal }: { readonly reason: string; readonly isFinal: boolean },
): Promise<void> {
  return whileHeld(db, claimed, async (tx) => {
    if (isFinal || claimed.attempt >= mostAttempts) return markFailed(tx, claimed.jobId, reason);
    await requeue(tx, queue, claimed.jobId, reason, firstRetryMs * 2 ** (claimed.attempt - 1));
  });
}
