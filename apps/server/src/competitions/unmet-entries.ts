// Which entries do not meet the terms any more: people leave teams and institutions after they have entered. Nobody is taken
// out for it; the organiser decides.
import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { competition, entry, phase } from '../database/schema.ts';
import type { Said } from '../text/say.ts';
import { unmetTerms } from './check-eligibility.ts';
import { readEligibility } from './eligibility-shapes.ts';
import { listMemberships, listTeamPeople } from './entry-repository.ts';
import type { EntryMember } from './entry-shapes.ts';

export type UnmetEntry = { readonly entryId: string; readonly name: string; readonly unmet: Said[] };

/** Registered ones, first entered first. A team counts as it is now, once a phase that counts began as it was then. */
export async function listUnmetEntries(db: Connection, competitionId: string): Promise<UnmetEntry[]> {
  const [owner] = await db
    .select({ eligibility: competition.eligibility })
    .from(competition)
    .where(eq(competition.id, competitionId));
  const terms = readEligibility(owner?.eligibility);
  const phases = await db
    .select({ kind: phase.kind, status: phase.status })
    .from(phase)
    .where(eq(phase.competitionId, competitionId));
  const isFrozen = phases.some(({ kind, status }) => kind !== 'practice' && !['planned', 'cancelled'].includes(status));
  const registered = and(
    eq(entry.competitionId, competitionId),
    eq(entry.status, 'registered'),
    eq(entry.isSample, false),
  );
  const rows = await db.select().from(entry).where(registered).orderBy(asc(entry.id));
  const unmetEntries: UnmetEntry[] = [];
  for (const { id: entryId, name, teamId, members } of rows) {
    const isOfNow = teamId !== null && !isFrozen;
    const people = isOfNow ? await listTeamPeople(db, teamId) : (members as EntryMember[]);
    const players = people.filter(({ role }) => role !== 'adviser').map(({ userId }) => userId);
    const memberships = players.length === 0 ? [] : await listMemberships(db, players);
    const unmet = unmetTerms(terms, { teamName: teamId === null ? null : name, people, memberships });
    if (unmet.length > 0) unmetEntries.push({ entryId, name, unmet });
  }
  return unmetEntries;
}
