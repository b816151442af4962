// Keeps bytes by their SHA-256 in the database: the same bytes once, never changed.
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { blob } from '../database/schema.ts';

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Resolves to the hash. Bytes that are there already are not written again. */
export async function putBlob(db: Connection, bytes: Uint8Array): Promise<string> {
  const hash = hashOf(bytes);
  await db.insert(blob).values({ hash, sizeBytes: bytes.length, bytes }).onConflictDoNothing();
  return hash;
}

/** Null where there is none. Throws Error where the bytes are not what their name says: the database was changed. */
export async function getBlob(db: Connection, hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const [row] = await db.select({ bytes: blob.bytes }).from(blob).where(eq(blob.hash, hash));
  if (row === undefined) return null;
  const bytes = Uint8Array.from(row.bytes);
  if (hashOf(bytes) !== hash) throw new Error(`the bytes of blob ${hash} were changed`);
  return bytes;
}
