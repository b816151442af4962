// Who took part is written down when the first phase that counts begins; certificates are made from it.
import { and, asc, eq, isNotNull, ne, notInArray } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { entry, phase } from '../database/schema.ts';
import { listTeamPeople } from './entry-repository.ts';
import type { EntryMember } from './entry-shapes.ts';

/** Whether a phase that counts has begun, besides the one that is left out. */
export async function hasBegunToCount(db: Connection, competitionId: string, besides?: string): Promise<boolean> {
  const counting = and(
    eq(phase.competitionId, competitionId),
    ne(phase.kind, 'practice'),
    notInArray(phase.status, ['planned', 'cancelled']),
    besides === undefined ? undefined : ne(phase.id, besides),
  );
  return (await db.$count(phase, counting)) > 0;
}

/**
 * For a phase about to begin. Teams may have changed since they entered; whoever came to play in two meanwhile stays with the
 * one that entered first.
 */
export async function freezeMembers(
  db: Connection,
  begins: { readonly id: string; readonly competitionId: string; readonly kind: string },
) {
  const { id, competitionId, kind } = begins;
  if (kind === 'practice') return;
  if (await hasBegunToCount(db, competitionId, id)) return;
  const inCompetition = and(eq(entry.competitionId, competitionId), eq(entry.status, 'registered'));
  const persons = await db
    .select({ userId: entry.userId })
    .from(entry)
    .where(and(inCompetition, isNotNull(entry.userId)));
  const playing = new Set(persons.map(({ userId }) => userId as string));
  const teams = await db
    .select({ id: entry.id, teamId: entry.teamId })
    .from(entry)
    .where(and(inCompetition, isNotNull(entry.teamId)))
    .orderBy(asc(entry.id));
  for (const { id: entryId, teamId } of teams) {
    const people = await listTeamPeople(db, teamId as string);
    const members = people.filter(({ userId, role }: EntryMember) => role === 'adviser' || !playing.has(userId));
    for (const { userId, role } of members) if (role !== 'adviser') playing.add(userId);
    await db.update(entry).set({ members, updatedAt: new Date() }).where(eq(entry.id, entryId));
  }
}
