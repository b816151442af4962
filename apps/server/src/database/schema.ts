// The database schema, whole: what is stored, and what the database itself refuses. After a change here run
// `npm run migration -w @jixia/server -- --name WHAT` and commit what it writes; migrations only go forward.
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
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });
const createdAt = () => at('created_at').notNull().defaultNow();
const updatedAt = () => at('updated_at').notNull().defaultNow();
/** Raised by every change: what an ETag is made of. */
const version = () => integer('version').notNull().default(1);

// Identity. The first four tables have the columns that better-auth expects.

export const user = pgTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** In lower case. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  /** Beyond being a member: teacher, organiser, siteAdmin. */
  roles: text('roles').array().notNull().default(sql`'{}'::text[]`),
  suspendedAt: at('suspended_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    expiresAt: at('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('session_user').on(table.userId)],
);

/** A way to sign in: a password, or an identity at an OIDC provider. */
export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    providerId: text('provider_id').notNull(),
    accountId: text('account_id').notNull(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('account_identity').on(table.providerId, table.accountId),
    index('account_user').on(table.userId),
  ],
);

export const verification = pgTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

/** A secret for programs. Only its hash is stored. */
export const apiToken = pgTable(
  'api_token',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    secretHash: text('secret_hash').notNull().unique(),
    scopes: text('scopes').array().notNull(),
    expiresAt: at('expires_at'),
    lastUsedAt: at('last_used_at'),
    createdAt: createdAt(),
  },
  (table) => [index('api_token_user').on(table.userId)],
);

/** The one-time link that makes the first site admin; at most one row. */
export const setupLink = pgTable(
  'setup_link',
  {
    id: integer('id').primaryKey().default(1),
    secretHash: text('secret_hash').notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('setup_link_one', sql`${table.id} = 1`)],
);

// Bookkeeping.

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

// Institutions and teams.

export const institution = pgTable(
  'institution',
  {
    id: text('id').primaryKey(),
    /** In addresses: lower-case letters, digits, hyphens. */
    slug: text('slug').notNull().unique(),
    kind: text('kind').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** Markdown. */
    descriptionZh: text('description_zh').notNull().default(''),
    descriptionEn: text('description_en').notNull().default(''),
    website: text('website'),
    region: text('region'),
    verifiedAt: at('verified_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (table) => [
    check(
      'institution_kind',
      sql`${table.kind} in ('university', 'enterprise', 'researchInstitute', 'association', 'industrialPark', 'investor')`,
    ),
  ],
);

export const institutionMember = pgTable(
  'institution_member',
  {
    institutionId: text('institution_id')
      .notNull()
      .references(() => institution.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    joinedAt: at('joined_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.institutionId, table.userId] }),
    index('institution_member_user').on(table.userId),
    check('institution_member_role', sql`${table.role} in ('admin', 'member')`),
  ],
);

export const joinRequest = pgTable(
  'join_request',
  {
    id: text('id').primaryKey(),
    institutionId: text('institution_id')
      .notNull()
      .references(() => institution.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    message: text('message').notNull().default(''),
    status: text('status').notNull().default('pending'),
    decidedBy: text('decided_by').references(() => user.id, { onDelete: 'set null' }),
    decidedAt: at('decided_at'),
    createdAt: createdAt(),
  },
  (table) => [
    check('join_request_status', sql`${table.status} in ('pending', 'accepted', 'declined', 'withdrawn')`),
    uniqueIndex('join_request_pending').on(table.institutionId, table.userId).where(sql`${table.status} = 'pending'`),
  ],
);

/** People from any institution who take part together; advisers do not play. */
export const team = pgTable('team', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});

export const teamMember = pgTable(
  'team_member',
  {
    teamId: text('team_id')
      .notNull()
      .references(() => team.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    joinedAt: at('joined_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.userId] }),
    index('team_member_user').on(table.userId),
    check('team_member_role', sql`${table.role} in ('captain', 'member', 'adviser')`),
  ],
);

/** Into an institution or a team, by e-mail; whoever holds the link and that address may accept. */
export const invitation = pgTable(
  'invitation',
  {
    id: text('id').primaryKey(),
    institutionId: text('institution_id').references(() => institution.id, { onDelete: 'cascade' }),
    teamId: text('team_id').references(() => team.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    role: text('role').notNull(),
    status: text('status').notNull().default('pending'),
    invitedBy: text('invited_by').references(() => user.id, { onDelete: 'set null' }),
    expiresAt: at('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    check('invitation_into_one', sql`num_nonnulls(${table.institutionId}, ${table.teamId}) = 1`),
    check('invitation_status', sql`${table.status} in ('pending', 'accepted', 'declined', 'withdrawn')`),
    uniqueIndex('invitation_pending')
      .on(sql`coalesce(${table.institutionId}, ${table.teamId})`, table.email)
      .where(sql`${table.status} = 'pending'`),
    index('invitation_email').on(table.email),
  ],
);
