// SQL about certificates and the people they are for.
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { blob, certificate, competition, entry, institution, phase, ruleset, user } from '../database/schema.ts';
import type { CertificateQuery, HolderRole } from './certificate-shapes.ts';
import { organises } from './result-access.ts';

export type CertificateRow = typeof certificate.$inferSelect;

const columns = {
  row: certificate,
  entry: { id: entry.id, name: entry.name },
  competition: {
    id: competition.id,
    slug: competition.slug,
    titleZh: competition.titleZh,
    titleEn: competition.titleEn,
  },
};

/** Best first; those who took part last. */
const orderKey = sql<number>`coalesce(${certificate.rank}, 1000000000)`;

/** `limit + 1` rows at most. The cursor is `rank.code`. */
export function listCertificates(db: Connection, conditions: readonly (SQL | undefined)[], query: CertificateQuery) {
  const { limit, cursor, entryId, isRevoked } = query;
  const [, rank, code] = /^(\d{1,10})\.(.+)$/.exec(cursor ?? '') ?? [];
  return db
    .select({ ...columns, cursor: sql<string>`${orderKey} || '.' || ${certificate.code}` })
    .from(certificate)
    .innerJoin(entry, eq(entry.id, certificate.entryId))
    .innerJoin(competition, eq(competition.id, certificate.competitionId))
    .where(
      and(
        ...conditions,
        entryId === undefined ? undefined : eq(certificate.entryId, entryId),
        isRevoked === undefined ? undefined : sql`(${certificate.revokedAt} is not null) = ${isRevoked}`,
        rank === undefined ? undefined : sql`(${orderKey}, ${certificate.code}) > (${Number(rank)}, ${code})`,
      ),
    )
    .orderBy(asc(orderKey), asc(certificate.code))
    .limit(limit + 1);
}

export const ofCompetition = (id: string): SQL => eq(certificate.competitionId, id);
export const ofHolder = (userId: string): SQL => eq(certificate.userId, userId);
/** Names of holders are for those who run the competition, and for the holders. */
export const concerns = (userId: string): SQL => sql`(${certificate.userId} = ${userId} or ${organises(userId)})`;

export async function findCertificate(db: Connection, code: string) {
  const issuer = sql<string | null>`(select name_zh || case when name_zh = name_en then '' else ' ' || name_en end
    from institution own where own.id = ${competition.institutionId})`;
  const [row] = await db
    .select({
      ...columns,
      institution: {
        id: institution.id,
        slug: institution.slug,
        nameZh: institution.nameZh,
        nameEn: institution.nameEn,
      },
      phase: {
        id: phase.id,
        ordinal: phase.ordinal,
        kind: phase.kind,
        titleZh: phase.titleZh,
        titleEn: phase.titleEn,
      },
      scenarioId: competition.scenarioId,
      rulesHash: competition.rulesHash,
      scenarioTitle: sql<{ zh: string; en: string } | null>`${ruleset.manifest}->'title'`,
      issuer: sql<string | null>`coalesce(${issuer}, ${user.name})`,
      evidenceBytes: blob.sizeBytes,
      matches: sql<number>`(select jsonb_array_length(convert_from(${blob.bytes}, 'UTF8')::jsonb->'matches'))`,
      ownMatches: sql<number>`(select count(*)::int from jsonb_array_elements(convert_from(${blob.bytes}, 'UTF8')::jsonb->'matches')
        as one where one->'sides' @> jsonb_build_array(jsonb_build_object('entryId', ${certificate.entryId})))`,
    })
    .from(certificate)
    .innerJoin(entry, eq(entry.id, certificate.entryId))
    .innerJoin(competition, eq(competition.id, certificate.competitionId))
    .innerJoin(blob, eq(blob.hash, certificate.evidenceHash))
    .leftJoin(institution, eq(institution.id, entry.institutionId))
    .leftJoin(phase, eq(phase.id, certificate.phaseId))
    .leftJoin(user, eq(user.id, certificate.issuedBy))
    .leftJoin(
      ruleset,
      and(eq(ruleset.scenarioId, competition.scenarioId), eq(ruleset.rulesHash, competition.rulesHash)),
    )
    .where(eq(certificate.code, code));
  return row;
}

export type Holder = {
  readonly entryId: string;
  /** Null where the account is gone. */
  readonly userId: string | null;
  readonly name: string;
  readonly role: HolderRole;
};

/** Who played for the entries that are in: as it was written down when it counted, else the person or the team. */
export async function listHolders(db: Connection, competitionId: string): Promise<Holder[]> {
  const { rows } = await db.execute(sql`
    with own as (select * from entry where competition_id = ${competitionId} and status = 'registered' and not is_sample),
    written as (
      select own.id, one->>'userId' as user_id, one->>'name' as name, one->>'role' as role
      from own, jsonb_array_elements(own.members) as one),
    people as (
      select * from written
      union all select own.id, own.user_id, "user".name, 'member' from own join "user" on "user".id = own.user_id
        where not exists (select from written where written.id = own.id)
      union all select own.id, team_member.user_id, "user".name, team_member.role from own
        join team_member on team_member.team_id = own.team_id join "user" on "user".id = team_member.user_id
        where not exists (select from written where written.id = own.id))
    select people.id as "entryId", "user".id as "userId", coalesce(people.name, "user".name) as name,
      case when people.role in ('captain', 'adviser') then people.role else 'member' end as role
    from people left join "user" on "user".id = people.user_id
    where coalesce(people.name, "user".name) is not null order by people.id, people.user_id`);
  return rows as unknown as Holder[];
}

/** Those that are valid, locked until the transaction ends together with the competition. */
export async function lockValid(db: Connection, competitionId: string): Promise<CertificateRow[]> {
  await db.select({ id: competition.id }).from(competition).where(eq(competition.id, competitionId)).for('update');
  return db
    .select()
    .from(certificate)
    .where(and(eq(certificate.competitionId, competitionId), isNull(certificate.revokedAt)))
    .for('update');
}

export async function insertCertificates(
  db: Connection,
  rows: readonly (typeof certificate.$inferInsert)[],
): Promise<void> {
  const most = 500;
  for (let at = 0; at < rows.length; at += most) await db.insert(certificate).values(rows.slice(at, at + most));
}

/** False where it is revoked already. */
export async function revoke(db: Connection, code: string, reason: string): Promise<boolean> {
  const changed = await db
    .update(certificate)
    .set({ revokedAt: new Date(), revokedReason: reason })
    .where(and(eq(certificate.code, code), isNull(certificate.revokedAt)))
    .returning({ code: certificate.code });
  return changed.length === 1;
}
