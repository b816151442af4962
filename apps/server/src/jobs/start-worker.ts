// A worker: takes tickets, claims jobs and does them. Any number of processes on any number of machines, on one database.
import { hostname } from 'node:os';
import { type Database, openDatabase } from '../database/database.ts';
import { type ClaimedJob, claimJob } from './claim-job.ts';
import { handlers as allHandlers, type JobHandlers } from './job-handlers.ts';
import { JobQueue, ticketQueue } from './job-queue.ts';
import { repairQueue } from './repair-queue.ts';
import { ClaimLost, failJob, finishJob, giveBackJob, isHeld, whileHeld } from './settle-job.ts';
import { workerApplicationName } from './worker-presence.ts';

export type WorkerOptions = {
  readonly databaseUrl: string;
  /** Jobs at one time; default 1. */
  readonly concurrency?: number;
  readonly name?: string;
  readonly handlers?: JobHandlers;
  readonly onTrouble?: (message: string, error: unknown) => void;
};

export type RunningWorker = {
  readonly name: string;
  /** Gives its jobs back and ends. */
  close(): Promise<void>;
};

const repairMs = 30_000;
/** Only a net below the notification. */
const pollSeconds = 2;
const refreshSeconds = 5;
/** How often a job looks whether it was cancelled. */
const watchMs = 2000;

const isFinalError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'no_sandbox';

async function runJob(
  db: Database,
  queue: JobQueue,
  claimed: ClaimedJob,
  { workerName, stopped, handlers }: { workerName: string; stopped: AbortSignal; handlers: JobHandlers },
): Promise<void> {
  // A job that was cancelled is left off, and not only what it finds thrown away.
  const lost = new AbortController();
  const watch = setInterval(() => {
    isHeld(db, claimed).then(
      (held) => held || lost.abort(),
      () => {},
    );
  }, watchMs);
  const signal = AbortSignal.any([stopped, lost.signal]);
  const handler = handlers[claimed.kind] as ((context: object, payload: unknown) => Promise<void>) | undefined;
  try {
    if (handler === undefined) throw new Error(`this worker does not know jobs of kind ${claimed.kind}`);
    const commit = <T>(write: Parameters<typeof whileHeld<T>>[2]): Promise<T> => whileHeld(db, claimed, write);
    await handler({ db, queue, jobId: claimed.jobId, workerName, signal, commit }, claimed.payload);
    if (signal.aborted) await giveBackJob(db, queue, claimed);
    else await finishJob(db, claimed);
  } catch (error) {
    if (error instanceof ClaimLost) return;
    const reason = error instanceof Error ? error.message : String(error);
    await failJob(db, queue, claimed, { reason: reason.slice(0, 1000), isFinal: isFinalError(error) }).catch(
      (thrown: unknown) => {
        if (!(thrown instanceof ClaimLost)) throw thrown;
      },
    );
  } finally {
    clearInterval(watch);
  }
}

/** Throws ServerError where the database cannot be used. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { databaseUrl, concurrency = 1, name = `${hostname()}:${process.pid}`, handlers = allHandlers } = options;
  const trouble = options.onTrouble ?? (() => {});
  const database = await openDatabase(databaseUrl);
  const onError = (error: Error): void => trouble('The queue has trouble.', error);
  const queue = await JobQueue.open(databaseUrl, onError, workerApplicationName(concurrency));
  const { db } = database;
  const stop = new AbortController();
  const repair = (): Promise<unknown> =>
    repairQueue(db, queue).catch((error) => trouble('The queue could not be repaired.', error));
  await repair();
  const timer = setInterval(() => void repair(), repairMs);
  let workId = '';
  const work = {
    localConcurrency: concurrency,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
    heartbeatRefreshSeconds: refreshSeconds,
  };
  workId = await queue.boss.work(ticketQueue, work, async ([ticket]) => {
    if (ticket === undefined) return;
    const claimed = await claimJob(db, ticket.id, name);
    const stopped = AbortSignal.any([stop.signal, ticket.signal]);
    if (claimed !== null) await runJob(db, queue, claimed, { workerName: name, stopped, handlers });
    // After a job it looks for the next at once.
    if (!stop.signal.aborted) queue.boss.notifyWorker(workId);
  });
  return {
    name,
    close: async () => {
      clearInterval(timer);
      stop.abort();
      await queue.close();
      await database.close();
    },
  };
}
