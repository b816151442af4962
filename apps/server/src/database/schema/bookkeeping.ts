// The audit log, and answers kept for writes that are sent again.
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, createdAt } from './columns.ts';
import { user } from './identity.ts';

/** Privileged acts. Rows are only added; what they name may be gone, so nothing refers. */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: at('at').notNull().defaultNow(),
    actorId: text('actor_id'),
    /** The API token it was done with, if one. */
    tokenId: text('token_id'),
    action: text('action').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id').notNull(),
    detail: jsonb('detail').notNull().default({}),
    ipAddress: text('ip_address'),
  },
  (table) => [index('audit_event_object').on(table.objectKind, table.objectId)],
);

/** Answers of writes that may be sent again. */
export const idempotentAnswer = pgTable(
  'idempotent_answer',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    /** JSON, or '' for an empty answer. */
    body: text('body').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] }), index('idempotent_answer_age').on(table.createdAt)],
);

/** Tries within a window of time, for limits that hold over all servers of a database and over a restart. */
export const tryCount = pgTable(
  'try_count',
  {
    /** What is limited, and whom: `sign-in:ADDRESS`. */
    key: text('key').primaryKey(),
    tries: integer('tries').notNull(),
    windowEndsAt: at('window_ends_at').notNull(),
  },
  (table) => [index('try_count_age').on(table.windowEndsAt)],
);
