// Rules about teams that are more than a query: there is always a captain, and a team has a size.
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { say } from '../text/say.ts';
import * as repository from './team-repository.ts';
import type { NewTeam, TeamChange, TeamRow } from './team-shapes.ts';

/** Competitions ask for less; this bounds what one team can make the server do. */
const mostMembers = 50;

const record = (db: Connection, { principal, ipAddress }: Actor, action: string, objectId: string, detail = {}) =>
  recordAct(db, principal, ipAddress, { action: `team.${action}`, objectKind: 'team', objectId, detail });

export async function getTeam(db: Connection, id: string): Promise<TeamRow> {
  const row = await repository.findTeam(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no team ${id}.`);
  return row;
}

/** Whoever makes it is its captain. */
export async function createTeam(db: Connection, { userId }: Actor, fields: NewTeam): Promise<TeamRow> {
  let id: string;
  try {
    id = await repository.insertTeam(db, fields);
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new ApiError('conflict', say`The address "${fields.slug}" is taken. Choose another.`, {
      cause,
      field: 'slug',
    });
  }
  await repository.putTeamMember(db, id, userId, 'captain');
  return getTeam(db, id);
}

export async function changeTeam(db: Connection, actor: Actor, id: string, version: number, change: TeamChange) {
  if (!(await repository.updateTeam(db, id, version, change))) throw changedMeanwhile();
  await record(db, actor, 'update', id, { fields: Object.keys(change) });
  return getTeam(db, id);
}

export async function removeTeam(db: Connection, actor: Actor, id: string): Promise<void> {
  const { slug } = await getTeam(db, id);
  await repository.deleteTeam(db, id);
  await record(db, actor, 'delete', id, { slug });
}

function keepACaptain(roles: ReadonlyMap<string, string>, without: string): void {
  if ([...roles].some(([userId, role]) => role === 'captain' && userId !== without)) return;
  throw new ApiError('last_admin', say`This is the last captain of the team. Make another member captain first.`);
}

/** Changes the role of somebody who is in the team: others join by invitation. */
export async function setTeamRole(db: Connection, actor: Actor, id: string, userId: string, role: string) {
  const roles = await repository.lockTeam(db, id);
  const before = roles.get(userId);
  if (before === undefined) throw new ApiError('not_found', say`${userId} is not in this team. Invite them first.`);
  if (before === 'captain' && role !== 'captain') keepACaptain(roles, userId);
  await repository.putTeamMember(db, id, userId, role);
  await record(db, actor, 'setMember', id, { userId, from: before, to: role });
}

/** Oneself, or another by a captain. */
export async function removeTeamMember(db: Connection, actor: Actor, id: string, userId: string): Promise<void> {
  const roles = await repository.lockTeam(db, id);
  const before = roles.get(userId);
  if (before === undefined) throw new ApiError('not_found', say`${userId} is not in this team.`);
  if (before === 'captain') keepACaptain(roles, userId);
  await repository.deleteTeamMember(db, id, userId);
  await record(db, actor, actor.userId === userId ? 'leave' : 'setMember', id, { userId, from: before, to: null });
}

/** By an invitation; who is in already keeps their role. */
export async function joinTeam(db: Connection, id: string, userId: string, role: string): Promise<void> {
  const roles = await repository.lockTeam(db, id);
  if (roles.has(userId)) return;
  if (roles.size >= mostMembers)
    throw new ApiError('conflict', say`This team has ${roles.size} people, which is the most.`);
  await repository.putTeamMember(db, id, userId, role);
}
