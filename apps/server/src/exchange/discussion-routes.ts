// Threads, posts and their moderation over HTTP.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Principal } from '../authorisation/principal.ts';
import { versionFrom } from '../http/etag.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as repository from './discussion-repository.ts';
import * as service from './discussion-service.ts';
import * as shapes from './discussion-shapes.ts';
import { insiderOf } from './insider.ts';
import { demandVisible } from './visible-object.ts';

const personOf = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

const showThread = (row: repository.ThreadRow, canModerate: boolean): z.input<typeof shapes.threadSchema> => ({
  id: row.id,
  objectKind: row.objectKind as 'model',
  objectId: row.objectId,
  title: row.title,
  author: personOf(row.authorId, row.authorName),
  isLocked: row.isLocked,
  isPinned: row.isPinned,
  isHidden: row.hiddenAt !== null,
  hiddenReason: row.hiddenReason,
  posts: row.posts,
  lastPostAt: row.lastPostAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
  canModerate,
});

/** What was hidden is read by moderators and by its author. */
const showPost = (
  row: repository.PostRow,
  principal: Principal,
  canModerate: boolean,
): z.input<typeof shapes.postSchema> => {
  const { userId } = insiderOf(principal);
  const isOwn = userId !== null && row.authorId === userId;
  return {
    id: row.id,
    threadId: row.threadId,
    author: personOf(row.authorId, row.authorName),
    isByOwner: row.authorId !== null && row.authorId === row.ownerId,
    body: row.hiddenAt === null || canModerate || isOwn ? row.body : '',
    editedAt: row.editedAt?.toISOString() ?? null,
    isDeleted: row.deletedAt !== null,
    isHidden: row.hiddenAt !== null,
    hiddenReason: row.hiddenReason,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
};

export function addDiscussionRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/threads',
    permission: 'thread.list',
    summary: 'Threads about a model or a competition: pinned ones, then by their latest post',
    query: pageQuery.extend({ objectKind: shapes.objectKind, objectId: z.string().min(1).max(64) }),
    answer: pageOf(shapes.threadSchema),
    async handle({ db, principal, query: { limit, cursor, objectKind, objectId } }) {
      const { id, isModerator } = await demandVisible(db, principal, objectKind, objectId);
      const object = { kind: objectKind, id };
      const rows = await repository.listThreads(db, object, { limit, cursor, includesHidden: isModerator });
      const { items, nextCursor } = toPage(rows, limit, repository.threadCursor);
      return { items: items.map((row) => showThread(row, isModerator)), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/threads',
    permission: 'thread.create',
    summary: 'Begins a thread with its first post',
    body: shapes.newThread,
    answer: shapes.threadSchema,
    status: 201,
    async handle(call) {
      const id = await service.startThread(call.db, actorOf(call), call.body);
      return showThread(await service.getThread(call.db, id), await service.isModeratorOf(call.db, call, id));
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/threads/:id',
    permission: 'thread.read',
    summary: 'A thread; its posts: /api/threads/{id}/posts',
    params: idParams,
    answer: shapes.threadSchema,
    handle: async (call) =>
      showThread(
        await service.getThread(call.db, call.params.id),
        await service.isModeratorOf(call.db, call, call.params.id),
      ),
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/threads/:id',
    permission: 'thread.update',
    summary: 'Its author changes the title; moderators lock, pin and hide',
    params: idParams,
    body: shapes.threadChange,
    answer: shapes.threadSchema,
    async handle(call) {
      const { id } = call.params;
      await service.changeThread(call.db, actorOf(call), id, call.body);
      return showThread(await service.getThread(call.db, id), await service.isModeratorOf(call.db, call, id));
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/threads/:id/posts',
    permission: 'thread.read',
    summary: 'Posts of a thread, oldest first',
    params: idParams,
    query: pageQuery,
    answer: pageOf(shapes.postSchema),
    async handle(call) {
      const { db, principal, params, query } = call;
      const rows = await repository.listPosts(db, params.id, query.limit, query.cursor);
      const canModerate = await service.isModeratorOf(db, call, params.id);
      const { items, nextCursor } = toPage(rows, query.limit, ({ id }) => id);
      return { items: items.map((row) => showPost(row, principal, canModerate)), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/threads/:id/posts',
    permission: 'thread.reply',
    summary: 'Writes a post',
    params: idParams,
    body: shapes.newPost,
    answer: shapes.postSchema,
    status: 201,
    async handle(call) {
      const id = await service.reply(call.db, actorOf(call), call.params.id, call.body.body);
      return showPost(await service.getPost(call.db, id), call.principal, false);
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/posts/:id',
    permission: 'post.update',
    summary: 'Changes one’s own post, which is marked as edited; needs If-Match, the post’s `version`',
    params: idParams,
    body: shapes.newPost,
    answer: shapes.postSchema,
    async handle(call) {
      await service.editPost(call.db, call.params.id, versionFrom(call.request), call.body.body);
      const row = await service.getPost(call.db, call.params.id);
      call.reply.header('etag', `"${row.version}"`);
      return showPost(row, call.principal, false);
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/posts/:id',
    permission: 'post.update',
    summary: 'Deletes the words of one’s own post; its place stays',
    params: idParams,
    answer: z.void(),
    handle: ({ db, params }) => service.deletePost(db, params.id),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/posts/:id/report',
    permission: 'post.report',
    summary: 'Tells moderators that a post breaks the rules',
    params: idParams,
    body: z.strictObject({ reason: shapes.reason }),
    answer: z.void(),
    perMinute: 20,
    handle: (call) => service.reportPost(call.db, actorOf(call), call.params.id, call.body.reason),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/posts/:id/hide',
    permission: 'post.hide',
    summary: 'Hides a post with the reason, or shows it again; settles its reports',
    params: idParams,
    body: shapes.hiding,
    answer: z.void(),
    handle: (call) => service.hidePost(call.db, actorOf(call), call.params.id, call.body.isHidden, call.body.reason),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/posts/:id/dismiss-reports',
    permission: 'post.hide',
    summary: 'Settles the reports of a post that is in order',
    params: idParams,
    answer: z.void(),
    handle: (call) => service.dismissReports(call.db, actorOf(call), call.params.id),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/moderation/reports',
    permission: 'moderation.list',
    summary: 'Reported posts that one moderates, latest first',
    query: pageQuery.extend({ isResolved: z.stringbool().default(false) }),
    answer: pageOf(shapes.reportSchema),
    async handle({ db, principal, userId, query: { limit, cursor, isResolved } }) {
      const filter = { userId, isAdmin: principal.roles.includes('siteAdmin'), isResolved };
      const rows = await repository.listReported(db, filter, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => id);
      return {
        items: items.map((row) => ({
          post: showPost(row, principal, true),
          thread: { id: row.threadId, title: row.threadTitle },
          object: { kind: row.objectKind as 'model', id: row.objectId, slug: row.slug, title: row.title },
          reports: row.reports,
        })),
        nextCursor,
      };
    },
  });
}
