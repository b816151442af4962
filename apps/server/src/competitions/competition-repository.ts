// SQL about competitions, their organisers and how they look in lists.
import { and, asc, desc, eq, getTableColumns, ilike, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { likeText } from '../database/like-text.ts';
import {
  competition,
  competitionOrganiser,
  entry,
  institution,
  institutionMember,
  phase,
  user,
} from '../database/schema.ts';
import { insiderId, isOrganisedBy, visibleTo } from './competition-access.ts';
import type { CompetitionQuery } from './competition-shapes.ts';

export type CompetitionRow = typeof competition.$inferSelect;

const columns = (principal: Principal) => ({
  row: getTableColumns(competition),
  organiser: { id: user.id, name: user.name },
  institution: { id: institution.id, slug: institution.slug, nameZh: institution.nameZh, nameEn: institution.nameEn },
  isOrganiser: isOrganisedBy(insiderId(principal)),
  entryCount: sql<number>`(select count(*)::int from ${entry} where ${entry.competitionId} = ${competition.id} and ${entry.status} = 'registered')`,
});

const select = (db: Connection, principal: Principal) =>
  db
    .select(columns(principal))
    .from(competition)
    .leftJoin(user, eq(user.id, competition.organiserId))
    .leftJoin(institution, eq(institution.id, competition.institutionId));

export type FoundCompetition = Awaited<ReturnType<typeof listCompetitions>>[number];

/** Newest first; `limit + 1` rows at most. */
export function listCompetitions(db: Connection, principal: Principal, query: CompetitionQuery) {
  const { scenarioId, status, institutionId, search, isSample, cursor } = query;
  const text = search === undefined ? undefined : likeText(search);
  return select(db, principal)
    .where(
      and(
        visibleTo(principal),
        cursor === undefined ? undefined : lt(competition.id, cursor),
        scenarioId === undefined ? undefined : eq(competition.scenarioId, scenarioId),
        status === undefined ? undefined : eq(competition.status, status),
        institutionId === undefined ? undefined : eq(competition.institutionId, institutionId),
        isSample === undefined ? undefined : eq(competition.isSample, isSample),
        query.organiser === undefined ? undefined : isOrganisedBy(insiderId(principal)),
        text === undefined
          ? undefined
          : or(ilike(competition.titleZh, text), ilike(competition.titleEn, text), ilike(competition.slug, text)),
      ),
    )
    .orderBy(desc(competition.id))
    .limit(query.limit + 1);
}

export async function findCompetition(
  db: Connection,
  principal: Principal,
  id: string,
): Promise<FoundCompetition | undefined> {
  const [row] = await select(db, principal).where(eq(competition.id, id));
  return row;
}

export function listPhasesOf(db: Connection, competitionIds: readonly string[]) {
  return db
    .select()
    .from(phase)
    .where(inArray(phase.competitionId, competitionIds as string[]))
    .orderBy(asc(phase.competitionId), asc(phase.ordinal));
}

/** Nobody else changes the competition, its phases or entries until the transaction ends. */
export async function lockCompetition(db: Connection, id: string): Promise<CompetitionRow | undefined> {
  const [row] = await db.select().from(competition).where(eq(competition.id, id)).for('no key update');
  return row;
}

/** False where the version is not the current one any more. */
export async function updateCompetition(
  db: Connection,
  id: string,
  version: number,
  fields: Partial<typeof competition.$inferInsert>,
): Promise<boolean> {
  const changed = await db
    .update(competition)
    .set({ ...fields, version: version + 1, updatedAt: new Date() })
    .where(and(eq(competition.id, id), eq(competition.version, version)))
    .returning({ id: competition.id });
  return changed.length === 1;
}

/** The owner first. */
export async function listOrganisers(db: Connection, id: string) {
  const { rows } = await db.execute(sql`
    select "user".id as "userId", "user".name, "user".id is not distinct from competition.organiser_id as "isOwner"
    from competition join "user" on "user".id = competition.organiser_id
      or exists (select from competition_organiser where competition_id = competition.id and user_id = "user".id)
    where competition.id = ${id} order by "isOwner" desc, "user".id`);
  return rows as { userId: string; name: string; isOwner: boolean }[];
}

export async function putOrganiser(db: Connection, competitionId: string, userId: string): Promise<void> {
  await db.insert(competitionOrganiser).values({ competitionId, userId }).onConflictDoNothing();
}

export async function deleteOrganiser(db: Connection, competitionId: string, userId: string): Promise<boolean> {
  const { competitionId: inCompetition, userId: ofUser } = competitionOrganiser;
  const deleted = await db
    .delete(competitionOrganiser)
    .where(and(eq(inCompetition, competitionId), eq(ofUser, userId)))
    .returning({ userId: ofUser });
  return deleted.length === 1;
}

export async function findPerson(db: Connection, userId: string) {
  const [row] = await db
    .select({ id: user.id, name: user.name, isSuspended: sql<boolean>`${user.suspendedAt} is not null` })
    .from(user)
    .where(eq(user.id, userId));
  return row;
}

export async function findPersonByEmail(db: Connection, email: string) {
  const active = and(eq(user.email, email), eq(user.emailVerified, true), isNull(user.suspendedAt));
  const [row] = await db.select({ id: user.id, name: user.name }).from(user).where(active);
  return row;
}

export async function isInstitutionMember(db: Connection, institutionId: string, userId: string): Promise<boolean> {
  const mine = and(eq(institutionMember.institutionId, institutionId), eq(institutionMember.userId, userId));
  return (await db.$count(institutionMember, mine)) > 0;
}
