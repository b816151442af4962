// SQL about appeals and their trails.
import { and, asc, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { appeal, appealStep, competition, entry, match, matchSide, phase, user } from '../database/schema.ts';
import type { AppealAction, AppealQuery, AppealStatus, NewAppeal } from './appeal-shapes.ts';
import { organises, playsFor } from './result-access.ts';

const columns = (userId: string) => ({
  row: appeal,
  competition: {
    id: competition.id,
    slug: competition.slug,
    titleZh: competition.titleZh,
    titleEn: competition.titleEn,
  },
  entry: { id: entry.id, name: entry.name },
  phase: {
    id: phase.id,
    ordinal: phase.ordinal,
    kind: phase.kind,
    titleZh: phase.titleZh,
    titleEn: phase.titleEn,
  },
  filedBy: { id: user.id, name: user.name },
  isOrganiser: sql<boolean>`${organises(userId)}`,
  isMember: sql<boolean>`coalesce(${playsFor(userId)}, false)`,
});

const selectAppeals = (db: Connection, userId: string) =>
  db
    .select(columns(userId))
    .from(appeal)
    .innerJoin(competition, eq(competition.id, appeal.competitionId))
    .innerJoin(entry, eq(entry.id, appeal.entryId))
    .leftJoin(phase, eq(phase.id, appeal.phaseId))
    .leftJoin(user, eq(user.id, appeal.filedBy));

export type ShownAppeal = Awaited<ReturnType<typeof findAppeal>> & object;

export async function findAppeal(db: Connection, id: string, userId: string) {
  const [row] = await selectAppeals(db, userId).where(eq(appeal.id, id));
  return row;
}

/** Newest first; `limit + 1` rows at most. `isAll`: also those of entries that are not one's own. */
export function listAppeals(
  db: Connection,
  competitionId: string,
  userId: string,
  isAll: boolean,
  { limit, cursor, status, entryId }: AppealQuery,
) {
  const conditions: (SQL | undefined)[] = [
    eq(appeal.competitionId, competitionId),
    isAll ? undefined : sql`(${organises(userId)} or ${playsFor(userId)})`,
    cursor === undefined ? undefined : lt(appeal.id, cursor),
    status === undefined ? undefined : eq(appeal.status, status),
    entryId === undefined ? undefined : eq(appeal.entryId, entryId),
  ];
  return selectAppeals(db, userId)
    .where(and(...conditions))
    .orderBy(desc(appeal.id))
    .limit(limit + 1);
}

/** Oldest first. */
export function listSteps(db: Connection, appealId: string) {
  return db
    .select({
      row: appealStep,
      by: { id: user.id, name: user.name },
      isOrganiser: sql<boolean>`coalesce(competition.organiser_id = ${appealStep.byUserId} or exists (select from competition_organiser
        where competition_organiser.competition_id = competition.id
          and competition_organiser.user_id = ${appealStep.byUserId}), false)`,
    })
    .from(appealStep)
    .innerJoin(appeal, eq(appeal.id, appealStep.appealId))
    .innerJoin(competition, eq(competition.id, appeal.competitionId))
    .leftJoin(user, eq(user.id, appealStep.byUserId))
    .where(eq(appealStep.appealId, appealId))
    .orderBy(asc(appealStep.id));
}

export type Step = {
  readonly appealId: string;
  readonly byUserId: string;
  readonly action: AppealAction;
  readonly text: string;
  readonly detail?: object;
};

export async function addStep(db: Connection, step: Step): Promise<void> {
  await db.insert(appealStep).values({ id: newId(), ...step });
}

export async function insertAppeal(db: Connection, competitionId: string, userId: string, fields: NewAppeal) {
  const id = newId();
  await db.insert(appeal).values({ id, competitionId, filedBy: userId, ...fields });
  await addStep(db, { appealId: id, byUserId: userId, action: 'filed', text: fields.text });
  return id;
}

/** Locks an appeal until the transaction ends: of two decisions at once the second sees the first. */
export async function lockAppeal(db: Connection, id: string): Promise<typeof appeal.$inferSelect | undefined> {
  const [row] = await db.select().from(appeal).where(eq(appeal.id, id)).for('update');
  return row;
}

export async function touchAppeal(db: Connection, id: string, status: AppealStatus): Promise<void> {
  await db
    .update(appeal)
    .set({ status, updatedAt: new Date(), version: sql`${appeal.version} + 1` })
    .where(eq(appeal.id, id));
}

/** The competition's status, and whether the entry is in it and somebody plays for it. */
export async function findEntry(db: Connection, competitionId: string, entryId: string, userId: string) {
  const [row] = await db
    .select({ status: competition.status, isMember: sql<boolean>`coalesce(${playsFor(userId)}, false)` })
    .from(entry)
    .innerJoin(competition, eq(competition.id, entry.competitionId))
    .where(and(eq(entry.id, entryId), eq(entry.competitionId, competitionId)));
  return row;
}

/** Locks the entry, so that the count holds until the transaction ends. */
export async function countOpenAppeals(db: Connection, entryId: string): Promise<number> {
  await db.select({ id: entry.id }).from(entry).where(eq(entry.id, entryId)).for('update');
  return db.$count(appeal, and(eq(appeal.entryId, entryId), sql`${appeal.status} in ('open', 'underReview')`));
}

export async function findPhase(db: Connection, competitionId: string, phaseId: string) {
  const [row] = await db
    .select({ id: phase.id, revision: phase.revision })
    .from(phase)
    .where(and(eq(phase.id, phaseId), eq(phase.competitionId, competitionId)));
  return row;
}

/** The phase of a match that an entry played in a competition. */
export async function findMatchOf(db: Connection, competitionId: string, entryId: string, matchId: string) {
  const [row] = await db
    .select({ phaseId: phase.id })
    .from(match)
    .innerJoin(phase, eq(phase.id, match.phaseId))
    .innerJoin(matchSide, and(eq(matchSide.matchId, match.id), eq(matchSide.entryId, entryId)))
    .where(and(eq(match.id, matchId), eq(phase.competitionId, competitionId)))
    .limit(1);
  return row;
}
