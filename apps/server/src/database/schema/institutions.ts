// Institutions, teams, and the ways into them.
import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, createdAt, updatedAt, version } from './columns.ts';
import { user } from './identity.ts';

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
