// SQL about teams and their members.
import { and, asc, desc, eq, getTableColumns, ilike, lt, or, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { likeText } from '../database/like-text.ts';
import { newId } from '../database/new-id.ts';
import { institution, institutionMember, team, teamMember, user } from '../database/schema.ts';
import type { NewTeam, TeamChange, TeamRow } from './team-shapes.ts';

const memberCount = sql<number>`(select count(*)::int from ${teamMember} where ${teamMember.teamId} = ${team.id})`;
const columns = { ...getTableColumns(team), memberCount };

/** Newest first; `limit + 1` rows at most. */
export function listTeams(
  db: Connection,
  search: string | undefined,
  limit: number,
  before: string | undefined,
): Promise<TeamRow[]> {
  const text = search === undefined ? undefined : likeText(search);
  return db
    .select(columns)
    .from(team)
    .where(
      and(
        before === undefined ? undefined : lt(team.id, before),
        text === undefined ? undefined : or(ilike(team.name, text), ilike(team.slug, text)),
      ),
    )
    .orderBy(desc(team.id))
    .limit(limit + 1);
}

export async function findTeam(db: Connection, id: string): Promise<TeamRow | undefined> {
  const [row] = await db.select(columns).from(team).where(eq(team.id, id));
  return row;
}

export async function insertTeam(db: Connection, fields: NewTeam): Promise<string> {
  const id = newId();
  await db.insert(team).values({ id, ...fields });
  return id;
}

/** False where the version is not the current one any more. */
export async function updateTeam(db: Connection, id: string, version: number, change: TeamChange): Promise<boolean> {
  const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = await db
    .update(team)
    .set({ ...fields, version: version + 1, updatedAt: new Date() })
    .where(and(eq(team.id, id), eq(team.version, version)))
    .returning({ id: team.id });
  return changed.length === 1;
}

export async function deleteTeam(db: Connection, id: string): Promise<void> {
  await db.delete(team).where(eq(team.id, id));
}

/** Captain first, then by time; each with the institutions they belong to. */
export function listTeamMembers(db: Connection, teamId: string) {
  const { userId, role, joinedAt } = teamMember;
  const institutions = sql<
    { id: string; slug: string; nameZh: string; nameEn: string; isVerified: boolean }[]
  >`coalesce((
    select json_agg(json_build_object('id', ${institution.id}, 'slug', ${institution.slug}, 'nameZh', ${institution.nameZh}, 'nameEn', ${institution.nameEn},
      'isVerified', ${institution.verifiedAt} is not null) order by ${institution.id})
    from ${institutionMember} join ${institution} on ${institution.id} = ${institutionMember.institutionId}
    where ${institutionMember.userId} = ${teamMember.userId}), '[]'::json)`;
  return db
    .select({ userId, name: user.name, role, joinedAt, institutions })
    .from(teamMember)
    .innerJoin(user, eq(user.id, userId))
    .where(eq(teamMember.teamId, teamId))
    .orderBy(desc(sql`${role} = 'captain'`), asc(joinedAt), asc(userId));
}

export async function putTeamMember(db: Connection, teamId: string, userId: string, role: string): Promise<void> {
  await db
    .insert(teamMember)
    .values({ teamId, userId, role })
    .onConflictDoUpdate({ target: [teamMember.teamId, teamMember.userId], set: { role } });
}

export async function deleteTeamMember(db: Connection, teamId: string, userId: string): Promise<void> {
  await db.delete(teamMember).where(and(eq(teamMember.teamId, teamId), eq(teamMember.userId, userId)));
}

/** All members' roles, locked until the transaction ends. */
export async function lockTeam(db: Connection, teamId: string): Promise<Map<string, string>> {
  await db.select({ id: team.id }).from(team).where(eq(team.id, teamId)).for('update');
  const rows = await db
    .select({ userId: teamMember.userId, role: teamMember.role })
    .from(teamMember)
    .where(eq(teamMember.teamId, teamId));
  return new Map(rows.map(({ userId, role }) => [userId, role]));
}

export function listTeamsOf(db: Connection, userId: string) {
  const { id, slug, name } = team;
  return db
    .select({ id, slug, name, role: teamMember.role })
    .from(teamMember)
    .innerJoin(team, eq(team.id, teamMember.teamId))
    .where(eq(teamMember.userId, userId))
    .orderBy(asc(id));
}
