// Work that is queued, and the matches that come of it.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { submission } from './agents.ts';
import { at, createdAt } from './columns.ts';
import { blob } from './files.ts';
import { user } from './identity.ts';
import { institution } from './institutions.ts';

/**
 * One piece of work. The queue (pg-boss) delivers as many tickets as there are jobs and minds heartbeats and retries; which
 * job a ticket is for is decided here when a worker takes it, so that the order can be fair.
 */
export const job = pgTable(
  'job',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    payload: jsonb('payload').notNull(),
    /** Higher goes first: validations before matches before reports. */
    priority: integer('priority').notNull().default(0),
    /** Who asked for it; sees it and may cancel it. */
    requestedBy: text('requested_by').references(() => user.id, { onDelete: 'set null' }),
    /** Within a priority, workers share their time fairly between these: an institution, else a person or a team. */
    shareKey: text('share_key').notNull().default(''),
    institutionId: text('institution_id').references(() => institution.id, { onDelete: 'set null' }),
    /** A second job with the same key is not made while one waits: one that runs may have looked already. Null = always made. */
    dedupeKey: text('dedupe_key'),
    status: text('status').notNull().default('queued'),
    /** Of the delivery that works on it: results of any other are refused. */
    ticketId: text('ticket_id'),
    attempt: integer('attempt').notNull().default(0),
    workerName: text('worker_name'),
    /** 0 .. 1 */
    progress: real('progress').notNull().default(0),
    /** Why it failed, was cancelled or waits, in one sentence. */
    reason: text('reason'),
    runAfter: at('run_after').notNull().defaultNow(),
    createdAt: createdAt(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
  },
  (table) => [
    index('job_waiting').on(table.priority, table.createdAt).where(sql`${table.status} = 'queued'`),
    index('job_ticket').on(table.ticketId),
    index('job_share').on(table.shareKey, table.startedAt),
    uniqueIndex('job_dedupe').on(table.dedupeKey).where(sql`${table.status} = 'queued'`),
    check('job_status', sql`${table.status} in ('queued', 'running', 'done', 'failed', 'cancelled')`),
  ],
);

export const match = pgTable(
  'match',
  {
    id: text('id').primaryKey(),
    scenarioId: text('scenario_id').notNull(),
    rulesHash: text('rules_hash').notNull(),
    purpose: text('purpose').notNull(),
    /** Of a competition's phase; matches outside of competitions have none. */
    phaseId: text('phase_id'),
    pairingId: text('pairing_id'),
    /** Matches of a pair have the same seed and heroes with sides swapped. */
    pairNumber: integer('pair_number').notNull().default(0),
    /** 64 bits, decimal. Shown once the match is over, or when a phase with hidden seeds reveals them. */
    seed: text('seed').notNull(),
    config: jsonb('config').notNull().default({}),
    status: text('status').notNull().default('queued'),
    jobId: text('job_id').references(() => job.id, { onDelete: 'set null' }),
    /** Side that won, -1 = draw; null until it is over, or where it could not be played. */
    winner: integer('winner'),
    endReason: text('end_reason'),
    ticks: integer('ticks'),
    decisions: integer('decisions'),
    /** Last link of the hash chain: what a certificate names. */
    finalHash: text('final_hash'),
    replayHash: text('replay_hash').references(() => blob.hash),
    /** {agent, code, message, step} */
    forfeit: jsonb('forfeit'),
    /** Last lines of the offender's stderr, for its owner. */
    faultLog: text('fault_log'),
    /** By seat: {medianMs, p99Ms, maxMs, decisions}. */
    timing: jsonb('timing'),
    /** Name of the worker that played it. */
    workerName: text('worker_name'),
    /** Raised by a regrade: results of an older revision are kept and count no more. */
    revision: integer('revision').notNull().default(1),
    isSuperseded: boolean('is_superseded').notNull().default(false),
    createdAt: createdAt(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
  },
  (table) => [
    index('match_phase').on(table.phaseId, table.revision, table.status),
    index('match_pairing').on(table.pairingId),
    index('match_finished').on(table.finishedAt),
    index('match_job').on(table.jobId),
    check('match_status', sql`${table.status} in ('queued', 'running', 'done', 'failed', 'cancelled')`),
    check(
      'match_purpose',
      sql`${table.purpose} in ('validation', 'ladder', 'tournament', 'evaluation', 'exhibition', 'regrade')`,
    ),
    // A match that is done has all that proves it.
    check(
      'match_done',
      sql`${table.status} <> 'done' or num_nulls(${table.winner}, ${table.finalHash}, ${table.replayHash}, ${table.finishedAt}) = 0`,
    ),
  ],
);

/** Who plays which side. */
export const matchSide = pgTable(
  'match_side',
  {
    matchId: text('match_id')
      .notNull()
      .references(() => match.id, { onDelete: 'cascade' }),
    /** 0, 1 */
    side: integer('side').notNull(),
    submissionId: text('submission_id')
      .notNull()
      .references(() => submission.id, { onDelete: 'restrict' }),
    /** Of the competition the match counts in. */
    entryId: text('entry_id'),
    /** 1 = won, 0.5 = draw, 0 = lost; null until the match is over. */
    score: real('score'),
  },
  (table) => [
    primaryKey({ columns: [table.matchId, table.side] }),
    index('match_side_submission').on(table.submissionId),
    index('match_side_entry').on(table.entryId),
  ],
);

/** What changed, in order: the source of live pages. Old rows are deleted. */
export const liveEvent = pgTable(
  'live_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** `match:ID`, `competition:ID`, `phase:ID`, `submission:ID`, `jobs`, `matches` */
    topic: text('topic').notNull(),
    data: jsonb('data').notNull(),
    at: at('at').notNull().defaultNow(),
  },
  (table) => [index('live_event_topic').on(table.topic, table.id), index('live_event_age').on(table.at)],
);

/** The actions of a match under way, so that it can be watched: appended by the worker, deleted when the replay is there. */
export const matchStream = pgTable(
  'match_stream',
  {
    matchId: text('match_id')
      .notNull()
      .references(() => match.id, { onDelete: 'cascade' }),
    /** First decision in the chunk. */
    fromDecision: integer('from_decision').notNull(),
    decisions: integer('decisions').notNull(),
    /** Base64 of u16 actions, little-endian: decision, agent, head. */
    actions: text('actions').notNull(),
  },
  (table) => [primaryKey({ columns: [table.matchId, table.fromDecision] })],
);
