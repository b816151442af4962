// News of the site, by its admins, in both languages; and as an Atom feed.

import { and, desc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { news, user } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile, isUnchanged, versionFrom } from '../http/etag.ts';
import { pageOf, pageQuery, timeOfCursor, toPage } from '../http/page.ts';
import { actorOf, addRoute, bytesAnswer, idParams } from '../http/route.ts';
import { announce } from '../live/announce.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { atomFeed } from './atom-feed.ts';
import { insiderOf } from './insider.ts';

const title = z.string().trim().min(1).max(160);
const body = z.string().max(20_000).describe('Markdown, at most 20,000 characters');
const publishedAt = z.iso.datetime({ offset: true }).nullable().describe('Shown from then on; null for a draft');
const fields = { titleZh: title, titleEn: title, bodyZh: body, bodyEn: body, publishedAt };
const newNews = z.strictObject({
  ...fields,
  bodyZh: body.default(''),
  bodyEn: body.default(''),
  publishedAt: publishedAt.default(null),
});
const newsChange = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });

const newsSchema = z.object({
  id: z.string(),
  ...fields,
  publishedAt: z.iso.datetime().nullable(),
  authorName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.number().int(),
});

const select = (db: Connection) =>
  db.select({ news, authorName: user.name }).from(news).leftJoin(user, eq(user.id, news.authorId));
type NewsRow = Awaited<ReturnType<typeof select>>[number];

const isPublished = lte(news.publishedAt, sql`now()`);

const show = ({ news: row, authorName }: NewsRow): z.input<typeof newsSchema> => ({
  ...row,
  authorName,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** Drafts, and what is dated later, come first; cursors are `AT ID`. */
function listNews(db: Connection, limit: number, cursor: string | undefined, includesDrafts: boolean) {
  const [atMs, id] = (cursor ?? '').split(' ');
  const at = sql`coalesce(date_trunc('milliseconds', ${news.publishedAt}), 'infinity')`;
  const place = () => (atMs === 'draft' ? sql`'infinity'::timestamptz` : sql`${timeOfCursor(atMs)}::timestamptz`);
  return select(db)
    .where(
      and(
        includesDrafts ? or(isNull(news.publishedAt), sql`true`) : isPublished,
        id === undefined ? undefined : sql`(${at}, ${news.id}) < (${place()}, ${id})`,
      ),
    )
    .orderBy(desc(at), desc(news.id))
    .limit(limit + 1);
}

async function getNews(db: Connection, id: string): Promise<NewsRow> {
  const [row] = await select(db).where(eq(news.id, id));
  if (row === undefined) throw new ApiError('not_found', say`There is no news ${id}.`);
  return row;
}

const dated = <T extends { publishedAt?: string | null | undefined }>({ publishedAt: at, ...rest }: T) => ({
  ...rest,
  ...(at === undefined ? {} : { publishedAt: at === null ? null : new Date(at) }),
});

export function addNewsRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/news',
    permission: 'news.list',
    summary: 'News, newest first',
    query: pageQuery.extend({ drafts: z.stringbool().optional().describe('Also what is not public yet; site admins') }),
    answer: pageOf(newsSchema),
    async handle({ db, principal, query: { limit, cursor, drafts } }) {
      const rows = await listNews(db, limit, cursor, drafts === true && insiderOf(principal).isAdmin);
      const page = toPage(rows, limit, ({ news: { publishedAt: at, id } }) => `${at?.getTime() ?? 'draft'} ${id}`);
      return { items: page.items.map(show), nextCursor: page.nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/news',
    permission: 'news.create',
    summary: 'Writes news',
    body: newNews,
    answer: newsSchema,
    status: 201,
    async handle(call) {
      const { db, body } = call;
      const id = newId();
      await db.insert(news).values({ id, ...dated(body), authorId: call.userId });
      const { principal, ipAddress } = actorOf(call);
      await recordAct(db, principal, ipAddress, { action: 'news.create', objectKind: 'news', objectId: id });
      await announce(db, ['news'], { newsId: id });
      return show(await getNews(db, id));
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/news/:id',
    permission: 'news.read',
    summary: 'News, with its ETag',
    params: idParams,
    answer: newsSchema,
    async handle({ db, params, request, reply }) {
      const row = await getNews(db, params.id);
      if (isUnchanged(request, reply, row.news.version)) reply.code(304);
      return show(row);
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/news/:id',
    permission: 'news.update',
    summary: 'Changes news; needs If-Match',
    params: idParams,
    body: newsChange,
    answer: newsSchema,
    async handle(call) {
      const { db, params, body } = call;
      const version = versionFrom(call.request);
      const change = Object.fromEntries(Object.entries(dated(body)).filter(([, value]) => value !== undefined));
      const changed = await db
        .update(news)
        .set({ ...change, version: version + 1, updatedAt: new Date() })
        .where(and(eq(news.id, params.id), eq(news.version, version)))
        .returning({ id: news.id });
      const row = await getNews(db, params.id);
      if (changed.length === 0) throw changedMeanwhile();
      const { principal, ipAddress } = actorOf(call);
      const detail = { fields: Object.keys(body) };
      await recordAct(db, principal, ipAddress, {
        action: 'news.update',
        objectKind: 'news',
        objectId: params.id,
        detail,
      });
      await announce(db, ['news'], { newsId: params.id });
      call.reply.header('etag', `"${row.news.version}"`);
      return show(row);
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/news/:id',
    permission: 'news.delete',
    summary: 'Deletes news',
    params: idParams,
    answer: z.void(),
    async handle(call) {
      const { titleEn } = (await getNews(call.db, call.params.id)).news;
      await call.db.delete(news).where(eq(news.id, call.params.id));
      const { principal, ipAddress } = actorOf(call);
      const act = { action: 'news.delete', objectKind: 'news', objectId: call.params.id, detail: { titleEn } };
      await recordAct(call.db, principal, ipAddress, act);
      await announce(call.db, ['news'], { newsId: call.params.id });
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/news.atom',
    permission: 'news.list',
    summary: 'The latest news as an Atom feed',
    query: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
    answer: bytesAnswer,
    answerType: 'application/atom+xml',
    async handle({ db, query: { language }, reply, platform: { publicUrl } }) {
      const rows = (await listNews(db, 30, undefined, false)).slice(0, 30);
      reply.type('application/atom+xml; charset=utf-8');
      const entries = rows.map(({ news: row }) => ({
        url: `${publicUrl}/news/${row.id}`,
        title: language === 'zh' ? row.titleZh : row.titleEn,
        text: language === 'zh' ? row.bodyZh : row.bodyEn,
        publishedAt: row.publishedAt ?? row.createdAt,
        updatedAt: row.updatedAt,
      }));
      return atomFeed({ publicUrl, language, entries });
    },
  });
}
