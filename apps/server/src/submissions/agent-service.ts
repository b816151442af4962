// Rules about agents that are more than a query.
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { agent, submission, user } from '../database/schema.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { announce } from '../live/announce.ts';
import { say } from '../text/say.ts';
import * as repository from './agent-repository.ts';
import type { AgentChange, NewAgent, ShownAgent } from './agent-shapes.ts';
import { dayMs, limits } from './submission-limits.ts';

const record = (db: Connection, { principal, ipAddress }: Actor, action: string, objectId: string, detail = {}) =>
  recordAct(db, principal, ipAddress, { action: `agent.${action}`, objectKind: 'agent', objectId, detail });

export async function getAgent(
  db: Connection,
  { principal }: Pick<Actor, 'principal'>,
  id: string,
): Promise<ShownAgent> {
  const found = await repository.findAgent(db, principal, id);
  if (found === undefined) throw new ApiError('not_found', say`There is no agent ${id}.`);
  return found;
}

async function checkTeam(db: Connection, teamId: string | null | undefined, ownerId: string): Promise<void> {
  if (teamId == null || (await repository.isPlayerOfTeam(db, teamId, ownerId))) return;
  throw new ApiError(
    'bad_input',
    say`teamId: the agent's owner does not play in team ${teamId}. Name a team of theirs.`,
    {
      field: 'teamId',
    },
  );
}

const nameTaken = (name: string, cause: unknown): ApiError =>
  new ApiError(
    'conflict',
    say`You have an agent "${name}" for this scenario. Submit a new version of it, or choose another name.`,
    {
      cause,
      field: 'name',
    },
  );

export async function createAgent(db: Connection, actor: Actor, fields: NewAgent): Promise<ShownAgent> {
  const { userId } = actor;
  await checkTeam(db, fields.teamId, userId);
  // Two at one time must not both be the last that is allowed.
  await db.select({ id: user.id }).from(user).where(eq(user.id, userId)).for('no key update');
  const count = await db.$count(agent, eq(agent.ownerId, userId));
  if (count >= limits.agents) {
    throw new ApiError(
      'quota_exceeded',
      say`You have ${count} agents, and ${limits.agents} is the most. Delete one first.`,
    );
  }
  try {
    const id = await repository.insertAgent(db, userId, fields);
    return await getAgent(db, actor, id);
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw nameTaken(fields.name, cause);
  }
}

const refuseSample = ({ isSample }: ShownAgent): void => {
  if (isSample) throw new ApiError('conflict', say`This agent comes with the server and stays as it is.`);
};

export async function changeAgent(db: Connection, actor: Actor, id: string, version: number, change: AgentChange) {
  const before = await getAgent(db, actor, id);
  refuseSample(before);
  await checkTeam(db, change.teamId, before.owner?.id ?? '');
  try {
    if (!(await repository.updateAgent(db, id, version, change))) throw changedMeanwhile();
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw nameTaken(change.name ?? before.name, cause);
  }
  await record(db, actor, 'update', id, { fields: Object.keys(change) });
  await announce(db, [`agent:${id}`], { agentId: id });
  return getAgent(db, actor, id);
}

/** What has played stays: results name it. */
export async function removeAgent(db: Connection, actor: Actor, id: string): Promise<void> {
  const found = await getAgent(db, actor, id);
  refuseSample(found);
  const { matches, entries } = await repository.usesOfAgent(db, id);
  if (entries > 0) {
    throw new ApiError(
      'conflict',
      say`"${found.name}" is entered in ${entries} competitions. Withdraw it there first.`,
    );
  }
  if (matches > 0) {
    throw new ApiError(
      'conflict',
      say`"${found.name}" has played ${matches} matches, whose results name it, so it stays. Withdraw its versions: they play no more.`,
    );
  }
  const recent = and(eq(submission.agentId, id), gt(submission.createdAt, sql`now() - interval '1 day'`));
  const [newest] = await db
    .select({ at: sql<Date>`max(${submission.createdAt})`.mapWith(submission.createdAt) })
    .from(submission)
    .where(recent);
  if (newest?.at != null) {
    const after = new Date(newest.at.getTime() + dayMs).toISOString();
    throw new ApiError(
      'conflict',
      say`Its versions of the last 24 hours count towards your quota. Delete it after ${after}.`,
    );
  }
  await repository.deleteAgent(db, id);
  await record(db, actor, 'delete', id, { name: found.name });
}
