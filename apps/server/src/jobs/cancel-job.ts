// Ends a job before its time. One that runs loses its claim: what its worker finds from then on is thrown away, and the
// worker leaves off as soon as it notices.
import { and, eq, inArray } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { job } from '../database/schema.ts';
import { endJob } from './end-work.ts';

/** False where it has ended already. */
export async function cancelJob(db: Connection, jobId: string, reason: string): Promise<boolean> {
  const open = and(eq(job.id, jobId), inArray(job.status, ['queued', 'running']));
  const locked = await db.select({ id: job.id }).from(job).where(open).for('update');
  if (locked.length === 0) return false;
  await endJob(db, jobId, { status: 'cancelled', reason });
  return true;
}
