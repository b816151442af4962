// What people hand in: agents, and their versions.
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, createdAt, updatedAt, version } from './columns.ts';
import { blob } from './files.ts';
import { user } from './identity.ts';
import { team } from './institutions.ts';

/** One contender over all its versions. Its owner is a person; a team may enter it where its owner is a member. */
export const agent = pgTable(
  'agent',
  {
    id: text('id').primaryKey(),
    /** Null for the samples that come with the server. */
    ownerId: text('owner_id').references(() => user.id, { onDelete: 'cascade' }),
    teamId: text('team_id').references(() => team.id, { onDelete: 'set null' }),
    scenarioId: text('scenario_id').notNull(),
    name: text('name').notNull(),
    /** Markdown. */
    description: text('description').notNull().default(''),
    /** Everyone sees it, its accepted versions may be downloaded. */
    isPublished: boolean('is_published').notNull().default(false),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    index('agent_owner').on(table.ownerId),
    index('agent_team').on(table.teamId),
    uniqueIndex('agent_name').on(table.ownerId, table.scenarioId, table.name),
    check('agent_has_owner', sql`${table.isSample} or ${table.ownerId} is not null`),
  ],
);

/** A version of an agent: its file, and what its validation found. The file never changes. */
export const submission = pgTable(
  'submission',
  {
    id: text('id').primaryKey(),
    agentId: text('agent_id')
      .notNull()
      .references(() => agent.id, { onDelete: 'cascade' }),
    /** 1, 2, ... within the agent. */
    number: integer('number').notNull(),
    kind: text('kind').notNull(),
    /** The name of a scripted bot instead of a file; samples only. */
    botName: text('bot_name'),
    fileHash: text('file_hash').references(() => blob.hash),
    fileName: text('file_name').notNull().default(''),
    sizeBytes: integer('size_bytes').notNull().default(0),
    notes: text('notes').notNull().default(''),
    /** Of the rules it was made for and validated under. */
    rulesHash: text('rules_hash').notNull(),
    submittedBy: text('submitted_by').references(() => user.id, { onDelete: 'set null' }),
    status: text('status').notNull().default('queued'),
    /** Why it was refused, in one sentence. */
    reason: text('reason'),
    /** {ok, checks: [{check, status, detail}], timing, log, failingStep}, as `jixia check agent` finds it. */
    verdict: jsonb('verdict'),
    /** Of the match played to validate it. */
    validationMatchId: text('validation_match_id'),
    createdAt: createdAt(),
    decidedAt: at('decided_at'),
    /** Active versions count towards the quota; a withdrawn one plays no more. */
    withdrawnAt: at('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('submission_number').on(table.agentId, table.number),
    index('submission_file').on(table.fileHash),
    index('submission_by').on(table.submittedBy, table.createdAt),
    check('submission_kind', sql`${table.kind} in ('bot', 'policy', 'wasm', 'process')`),
    check('submission_status', sql`${table.status} in ('queued', 'validating', 'accepted', 'refused', 'withdrawn')`),
    check('submission_source', sql`num_nonnulls(${table.botName}, ${table.fileHash}) = 1`),
  ],
);
