// Limits that hold over all servers of a database and over a restart: tries within a window of time are counted in a table.
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { lt, sql } from 'drizzle-orm';
import type { FastifyReply } from 'fastify';
import type { Connection } from '../database/database.ts';
import { tryCount } from '../database/schema.ts';
import { type Said, say } from '../text/say.ts';
import { ApiError } from './api-error.ts';

export type TryLimit = {
  /** What is counted, as in `sign-in`. */
  readonly name: string;
  readonly most: number;
  readonly windowSeconds: number;
};

/** E-mail addresses are not kept: anybody may type any into a form. */
const keyOf = ({ name }: TryLimit, whom: string): string =>
  `${name}:${createHash('sha256').update(whom).digest('base64url')}`;

/** Whoever has one IPv6 address has the 2^64 beside it too. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped !== null) return mapped[1] as string;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] as string).toLowerCase().split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail === undefined ? 0 : 8 - (before as string[]).length - (after as string[]).length;
  const groups = [...(before as string[]), ...Array<string>(Math.max(0, zeros)).fill('0'), ...(after as string[])];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** Counts a try; null where it is allowed, else the seconds until the window ends. */
export async function countTry(db: Connection, limit: TryLimit, whom: string): Promise<number | null> {
  const isOver = sql`${tryCount.windowEndsAt} <= clock_timestamp()`;
  const windowEndsAt = sql`clock_timestamp() + ${limit.windowSeconds} * interval '1 second'`;
  const [row] = await db
    .insert(tryCount)
    .values({ key: keyOf(limit, whom), tries: 1, windowEndsAt })
    .onConflictDoUpdate({
      target: tryCount.key,
      set: {
        tries: sql`case when ${isOver} then 1 else ${tryCount.tries} + 1 end`,
        windowEndsAt: sql`case when ${isOver} then ${windowEndsAt} else ${tryCount.windowEndsAt} end`,
      },
    })
    .returning({
      tries: tryCount.tries,
      leftSeconds: sql<number>`ceil(extract(epoch from ${tryCount.windowEndsAt} - clock_timestamp()))::int`,
    });
  if (row === undefined || row.tries <= limit.most) return null;
  return Math.max(1, row.leftSeconds);
}

/** A try that turned out well does not count. */
export async function giveBackTry(db: Connection, limit: TryLimit, whom: string): Promise<void> {
  await db
    .update(tryCount)
    .set({ tries: sql`greatest(0, ${tryCount.tries} - 1)` })
    .where(sql`${tryCount.key} = ${keyOf(limit, whom)}`);
}

export const inWords = (seconds: number): Said =>
  seconds <= 90 ? say`${seconds} s` : say`${Math.ceil(seconds / 60)} min`;

/** Throws ApiError `too_many_requests`, and says when to come again. `what` as in `tries for this address`. */
export async function checkTry(
  db: Connection,
  reply: FastifyReply,
  limit: TryLimit,
  whom: string,
  what: Said,
): Promise<void> {
  const leftSeconds = await countTry(db, limit, whom);
  if (leftSeconds === null) return;
  reply.header('retry-after', leftSeconds);
  throw new ApiError('too_many_requests', say`Too many ${what}. Try again in ${inWords(leftSeconds)}.`);
}

export async function forgetOldTries(db: Connection): Promise<void> {
  await db.delete(tryCount).where(lt(tryCount.windowEndsAt, sql`now()`));
}
