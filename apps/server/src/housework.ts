// What a server does now and then, whoever asks or not: throws away what is kept for a time only.
import type { Database } from './database/database.ts';
import { forgetOldAnswers } from './http/idempotency.ts';
import { forgetOldTries } from './http/try-limit.ts';
import { forgetOldEvents } from './live/forget-old-events.ts';
import { forgetOldStreams } from './matches/match-stream.ts';

const everyMs = 10 * 60 * 1000;

const tasks: readonly ((db: Database) => Promise<unknown>)[] = [
  forgetOldAnswers,
  forgetOldTries,
  forgetOldEvents,
  forgetOldStreams,
];

/** Resolves when all is done. Rejects with the first failure, after the others had their turn. */
export async function doHousework(db: Database): Promise<void> {
  const results = await Promise.allSettled(tasks.map((task) => task(db)));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** Returns what ends it. */
export function startHousework(db: Database, onFailure: (error: unknown) => void): () => void {
  const timer = setInterval(() => void doHousework(db).catch(onFailure), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
