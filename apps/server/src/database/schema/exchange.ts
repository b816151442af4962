// The results exchange: published models, discussion, following, news.
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { submission } from './agents.ts';
import { at, createdAt, updatedAt, version } from './columns.ts';
import { blob } from './files.ts';
import { user } from './identity.ts';
import { institution } from './institutions.ts';

export const model = pgTable(
  'model',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    ownerId: text('owner_id').references(() => user.id, { onDelete: 'set null' }),
    institutionId: text('institution_id').references(() => institution.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    scenarioId: text('scenario_id').notNull(),
    rulesHash: text('rules_hash').notNull(),
    algorithm: text('algorithm').notNull(),
    trainingData: text('training_data').notNull(),
    /** SPDX identifier. */
    licence: text('licence').notNull(),
    /** Markdown: intended use, limits, how it was trained. */
    card: text('card').notNull().default(''),
    authors: text('authors').array().notNull().default(sql`'{}'::text[]`),
    /** Newest file; every published one is in `model_version`. */
    status: text('status').notNull().default('draft'),
    forkOfId: text('fork_of_id'),
    /** Which of its versions. */
    forkOfNumber: integer('fork_of_number'),
    isHidden: boolean('is_hidden').notNull().default(false),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    index('model_fork_of').on(table.forkOfId),
    check('model_status', sql`${table.status} in ('draft', 'published', 'withdrawn')`),
  ],
);

/** A published file of a model; never changed, so that a citation stays true. */
export const modelVersion = pgTable(
  'model_version',
  {
    modelId: text('model_id')
      .notNull()
      .references(() => model.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    /** Null after an admin has taken the file away; the version stays citable by its `sha256`. */
    fileHash: text('file_hash').references(() => blob.hash),
    sha256: text('sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    fileRemovedReason: text('file_removed_reason'),
    fileName: text('file_name').notNull(),
    /** The submission it was taken from, where it was one: its matches are the evaluation. */
    submissionId: text('submission_id').references(() => submission.id, { onDelete: 'set null' }),
    notes: text('notes').notNull().default(''),
    /** Measured by this server: `VersionEvaluation` of exchange/version-evaluation.ts. */
    evaluation: jsonb('evaluation').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.modelId, table.number] }), index('model_version_file').on(table.fileHash)],
);

export const follow = pgTable(
  'follow',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.objectKind, table.objectId] }),
    index('follow_object').on(table.objectKind, table.objectId),
    check('follow_object_kind', sql`${table.objectKind} in ('model', 'competition', 'agent', 'thread')`),
  ],
);

export const thread = pgTable(
  'thread',
  {
    id: text('id').primaryKey(),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id').notNull(),
    title: text('title').notNull(),
    authorId: text('author_id').references(() => user.id, { onDelete: 'set null' }),
    isLocked: boolean('is_locked').notNull().default(false),
    isPinned: boolean('is_pinned').notNull().default(false),
    hiddenAt: at('hidden_at'),
    hiddenReason: text('hidden_reason'),
    lastPostAt: at('last_post_at').notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [
    index('thread_object').on(table.objectKind, table.objectId, table.lastPostAt),
    check('thread_object_kind', sql`${table.objectKind} in ('model', 'competition')`),
  ],
);

export const post = pgTable(
  'post',
  {
    id: text('id').primaryKey(),
    threadId: text('thread_id')
      .notNull()
      .references(() => thread.id, { onDelete: 'cascade' }),
    authorId: text('author_id').references(() => user.id, { onDelete: 'set null' }),
    /** Markdown. */
    body: text('body').notNull(),
    editedAt: at('edited_at'),
    hiddenAt: at('hidden_at'),
    hiddenBy: text('hidden_by').references(() => user.id, { onDelete: 'set null' }),
    hiddenReason: text('hidden_reason'),
    /** By its author: the place stays, the words go. */
    deletedAt: at('deleted_at'),
    createdAt: createdAt(),
    version: version(),
  },
  (table) => [index('post_thread').on(table.threadId, table.id)],
);

/** Somebody says that a post breaks the rules. */
export const postReport = pgTable(
  'post_report',
  {
    postId: text('post_id')
      .notNull()
      .references(() => post.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    reason: text('reason').notNull(),
    resolvedAt: at('resolved_at'),
    resolvedBy: text('resolved_by').references(() => user.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.userId] })],
);

export const news = pgTable(
  'news',
  {
    id: text('id').primaryKey(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** Markdown. */
    bodyZh: text('body_zh').notNull().default(''),
    bodyEn: text('body_en').notNull().default(''),
    authorId: text('author_id').references(() => user.id, { onDelete: 'set null' }),
    publishedAt: at('published_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [uniqueIndex('news_published').on(table.publishedAt, table.id)],
);
