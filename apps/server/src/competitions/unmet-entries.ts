// Which entries do not meet the terms any more: people leave teams and institutions after they have entered. Nobody is taken
// out for it; the organiser decides.
import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { competition, entry } from '../database/schema.ts';
import type { Said } from '../text/say.ts';
import { unmetTerms } from './check-eligibility.ts';
import { readEligibility } from './eligibility-shapes.ts';
import { listMemberships, listPeopleOfTeams } from './entry-repository.ts';
import type { EntryMember } from './entry-shapes.ts';
import { hasBegunToCount } from './freeze-members.ts';

export type UnmetEntry = { readonly entryId: string; readonly name: string; readonly unmet: Said[] };

/** Registered ones, first entered first. A team counts as it is now, once a phase that counts began as it was then. */
export async function listUnmetEntries(db: Connection, competitionId: string): Promise<UnmetEntry[]> {
  const registered = and(
    eq(entry.competitionId, competitionId),
    eq(entry.status, 'registered'),
    eq(entry.isSample, false),
  );
  const rows = await db
    .select({ entry, eligibility: competition.eligibility })
    .from(entry)
    .innerJoin(competition, eq(competition.id, entry.competitionId))
    .where(registered)
    .orderBy(asc(entry.id));
  if (rows.length === 0) return [];
  const terms = readEligibility(rows[0]?.eligibility);
  const teams = rows.flatMap(({ entry: { teamId } }) => (teamId === null ? [] : [teamId]));
  const peopleNow = (await hasBegunToCount(db, competitionId)) ? null : await listPeopleOfTeams(db, teams);
  const parties = rows.map(({ entry: { id, name, teamId, members } }) => {
    const isOfNow = teamId !== null && peopleNow !== null;
    const people = isOfNow ? (peopleNow.get(teamId) ?? []) : (members as EntryMember[]);
    return { id, name, teamName: teamId === null ? null : name, people };
  });
  const memberships = await listMemberships(db, [
    ...new Set(parties.flatMap(({ people }) => people.map(({ userId }) => userId))),
  ]);
  return parties.flatMap(({ id, name, teamName, people }) => {
    const unmet = unmetTerms(terms, { teamName, people, memberships });
    return unmet.length === 0 ? [] : [{ entryId: id, name, unmet }];
  });
}
