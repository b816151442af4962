// Who may do what with results, appeals and certificates.
import { sql } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import type { RelationsByKind } from '../authorisation/relations.ts';
import { everyone, type Role, type Rules, rule, signedIn } from '../authorisation/rule.ts';
import type { Connection } from '../database/database.ts';

export const resultPermissions = {
  'results.read': rule(everyone, null),
  'results.listAppeals': rule(signedIn, 'read'),
  'results.fileAppeal': rule(['entryMember'], 'competitions'),
  'results.listCertificates': rule(signedIn, 'read'),
  'results.issueCertificates': rule(['competitionOrganiser', 'siteAdmin'], 'competitions'),
  'appeal.read': rule(['entryMember', 'competitionOrganiser', 'siteAdmin'], 'read'),
  'appeal.addStep': rule(['entryMember', 'competitionOrganiser', 'siteAdmin'], 'competitions'),
  'certificate.list': rule(signedIn, 'read'),
  'certificate.read': rule(everyone, null),
  'certificate.revoke': rule(['competitionOrganiser', 'siteAdmin'], 'competitions'),
  'ruleset.read': rule(everyone, null),
} as const satisfies Rules;

/** Whether somebody plays for an entry: alone, in its team, or as it was written down when it counted. */
export const playsFor = (userId: string) =>
  sql`(entry.user_id = ${userId} or entry.members @> ${JSON.stringify([{ userId }])}::jsonb or exists (
    select from team_member where team_member.team_id = entry.team_id and team_member.user_id = ${userId}))`;

export const organises = (userId: string) =>
  sql`(competition.organiser_id = ${userId} or exists (select from competition_organiser
    where competition_organiser.competition_id = competition.id and competition_organiser.user_id = ${userId}))`;

type Row = { readonly status: string; readonly isOrganiser: boolean; readonly isMember: boolean };

const rolesOf = (row: Row | undefined, { roles }: Principal): readonly Role[] | null => {
  if (row === undefined) return null;
  const { status, isOrganiser, isMember } = row;
  // A draft is nobody's to see but those who write it.
  if (status === 'draft' && !isOrganiser && !roles.includes('siteAdmin')) return null;
  return [...(isOrganiser ? ['competitionOrganiser' as const] : []), ...(isMember ? ['entryMember' as const] : [])];
};

const first = async (db: Connection, query: ReturnType<typeof sql>): Promise<Row | undefined> =>
  (await db.execute(query)).rows[0] as Row | undefined;

export const resultRelations: RelationsByKind = {
  /** By the competition. */
  results: async (db, principal, id) => {
    const userId = principal.userId ?? '';
    const row = await first(
      db,
      sql`select status, ${organises(userId)} as "isOrganiser", exists (select from entry
          where entry.competition_id = competition.id and entry.status <> 'withdrawn' and ${playsFor(userId)}) as "isMember"
        from competition where id = ${id}`,
    );
    return rolesOf(row, principal);
  },
  /** Appeals exist for those who are concerned. */
  appeal: async (db, principal, id) => {
    const userId = principal.userId ?? '';
    const row = await first(
      db,
      sql`select competition.status, ${organises(userId)} as "isOrganiser", ${playsFor(userId)} as "isMember"
        from appeal join competition on competition.id = appeal.competition_id join entry on entry.id = appeal.entry_id
        where appeal.id = ${id}`,
    );
    const roles = rolesOf(row, principal);
    return roles?.length === 0 && !principal.roles.includes('siteAdmin') ? null : roles;
  },
  certificate: async (db, principal, code) => {
    const row = await first(
      db,
      sql`select 'published' as status, ${organises(principal.userId ?? '')} as "isOrganiser", false as "isMember"
        from certificate join competition on competition.id = certificate.competition_id where code = ${code}`,
    );
    return rolesOf(row, principal);
  },
  ruleset: async () => [],
};
