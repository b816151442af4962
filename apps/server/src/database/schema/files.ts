// Bytes that must live and die with the rows that name them: submissions, replays, rules modules. They are in the database
// so that a worker anywhere has them, a transaction covers them, and one backup holds everything.
import { sql } from 'drizzle-orm';
import { check, customType, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt } from './columns.ts';

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});

/** By the SHA-256 of its bytes, in hex; the same bytes are kept once. Never changed. */
export const blob = pgTable(
  'blob',
  {
    hash: text('hash').primaryKey(),
    sizeBytes: integer('size_bytes').notNull(),
    bytes: bytea('bytes').notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('blob_size', sql`${table.sizeBytes} = length(${table.bytes})`)],
);

/** A version of a scenario's rules that matches were played under: competitions freeze one, replays name one. */
export const ruleset = pgTable(
  'ruleset',
  {
    /** SHA-256 of the module. */
    rulesHash: text('rules_hash').notNull(),
    /** moba-1v1, moba-3v3, ...: scenarios may share a module. */
    scenarioId: text('scenario_id').notNull(),
    moduleHash: text('module_hash')
      .notNull()
      .references(() => blob.hash),
    manifest: jsonb('manifest').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.scenarioId, table.rulesHash] })],
);
