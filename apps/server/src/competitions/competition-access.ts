// Who may do what with competitions, their phases and entries. A draft is its organisers' alone; all else is public.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import type { RelationsByKind } from '../authorisation/relations.ts';
import { everyone, type Role, type Rules, rule, signedIn } from '../authorisation/rule.ts';
import type { Connection } from '../database/database.ts';
import { competition, entry, phase, teamMember } from '../database/schema.ts';

const organisers: Role[] = ['competitionOrganiser', 'siteAdmin'];

export const competitionPermissions = {
  'competition.list': rule(everyone, null),
  'competition.read': rule(everyone, null),
  'competition.create': rule(['organiser', 'teacher', 'siteAdmin'], 'competitions'),
  'competition.update': rule(organisers, 'competitions'),
  'competition.publish': rule(organisers, 'competitions'),
  'competition.finish': rule(organisers, 'competitions'),
  'competition.cancel': rule(organisers, 'competitions'),
  'competition.setOrganiser': rule(organisers, 'competitions'),
  'competition.addPhase': rule(organisers, 'competitions'),
  'competition.enter': rule(signedIn, 'submit'),
  'phase.read': rule(everyone, null),
  'phase.update': rule(organisers, 'competitions'),
  'phase.delete': rule(organisers, 'competitions'),
  'entry.read': rule(everyone, null),
  'entry.listMine': rule(signedIn, 'read'),
  'entry.update': rule(['entryMember'], 'submit'),
  'entry.withdraw': rule(['entryMember'], 'submit'),
  'entry.disqualify': rule(organisers, 'competitions'),
  'competition.readUnmet': rule(organisers, 'competitions'),
} as const satisfies Rules;

/** In whose name a request sees what is not public: a token must be good for something here. */
export const insiderId = ({ userId, isSuspended, token }: Principal): string =>
  isSuspended || (token !== null && !token.scopes.includes('read') && !token.scopes.includes('competitions'))
    ? ''
    : (userId ?? '');

const seesAll = (principal: Principal): boolean => insiderId(principal) !== '' && principal.roles.includes('siteAdmin');

/** Of the competition in the query. */
export const isOrganisedBy = (userId: string): SQL<boolean> =>
  sql<boolean>`coalesce(${competition.organiserId} = ${userId} or exists (select from competition_organiser
    where competition_organiser.competition_id = ${competition.id} and competition_organiser.user_id = ${userId}), false)`;

/** Which competitions a request may see. */
export const visibleTo = (principal: Principal): SQL | undefined =>
  seesAll(principal) ? undefined : sql`(${competition.status} <> 'draft' or ${isOrganisedBy(insiderId(principal))})`;

type Found = { readonly status: string; readonly isOrganiser: boolean };

function rolesIn(principal: Principal, found: Found | undefined): Role[] | null {
  if (found === undefined) return null;
  if (found.isOrganiser) return ['competitionOrganiser'];
  return found.status === 'draft' && !seesAll(principal) ? null : [];
}

const columns = (principal: Principal) => ({
  status: competition.status,
  isOrganiser: isOrganisedBy(insiderId(principal)),
});

/** Whether somebody plays in the team of an entry; advisers do not. */
async function playsIn(db: Connection, userId: string, teamId: string | null): Promise<boolean> {
  if (teamId === null || userId === '') return false;
  const mine = and(eq(teamMember.teamId, teamId), eq(teamMember.userId, userId));
  const [row] = await db.select({ role: teamMember.role }).from(teamMember).where(mine);
  return row !== undefined && row.role !== 'adviser';
}

export const competitionRelations: RelationsByKind = {
  async competition(db, principal, id) {
    const [found] = await db.select(columns(principal)).from(competition).where(eq(competition.id, id));
    return rolesIn(principal, found);
  },
  async phase(db, principal, id) {
    const [found] = await db
      .select(columns(principal))
      .from(phase)
      .innerJoin(competition, eq(competition.id, phase.competitionId))
      .where(eq(phase.id, id));
    return rolesIn(principal, found);
  },
  async entry(db, principal, id) {
    const [found] = await db
      .select({ ...columns(principal), userId: entry.userId, teamId: entry.teamId })
      .from(entry)
      .innerJoin(competition, eq(competition.id, entry.competitionId))
      .where(eq(entry.id, id));
    const roles = rolesIn(principal, found);
    if (roles === null || found === undefined) return null;
    const userId = principal.userId ?? '';
    const isMine = found.userId === userId || (await playsIn(db, userId, found.teamId));
    return isMine ? [...roles, 'entryMember'] : roles;
  },
};
