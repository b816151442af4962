// SQL about phases that are shown.
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Connection } from '../database/database.ts';
import {
  agent,
  entry,
  institution,
  match,
  pairing,
  phase,
  phaseEntry,
  ratingPoint,
  submission,
} from '../database/schema.ts';
import type { PairingsQuery, StandingsQuery } from './phase-shapes.ts';

export async function findPhase(db: Connection, id: string) {
  const [row] = await db.select().from(phase).where(eq(phase.id, id));
  return row;
}

/** For a change: nobody else changes it meanwhile, and no worker looks at it. */
export async function lockPhase(db: Connection, id: string) {
  const [row] = await db.select().from(phase).where(eq(phase.id, id)).for('update');
  return row;
}

export const countOpenMatches = (db: Connection, phaseId: string): Promise<number> =>
  db.$count(match, and(eq(match.phaseId, phaseId), inArray(match.status, ['queued', 'running'])));

/** By rank, those without one last. */
const position = sql`(coalesce(${phaseEntry.rank}, 1000000000), ${phaseEntry.entryId})`;

export function listStandings(db: Connection, phaseId: string, { limit, cursor, group }: StandingsQuery) {
  const [rank = '', id = ''] = cursor?.split(' ') ?? [];
  return db
    .select({
      row: phaseEntry,
      entry: { id: entry.id, name: entry.name, isSample: entry.isSample, status: entry.status },
      agent: { id: agent.id, name: agent.name },
      version: { submissionId: submission.id, number: submission.number, kind: submission.kind },
      institution: {
        id: institution.id,
        slug: institution.slug,
        nameZh: institution.nameZh,
        nameEn: institution.nameEn,
      },
    })
    .from(phaseEntry)
    .innerJoin(entry, eq(entry.id, phaseEntry.entryId))
    .leftJoin(submission, eq(submission.id, phaseEntry.submissionId))
    .leftJoin(agent, eq(agent.id, submission.agentId))
    .leftJoin(institution, eq(institution.id, entry.institutionId))
    .where(
      and(
        eq(phaseEntry.phaseId, phaseId),
        group === undefined ? undefined : eq(phaseEntry.groupName, group),
        /^\d{1,10}$/.test(rank) ? sql`${position} > (${Number(rank)}::int, ${id})` : undefined,
      ),
    )
    .orderBy(sql`coalesce(${phaseEntry.rank}, 1000000000)`, phaseEntry.entryId)
    .limit(limit + 1);
}

export const standingCursor = ({ row }: { readonly row: typeof phaseEntry.$inferSelect }): string =>
  `${row.rank ?? 1_000_000_000} ${row.entryId}`;

export function listPairings(db: Connection, phaseId: string, revision: number, query: PairingsQuery) {
  const { limit, cursor, entryId, group, round, status, order } = query;
  const [first, second] = [alias(entry, 'first'), alias(entry, 'second')];
  const when = <T>(value: T | undefined, condition: (value: T) => SQL): SQL | undefined =>
    value === undefined ? undefined : condition(value);
  const [atRound = '', atOrdinal = ''] = cursor?.split('.') ?? [];
  const place = sql`(${pairing.round}, ${pairing.ordinal})`;
  const last = sql`(${Number(atRound)}::int, ${Number(atOrdinal)}::int)`;
  const isCursor = /^\d{1,9}$/.test(atRound) && /^\d{1,9}$/.test(atOrdinal);
  const turn = order === 'asc' ? asc : desc;
  return db
    .select({ row: pairing, a: { id: first.id, name: first.name }, b: { id: second.id, name: second.name } })
    .from(pairing)
    .innerJoin(first, eq(first.id, pairing.entryA))
    .leftJoin(second, eq(second.id, pairing.entryB))
    .where(
      and(
        eq(pairing.phaseId, phaseId),
        eq(pairing.revision, revision),
        when(entryId, (value) => sql`${value} in (${pairing.entryA}, ${pairing.entryB})`),
        when(group, (value) => eq(pairing.groupName, value)),
        when(round, (value) => eq(pairing.round, value)),
        when(status, (value) => eq(pairing.status, value)),
        isCursor ? (order === 'asc' ? sql`${place} > ${last}` : sql`${place} < ${last}`) : undefined,
      ),
    )
    .orderBy(turn(pairing.round), turn(pairing.ordinal))
    .limit(limit + 1);
}

/** Best first. */
export function listTop(db: Connection, phaseId: string, top: number) {
  return db
    .select({ id: entry.id, name: entry.name, submissionId: phaseEntry.submissionId })
    .from(phaseEntry)
    .innerJoin(entry, eq(entry.id, phaseEntry.entryId))
    .where(and(eq(phaseEntry.phaseId, phaseId), sql`${phaseEntry.rank} is not null`))
    .orderBy(phaseEntry.rank, phaseEntry.entryId)
    .limit(top);
}

export function listPoints(db: Connection, phaseId: string, revision: number, entryIds: readonly string[]) {
  return db
    .select()
    .from(ratingPoint)
    .where(
      and(
        eq(ratingPoint.phaseId, phaseId),
        eq(ratingPoint.revision, revision),
        inArray(ratingPoint.entryId, entryIds as string[]),
      ),
    )
    .orderBy(ratingPoint.at);
}

/** Seeds that were played, with their places. */
export async function listSeeds(db: Connection, phaseId: string) {
  return db
    .select({ round: pairing.round, ordinal: pairing.ordinal, pair: match.pairNumber, seed: match.seed })
    .from(match)
    .innerJoin(pairing, eq(pairing.id, match.pairingId))
    .where(and(eq(match.phaseId, phaseId), eq(match.status, 'done')))
    .orderBy(match.id)
    .limit(20_000);
}
