// SQL about entries: how they look, and what is known of those who want to enter.
import { and, asc, desc, eq, getTableColumns, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { likeText } from '../database/like-text.ts';
import { agent, competition, entry, institution, submission, team, teamMember, user } from '../database/schema.ts';
import { visibleTo } from './competition-access.ts';
import type { EntryMember, ShownEntry } from './entry-shapes.ts';

type SubmissionRef = { readonly id: string; readonly number: number; readonly kind: string };

/** As phases choose it: pinned, else the newest; accepted under the rules of the competition, and not withdrawn. */
const playsWith = sql<SubmissionRef | null>`(
  select json_build_object('id', played.id, 'number', played.number, 'kind', played.kind) from submission as played
  where played.status = 'accepted' and played.withdrawn_at is null and played.rules_hash = ${competition.rulesHash}
    and case when ${entry.submissionId} is not null then played.id = ${entry.submissionId}
      else played.agent_id = ${entry.agentId} end
  order by played.number desc limit 1)`;

const standing = sql<ShownEntry['standing']>`(
  select json_build_object('phaseId', phase.id, 'phaseOrdinal', phase.ordinal, 'rank', phase_entry.rank,
    'rating', phase_entry.rating, 'matches', phase_entry.matches, 'wins', phase_entry.wins,
    'draws', phase_entry.draws, 'losses', phase_entry.losses)
  from phase_entry join phase on phase.id = phase_entry.phase_id
  where phase_entry.entry_id = ${entry.id} order by phase.ordinal desc limit 1)`;

/** Its person, or a member of its team as it is or as it was when it counted. */
const isMine = (userId: string): SQL<boolean> => sql<boolean>`(
  ${entry.userId} = ${userId} or ${entry.members} @> ${JSON.stringify([{ userId }])}::jsonb
  or exists (select from team_member where team_member.team_id = ${entry.teamId} and team_member.user_id = ${userId}))`;

const select = (db: Connection, { userId }: Principal) =>
  db
    .select({
      row: getTableColumns(entry),
      competition: {
        id: competition.id,
        slug: competition.slug,
        titleZh: competition.titleZh,
        titleEn: competition.titleEn,
        scenarioId: competition.scenarioId,
        status: competition.status,
      },
      closesAt: competition.registrationClosesAt,
      user: { id: user.id, name: user.name },
      team: { id: team.id, slug: team.slug, name: team.name },
      institution: {
        id: institution.id,
        slug: institution.slug,
        nameZh: institution.nameZh,
        nameEn: institution.nameEn,
      },
      agent: { id: agent.id, name: agent.name },
      pinned: { id: submission.id, number: submission.number, kind: submission.kind },
      playsWith,
      standing,
      isMine: sql<boolean>`coalesce(${isMine(userId ?? '')}, false)`,
    })
    .from(entry)
    .innerJoin(competition, eq(competition.id, entry.competitionId))
    .leftJoin(user, eq(user.id, entry.userId))
    .leftJoin(team, eq(team.id, entry.teamId))
    .leftJoin(institution, eq(institution.id, entry.institutionId))
    .leftJoin(agent, eq(agent.id, entry.agentId))
    .leftJoin(submission, eq(submission.id, entry.submissionId));

type Found = Awaited<ReturnType<typeof findEntries>>[number];

const findEntries = (db: Connection, principal: Principal, condition: SQL | undefined, limit: number) =>
  select(db, principal).where(condition).orderBy(desc(entry.id)).limit(limit);

const show = (found: Found): ShownEntry => {
  const { row, closesAt, competition: owner, ...rest } = found;
  const { id, name, reason, isSample, version } = row;
  return {
    ...{ id, name, reason, isSample, version },
    user: rest.user,
    team: rest.team,
    institution: rest.institution,
    agent: rest.agent,
    pinned: rest.pinned,
    playsWith: rest.playsWith,
    standing: rest.standing,
    isMine: rest.isMine,
    competition: { ...owner, status: owner.status as ShownEntry['competition']['status'] },
    members: row.members as EntryMember[],
    status: row.status as ShownEntry['status'],
    isPracticeOnly: closesAt !== null && row.createdAt > closesAt,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
};

export type EntryFilter = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly status?: string | undefined;
  readonly institutionId?: string | undefined;
  readonly competitionId?: string | undefined;
  readonly scenarioId?: string | undefined;
  readonly search?: string | undefined;
  /** Only those of the asker. */
  readonly isMine?: boolean;
};

/** Newest first; `limit + 1` at most. */
export async function listEntries(db: Connection, principal: Principal, filter: EntryFilter): Promise<ShownEntry[]> {
  const { cursor, status, institutionId, competitionId, scenarioId, search } = filter;
  const condition = and(
    visibleTo(principal),
    cursor === undefined ? undefined : lt(entry.id, cursor),
    status === undefined ? undefined : eq(entry.status, status),
    institutionId === undefined ? undefined : eq(entry.institutionId, institutionId),
    competitionId === undefined
      ? undefined
      : or(eq(entry.competitionId, competitionId), eq(competition.slug, competitionId)),
    scenarioId === undefined ? undefined : eq(competition.scenarioId, scenarioId),
    search === undefined ? undefined : ilike(entry.name, likeText(search)),
    filter.isMine === true ? isMine(principal.userId ?? '') : undefined,
  );
  return (await findEntries(db, principal, condition, filter.limit + 1)).map(show);
}

export async function findEntry(db: Connection, principal: Principal, id: string): Promise<ShownEntry | undefined> {
  const [found] = await findEntries(db, principal, eq(entry.id, id), 1);
  return found === undefined ? undefined : show(found);
}

/** By team: captain first, then by time. */
export async function listPeopleOfTeams(
  db: Connection,
  teamIds: readonly string[],
): Promise<ReadonlyMap<string, EntryMember[]>> {
  const rows = await db
    .select({ teamId: teamMember.teamId, userId: teamMember.userId, name: user.name, role: teamMember.role })
    .from(teamMember)
    .innerJoin(user, eq(user.id, teamMember.userId))
    .where(inArray(teamMember.teamId, [...teamIds]))
    .orderBy(desc(sql`${teamMember.role} = 'captain'`), asc(teamMember.joinedAt), asc(teamMember.userId));
  const people = new Map<string, EntryMember[]>();
  for (const { teamId, ...person } of rows) {
    people.set(teamId, [...(people.get(teamId) ?? []), person as EntryMember]);
  }
  return people;
}

export const listTeamPeople = async (db: Connection, teamId: string): Promise<EntryMember[]> =>
  (await listPeopleOfTeams(db, [teamId])).get(teamId) ?? [];

export type Membership = {
  readonly userId: string;
  readonly institutionId: string;
  readonly kind: string;
  readonly isVerified: boolean;
};

/** Of several people, first joined first. */
export async function listMemberships(db: Connection, userIds: readonly string[]): Promise<Membership[]> {
  if (userIds.length === 0) return [];
  const ids = sql.join(
    userIds.map((id) => sql`${id}`),
    sql`, `,
  );
  const { rows } = await db.execute(sql`
    select institution_member.user_id as "userId", institution.id as "institutionId", institution.kind,
      institution.verified_at is not null as "isVerified"
    from institution_member join institution on institution.id = institution_member.institution_id
    where institution_member.user_id in (${ids}) order by institution_member.joined_at, institution.id`);
  return rows as Membership[];
}

/** Who of these plays in another entry that was not withdrawn. */
export async function listTaken(
  db: Connection,
  competitionId: string,
  userIds: readonly string[],
): Promise<{ userId: string; entryName: string }[]> {
  const { rows } = await db.execute(sql`
    select person.id as "userId", entry.name as "entryName"
    from unnest(array[${sql.join(
      userIds.map((id) => sql`${id}`),
      sql`, `,
    )}]::text[]) as person (id)
    join entry on entry.competition_id = ${competitionId} and entry.status <> 'withdrawn' and (entry.user_id = person.id
      or exists (select from team_member where team_member.team_id = entry.team_id and team_member.user_id = person.id
        and team_member.role <> 'adviser')
      or exists (select from jsonb_to_recordset(entry.members) as member ("userId" text, role text)
        where member."userId" = person.id and member.role <> 'adviser'))`);
  return rows as { userId: string; entryName: string }[];
}

export async function findAgent(db: Connection, id: string) {
  const { scenarioId, ownerId, teamId, name } = agent;
  const [row] = await db
    .select({ id: agent.id, scenarioId, ownerId, teamId, name })
    .from(agent)
    .where(eq(agent.id, id));
  return row;
}

export async function findSubmission(db: Connection, id: string) {
  const [row] = await db.select().from(submission).where(eq(submission.id, id));
  return row;
}
