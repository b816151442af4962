// The durable queue: a row in `job` for each piece of work, and a ticket of pg-boss that makes a worker look for one. Both are
// written in the caller's transaction, so that work is queued exactly where what asked for it was committed.
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { job } from '../database/schema.ts';
import { type JobKind, type JobPayloads, priorityOf } from './job-kinds.ts';

/** All tickets are alike: which job one is for is decided when a worker takes it. */
export const ticketQueue = 'work';
/** A worker that is silent for so long is dead, and its ticket is given to another. */
export const heartbeatSeconds = 15;
const retryLimit = 5;
/** Far longer than any job: one that works for so long is stuck. */
const expireInSeconds = 3600;
/** How often dead workers are looked for. */
const watchSeconds = 5;
const keepTicketsSeconds = 3600;

export type NewJob<K extends JobKind = JobKind> = {
  readonly kind: K;
  /** Its own id; a new one by default. */
  readonly id?: string;
  readonly payload: JobPayloads[K];
  /** Whose share of the workers' time it is: `institution:ID`, `user:ID`, `site`. */
  readonly shareKey: string;
  readonly institutionId?: string | null;
  /** Sees it and may cancel it. */
  readonly requestedBy?: string | null;
  /** While a job with this key waits, no second one is made. */
  readonly dedupeKey?: string;
  readonly runAfter?: Date;
};

export class JobQueue {
  readonly boss: PgBoss;
  readonly name = ticketQueue;

  private constructor(boss: PgBoss) {
    this.boss = boss;
  }

  /** `onError` hears of trouble in the background; the queue goes on. */
  static async open(
    databaseUrl: string,
    onError: (error: Error) => void,
    applicationName = 'jixia-queue',
  ): Promise<JobQueue> {
    const boss = new PgBoss({
      connectionString: databaseUrl,
      application_name: applicationName,
      max: 4,
      useListenNotify: true,
      superviseIntervalSeconds: watchSeconds,
      monitorIntervalSeconds: watchSeconds,
    });
    boss.on('error', onError);
    await boss.start();
    const options = {
      retryLimit,
      heartbeatSeconds,
      expireInSeconds,
      deleteAfterSeconds: keepTicketsSeconds,
      notify: true,
    };
    await boss.createQueue(ticketQueue, options);
    // One that an older version made.
    await boss.updateQueue(ticketQueue, options);
    return new JobQueue(boss);
  }

  /** Resolves to the job's id, or null where `dedupeKey` says that there is one already. */
  async add<K extends JobKind>(
    db: Connection,
    { kind, id = newId(), payload, runAfter, ...rest }: NewJob<K>,
  ): Promise<string | null> {
    const rows = await db
      .insert(job)
      .values({
        id,
        kind,
        payload,
        priority: priorityOf[kind],
        ...(runAfter === undefined ? {} : { runAfter }),
        ...rest,
      })
      .onConflictDoNothing()
      .returning({ id: job.id });
    if (rows.length === 0) return null;
    const later = runAfter === undefined ? {} : { startAfter: runAfter };
    await this.boss.send(ticketQueue, {}, { db: fromDrizzle(db, sql), ...later });
    return id;
  }

  /** Makes a worker look for a job, now or later. */
  async addTicket(db: Connection, laterMs: number): Promise<void> {
    const later = laterMs === 0 ? {} : { startAfter: Math.ceil(laterMs / 1000) };
    await this.boss.send(ticketQueue, {}, { db: fromDrizzle(db, sql), ...later });
  }

  /** Waits for handlers under way. */
  close(): Promise<void> {
    return this.boss.stop({ graceful: true });
  }
}
