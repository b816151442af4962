// Sees to it that no job waits without a ticket, and that none is held by a delivery that is gone.
import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { mostAttempts } from './claim-job.ts';
import type { JobQueue } from './job-queue.ts';
import { markFailed, yieldToTwin } from './settle-job.ts';

const repairLock = 72_105_120;
const openTicket = sql`ticket.state in ('created', 'retry', 'active')`;

/** Resolves to how much it mended; 0 where another process is at it. */
export function repairQueue(db: Database, queue: JobQueue): Promise<number> {
  return db.transaction(async (tx) => {
    const { rows: locked } = await tx.execute(sql`select pg_try_advisory_xact_lock(${repairLock}) as mine`);
    if (locked[0]?.['mine'] !== true) return 0;
    const { rows: orphans } = await tx.execute(sql`
      select id, attempt from job where status = 'running'
        and not exists (select from pgboss.job ticket where ticket.id::text = job.ticket_id and ${openTicket})
      for update skip locked`);
    for (const { id, attempt } of orphans as { id: string; attempt: number }[]) {
      if (attempt >= mostAttempts)
        await markFailed(tx, id, `It was begun ${attempt} times, and no worker finished it.`);
      else if (!(await yieldToTwin(tx, id)))
        await tx.execute(
          sql`update job set status = 'queued', ticket_id = null, reason = 'Its worker was lost.' where id = ${id}`,
        );
    }
    const { rows } = await tx.execute(sql`
      select (select count(*)::int from job where status = 'queued' and run_after <= now())
        - (select count(*)::int from pgboss.job ticket where name = ${queue.name} and ${openTicket} and start_after <= now()
          and not exists (select from job where job.status = 'running' and job.ticket_id = ticket.id::text)) as missing`);
    const missing = Math.max(0, Number(rows[0]?.['missing']));
    for (let ticket = 0; ticket < missing; ticket++) await queue.addTicket(tx, 0);
    return orphans.length + missing;
  });
}
