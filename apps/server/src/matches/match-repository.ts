// SQL about matches that are shown.
import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import {
  agent,
  blob,
  competition,
  entry,
  institution,
  match,
  matchSide,
  phase,
  ruleset,
  submission,
  team,
  user,
} from '../database/schema.ts';
import type { MatchQuery } from './match-shapes.ts';

/** Whether a person owns an agent or plays in its team. */
const isMine = (userId: string): SQL => sql`(${agent.ownerId} = ${userId} or exists (
  select from team_member where team_member.team_id = ${agent.teamId} and team_member.user_id = ${userId}))`;

/** In whose name a request sees what is not public: a suspended account in nobody's, and a token must be for reading. */
export const insiderId = ({ userId, isSuspended, token }: Principal): string | null =>
  isSuspended || (token !== null && !token.scopes.includes('read')) ? null : userId;

/** Versions are validated in private: those matches are for the owner's people. Everything else is public. */
export function visibleTo(principal: Principal): SQL | undefined {
  const userId = insiderId(principal);
  const isPublic = sql`${match.purpose} <> 'validation'`;
  if (userId === null) return isPublic;
  if (principal.roles.includes('siteAdmin')) return undefined;
  return sql`(${isPublic} or exists (select from ${matchSide}
    join ${submission} on ${submission.id} = ${matchSide.submissionId} join ${agent} on ${agent.id} = ${submission.agentId}
    where ${matchSide.matchId} = ${match.id} and ${isMine(userId)}))`;
}

const columns = {
  row: match,
  competition: {
    id: competition.id,
    slug: competition.slug,
    titleZh: competition.titleZh,
    titleEn: competition.titleEn,
  },
  /** Seeds, and what tells them, stay with the organisers. */
  isSeedHidden: sql<boolean>`coalesce(${phase.hasHiddenSeeds} and ${phase.seedRevealedAt} is null, false)`,
  /** By seat. */
  teams: sql<number[] | null>`jsonb_path_query_array(${ruleset.manifest}, '$.agents[*].team')`,
  replayBytes: blob.sizeBytes,
};

const selectMatches = (db: Connection) =>
  db
    .select(columns)
    .from(match)
    .leftJoin(phase, eq(phase.id, match.phaseId))
    .leftJoin(competition, eq(competition.id, phase.competitionId))
    .leftJoin(ruleset, and(eq(ruleset.scenarioId, match.scenarioId), eq(ruleset.rulesHash, match.rulesHash)))
    .leftJoin(blob, eq(blob.hash, match.replayHash));

export type ShownMatch = Awaited<ReturnType<typeof listMatches>>[number];

/** Newest first; `limit + 1` rows at most. */
export function listMatches(db: Connection, principal: Principal, query: MatchQuery) {
  const { scenarioId, competitionId, phaseId, agentId, submissionId, entryId, pairingId, status, purpose } = query;
  const when = <T>(value: T | undefined, condition: (value: T) => SQL): SQL | undefined =>
    value === undefined ? undefined : condition(value);
  const withSide = (condition: SQL): SQL =>
    sql`exists (select from ${matchSide} where ${matchSide.matchId} = ${match.id} and ${condition})`;
  return selectMatches(db)
    .where(
      and(
        visibleTo(principal),
        when(query.cursor, (before) => lt(match.id, before)),
        when(scenarioId, (value) => eq(match.scenarioId, value)),
        when(competitionId, (value) => or(eq(competition.id, value), eq(competition.slug, value)) as SQL),
        when(phaseId, (value) => eq(match.phaseId, value)),
        when(pairingId, (value) => eq(match.pairingId, value)),
        when(status, (value) => eq(match.status, value)),
        when(purpose, (value) => eq(match.purpose, value)),
        when(entryId, (value) => withSide(eq(matchSide.entryId, value))),
        when(submissionId, (value) => withSide(eq(matchSide.submissionId, value))),
        when(agentId, (value) =>
          withSide(
            sql`${matchSide.submissionId} in (select id from ${submission} where ${submission.agentId} = ${value})`,
          ),
        ),
        query.includeSuperseded ? undefined : eq(match.isSuperseded, false),
      ),
    )
    .orderBy(desc(match.id))
    .limit(query.limit + 1);
}

export async function findMatch(db: Connection, principal: Principal, id: string): Promise<ShownMatch | undefined> {
  const [row] = await selectMatches(db).where(and(eq(match.id, id), visibleTo(principal)));
  return row;
}

export async function isVisible(db: Connection, principal: Principal, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: match.id })
    .from(match)
    .where(and(eq(match.id, id), visibleTo(principal)));
  return rows.length === 1;
}

/** Of several matches, by side. */
export function listSides(db: Connection, matchIds: readonly string[], userId: string | null) {
  const owner = alias(user, 'owner');
  return db
    .select({
      matchId: matchSide.matchId,
      side: matchSide.side,
      score: matchSide.score,
      agent: { id: agent.id, name: agent.name, isSample: agent.isSample },
      ownerName: sql<string | null>`coalesce(${team.name}, ${owner.name})`,
      submission: { id: submission.id, number: submission.number, kind: submission.kind },
      entry: { id: entry.id, name: entry.name },
      institution: {
        id: institution.id,
        slug: institution.slug,
        nameZh: institution.nameZh,
        nameEn: institution.nameEn,
      },
      isMine: sql<boolean>`coalesce(${isMine(userId ?? '')}, false)`,
    })
    .from(matchSide)
    .innerJoin(submission, eq(submission.id, matchSide.submissionId))
    .innerJoin(agent, eq(agent.id, submission.agentId))
    .leftJoin(owner, eq(owner.id, agent.ownerId))
    .leftJoin(team, eq(team.id, agent.teamId))
    .leftJoin(entry, eq(entry.id, matchSide.entryId))
    .leftJoin(institution, eq(institution.id, entry.institutionId))
    .where(inArray(matchSide.matchId, matchIds as string[]))
    .orderBy(asc(matchSide.matchId), asc(matchSide.side));
}

export type ShownSide = Awaited<ReturnType<typeof listSides>>[number];

/** Whether somebody runs the competition that a match is played in. */
export async function isOrganiserOf(db: Connection, userId: string, matchId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from match join phase on phase.id = match.phase_id join competition on competition.id = phase.competition_id
    where match.id = ${matchId} and (competition.organiser_id = ${userId} or exists (select from competition_organiser
      where competition_id = competition.id and user_id = ${userId}))`);
  return rows.length > 0;
}
