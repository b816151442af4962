// Which job a ticket is for, decided when a worker takes it: its own job again after a worker died, else the fairest of those
// that wait.
import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import type { JobKind } from './job-kinds.ts';

/** A job is begun so many times at most. */
export const mostAttempts = 5;

/** What results are committed under: another delivery has another ticket or a later attempt. */
export type Claim = {
  readonly jobId: string;
  readonly ticketId: string;
  readonly attempt: number;
};

export type ClaimedJob = Claim & { readonly kind: JobKind; readonly payload: unknown };

/** Any number that nothing else locks: claims are made one after the other, so that each sees who works already. */
const claimLock = 72_105_119;

/**
 * Of those whose time has come: highest priority, then the share with the fewest running jobs, then the one that used the
 * least worker time in the last hour, then the oldest.
 */
const fairest = sql`
  with share as (
    select waiting.share_key, usage.running, usage.used
    from (select distinct share_key from job where status = 'queued' and run_after <= now()) waiting
    cross join lateral (
      select count(*) filter (where status = 'running') as running,
        coalesce(sum(extract(epoch from coalesce(finished_at, now()) - started_at)), 0) as used
      from job where job.share_key = waiting.share_key and started_at > now() - interval '1 hour'
    ) usage
  )
  select job.id from job join share using (share_key)
  where job.status = 'queued' and job.run_after <= now()
  order by job.priority desc, share.running, share.used, job.created_at, job.id
  limit 1 for update of job skip locked`;

/** Null where nothing waits: the ticket has done its duty. */
export function claimJob(db: Database, ticketId: string, workerName: string): Promise<ClaimedJob | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${claimLock})`);
    const own = await tx.execute(
      sql`select id from job where status = 'running' and ticket_id = ${ticketId} for update`,
    );
    const [chosen] = own.rows.length > 0 ? own.rows : (await tx.execute(fairest)).rows;
    if (chosen === undefined) return null;
    const { rows } = await tx.execute(sql`
      update job set status = 'running', ticket_id = ${ticketId}, attempt = attempt + 1, worker_name = ${workerName},
        started_at = clock_timestamp(), reason = null
      where id = ${chosen['id']} returning id, kind, payload, attempt`);
    const row = rows[0] as { id: string; kind: JobKind; payload: unknown; attempt: number };
    return { jobId: row.id, ticketId, attempt: row.attempt, kind: row.kind, payload: row.payload };
  });
}
