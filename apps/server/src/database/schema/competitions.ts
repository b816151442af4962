// Competitions: phases, entries, pairings, ratings, appeals, certificates.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { agent, submission } from './agents.ts';
import { at, createdAt, updatedAt, version } from './columns.ts';
import { blob } from './files.ts';
import { user } from './identity.ts';
import { institution, team } from './institutions.ts';

export const competition = pgTable(
  'competition',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    scenarioId: text('scenario_id').notNull(),
    /** Frozen when it is made; the module is in `ruleset`. */
    rulesHash: text('rules_hash').notNull(),
    config: jsonb('config').notNull().default({}),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** Markdown. */
    rulesZh: text('rules_zh').notNull().default(''),
    rulesEn: text('rules_en').notNull().default(''),
    /** {institutionKinds: [], needsInstitution, needsVerifiedInstitution, minTeamSize, maxTeamSize, needsAdviser} */
    eligibility: jsonb('eligibility').notNull().default({}),
    /** Null for the standing ones that come with the server. */
    organiserId: text('organiser_id').references(() => user.id, { onDelete: 'set null' }),
    institutionId: text('institution_id').references(() => institution.id, { onDelete: 'set null' }),
    status: text('status').notNull().default('draft'),
    registrationOpensAt: at('registration_opens_at'),
    registrationClosesAt: at('registration_closes_at'),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [check('competition_status', sql`${table.status} in ('draft', 'published', 'finished', 'cancelled')`)],
);

/** Others that may run it besides whoever made it. */
export const competitionOrganiser = pgTable(
  'competition_organiser',
  {
    competitionId: text('competition_id')
      .notNull()
      .references(() => competition.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.competitionId, table.userId] })],
);

export const phase = pgTable(
  'phase',
  {
    id: text('id').primaryKey(),
    competitionId: text('competition_id')
      .notNull()
      .references(() => competition.id, { onDelete: 'cascade' }),
    ordinal: integer('ordinal').notNull(),
    kind: text('kind').notNull(),
    titleZh: text('title_zh').notNull().default(''),
    titleEn: text('title_en').notNull().default(''),
    startsAt: at('starts_at').notNull(),
    /** Null: stands open. */
    endsAt: at('ends_at'),
    /** {kind: ladder | round-robin | swiss | single-elimination | double-elimination, pairs, rounds, groups, heroes} */
    schedule: jsonb('schedule').notNull(),
    /** {submissionsADay, activeVersions, sizeBytes, matchesADay} */
    quotas: jsonb('quotas').notNull().default({}),
    /** {take: N of the phase before, perGroup} */
    admission: jsonb('admission').notNull().default({}),
    hasHiddenSeeds: boolean('has_hidden_seeds').notNull().default(false),
    /** SHA-256 of the secret that all seeds of the phase follow from; published before it starts. */
    seedCommitment: text('seed_commitment').notNull(),
    seedSecret: text('seed_secret').notNull(),
    seedRevealedAt: at('seed_revealed_at'),
    status: text('status').notNull().default('planned'),
    /** Raised by a regrade. */
    revision: integer('revision').notNull().default(1),
    /** State of the schedule that is not in the pairings; the scheduler's own. */
    schedulerState: jsonb('scheduler_state').notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    uniqueIndex('phase_ordinal').on(table.competitionId, table.ordinal),
    check('phase_kind', sql`${table.kind} in ('practice', 'qualifier', 'group', 'knockout', 'final')`),
    check('phase_status', sql`${table.status} in ('planned', 'open', 'playing', 'done', 'cancelled')`),
  ],
);

export const entry = pgTable(
  'entry',
  {
    id: text('id').primaryKey(),
    competitionId: text('competition_id')
      .notNull()
      .references(() => competition.id, { onDelete: 'cascade' }),
    /** One of the two; samples have neither. */
    userId: text('user_id').references(() => user.id, { onDelete: 'cascade' }),
    teamId: text('team_id').references(() => team.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    institutionId: text('institution_id').references(() => institution.id, { onDelete: 'set null' }),
    /** Who took part and in which role when it counted: [{userId, name, role}]; certificates are made from it. */
    members: jsonb('members').notNull().default([]),
    /** Plays with its newest accepted version, or with the one pinned by `submissionId`. */
    agentId: text('agent_id').references(() => agent.id, { onDelete: 'set null' }),
    submissionId: text('submission_id').references(() => submission.id, { onDelete: 'set null' }),
    status: text('status').notNull().default('registered'),
    reason: text('reason'),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    uniqueIndex('entry_user').on(table.competitionId, table.userId).where(sql`${table.status} <> 'withdrawn'`),
    uniqueIndex('entry_team').on(table.competitionId, table.teamId).where(sql`${table.status} <> 'withdrawn'`),
    index('entry_submission').on(table.submissionId),
    index('entry_agent').on(table.agentId),
    check('entry_status', sql`${table.status} in ('registered', 'withdrawn', 'disqualified')`),
  ],
);

/** How an entry stands in a phase: a picture of the match records, which can be computed anew at any time. */
export const phaseEntry = pgTable(
  'phase_entry',
  {
    phaseId: text('phase_id')
      .notNull()
      .references(() => phase.id, { onDelete: 'cascade' }),
    entryId: text('entry_id')
      .notNull()
      .references(() => entry.id, { onDelete: 'cascade' }),
    /** The version that plays in this phase. Ladders follow the entry's newest accepted one, others keep it. */
    submissionId: text('submission_id').references(() => submission.id, { onDelete: 'set null' }),
    groupName: text('group_name').notNull().default(''),
    seeding: integer('seeding'),
    /** On Elo's scale; null before the first match. */
    rating: doublePrecision('rating'),
    ratingLow: doublePrecision('rating_low'),
    ratingHigh: doublePrecision('rating_high'),
    matches: integer('matches').notNull().default(0),
    wins: integer('wins').notNull().default(0),
    draws: integer('draws').notNull().default(0),
    losses: integer('losses').notNull().default(0),
    forfeits: integer('forfeits').notNull().default(0),
    rank: integer('rank'),
    isEliminated: boolean('is_eliminated').notNull().default(false),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.phaseId, table.entryId] }), index('phase_entry_entry').on(table.entryId)],
);

/** How a rating came about: a point now and then for each entry that has played since its last one. */
export const ratingPoint = pgTable(
  'rating_point',
  {
    phaseId: text('phase_id')
      .notNull()
      .references(() => phase.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    entryId: text('entry_id')
      .notNull()
      .references(() => entry.id, { onDelete: 'cascade' }),
    at: at('at').notNull(),
    submissionId: text('submission_id').references(() => submission.id, { onDelete: 'set null' }),
    rating: doublePrecision('rating').notNull(),
    ratingLow: doublePrecision('rating_low').notNull(),
    ratingHigh: doublePrecision('rating_high').notNull(),
    matches: integer('matches').notNull(),
    rank: integer('rank'),
  },
  (table) => [primaryKey({ columns: [table.phaseId, table.revision, table.entryId, table.at] })],
);

export const pairing = pgTable(
  'pairing',
  {
    id: text('id').primaryKey(),
    phaseId: text('phase_id')
      .notNull()
      .references(() => phase.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull().default(1),
    round: integer('round').notNull(),
    ordinal: integer('ordinal').notNull(),
    entryA: text('entry_a')
      .notNull()
      .references(() => entry.id, { onDelete: 'cascade' }),
    /** Null: a bye. */
    entryB: text('entry_b').references(() => entry.id, { onDelete: 'cascade' }),
    groupName: text('group_name').notNull().default(''),
    /** Why these two: what the pairing file of a tournament says. */
    reason: jsonb('reason').notNull().default({}),
    status: text('status').notNull().default('playing'),
    /** Of A over all its matches, 0 .. 1. */
    score: doublePrecision('score'),
    createdAt: createdAt(),
    finishedAt: at('finished_at'),
  },
  (table) => [
    uniqueIndex('pairing_place').on(table.phaseId, table.revision, table.round, table.ordinal),
    check('pairing_status', sql`${table.status} in ('playing', 'done')`),
  ],
);

export const appeal = pgTable(
  'appeal',
  {
    id: text('id').primaryKey(),
    competitionId: text('competition_id')
      .notNull()
      .references(() => competition.id, { onDelete: 'cascade' }),
    entryId: text('entry_id')
      .notNull()
      .references(() => entry.id, { onDelete: 'cascade' }),
    phaseId: text('phase_id').references(() => phase.id, { onDelete: 'set null' }),
    matchId: text('match_id'),
    filedBy: text('filed_by').references(() => user.id, { onDelete: 'set null' }),
    text: text('text').notNull(),
    status: text('status').notNull().default('open'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    index('appeal_competition').on(table.competitionId),
    check('appeal_status', sql`${table.status} in ('open', 'underReview', 'upheld', 'dismissed', 'withdrawn')`),
  ],
);

/** The decision trail of an appeal; rows are only added. */
export const appealStep = pgTable(
  'appeal_step',
  {
    id: text('id').primaryKey(),
    appealId: text('appeal_id')
      .notNull()
      .references(() => appeal.id, { onDelete: 'cascade' }),
    byUserId: text('by_user_id').references(() => user.id, { onDelete: 'set null' }),
    /** filed, commented, underReview, upheld, dismissed, withdrawn, regraded */
    action: text('action').notNull(),
    text: text('text').notNull().default(''),
    /** Of `regraded`: {phaseId, revision}. */
    detail: jsonb('detail').notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [index('appeal_step_appeal').on(table.appealId)],
);

export const certificate = pgTable(
  'certificate',
  {
    /** In its address, and printed on it. */
    code: text('code').primaryKey(),
    competitionId: text('competition_id')
      .notNull()
      .references(() => competition.id, { onDelete: 'cascade' }),
    entryId: text('entry_id')
      .notNull()
      .references(() => entry.id, { onDelete: 'cascade' }),
    phaseId: text('phase_id').references(() => phase.id, { onDelete: 'set null' }),
    userId: text('user_id').references(() => user.id, { onDelete: 'set null' }),
    holderName: text('holder_name').notNull(),
    /** The holder's in the entry: captain, member, adviser. */
    role: text('role').notNull().default('member'),
    /** Of the whole competition; null = took part. */
    rank: integer('rank'),
    /** How many entries were ranked. */
    rankedEntries: integer('ranked_entries').notNull().default(0),
    /** SHA-256 of the evidence in canonical JSON; all certificates of a phase share it, and it is kept once. */
    evidenceHash: text('evidence_hash')
      .notNull()
      .references(() => blob.hash),
    issuedBy: text('issued_by').references(() => user.id, { onDelete: 'set null' }),
    issuedAt: at('issued_at').notNull().defaultNow(),
    revokedAt: at('revoked_at'),
    revokedReason: text('revoked_reason'),
  },
  (table) => [
    index('certificate_competition').on(table.competitionId),
    index('certificate_user').on(table.userId),
    uniqueIndex('certificate_holder').on(table.entryId, table.userId).where(sql`${table.revokedAt} is null`),
  ],
);
