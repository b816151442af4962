// Rules about institutions that are more than a query: who becomes admin, who may go, what is audited.
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { say } from '../text/say.ts';
import * as repository from './institution-repository.ts';
import type { InstitutionChange, InstitutionRow, NewInstitution } from './institution-shapes.ts';

const record = (db: Connection, { principal, ipAddress }: Actor, action: string, objectId: string, detail = {}) =>
  recordAct(db, principal, ipAddress, { action: `institution.${action}`, objectKind: 'institution', objectId, detail });

export async function getInstitution(db: Connection, id: string): Promise<InstitutionRow> {
  const row = await repository.findInstitution(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no institution ${id}.`);
  return row;
}

/** Whoever makes it is its first admin. It is unverified until the site admin says otherwise. */
export async function createInstitution(db: Connection, actor: Actor, fields: NewInstitution): Promise<InstitutionRow> {
  let id: string;
  try {
    id = await repository.insertInstitution(db, fields);
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new ApiError('conflict', say`The address "${fields.slug}" is taken. Choose another.`, {
      cause,
      field: 'slug',
    });
  }
  await repository.putMember(db, id, actor.userId, 'admin');
  return getInstitution(db, id);
}

export async function changeInstitution(
  db: Connection,
  actor: Actor,
  id: string,
  version: number,
  change: InstitutionChange,
): Promise<InstitutionRow> {
  if (!(await repository.updateInstitution(db, id, version, change))) throw changedMeanwhile();
  await record(db, actor, 'update', id, { fields: Object.keys(change) });
  return getInstitution(db, id);
}

export async function verifyInstitution(db: Connection, actor: Actor, id: string, isVerified: boolean) {
  await repository.setVerified(db, id, isVerified);
  await record(db, actor, 'verify', id, { isVerified });
  return getInstitution(db, id);
}

export async function removeInstitution(db: Connection, actor: Actor, id: string): Promise<void> {
  const { slug } = await getInstitution(db, id);
  await repository.deleteInstitution(db, id);
  await record(db, actor, 'delete', id, { slug });
}

const refuseLastAdmin = (): ApiError =>
  new ApiError('last_admin', say`This is the last admin of the institution. Make another member admin first.`);

/** Changes the role of somebody who is a member already: others join by request or invitation. */
export async function setMemberRole(db: Connection, actor: Actor, id: string, userId: string, role: string) {
  const { role: before, hasOtherAdmin } = await repository.lockRoles(db, id, userId);
  if (before === null)
    throw new ApiError('not_found', say`${userId} is no member of this institution. Invite them first.`);
  if (before === 'admin' && role !== 'admin' && !hasOtherAdmin) throw refuseLastAdmin();
  await repository.putMember(db, id, userId, role);
  await record(db, actor, 'setMember', id, { userId, from: before, to: role });
}

/** Of oneself, or of another by an admin. */
export async function removeMember(db: Connection, actor: Actor, id: string, userId: string): Promise<void> {
  const { role, hasOtherAdmin } = await repository.lockRoles(db, id, userId);
  if (role === null) throw new ApiError('not_found', say`${userId} is no member of this institution.`);
  if (role === 'admin' && !hasOtherAdmin) throw refuseLastAdmin();
  await repository.deleteMember(db, id, userId);
  await record(db, actor, actor.userId === userId ? 'leave' : 'setMember', id, { userId, from: role, to: null });
}

export async function askToJoin(db: Connection, { userId }: Actor, id: string, message: string): Promise<string> {
  await getInstitution(db, id);
  const { role } = await repository.lockRoles(db, id, userId);
  if (role !== null) throw new ApiError('conflict', say`You are a member of this institution already.`);
  try {
    return await repository.insertJoinRequest(db, id, userId, message);
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new ApiError('conflict', say`You have asked already. An admin of the institution will decide.`, { cause });
  }
}

export async function decideJoinRequest(
  db: Connection,
  actor: Actor,
  request: { readonly id: string; readonly institutionId: string },
  isAccepted: boolean,
): Promise<void> {
  const status = isAccepted ? 'accepted' : 'declined';
  const userId = await repository.closeJoinRequest(db, request, status, actor.userId);
  if (userId === null)
    throw new ApiError('not_found', say`There is no open request ${request.id} at this institution.`);
  const { role } = await repository.lockRoles(db, request.institutionId, userId);
  if (isAccepted && role === null) await repository.putMember(db, request.institutionId, userId, 'member');
  await record(db, actor, 'decideRequests', request.institutionId, { requestId: request.id, userId, isAccepted });
}

export async function withdrawRequest(db: Connection, { userId }: Actor, id: string): Promise<void> {
  if (await repository.withdrawJoinRequest(db, id, userId)) return;
  throw new ApiError('not_found', say`You have no open request at this institution.`);
}
