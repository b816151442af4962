// Invitations into institutions and teams: by e-mail, for two weeks, answered by whoever has that address confirmed.
import { and, desc, eq, gt, lt, lte } from 'drizzle-orm';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { institution, invitation, team, user } from '../database/schema.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { ApiError } from '../http/api-error.ts';
import { lockRoles, putMember } from '../institutions/institution-repository.ts';
import { joinTeam } from '../teams/team-service.ts';
import { say } from '../text/say.ts';

const validMs = 14 * 24 * 3600 * 1000;

export type Target = { readonly kind: 'institution' | 'team'; readonly id: string };

export async function invite(
  db: Connection,
  actor: Actor,
  target: Target,
  guest: { readonly email: string; readonly role: string },
): Promise<string> {
  const id = newId();
  const into = target.kind === 'institution' ? { institutionId: target.id } : { teamId: target.id };
  const column = target.kind === 'institution' ? invitation.institutionId : invitation.teamId;
  // One that has run out makes room for a new one.
  await db
    .update(invitation)
    .set({ status: 'withdrawn' })
    .where(
      and(
        eq(column, target.id),
        eq(invitation.email, guest.email),
        eq(invitation.status, 'pending'),
        lte(invitation.expiresAt, new Date()),
      ),
    );
  try {
    const expiresAt = new Date(Date.now() + validMs);
    await db.insert(invitation).values({ id, ...into, ...guest, invitedBy: actor.userId, expiresAt });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new ApiError('conflict', say`${guest.email} is invited already.`, { cause, field: 'email' });
  }
  await recordAct(db, actor.principal, actor.ipAddress, {
    action: `${target.kind}.invite`,
    objectKind: target.kind,
    objectId: target.id,
    detail: { invitationId: id, role: guest.role },
  });
  return id;
}

/** Open invitations to an address, newest first; `limit + 1` rows at most. */
export function listInvitations(db: Connection, email: string, limit: number, before: string | undefined) {
  const { id, role, expiresAt, createdAt, institutionId, teamId } = invitation;
  return db
    .select({
      ...{ id, role, expiresAt, createdAt, institutionId, teamId },
      institutionZh: institution.nameZh,
      institutionEn: institution.nameEn,
      institutionSlug: institution.slug,
      teamName: team.name,
      teamSlug: team.slug,
      invitedBy: user.name,
    })
    .from(invitation)
    .leftJoin(institution, eq(institution.id, institutionId))
    .leftJoin(team, eq(team.id, teamId))
    .leftJoin(user, eq(user.id, invitation.invitedBy))
    .where(
      and(
        eq(invitation.email, email),
        eq(invitation.status, 'pending'),
        gt(expiresAt, new Date()),
        before === undefined ? undefined : lt(id, before),
      ),
    )
    .orderBy(desc(id))
    .limit(limit + 1);
}

const isOpenInto = ({ kind, id }: Target) =>
  and(
    eq(kind === 'institution' ? invitation.institutionId : invitation.teamId, id),
    eq(invitation.status, 'pending'),
    gt(invitation.expiresAt, new Date()),
  );

/** Open invitations into an institution or a team, newest first; `limit + 1` rows at most. */
export function listInvitationsInto(db: Connection, target: Target, limit: number, before: string | undefined) {
  const { id, email, role, createdAt, expiresAt } = invitation;
  return db
    .select({ id, email, role, createdAt, expiresAt })
    .from(invitation)
    .where(and(isOpenInto(target), before === undefined ? undefined : lt(id, before)))
    .orderBy(desc(id))
    .limit(limit + 1);
}

export async function withdrawInvitation(db: Connection, actor: Actor, target: Target, id: string): Promise<void> {
  const rows = await db
    .update(invitation)
    .set({ status: 'withdrawn' })
    .where(and(eq(invitation.id, id), isOpenInto(target)))
    .returning({ id: invitation.id });
  if (rows.length === 0) throw new ApiError('not_found', say`There is no open invitation ${id} here.`);
  await recordAct(db, actor.principal, actor.ipAddress, {
    action: `${target.kind}.invite`,
    objectKind: target.kind,
    objectId: target.id,
    detail: { invitationId: id, isWithdrawn: true },
  });
}

/** Of two answers at once one counts. */
export async function answerInvitation(
  db: Connection,
  { userId }: Actor,
  id: string,
  isAccepted: boolean,
): Promise<void> {
  const [row] = await db
    .update(invitation)
    .set({ status: isAccepted ? 'accepted' : 'declined' })
    .where(and(eq(invitation.id, id), eq(invitation.status, 'pending'), gt(invitation.expiresAt, new Date())))
    .returning();
  if (row === undefined)
    throw new ApiError('link_used', say`This invitation is answered or has run out. Ask for a new one.`);
  if (!isAccepted) return;
  if (row.teamId !== null) await joinTeam(db, row.teamId, userId, row.role);
  if (row.institutionId === null) return;
  const { role } = await lockRoles(db, row.institutionId, userId);
  // Who is a member already may become admin by it, and never less than they are.
  if (role !== 'admin') await putMember(db, row.institutionId, userId, row.role);
}
