// Events are kept for as long as a reader may have been away; whoever was away longer loads the page anew.
import { lt, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { liveEvent } from '../database/schema.ts';

export async function forgetOldEvents(db: Connection): Promise<void> {
  await db.delete(liveEvent).where(lt(liveEvent.at, sql`now() - interval '1 hour'`));
}
