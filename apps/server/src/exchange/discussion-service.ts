// Rules about discussions: who may change what, how much a newcomer writes an hour, what moderators do and leave a trace of.
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { announce } from '../live/announce.ts';
import { type Said, say, together } from '../text/say.ts';
import * as repository from './discussion-repository.ts';
import type { NewThread, ThreadChange } from './discussion-shapes.ts';
import { demandVisible, findVisible } from './visible-object.ts';

const hourMs = 3600 * 1000;
/** Who has just come writes less: a class on its first day can talk, a flood of advertisements cannot. */
const newForMs = 24 * hourMs;
const limitsAnHour = { newcomer: { threads: 3, posts: 15 }, known: { threads: 15, posts: 100 } };

const record = (db: Connection, { principal, ipAddress }: Actor, action: string, objectId: string, detail = {}) =>
  recordAct(db, principal, ipAddress, { action, objectKind: action.split('.')[0] as string, objectId, detail });

export async function getThread(db: Connection, id: string): Promise<repository.ThreadRow> {
  const row = await repository.findThread(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no thread ${id}.`);
  return row;
}

export async function getPost(db: Connection, id: string): Promise<repository.PostRow> {
  const row = await repository.findPost(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no post ${id}.`);
  return row;
}

export async function isModeratorOf(db: Connection, { principal }: Pick<Actor, 'principal'>, threadId: string) {
  const { objectKind, objectId } = await getThread(db, threadId);
  return (await findVisible(db, principal, objectKind as 'model', objectId))?.isModerator === true;
}

const mostPosts = (most: number, isNew: boolean): Said =>
  isNew
    ? say`${most} posts an hour are the most while an account is younger than a day.`
    : say`${most} posts an hour are the most.`;
const mostThreads = (most: number, isNew: boolean): Said =>
  isNew
    ? say`${most} threads an hour are the most while an account is younger than a day.`
    : say`${most} threads an hour are the most.`;

async function checkPace(db: Connection, { principal, userId }: Actor, isThread: boolean): Promise<void> {
  if (principal.roles.includes('siteAdmin')) return;
  const joined = await repository.joinedAt(db, userId);
  const isNew = joined === undefined || Date.now() - joined.getTime() < newForMs;
  const limits = isNew ? limitsAnHour.newcomer : limitsAnHour.known;
  const { threads, posts, oldestMs } = await repository.countRecent(db, userId);
  if (posts < limits.posts && (!isThread || threads < limits.threads)) return;
  const minutes = Math.max(1, Math.ceil((oldestMs + hourMs - Date.now()) / 60_000));
  const limit = posts >= limits.posts ? mostPosts(limits.posts, isNew) : mostThreads(limits.threads, isNew);
  throw new ApiError('too_many_requests', together([limit, say`Write again in ${minutes} minutes.`]));
}

export async function startThread(db: Connection, actor: Actor, fields: NewThread): Promise<string> {
  const { objectKind, title, body } = fields;
  const object = await demandVisible(db, actor.principal, objectKind, fields.objectId);
  await checkPace(db, actor, true);
  const id = await repository.insertThread(db, { objectKind, objectId: object.id, title, authorId: actor.userId });
  const postId = await repository.insertPost(db, id, actor.userId, body);
  await announce(db, [`thread:${id}`, `${objectKind}:${object.id}`], { threadId: id, postId });
  return id;
}

export async function changeThread(db: Connection, actor: Actor, id: string, change: ThreadChange): Promise<void> {
  const { title, isLocked, isPinned, isHidden, reason } = change;
  const privileged = (['isLocked', 'isPinned', 'isHidden'] as const).filter((field) => change[field] !== undefined);
  const isModerator = await isModeratorOf(db, actor, id);
  const [first] = privileged;
  if (first !== undefined && !isModerator)
    throw new ApiError('forbidden', say`${first}: only moderators may set it.`, { field: first });
  if (isHidden === true && reason === undefined)
    throw new ApiError('bad_input', say`reason: say why the thread is hidden.`, { field: 'reason' });
  const hidden = isHidden === undefined ? {} : isHidden ? { hiddenAt: new Date(), hiddenReason: reason } : shownAgain;
  const fields = {
    ...(title === undefined ? {} : { title }),
    ...(isLocked === undefined ? {} : { isLocked }),
    ...(isPinned === undefined ? {} : { isPinned }),
    ...hidden,
  };
  const before = await getThread(db, id);
  await repository.setThread(db, id, fields);
  const isOthers = title !== undefined && before.authorId !== actor.userId;
  if (privileged.length > 0 || isOthers) await record(db, actor, 'thread.update', id, { ...change });
  await announce(db, [`thread:${id}`, `${before.objectKind}:${before.objectId}`], { threadId: id });
}

const shownAgain = { hiddenAt: null, hiddenReason: null };

export async function reply(db: Connection, actor: Actor, threadId: string, body: string): Promise<string> {
  const { isLocked, hiddenAt, objectKind, objectId } = await getThread(db, threadId);
  if ((isLocked || hiddenAt !== null) && !(await isModeratorOf(db, actor, threadId)))
    throw new ApiError('conflict', say`This thread is locked: it takes no more posts.`);
  await checkPace(db, actor, false);
  const id = await repository.insertPost(db, threadId, actor.userId, body);
  await announce(db, [`thread:${threadId}`, `${objectKind}:${objectId}`], { threadId, postId: id });
  return id;
}

export async function editPost(db: Connection, id: string, version: number, body: string): Promise<void> {
  const { threadId, deletedAt, hiddenAt } = await getPost(db, id);
  if (deletedAt !== null) throw new ApiError('conflict', say`You deleted this post. Write a new one.`);
  if (hiddenAt !== null) throw new ApiError('conflict', say`A moderator has hidden this post: it cannot be changed.`);
  if ((await getThread(db, threadId)).isLocked) throw new ApiError('conflict', say`This thread is locked.`);
  if (!(await repository.editPost(db, id, version, body))) throw changedMeanwhile();
  await announce(db, [`thread:${threadId}`], { threadId, postId: id });
}

/** The place stays, so that answers to it can be understood; the words go. */
export async function deletePost(db: Connection, id: string): Promise<void> {
  const { threadId, deletedAt } = await getPost(db, id);
  if (deletedAt !== null) return;
  await repository.setPost(db, id, { deletedAt: new Date(), body: '' });
  await announce(db, [`thread:${threadId}`], { threadId, postId: id });
}

export async function reportPost(db: Connection, { userId }: Actor, id: string, reason: string): Promise<void> {
  const { authorId, deletedAt } = await getPost(db, id);
  if (authorId === userId) throw new ApiError('conflict', say`This is your own post. Change or delete it instead.`);
  if (deletedAt !== null) throw new ApiError('conflict', say`This post was deleted by its author.`);
  if (!(await repository.insertReport(db, id, userId, reason)))
    throw new ApiError('conflict', say`You have reported this post already. Moderators will look at it.`);
}

export async function hidePost(db: Connection, actor: Actor, id: string, isHidden: boolean, reason: string) {
  const { threadId } = await getPost(db, id);
  const hidden = { hiddenAt: new Date(), hiddenBy: actor.userId, hiddenReason: reason };
  await repository.setPost(db, id, isHidden ? hidden : { ...shownAgain, hiddenBy: null });
  const resolved = await repository.resolveReports(db, id, actor.userId);
  await record(db, actor, 'post.hide', id, { threadId, isHidden, reason, resolved });
  await announce(db, [`thread:${threadId}`], { threadId, postId: id });
}

/** The post is found to be in order. */
export async function dismissReports(db: Connection, actor: Actor, id: string): Promise<void> {
  const resolved = await repository.resolveReports(db, id, actor.userId);
  if (resolved === 0) throw new ApiError('conflict', say`This post has no open reports.`);
  await record(db, actor, 'post.dismiss', id, { resolved });
}
