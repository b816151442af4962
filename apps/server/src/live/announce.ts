// Tells live pages that something changed: a row that they can catch up from, and a wake-up for every server on the database.
import { sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { liveEvent } from '../database/schema.ts';

/** What is sent on it: ids of new rows of `live_event`, between commas. */
export const liveChannel = 'jixia_live';
/** A notification holds 8,000 bytes at most. */
const idsANotification = 400;

/** In the transaction of the change: nobody hears of what did not happen. `topics` like `match:ID`, `phase:ID`, `matches`. */
export async function announce(
  db: Connection,
  topics: readonly string[],
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (topics.length === 0) return;
  const rows = await db
    .insert(liveEvent)
    .values(topics.map((topic) => ({ topic, data })))
    .returning({ id: liveEvent.id });
  for (let from = 0; from < rows.length; from += idsANotification) {
    const ids = rows.slice(from, from + idsANotification).map(({ id }) => id);
    await db.execute(sql`select pg_notify(${liveChannel}, ${ids.join(',')})`);
  }
}
