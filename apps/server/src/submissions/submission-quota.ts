// What somebody may still submit, and when the next is allowed. Days are any 24 hours, so that nobody waits for a midnight.
import { and, desc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { agent, submission, teamMember, user } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { sizeText } from '../http/upload-reader.ts';
import { type Said, say, together } from '../text/say.ts';
import { dayMs, limits } from './submission-limits.ts';

const isRecent = gt(submission.createdAt, sql`now() - interval '1 day'`);
const isActive = and(inArray(submission.status, ['queued', 'validating', 'accepted']), isNull(submission.withdrawnAt));

type DayUse = { readonly submissionsToday: number; readonly nextAllowedAt: Date | null };

/** `nextAllowedAt` is null where one is allowed now. */
async function dayUse(db: Connection, whose: SQL, most: number): Promise<DayUse> {
  const rows = await db
    .select({ at: submission.createdAt })
    .from(submission)
    .where(and(whose, isRecent))
    .orderBy(desc(submission.createdAt));
  const blocking = rows[most - 1];
  return {
    submissionsToday: rows.length,
    nextAllowedAt: blocking === undefined ? null : new Date(blocking.at.getTime() + dayMs),
  };
}

export const dayUseOfPerson = (db: Connection, userId: string): Promise<DayUse> =>
  dayUse(db, eq(submission.submittedBy, userId), limits.submissionsADayOfPerson);
export const dayUseOfAgent = (
  db: Connection,
  agentId: string,
  most: number = limits.submissionsADayOfAgent,
): Promise<DayUse> => dayUse(db, eq(submission.agentId, agentId), most);

export const activeVersions = (db: Connection, agentId: string): Promise<number> =>
  db.$count(submission, and(eq(submission.agentId, agentId), isActive));

export async function activeBytes(db: Connection, userId: string): Promise<number> {
  const [sum] = await db
    .select({ bytes: sql<string>`coalesce(sum(${submission.sizeBytes}), 0)` })
    .from(submission)
    .where(and(eq(submission.submittedBy, userId), isActive));
  return Number(sum?.bytes);
}

/** What is exceeded, and when the next is allowed. */
export const quotaExceeded = (most: Said, next: Said): ApiError =>
  new ApiError('quota_exceeded', together([most, next]));
export const nextAt = (at: Date): Said => say`The next is allowed at ${at.toISOString()}.`;
export const nextAfterOne = (): Said => say`The next is allowed when you have withdrawn one.`;

/** Throws ApiError `quota_exceeded`. What it reads is not locked: see `lockQuota`. */
export async function checkQuota(db: Connection, userId: string, agentId: string, sizeBytes: number): Promise<void> {
  const ofPerson = await dayUseOfPerson(db, userId);
  const ofAgent = await dayUseOfAgent(db, agentId);
  const personAt = ofPerson.nextAllowedAt;
  const agentAt = ofAgent.nextAllowedAt;
  // The later of the two is when it is allowed.
  if (agentAt !== null && (personAt === null || agentAt >= personAt))
    throw quotaExceeded(
      say`This agent took ${limits.submissionsADayOfAgent} versions in the last 24 hours, which is the most.`,
      nextAt(agentAt),
    );
  if (personAt !== null)
    throw quotaExceeded(
      say`You submitted ${limits.submissionsADayOfPerson} versions in the last 24 hours, which is the most.`,
      nextAt(personAt),
    );
  const active = await activeVersions(db, agentId);
  if (active >= limits.activeVersions) {
    const most = say`This agent has ${active} active versions, and ${limits.activeVersions} is the most.`;
    throw quotaExceeded(most, nextAfterOne());
  }
  const bytes = await activeBytes(db, userId);
  if (bytes + sizeBytes > limits.activeBytesOfPerson) {
    const most = say`Your active versions have ${sizeText(bytes)}; with this one it would be more than ${sizeText(limits.activeBytesOfPerson)}.`;
    throw quotaExceeded(most, say`The next is allowed when you have withdrawn some.`);
  }
}

/** Until the transaction ends, no other upload to the agent or by the person counts. */
export async function lockQuota(db: Connection, userId: string, agentId: string): Promise<void> {
  await db.select({ id: user.id }).from(user).where(eq(user.id, userId)).for('no key update');
  await db.select({ id: agent.id }).from(agent).where(eq(agent.id, agentId)).for('no key update');
}

/** Agents that somebody may submit to, newest first. */
export function ownAgents(db: Connection, userId: string, scenarioId: string | undefined, limit: number) {
  const teams = db
    .select({ id: teamMember.teamId })
    .from(teamMember)
    .where(and(eq(teamMember.userId, userId), inArray(teamMember.role, ['captain', 'member'])));
  return db
    .select({ id: agent.id, name: agent.name })
    .from(agent)
    .where(
      and(
        sql`(${eq(agent.ownerId, userId)} or ${inArray(agent.teamId, teams)})`,
        scenarioId === undefined ? undefined : eq(agent.scenarioId, scenarioId),
      ),
    )
    .orderBy(desc(agent.id))
    .limit(limit);
}
