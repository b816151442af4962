// Who may do what with agents, their versions and jobs. A private agent is its owner's, their team's and the site admin's; of a
// published one everybody sees the accepted versions.
import { and, eq } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import type { RelationsByKind } from '../authorisation/relations.ts';
import { everyone, type Role, type Rules, rule, signedIn } from '../authorisation/rule.ts';
import type { Connection } from '../database/database.ts';
import { agent, job, submission, teamMember } from '../database/schema.ts';

export const submissionPermissions = {
  'agent.list': rule(everyone, null),
  'agent.read': rule(everyone, null),
  'agent.create': rule(signedIn, 'submit'),
  'agent.update': rule(['agentOwner', 'siteAdmin'], 'submit'),
  'agent.delete': rule(['agentOwner', 'siteAdmin'], 'submit'),
  'agent.submit': rule(['agentOwner', 'agentTeamMember'], 'submit'),
  'submission.read': rule(everyone, null),
  'submission.withdraw': rule(['agentOwner', 'agentTeamMember', 'siteAdmin'], 'submit'),
  'quota.read': rule(signedIn, 'read'),
  'job.list': rule(signedIn, 'read'),
  'job.read': rule(['jobOwner', 'siteAdmin'], 'read'),
  'job.cancel': rule(['jobOwner', 'siteAdmin'], 'submit'),
  'queue.read': rule(everyone, null),
} as const satisfies Rules;

/** Whose private agents a request may see: a token must be good for reading or for submitting. */
export const seesPrivateAs = ({ userId, isSuspended, token }: Principal): string | null =>
  isSuspended || (token !== null && !token.scopes.includes('read') && !token.scopes.includes('submit')) ? null : userId;

const seesAll = (principal: Principal): boolean =>
  seesPrivateAs(principal) !== null && principal.roles.includes('siteAdmin');

type Place = {
  readonly ownerId: string | null;
  /** Of the asker in the agent's team. */
  readonly teamRole: string | null;
};

/** Null: a stranger. */
function placeOf(principal: Principal, { ownerId, teamRole }: Place): Role[] | null {
  const userId = seesPrivateAs(principal);
  if (userId === null) return null;
  const roles: Role[] = [];
  if (ownerId === userId) roles.push('agentOwner');
  if (teamRole === 'captain' || teamRole === 'member') roles.push('agentTeamMember');
  const isInside = roles.length > 0 || teamRole === 'adviser' || seesAll(principal);
  return isInside ? roles : null;
}

const columns = {
  ownerId: agent.ownerId,
  isPublished: agent.isPublished,
  isSample: agent.isSample,
  teamRole: teamMember.role,
};
const ownPlace = (userId: string | null) =>
  and(eq(teamMember.teamId, agent.teamId), eq(teamMember.userId, userId ?? ''));

/** Roles of those who see all of an agent; null for strangers. */
export async function insiderRoles(db: Connection, principal: Principal, agentId: string): Promise<Role[] | null> {
  const [row] = await db
    .select(columns)
    .from(agent)
    .leftJoin(teamMember, ownPlace(principal.userId))
    .where(eq(agent.id, agentId));
  return row === undefined ? null : placeOf(principal, row);
}

export const submissionRelations: RelationsByKind = {
  async agent(db, principal, id) {
    const [row] = await db
      .select(columns)
      .from(agent)
      .leftJoin(teamMember, ownPlace(principal.userId))
      .where(eq(agent.id, id));
    if (row === undefined) return null;
    const isPublic = row.isPublished || row.isSample;
    return placeOf(principal, row) ?? (isPublic ? [] : null);
  },
  async submission(db, principal, id) {
    const [row] = await db
      .select({ ...columns, status: submission.status })
      .from(submission)
      .innerJoin(agent, eq(agent.id, submission.agentId))
      .leftJoin(teamMember, ownPlace(principal.userId))
      .where(eq(submission.id, id));
    if (row === undefined) return null;
    const isPublic = (row.isPublished || row.isSample) && row.status === 'accepted';
    return placeOf(principal, row) ?? (isPublic ? [] : null);
  },
  // Others' work tells of what they do.
  async job(db, { userId, roles }, id) {
    const [row] = await db.select({ requestedBy: job.requestedBy }).from(job).where(eq(job.id, id));
    if (row === undefined) return null;
    if (row.requestedBy !== null && row.requestedBy === userId) return ['jobOwner'];
    return roles.includes('siteAdmin') ? [] : null;
  },
};
