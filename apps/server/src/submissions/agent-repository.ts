// SQL about agents.
import { and, desc, eq, ilike, inArray, lt, ne, or, sql } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { likeText } from '../database/like-text.ts';
import { newId } from '../database/new-id.ts';
import { agent, entry, match, matchSide, submission, team, teamMember, user } from '../database/schema.ts';
import type { AgentChange, NewAgent, ShownAgent } from './agent-shapes.ts';
import { seesPrivateAs } from './submission-access.ts';

const teamRole = (userId: string | null) => sql<string | null>`(select ${teamMember.role} from ${teamMember}
  where ${teamMember.teamId} = ${agent.teamId} and ${teamMember.userId} = ${userId ?? ''})`;

/** Only the accepted versions of an agent are for strangers. */
const versionCounts = sql<{ all: number; accepted: number }>`(select json_build_object('all', count(*),
    'accepted', count(*) filter (where ${submission.status} = 'accepted'))
  from ${submission} where ${submission.agentId} = ${agent.id})`;

const newestAccepted = sql<ShownAgent['newestAccepted']>`(select json_build_object('id', ${submission.id},
    'number', ${submission.number}, 'kind', ${submission.kind}, 'rulesHash', ${submission.rulesHash})
  from ${submission} where ${submission.agentId} = ${agent.id} and ${submission.status} = 'accepted'
  order by ${submission.number} desc limit 1)`;

const columnsFor = (userId: string | null) => ({
  agent,
  ownerName: user.name,
  team: { id: team.id, slug: team.slug, name: team.name },
  teamRole: teamRole(userId),
  versionCounts,
  newestAccepted,
});

type Row = {
  readonly agent: typeof agent.$inferSelect;
  readonly ownerName: string | null;
  readonly team: { readonly id: string; readonly slug: string; readonly name: string } | null;
  readonly teamRole: string | null;
  readonly versionCounts: { readonly all: number; readonly accepted: number };
  readonly newestAccepted: ShownAgent['newestAccepted'];
};

function show(row: Row, principal: Principal): ShownAgent {
  const { ownerId, teamId: _, createdAt, updatedAt, ...fields } = row.agent;
  const userId = seesPrivateAs(principal);
  const isOwner = userId !== null && ownerId === userId;
  const isMine = isOwner || (userId !== null && ['captain', 'member'].includes(row.teamRole ?? ''));
  const isInside = isMine || (userId !== null && (row.teamRole !== null || principal.roles.includes('siteAdmin')));
  return {
    ...fields,
    owner: ownerId === null ? null : { id: ownerId, name: row.ownerName ?? '' },
    team: row.team,
    isMine,
    newestAccepted: row.newestAccepted,
    versions: isInside ? row.versionCounts.all : row.versionCounts.accepted,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export type AgentFilter = {
  readonly scenarioId?: string | undefined;
  readonly search?: string | undefined;
  /** Of a person, or `me`: with those of one's teams. */
  readonly owner?: string | undefined;
  readonly isSample?: boolean | undefined;
};

/** Those that the asker may see, newest first; `limit + 1` rows at most. */
export async function listAgents(
  db: Connection,
  principal: Principal,
  { scenarioId, search, owner, isSample }: AgentFilter,
  limit: number,
  before: string | undefined,
): Promise<ShownAgent[]> {
  const userId = seesPrivateAs(principal);
  const inTeam = sql`${teamRole(userId)} is not null`;
  const own = userId === null ? sql`false` : or(eq(agent.ownerId, userId), inTeam);
  const isVisible = or(eq(agent.isPublished, true), eq(agent.isSample, true), own);
  const seesAll = userId !== null && principal.roles.includes('siteAdmin');
  const rows = await db
    .select(columnsFor(userId))
    .from(agent)
    .leftJoin(user, eq(user.id, agent.ownerId))
    .leftJoin(team, eq(team.id, agent.teamId))
    .where(
      and(
        before === undefined ? undefined : lt(agent.id, before),
        scenarioId === undefined ? undefined : eq(agent.scenarioId, scenarioId),
        search === undefined ? undefined : ilike(agent.name, likeText(search)),
        owner === undefined ? undefined : owner === 'me' ? own : eq(agent.ownerId, owner),
        isSample === undefined ? undefined : eq(agent.isSample, isSample),
        seesAll ? undefined : isVisible,
      ),
    )
    .orderBy(desc(agent.id))
    .limit(limit + 1);
  return rows.map((row) => show(row, principal));
}

export async function findAgent(db: Connection, principal: Principal, id: string): Promise<ShownAgent | undefined> {
  const [row] = await db
    .select(columnsFor(seesPrivateAs(principal)))
    .from(agent)
    .leftJoin(user, eq(user.id, agent.ownerId))
    .leftJoin(team, eq(team.id, agent.teamId))
    .where(eq(agent.id, id));
  return row === undefined ? undefined : show(row, principal);
}

export async function insertAgent(db: Connection, ownerId: string, fields: NewAgent): Promise<string> {
  const id = newId();
  await db.insert(agent).values({ id, ownerId, ...fields });
  return id;
}

/** False where the version is not the current one any more. */
export async function updateAgent(db: Connection, id: string, version: number, change: AgentChange): Promise<boolean> {
  const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed = await db
    .update(agent)
    .set({ ...fields, version: version + 1, updatedAt: new Date() })
    .where(and(eq(agent.id, id), eq(agent.version, version)))
    .returning({ id: agent.id });
  return changed.length === 1;
}

export async function isPlayerOfTeam(db: Connection, teamId: string, userId: string): Promise<boolean> {
  const place = and(
    eq(teamMember.teamId, teamId),
    eq(teamMember.userId, userId),
    inArray(teamMember.role, ['captain', 'member']),
  );
  return (await db.select({ role: teamMember.role }).from(teamMember).where(place)).length > 0;
}

/** What keeps an agent: matches that count, and entries into competitions. */
export async function usesOfAgent(db: Connection, agentId: string): Promise<{ matches: number; entries: number }> {
  const [counted] = await db
    .select({ n: sql<number>`count(distinct ${match.id})::int` })
    .from(matchSide)
    .innerJoin(match, eq(match.id, matchSide.matchId))
    .innerJoin(submission, eq(submission.id, matchSide.submissionId))
    .where(and(eq(submission.agentId, agentId), ne(match.purpose, 'validation')));
  const entries = await db.$count(entry, and(eq(entry.agentId, agentId), ne(entry.status, 'withdrawn')));
  return { matches: counted?.n ?? 0, entries };
}

/** With its versions and the matches that validated them. */
export async function deleteAgent(db: Connection, agentId: string): Promise<void> {
  const versions = db.select({ id: submission.id }).from(submission).where(eq(submission.agentId, agentId));
  await db
    .delete(match)
    .where(
      inArray(
        match.id,
        db.select({ id: matchSide.matchId }).from(matchSide).where(inArray(matchSide.submissionId, versions)),
      ),
    );
  await db.delete(agent).where(eq(agent.id, agentId));
}
