// SQL about institutions, their members and the requests to join them.
import { and, asc, desc, eq, getTableColumns, gt, ilike, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { likeText } from '../database/like-text.ts';
import { newId } from '../database/new-id.ts';
import { institution, institutionMember, joinRequest, user } from '../database/schema.ts';
import type { InstitutionChange, InstitutionRow, NewInstitution } from './institution-shapes.ts';

const memberCount = sql<number>`(select count(*)::int from ${institutionMember} where ${institutionMember.institutionId} = ${institution.id})`;
const columns = { ...getTableColumns(institution), memberCount };

export type InstitutionFilter = {
  readonly kind?: string | undefined;
  readonly isVerified?: boolean | undefined;
  readonly search?: string | undefined;
};

/** Newest first; `limit + 1` rows at most. */
export function listInstitutions(
  db: Connection,
  { kind, isVerified, search }: InstitutionFilter,
  limit: number,
  before: string | undefined,
): Promise<InstitutionRow[]> {
  const text = search === undefined ? undefined : likeText(search);
  const { verifiedAt, nameZh, nameEn, slug } = institution;
  return db
    .select(columns)
    .from(institution)
    .where(
      and(
        before === undefined ? undefined : lt(institution.id, before),
        kind === undefined ? undefined : eq(institution.kind, kind),
        isVerified === undefined ? undefined : isVerified ? isNotNull(verifiedAt) : isNull(verifiedAt),
        text === undefined ? undefined : or(ilike(nameZh, text), ilike(nameEn, text), ilike(slug, text)),
      ),
    )
    .orderBy(desc(institution.id))
    .limit(limit + 1);
}

export async function findInstitution(db: Connection, id: string): Promise<InstitutionRow | undefined> {
  const [row] = await db.select(columns).from(institution).where(eq(institution.id, id));
  return row;
}

export async function insertInstitution(db: Connection, fields: NewInstitution): Promise<string> {
  const id = newId();
  await db.insert(institution).values({ id, ...fields });
  return id;
}

/** False where the version is not the current one any more. */
export async function updateInstitution(
  db: Connection,
  id: string,
  version: number,
  change: InstitutionChange,
): Promise<boolean> {
  const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = await db
    .update(institution)
    .set({ ...fields, version: version + 1, updatedAt: new Date() })
    .where(and(eq(institution.id, id), eq(institution.version, version)))
    .returning({ id: institution.id });
  return changed.length === 1;
}

export async function setVerified(db: Connection, id: string, isVerified: boolean): Promise<void> {
  const verifiedAt = isVerified ? new Date() : null;
  await db
    .update(institution)
    .set({ verifiedAt, version: sql`${institution.version} + 1` })
    .where(eq(institution.id, id));
}

export async function deleteInstitution(db: Connection, id: string): Promise<void> {
  await db.delete(institution).where(eq(institution.id, id));
}

export type MemberRow = { userId: string; name: string; role: string; joinedAt: Date };

export function listMembers(
  db: Connection,
  institutionId: string,
  limit: number,
  after: string | undefined,
): Promise<MemberRow[]> {
  const { userId, role, joinedAt } = institutionMember;
  const page = and(
    eq(institutionMember.institutionId, institutionId),
    after === undefined ? undefined : gt(userId, after),
  );
  return db
    .select({ userId, name: user.name, role, joinedAt })
    .from(institutionMember)
    .innerJoin(user, eq(user.id, userId))
    .where(page)
    .orderBy(asc(userId))
    .limit(limit + 1);
}

/** Adds somebody or changes their role. */
export async function putMember(db: Connection, institutionId: string, userId: string, role: string): Promise<void> {
  await db
    .insert(institutionMember)
    .values({ institutionId, userId, role })
    .onConflictDoUpdate({ target: [institutionMember.institutionId, institutionMember.userId], set: { role } });
}

/** Role of a member, or null; admins' rows are locked until the transaction ends, so that two cannot leave at once. */
export async function lockRoles(db: Connection, institutionId: string, userId: string) {
  const rows = await db
    .select({ userId: institutionMember.userId, role: institutionMember.role })
    .from(institutionMember)
    .where(
      and(
        eq(institutionMember.institutionId, institutionId),
        or(eq(institutionMember.role, 'admin'), eq(institutionMember.userId, userId)),
      ),
    )
    .orderBy(institutionMember.userId)
    .for('update');
  return {
    role: rows.find((row) => row.userId === userId)?.role ?? null,
    hasOtherAdmin: rows.some((row) => row.role === 'admin' && row.userId !== userId),
  };
}

export async function deleteMember(db: Connection, institutionId: string, userId: string): Promise<void> {
  const one = and(eq(institutionMember.institutionId, institutionId), eq(institutionMember.userId, userId));
  await db.delete(institutionMember).where(one);
}

export async function insertJoinRequest(
  db: Connection,
  institutionId: string,
  userId: string,
  message: string,
): Promise<string> {
  const id = newId();
  await db.insert(joinRequest).values({ id, institutionId, userId, message });
  return id;
}

export function listJoinRequests(db: Connection, institutionId: string, limit: number, after: string | undefined) {
  const { id, userId, message, createdAt } = joinRequest;
  return db
    .select({ id, institutionId: joinRequest.institutionId, userId, name: user.name, message, createdAt })
    .from(joinRequest)
    .innerJoin(user, eq(user.id, userId))
    .where(
      and(
        eq(joinRequest.institutionId, institutionId),
        eq(joinRequest.status, 'pending'),
        after === undefined ? undefined : gt(id, after),
      ),
    )
    .orderBy(asc(id))
    .limit(limit + 1);
}

/** Decides a pending request of this institution; resolves to who asked, or null where there is none. */
export async function closeJoinRequest(
  db: Connection,
  request: { readonly id: string; readonly institutionId: string },
  status: 'accepted' | 'declined',
  decidedBy: string,
): Promise<string | null> {
  const pending = and(
    eq(joinRequest.id, request.id),
    eq(joinRequest.institutionId, request.institutionId),
    eq(joinRequest.status, 'pending'),
  );
  const [row] = await db
    .update(joinRequest)
    .set({ status, decidedBy, decidedAt: new Date() })
    .where(pending)
    .returning({ userId: joinRequest.userId });
  return row?.userId ?? null;
}

/** False where this person has no open request here. */
export async function withdrawJoinRequest(db: Connection, institutionId: string, userId: string): Promise<boolean> {
  const open = and(
    eq(joinRequest.institutionId, institutionId),
    eq(joinRequest.userId, userId),
    eq(joinRequest.status, 'pending'),
  );
  const rows = await db.update(joinRequest).set({ status: 'withdrawn' }).where(open).returning({ id: joinRequest.id });
  return rows.length === 1;
}

/** Open requests of a person, newest first. */
export function listJoinRequestsOf(db: Connection, userId: string) {
  const { id, message, createdAt, institutionId } = joinRequest;
  const { slug, nameZh, nameEn } = institution;
  return db
    .select({ id, institutionId, slug, nameZh, nameEn, message, createdAt })
    .from(joinRequest)
    .innerJoin(institution, eq(institution.id, institutionId))
    .where(and(eq(joinRequest.userId, userId), eq(joinRequest.status, 'pending')))
    .orderBy(desc(id));
}

export function listInstitutionsOf(db: Connection, userId: string) {
  const { id, slug, nameZh, nameEn } = institution;
  return db
    .select({ id, slug, nameZh, nameEn, role: institutionMember.role })
    .from(institutionMember)
    .innerJoin(institution, eq(institution.id, institutionMember.institutionId))
    .where(eq(institutionMember.userId, userId))
    .orderBy(asc(id));
}
