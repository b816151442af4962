// What can be followed or discussed, and what somebody is to it.
import { and, desc, eq, or, sql } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import { isOrganisedBy } from '../competitions/competition-access.ts';
import type { Connection } from '../database/database.ts';
import { agent, competition, teamMember, thread } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { type Said, say } from '../text/say.ts';
import { insiderOf } from './insider.ts';
import { findModel } from './model-repository.ts';

export const discussedKinds = ['model', 'competition'] as const;
export const followedKinds = ['model', 'competition', 'agent', 'thread'] as const;
export type FollowedKind = (typeof followedKinds)[number];

/** `isModerator`: organisers of a competition, the owner of a model; site admins everywhere. */
export type VisibleObject = { readonly id: string; readonly title: string; readonly isModerator: boolean };

async function visibleModel(db: Connection, principal: Principal, id: string): Promise<VisibleObject | null> {
  const row = await findModel(db, id);
  if (row === undefined) return null;
  const { userId, isAdmin } = insiderOf(principal);
  const isOwner = userId !== null && row.ownerId === userId;
  if ((row.status === 'draft' || row.isHidden) && !isOwner && !isAdmin) return null;
  return { id: row.id, title: row.title, isModerator: isOwner || isAdmin };
}

async function visibleCompetition(db: Connection, principal: Principal, id: string): Promise<VisibleObject | null> {
  const { userId, isAdmin } = insiderOf(principal);
  const [row] = await db
    .select({
      id: competition.id,
      title: competition.titleEn,
      status: competition.status,
      isOrganiser: isOrganisedBy(userId ?? ''),
    })
    .from(competition)
    .where(or(eq(competition.id, id), eq(competition.slug, id)))
    .orderBy(desc(sql`${competition.id} = ${id}`))
    .limit(1);
  if (row === undefined) return null;
  const isModerator = row.isOrganiser || isAdmin;
  if (row.status === 'draft' && !isModerator) return null;
  return { id: row.id, title: row.title, isModerator };
}

async function visibleAgent(db: Connection, principal: Principal, id: string): Promise<VisibleObject | null> {
  const { userId, isAdmin } = insiderOf(principal);
  const [row] = await db.select().from(agent).where(eq(agent.id, id));
  if (row === undefined) return null;
  const isMine = userId !== null && row.ownerId === userId;
  const own = and(eq(teamMember.teamId, row.teamId ?? ''), eq(teamMember.userId, userId ?? ''));
  const isOurs = userId !== null && row.teamId !== null && (await db.$count(teamMember, own)) > 0;
  if (!row.isPublished && !row.isSample && !isMine && !isOurs && !isAdmin) return null;
  return { id: row.id, title: row.name, isModerator: false };
}

async function visibleThread(db: Connection, principal: Principal, id: string): Promise<VisibleObject | null> {
  const [row] = await db.select().from(thread).where(eq(thread.id, id));
  if (row === undefined) return null;
  const object = await findVisible(db, principal, row.objectKind as 'model', row.objectId);
  if (object === null) return null;
  const { userId } = insiderOf(principal);
  const isAuthor = userId !== null && row.authorId === userId;
  if (row.hiddenAt !== null && !object.isModerator && !isAuthor) return null;
  return { id: row.id, title: row.title, isModerator: object.isModerator };
}

const finders = { model: visibleModel, competition: visibleCompetition, agent: visibleAgent, thread: visibleThread };

/** By id; models and competitions by their address too. Null where it is not there, or not this person's to see. */
export function findVisible(
  db: Connection,
  principal: Principal,
  kind: FollowedKind,
  id: string,
): Promise<VisibleObject | null> {
  return finders[kind](db, principal, id);
}

const notVisible: Readonly<Record<FollowedKind, (id: string) => Said>> = {
  model: (id) => say`There is no model ${id} that you may see.`,
  competition: (id) => say`There is no competition ${id} that you may see.`,
  agent: (id) => say`There is no agent ${id} that you may see.`,
  thread: (id) => say`There is no thread ${id} that you may see.`,
};

/** Throws ApiError `not_found`. */
export async function demandVisible(
  db: Connection,
  principal: Principal,
  kind: FollowedKind,
  id: string,
): Promise<VisibleObject> {
  const found = await findVisible(db, principal, kind, id);
  if (found === null) throw new ApiError('not_found', notVisible[kind](id));
  return found;
}
