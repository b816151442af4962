// Following things, and what happened to what one follows.

import { and, desc, eq, sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Connection } from '../database/database.ts';
import { agent, competition, follow, model, thread } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { pageOf, pageQuery, timeOfCursor, toPage } from '../http/page.ts';
import { addRoute } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { feedEventSchema, listFeed } from './feed-repository.ts';
import { demandVisible, followedKinds } from './visible-object.ts';

const mostFollows = 1000;
const kind = z.enum(followedKinds);
const followParams = z.object({ kind, id: z.string().min(1).max(64) });

const followSchema = z.object({
  kind,
  id: z.string(),
  slug: z.string().nullable(),
  title: z.string(),
  titleZh: z.string().nullable(),
  followedAt: z.iso.datetime(),
});

function listFollows(db: Connection, userId: string, limit: number, cursor: string | undefined) {
  const [atMs, id] = (cursor ?? '').split(' ');
  const before =
    id === undefined ? undefined : sql`(${follow.createdAt}, ${follow.objectId}) < (${timeOfCursor(atMs)}, ${id})`;
  return db
    .select({
      kind: follow.objectKind,
      id: follow.objectId,
      followedAt: follow.createdAt,
      slug: sql<string | null>`coalesce(${model.slug}, ${competition.slug})`,
      title: sql<string>`coalesce(${model.title}, ${competition.titleEn}, ${agent.name}, ${thread.title})`,
      titleZh: competition.titleZh,
    })
    .from(follow)
    .leftJoin(model, and(eq(follow.objectKind, 'model'), eq(model.id, follow.objectId)))
    .leftJoin(competition, and(eq(follow.objectKind, 'competition'), eq(competition.id, follow.objectId)))
    .leftJoin(agent, and(eq(follow.objectKind, 'agent'), eq(agent.id, follow.objectId)))
    .leftJoin(thread, and(eq(follow.objectKind, 'thread'), eq(thread.id, follow.objectId)))
    .where(
      and(
        eq(follow.userId, userId),
        before,
        // What was deleted, or hidden since, is not listed.
        sql`coalesce(${model.id}, ${competition.id}, ${agent.id}, ${thread.id}) is not null`,
        sql`not coalesce(${model.isHidden}, false) and ${thread.hiddenAt} is null`,
      ),
    )
    .orderBy(desc(follow.createdAt), desc(follow.objectId))
    .limit(limit + 1);
}

export function addFollowRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/follows/:kind/:id',
    permission: 'follow.read',
    summary: 'How many follow something, and whether oneself does',
    params: followParams,
    answer: z.object({ id: z.string(), followers: z.number().int(), isFollowing: z.boolean() }),
    async handle({ db, principal, params }) {
      const { id } = await demandVisible(db, principal, params.kind, params.id);
      const all = and(eq(follow.objectKind, params.kind), eq(follow.objectId, id));
      const mine =
        principal.userId === null ? 0 : await db.$count(follow, and(all, eq(follow.userId, principal.userId)));
      return { id, followers: await db.$count(follow, all), isFollowing: mine > 0 };
    },
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/follows/:kind/:id',
    permission: 'follow.set',
    summary: 'Follows something: what happens to it is in one’s feed',
    params: followParams,
    answer: z.void(),
    async handle({ db, principal, userId, params }) {
      const { id } = await demandVisible(db, principal, params.kind, params.id);
      if ((await db.$count(follow, eq(follow.userId, userId))) >= mostFollows)
        throw new ApiError('conflict', say`You follow ${mostFollows} things, which is the most.`);
      await db.insert(follow).values({ userId, objectKind: params.kind, objectId: id }).onConflictDoNothing();
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/follows/:kind/:id',
    permission: 'follow.set',
    summary: 'Follows it no more, by its id',
    params: followParams,
    answer: z.void(),
    async handle({ db, userId, params: { kind, id } }) {
      const one = and(eq(follow.userId, userId), eq(follow.objectKind, kind), eq(follow.objectId, id));
      await db.delete(follow).where(one);
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/me/follows',
    permission: 'follow.list',
    summary: 'What one follows, latest first',
    query: pageQuery,
    answer: pageOf(followSchema),
    async handle({ db, userId, query: { limit, cursor } }) {
      const rows = await listFollows(db, userId, limit, cursor);
      const page = toPage(rows, limit, ({ followedAt, id }) => `${followedAt.getTime()} ${id}`);
      return {
        items: page.items.map(({ kind, followedAt, ...rest }) => ({
          ...rest,
          kind: kind as z.infer<typeof followSchema>['kind'],
          followedAt: followedAt.toISOString(),
        })),
        nextCursor: page.nextCursor,
      };
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/me/feed',
    permission: 'follow.list',
    summary: 'What happened to what one follows, latest first',
    query: pageQuery,
    answer: pageOf(feedEventSchema),
    async handle({ db, userId, query: { limit, cursor } }) {
      const rows = await listFeed(db, userId, limit, cursor);
      return toPage(rows, limit, ({ at, id }) => `${at} ${id}`);
    },
  });
}
