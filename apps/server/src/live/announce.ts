// Tells live pages that something changed: a row that they can catch up from, and a wake-up for every server on the database.
import { sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { liveEvent } from '../database/schema.ts';

export const liveChannel = 'jixia_live';

/** In the transaction of the change: nobody hears of what did not happen. `topics` like `match:ID`, `phase:ID`, `matches`. */
export async function announce(
  db: Connection,
  topics: readonly string[],
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db.insert(liveEvent).values(topics.map((topic) => ({ topic, data })));
  await db.execute(sql`select pg_notify(${liveChannel}, '')`);
}
