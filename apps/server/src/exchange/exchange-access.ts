// Who may do what with models, discussions and news.
import { and, eq, lte, sql } from 'drizzle-orm';
import type { RelationsByKind } from '../authorisation/relations.ts';
import { everyone, type Role, type Rules, rule, signedIn } from '../authorisation/rule.ts';
import { news } from '../database/schema.ts';
import { findPost, findThread } from './discussion-repository.ts';
import { insiderOf } from './insider.ts';
import { findModel } from './model-repository.ts';
import { findVisible } from './visible-object.ts';

const withRoles = (isModerator: boolean, isAuthor: boolean): Role[] => [
  ...(isModerator ? (['moderator'] as const) : []),
  ...(isAuthor ? (['author'] as const) : []),
];

export const exchangePermissions = {
  'model.list': rule(everyone, null),
  'model.read': rule(everyone, null),
  'model.create': rule(signedIn, 'models'),
  'model.fork': rule(signedIn, 'models'),
  'model.update': rule(['modelOwner'], 'models'),
  'model.delete': rule(['modelOwner'], 'models'),
  'model.addVersion': rule(['modelOwner'], 'models'),
  'model.measure': rule(['modelOwner', 'siteAdmin'], 'models'),
  'model.publish': rule(['modelOwner'], 'models'),
  'model.withdraw': rule(['modelOwner', 'siteAdmin'], 'models'),
  'model.hide': rule(['siteAdmin'], 'admin'),
  'model.removeFile': rule(['siteAdmin'], 'sessionOnly'),
  'follow.read': rule(everyone, null),
  'follow.set': rule(signedIn, 'models'),
  'follow.list': rule(signedIn, 'read'),
  'thread.list': rule(everyone, null),
  'thread.read': rule(everyone, null),
  // A program writes under nobody's name.
  'thread.create': rule(signedIn, 'sessionOnly'),
  'thread.reply': rule(signedIn, 'sessionOnly'),
  'thread.update': rule(['author', 'moderator', 'siteAdmin'], 'sessionOnly'),
  'post.update': rule(['author'], 'sessionOnly'),
  'post.report': rule(signedIn, 'sessionOnly'),
  'post.hide': rule(['moderator', 'siteAdmin'], 'sessionOnly'),
  'moderation.list': rule(signedIn, 'read'),
  'news.list': rule(everyone, null),
  'news.read': rule(everyone, null),
  'news.create': rule(['siteAdmin'], 'admin'),
  'news.update': rule(['siteAdmin'], 'admin'),
  'news.delete': rule(['siteAdmin'], 'admin'),
} as const satisfies Rules;

export const exchangeRelations: RelationsByKind = {
  // A draft, or what was hidden, is its owner's and the site admin's alone.
  model: async (db, principal, id) => {
    const found = await findVisible(db, principal, 'model', id);
    if (found === null) return null;
    const { userId } = insiderOf(principal);
    const row = await findModel(db, id);
    return userId !== null && row?.ownerId === userId ? ['modelOwner'] : [];
  },
  thread: async (db, principal, id) => {
    const found = await findVisible(db, principal, 'thread', id);
    if (found === null) return null;
    const row = await findThread(db, id);
    return withRoles(found.isModerator, principal.userId !== null && row?.authorId === principal.userId);
  },
  post: async (db, principal, id) => {
    const row = await findPost(db, id);
    const found = row === undefined ? null : await findVisible(db, principal, 'thread', row.threadId);
    if (row === undefined || found === null) return null;
    return withRoles(found.isModerator, principal.userId !== null && row.authorId === principal.userId);
  },
  news: async (db, principal, id) => {
    const isThere = and(eq(news.id, id), insiderOf(principal).isAdmin ? undefined : lte(news.publishedAt, sql`now()`));
    return (await db.$count(news, isThere)) === 0 ? null : [];
  },
};
