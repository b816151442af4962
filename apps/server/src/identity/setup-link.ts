// The first site admin is made through a link that the server prints while there is none, and that works once.
import { eq, sql } from 'drizzle-orm';
import type { Connection, Database } from '../database/database.ts';
import { setupLink, user } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { say } from '../text/say.ts';
import { hashSecret, newSecret } from './secret.ts';

const hasAdmin = async (db: Connection): Promise<boolean> =>
  (await db.select({ id: user.id }).from(user).where(sql`'siteAdmin' = any(${user.roles})`).limit(1)).length > 0;

/** A new secret while there is no admin, which makes earlier ones void; null once there is one. */
export async function renewSetupLink(db: Database): Promise<string | null> {
  if (await hasAdmin(db)) return null;
  const secret = newSecret('setup');
  const secretHash = hashSecret(secret);
  await db.insert(setupLink).values({ secretHash }).onConflictDoUpdate({ target: setupLink.id, set: { secretHash } });
  return secret;
}

/** Uses the link up; of two at once one wins. Throws ApiError `link_used`. */
export async function useSetupLink(db: Connection, secret: string): Promise<void> {
  const used = await db
    .delete(setupLink)
    .where(eq(setupLink.secretHash, hashSecret(secret)))
    .returning({ id: setupLink.id });
  if (used.length === 1 && !(await hasAdmin(db))) return;
  throw new ApiError(
    'link_used',
    say`This link is not valid any more. While there is no admin, each start prints a new one.`,
  );
}
