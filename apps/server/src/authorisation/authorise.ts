// Decides whether a principal may do what a route does, by the table and by what the database says of the object.
import { and, eq } from 'drizzle-orm';
import { competitionRelations } from '../competitions/competition-access.ts';
import type { Connection } from '../database/database.ts';
import { apiToken, institution, institutionMember, invitation, team, teamMember, user } from '../database/schema.ts';
import { exchangeRelations } from '../exchange/exchange-access.ts';
import { ApiError } from '../http/api-error.ts';
import { matchRelations } from '../matches/match-access.ts';
import { resultRelations } from '../results/result-access.ts';
import { submissionRelations } from '../submissions/submission-access.ts';
import { anyOf, say } from '../text/say.ts';
import { notYoursToSee, roleWord } from './access-words.ts';
import { objectKindOf, type Permission, permissions } from './permissions.ts';
import type { Principal } from './principal.ts';
import type { Relations } from './relations.ts';
import { type Role, type Rule, relationRoles } from './rule.ts';

async function institutionRoles(db: Connection, { userId }: Principal, id: string): Promise<Role[] | null> {
  const [row] = await db
    .select({ role: institutionMember.role })
    .from(institution)
    .leftJoin(
      institutionMember,
      and(eq(institutionMember.institutionId, institution.id), eq(institutionMember.userId, userId ?? '')),
    )
    .where(eq(institution.id, id));
  if (row === undefined) return null;
  if (row.role === null) return [];
  return row.role === 'admin' ? ['institutionMember', 'institutionAdmin'] : ['institutionMember'];
}

async function teamRoles(db: Connection, { userId }: Principal, id: string): Promise<Role[] | null> {
  const [row] = await db
    .select({ role: teamMember.role })
    .from(team)
    .leftJoin(teamMember, and(eq(teamMember.teamId, team.id), eq(teamMember.userId, userId ?? '')))
    .where(eq(team.id, id));
  if (row === undefined) return null;
  const byRole: Record<string, Role[]> = { captain: ['teamCaptain'], member: ['teamMember'], adviser: ['teamAdviser'] };
  return byRole[row.role ?? ''] ?? [];
}

const relations: Readonly<Record<string, Relations>> = {
  institution: institutionRoles,
  team: teamRoles,
  user: async (db, _principal, id) =>
    (await db.select({ id: user.id }).from(user).where(eq(user.id, id))).length === 0 ? null : [],
  // What is another's does not exist: its number tells nothing.
  token: async (db, { userId }, id) => {
    const own = and(eq(apiToken.id, id), eq(apiToken.userId, userId ?? ''));
    return (await db.select({ id: apiToken.id }).from(apiToken).where(own)).length === 0 ? null : ['self'];
  },
  invitation: async (db, { email, isEmailVerified }, id) => {
    if (!isEmailVerified) return null;
    const own = and(eq(invitation.id, id), eq(invitation.email, email));
    return (await db.select({ id: invitation.id }).from(invitation).where(own)).length === 0 ? null : ['self'];
  },
  ...submissionRelations,
  ...matchRelations,
  ...competitionRelations,
  ...resultRelations,
  ...exchangeRelations,
};

const isAllowed = (rule: Rule, roles: readonly Role[]): boolean => rule.roles.some((role) => roles.includes(role));

/** Refuses what needs no look at the object: no session, a suspended account, a token without the scope. */
function checkPrincipal(principal: Principal, rule: Rule): void {
  if (principal.userId === null) {
    if (rule.roles.includes('visitor')) return;
    throw new ApiError('not_signed_in', say`Sign in first, or send an API token: Authorization: Bearer TOKEN.`);
  }
  if (rule.scope === null) return;
  if (principal.isSuspended) throw new ApiError('suspended', say`This account is suspended. Write to the site admin.`);
  const { token } = principal;
  if (token === null) return;
  if (rule.scope === 'sessionOnly') {
    throw new ApiError('forbidden', say`This cannot be done with an API token. Sign in and do it there.`);
  }
  if (!token.scopes.includes(rule.scope)) {
    throw new ApiError('forbidden', say`This API token lacks the scope "${rule.scope}". Make one that has it.`);
  }
}

/** `objectId` where the route is about one object. Throws ApiError `not_signed_in`, `forbidden`, `not_found`. */
export async function authorise(
  db: Connection | null,
  principal: Principal,
  permission: Permission,
  objectId: string | undefined,
): Promise<void> {
  const rule: Rule = permissions[permission];
  checkPrincipal(principal, rule);
  const kind = objectKindOf(permission);
  const relationsOf = relations[kind];
  const isAboutOne = objectId !== undefined && relationsOf !== undefined && db !== null;
  const towards = isAboutOne ? await relationsOf(db, principal, objectId) : [];
  if (towards === null) throw notYoursToSee(kind, objectId ?? '');
  if (isAllowed(rule, [...principal.roles, ...towards])) return;
  throw new ApiError('forbidden', say`Only ${anyOf(rule.roles.map(roleWord))} may do this.`);
}

export const needsObject = (permission: Permission): boolean =>
  (permissions[permission] as Rule).roles.some((role) => (relationRoles as readonly string[]).includes(role));
