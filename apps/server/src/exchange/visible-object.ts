// What can be followed or discussed, and what somebody is to it.
import { and, eq } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { agent, competition, competitionOrganiser, teamMember, thread } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { findModel } from './model-repository.ts';

export const discussedKinds = ['model', 'competition'] as const;
export const followedKinds = ['model', 'competition', 'agent', 'thread'] as const;
export type FollowedKind = (typeof followedKinds)[number];

/** `isModerator`: organisers of a competition, the owner of a model; site admins everywhere. */
export type VisibleObject = { readonly id: string; readonly title: string; readonly isModerator: boolean };

async function visibleModel(db: Connection, { userId, roles }: Principal, id: string): Promise<VisibleObject | null> {
  const row = await findModel(db, id);
  if (row === undefined) return null;
  const isAdmin = roles.includes('siteAdmin');
  const isOwner = userId !== null && row.ownerId === userId;
  if ((row.status === 'draft' || row.isHidden) && !isOwner && !isAdmin) return null;
  return { id: row.id, title: row.title, isModerator: isOwner || isAdmin };
}

async function visibleCompetition(
  db: Connection,
  { userId, roles }: Principal,
  id: string,
): Promise<VisibleObject | null> {
  const [byId] = await db.select().from(competition).where(eq(competition.id, id));
  const [row] = byId === undefined ? await db.select().from(competition).where(eq(competition.slug, id)) : [byId];
  if (row === undefined) return null;
  const helps = and(eq(competitionOrganiser.competitionId, row.id), eq(competitionOrganiser.userId, userId ?? ''));
  const isOrganiser =
    userId !== null && (row.organiserId === userId || (await db.$count(competitionOrganiser, helps)) > 0);
  const isModerator = isOrganiser || roles.includes('siteAdmin');
  if (row.status === 'draft' && !isModerator) return null;
  return { id: row.id, title: row.titleEn, isModerator };
}

async function visibleAgent(db: Connection, { userId, roles }: Principal, id: string): Promise<VisibleObject | null> {
  const [row] = await db.select().from(agent).where(eq(agent.id, id));
  if (row === undefined) return null;
  const isMine = userId !== null && row.ownerId === userId;
  const own = and(eq(teamMember.teamId, row.teamId ?? ''), eq(teamMember.userId, userId ?? ''));
  const isOurs = userId !== null && row.teamId !== null && (await db.$count(teamMember, own)) > 0;
  if (!row.isPublished && !row.isSample && !isMine && !isOurs && !roles.includes('siteAdmin')) return null;
  return { id: row.id, title: row.name, isModerator: false };
}

async function visibleThread(db: Connection, principal: Principal, id: string): Promise<VisibleObject | null> {
  const [row] = await db.select().from(thread).where(eq(thread.id, id));
  if (row === undefined) return null;
  const object = await findVisible(db, principal, row.objectKind as 'model', row.objectId);
  if (object === null) return null;
  const isAuthor = principal.userId !== null && row.authorId === principal.userId;
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

/** Throws ApiError `not_found`. */
export async function demandVisible(
  db: Connection,
  principal: Principal,
  kind: FollowedKind,
  id: string,
): Promise<VisibleObject> {
  const found = await findVisible(db, principal, kind, id);
  if (found === null) throw new ApiError('not_found', `There is no ${kind} ${id} that you may see.`);
  return found;
}
