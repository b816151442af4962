// How many workers there are, from their connections to the database: one that dies is gone at once.
import { hostname } from 'node:os';
import { sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';

const prefix = 'jixia-worker';

/** What a worker's connection is called: the jobs it does at one time, then whose it is. At most 63 bytes are kept. */
export const workerApplicationName = (concurrency: number): string =>
  `${prefix} ${concurrency} ${process.pid}@${hostname()}`;

export type WorkerCount = {
  /** Jobs that can be done at one time. */
  readonly workers: number;
  /** Jobs that are being done. */
  readonly busy: number;
};

export async function countWorkers(db: Connection): Promise<WorkerCount> {
  const { rows } = await db.execute(sql`
    select coalesce(sum(split_part(name, ' ', 2)::int), 0)::int as workers,
      (select count(*)::int from job where status = 'running') as busy
    from (select distinct application_name as name from pg_stat_activity
      where datname = current_database() and application_name ~ ${`^${prefix} [0-9]+ `}) worker`);
  const row = rows[0] as WorkerCount;
  // One whose connection is being made anew works all the same.
  return { workers: Math.max(row.workers, row.busy), busy: row.busy };
}
