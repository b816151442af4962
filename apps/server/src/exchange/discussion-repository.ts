// SQL about threads and posts.

import { and, asc, desc, eq, getTableColumns, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { competition, model, post, postReport, thread, user } from '../database/schema.ts';
import { timeOfCursor } from '../http/page.ts';

const isShown = and(isNull(post.hiddenAt), isNull(post.deletedAt));
const posts = sql<number>`(select count(*)::int from ${post} where ${post.threadId} = ${thread.id} and ${isShown})`;
const ownerId = sql<string | null>`coalesce(
  (select ${model.ownerId} from ${model} where ${thread.objectKind} = 'model' and ${model.id} = ${thread.objectId}),
  (select ${competition.organiserId} from ${competition} where ${thread.objectKind} = 'competition' and ${competition.id} = ${thread.objectId}))`;

const selectThreads = (db: Connection) =>
  db
    .select({ ...getTableColumns(thread), authorName: user.name, posts })
    .from(thread)
    .leftJoin(user, eq(user.id, thread.authorId));

export type ThreadRow = Awaited<ReturnType<typeof selectThreads>>[number];

/** Pinned first, then by the latest post; cursors are `PINNED AT ID`. */
export function listThreads(
  db: Connection,
  object: { readonly kind: string; readonly id: string },
  { limit, cursor, includesHidden }: { limit: number; cursor: string | undefined; includesHidden: boolean },
) {
  const [pinned, atMs, id] = (cursor ?? '').split(' ');
  const at = sql`date_trunc('milliseconds', ${thread.lastPostAt})`;
  const before =
    id === undefined
      ? undefined
      : sql`(${thread.isPinned}, ${at}, ${thread.id}) < (${pinned === 'true'}, ${timeOfCursor(atMs)}, ${id})`;
  return selectThreads(db)
    .where(
      and(
        eq(thread.objectKind, object.kind),
        eq(thread.objectId, object.id),
        includesHidden ? undefined : isNull(thread.hiddenAt),
        before,
      ),
    )
    .orderBy(desc(thread.isPinned), desc(at), desc(thread.id))
    .limit(limit + 1);
}

export const threadCursor = ({ isPinned, lastPostAt, id }: ThreadRow): string =>
  `${isPinned} ${lastPostAt.getTime()} ${id}`;

export async function findThread(db: Connection, id: string): Promise<ThreadRow | undefined> {
  const [row] = await selectThreads(db).where(eq(thread.id, id));
  return row;
}

export async function insertThread(db: Connection, fields: Omit<typeof thread.$inferInsert, 'id'>): Promise<string> {
  const id = newId();
  await db.insert(thread).values({ id, ...fields });
  return id;
}

export async function setThread(db: Connection, id: string, change: Partial<typeof thread.$inferInsert>) {
  await db.update(thread).set(change).where(eq(thread.id, id));
}

const selectPosts = (db: Connection) =>
  db
    .select({ ...getTableColumns(post), authorName: user.name, ownerId })
    .from(post)
    .innerJoin(thread, eq(thread.id, post.threadId))
    .leftJoin(user, eq(user.id, post.authorId));

export type PostRow = Awaited<ReturnType<typeof selectPosts>>[number];

/** Oldest first. */
export function listPosts(db: Connection, threadId: string, limit: number, after: string | undefined) {
  return selectPosts(db)
    .where(and(eq(post.threadId, threadId), after === undefined ? undefined : gt(post.id, after)))
    .orderBy(asc(post.id))
    .limit(limit + 1);
}

export async function findPost(db: Connection, id: string): Promise<PostRow | undefined> {
  const [row] = await selectPosts(db).where(eq(post.id, id));
  return row;
}

export async function insertPost(db: Connection, threadId: string, authorId: string, body: string): Promise<string> {
  const id = newId();
  await db.insert(post).values({ id, threadId, authorId, body });
  await db.update(thread).set({ lastPostAt: sql`now()` }).where(eq(thread.id, threadId));
  return id;
}

/** False where the version is not the current one any more. */
export async function editPost(db: Connection, id: string, version: number, body: string): Promise<boolean> {
  const rows = await db
    .update(post)
    .set({ body, editedAt: sql`now()`, version: version + 1 })
    .where(and(eq(post.id, id), eq(post.version, version), isNull(post.deletedAt)))
    .returning({ id: post.id });
  return rows.length === 1;
}

export async function setPost(db: Connection, id: string, change: Partial<typeof post.$inferInsert>): Promise<void> {
  await db
    .update(post)
    .set({ ...change, version: sql`${post.version} + 1` })
    .where(eq(post.id, id));
}

/** How many threads and posts somebody wrote within the last hour, and when the oldest of the posts was. */
export async function countRecent(db: Connection, userId: string) {
  const { rows } = await db.execute(sql`
    select (select count(*)::int from thread where author_id = ${userId} and created_at > now() - interval '1 hour') as threads,
      count(*)::int as posts, extract(epoch from min(created_at)) * 1000 as oldest_ms
      from post where author_id = ${userId} and created_at > now() - interval '1 hour'`);
  const [row] = rows;
  return { threads: Number(row?.['threads']), posts: Number(row?.['posts']), oldestMs: Number(row?.['oldest_ms']) };
}

export async function joinedAt(db: Connection, userId: string): Promise<Date | undefined> {
  const [row] = await db.select({ at: user.createdAt }).from(user).where(eq(user.id, userId));
  return row?.at;
}

/** False where this person has reported it already. */
export async function insertReport(db: Connection, postId: string, userId: string, reason: string): Promise<boolean> {
  const rows = await db
    .insert(postReport)
    .values({ postId, userId, reason })
    .onConflictDoNothing()
    .returning({ postId: postReport.postId });
  return rows.length === 1;
}

export async function resolveReports(db: Connection, postId: string, resolvedBy: string): Promise<number> {
  const open = and(eq(postReport.postId, postId), isNull(postReport.resolvedAt));
  const rows = await db
    .update(postReport)
    .set({ resolvedAt: sql`now()`, resolvedBy })
    .where(open)
    .returning({ userId: postReport.userId });
  return rows.length;
}

export type QueueFilter = {
  readonly userId: string;
  readonly isAdmin: boolean;
  readonly isResolved: boolean;
};

/** Reported posts that this person moderates, latest first; with what they stand under and why they were reported. */
export function listReported(
  db: Connection,
  { userId, isAdmin, isResolved }: QueueFilter,
  limit: number,
  before: string | undefined,
) {
  const wanted = isResolved ? sql`r.resolved_at is not null` : sql`r.resolved_at is null`;
  const reports = sql<{ name: string; reason: string; createdAt: string }[]>`(
    select json_agg(json_build_object('name', u.name, 'reason', r.reason, 'createdAt',
      to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.created_at)
    from post_report r join "user" u on u.id = r.user_id where r.post_id = ${post.id} and ${wanted})`;
  const organises = sql`exists (select from competition_organiser o where o.competition_id = ${competition.id} and o.user_id = ${userId})`;
  return db
    .select({
      ...getTableColumns(post),
      authorName: user.name,
      ownerId,
      threadTitle: thread.title,
      objectKind: thread.objectKind,
      objectId: thread.objectId,
      slug: sql<string>`coalesce(${model.slug}, ${competition.slug})`,
      title: sql<string>`coalesce(${model.title}, ${competition.titleEn})`,
      reports,
    })
    .from(post)
    .innerJoin(thread, eq(thread.id, post.threadId))
    .leftJoin(user, eq(user.id, post.authorId))
    .leftJoin(model, and(eq(thread.objectKind, 'model'), eq(model.id, thread.objectId)))
    .leftJoin(competition, and(eq(thread.objectKind, 'competition'), eq(competition.id, thread.objectId)))
    .where(
      and(
        sql`exists (select from post_report r where r.post_id = ${post.id} and ${wanted})`,
        or(isNotNull(model.id), isNotNull(competition.id)),
        isAdmin ? undefined : or(eq(model.ownerId, userId), eq(competition.organiserId, userId), organises),
        before === undefined ? undefined : sql`${post.id} < ${before}`,
      ),
    )
    .orderBy(desc(post.id))
    .limit(limit + 1);
}
