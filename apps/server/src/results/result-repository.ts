// SQL about results: what counts of each phase, in the revision that counts.
import { type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { organises } from './result-access.ts';

/** Rows of a query, as it names them. */
async function rowsOf<T>(db: Connection, query: SQL): Promise<T[]> {
  return (await db.execute(query)).rows as T[];
}

export type CompetitionRow = {
  readonly id: string;
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly scenarioId: string;
  readonly rulesHash: string;
  readonly status: 'draft' | 'published' | 'finished' | 'cancelled';
  readonly isSample: boolean;
  readonly isOrganiser: boolean;
};

export async function findCompetition(db: Connection, id: string, userId: string): Promise<CompetitionRow | undefined> {
  const [row] = await rowsOf<CompetitionRow>(
    db,
    sql`select id, slug, title_zh as "titleZh", title_en as "titleEn", scenario_id as "scenarioId",
      rules_hash as "rulesHash", status, is_sample as "isSample", ${organises(userId)} as "isOrganiser"
      from competition where id = ${id}`,
  );
  return row;
}

export type PhaseRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: 'practice' | 'qualifier' | 'group' | 'knockout' | 'final';
  readonly titleZh: string;
  readonly titleEn: string;
  readonly scheduleKind: string | null;
  readonly status: 'planned' | 'open' | 'playing' | 'done' | 'cancelled';
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly revision: number;
  readonly matchCount: number;
  readonly hasHiddenSeeds: boolean;
  readonly seedCommitment: string;
  readonly seedSecret: string;
  readonly seedRevealedAt: string | null;
};

/** Matches of a phase that count: done, of the current revision, between two entries. */
const counts = sql`match.status = 'done' and not match.is_superseded and match.revision = phase.revision
  and not exists (select from match_side where match_side.match_id = match.id and match_side.entry_id is null)`;

export function listPhases(db: Connection, competitionId: string): Promise<PhaseRow[]> {
  return rowsOf(
    db,
    sql`select id, ordinal, kind, title_zh as "titleZh", title_en as "titleEn", schedule->>'kind' as "scheduleKind", status,
      starts_at as "startsAt", ends_at as "endsAt", revision, has_hidden_seeds as "hasHiddenSeeds",
      seed_commitment as "seedCommitment", seed_secret as "seedSecret", seed_revealed_at as "seedRevealedAt",
      (select count(*)::int from match where match.phase_id = phase.id and ${counts}) as "matchCount"
      from phase where competition_id = ${competitionId} and status <> 'cancelled' order by ordinal`,
  );
}

export type StandingRow = {
  readonly phaseId: string;
  readonly entryId: string;
  readonly name: string;
  readonly entryStatus: string;
  readonly submissionId: string | null;
  readonly agentName: string | null;
  readonly agentVersion: number | null;
  readonly institution: { id: string; slug: string; nameZh: string; nameEn: string } | null;
  readonly members: readonly { readonly userId: string; readonly name: string; readonly role: string }[];
  readonly groupName: string;
  readonly rating: number | null;
  readonly ratingLow: number | null;
  readonly ratingHigh: number | null;
  readonly matches: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly forfeits: number;
  readonly rank: number | null;
  readonly isEliminated: boolean;
};

/** By phase and rank; those without a rank last. */
export function listStandings(db: Connection, competitionId: string): Promise<StandingRow[]> {
  return rowsOf(
    db,
    sql`select phase_entry.phase_id as "phaseId", entry.id as "entryId", entry.name, entry.status as "entryStatus",
      phase_entry.submission_id as "submissionId", agent.name as "agentName", submission.number as "agentVersion",
      case when institution.id is null then null else json_build_object('id', institution.id, 'slug', institution.slug,
        'nameZh', institution.name_zh, 'nameEn', institution.name_en) end as institution,
      entry.members, group_name as "groupName", rating, rating_low as "ratingLow", rating_high as "ratingHigh",
      matches, wins, draws, losses, forfeits, rank, is_eliminated as "isEliminated"
      from phase_entry join phase on phase.id = phase_entry.phase_id join entry on entry.id = phase_entry.entry_id
        left join institution on institution.id = entry.institution_id
        left join submission on submission.id = phase_entry.submission_id left join agent on agent.id = submission.agent_id
      where phase.competition_id = ${competitionId} and phase.status <> 'cancelled'
      order by phase.ordinal, rank nulls last, entry.id`,
  );
}

export type PayoffRow = { readonly phaseId: string; a: string; b: string; matches: number; score: number };

/** Each pair of entries once, as one sees the other. */
export function listPayoffs(db: Connection, competitionId: string): Promise<PayoffRow[]> {
  return rowsOf(
    db,
    sql`select match.phase_id as "phaseId", own.entry_id as a, other.entry_id as b, count(*)::int as matches,
      avg(own.score)::float8 as score
      from match join phase on phase.id = match.phase_id
        join match_side own on own.match_id = match.id
        join match_side other on other.match_id = match.id and other.side <> own.side
      where phase.competition_id = ${competitionId} and phase.status <> 'cancelled' and ${counts}
      group by match.phase_id, own.entry_id, other.entry_id order by 1, 2, 3`,
  );
}

export type PairingRow = {
  readonly id: string;
  readonly round: number;
  readonly ordinal: number;
  readonly groupName: string;
  readonly entryA: { id: string; name: string };
  readonly entryB: { id: string; name: string } | null;
  readonly status: 'playing' | 'done';
  readonly score: number | null;
  readonly reason: Record<string, unknown>;
  readonly finishedAt: string | null;
};

/** In the order of the schedule; `limit + 1` rows at most. The cursor is `round.ordinal`. */
export function listPairings(db: Connection, phaseId: string, limit: number, after: string | undefined) {
  const [round = '', ordinal = ''] = (after ?? '').split('.');
  const isAfter =
    after === undefined ? sql`true` : sql`(pairing.round, pairing.ordinal) > (${Number(round)}, ${Number(ordinal)})`;
  return rowsOf<PairingRow>(
    db,
    sql`select pairing.id, pairing.round, pairing.ordinal, pairing.group_name as "groupName",
      json_build_object('id', a.id, 'name', a.name) as "entryA",
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as "entryB",
      pairing.status, pairing.score, pairing.reason, pairing.finished_at as "finishedAt"
      from pairing join phase on phase.id = pairing.phase_id and phase.revision = pairing.revision
        join entry a on a.id = pairing.entry_a left join entry b on b.id = pairing.entry_b
      where pairing.phase_id = ${phaseId} and ${isAfter} order by pairing.round, pairing.ordinal limit ${limit + 1}`,
  );
}

export type MatchRow = {
  readonly id: string;
  readonly pairingId: string | null;
  readonly round: number | null;
  readonly pairNumber: number;
  readonly sides: {
    entryId: string;
    name: string;
    submissionId: string;
    version: number;
    score: number | null;
  }[];
  readonly winner: number;
  readonly endReason: string | null;
  readonly ticks: number | null;
  readonly decisions: number | null;
  readonly forfeit: { readonly agent: number; readonly code: string; readonly step: number } | null;
  readonly seed: string;
  readonly finalHash: string;
  readonly replayHash: string;
  readonly finishedAt: string;
};

/** Those that count, oldest first; `limit + 1` rows at most. */
export function listMatches(
  db: Connection,
  phaseId: string,
  limit: number,
  after: string | undefined,
): Promise<MatchRow[]> {
  return rowsOf(
    db,
    sql`select match.id, match.pairing_id as "pairingId", pairing.round, match.pair_number as "pairNumber", match.winner,
      match.end_reason as "endReason", match.ticks, match.decisions, match.forfeit, match.seed,
      match.final_hash as "finalHash", match.replay_hash as "replayHash", match.finished_at as "finishedAt",
      (select json_agg(json_build_object('entryId', entry.id, 'name', entry.name, 'submissionId', submission.id,
          'version', submission.number, 'score', match_side.score) order by match_side.side)
        from match_side join entry on entry.id = match_side.entry_id
          join submission on submission.id = match_side.submission_id where match_side.match_id = match.id) as sides
      from match join phase on phase.id = match.phase_id left join pairing on pairing.id = match.pairing_id
      where match.phase_id = ${phaseId} and ${counts} and ${after === undefined ? sql`true` : sql`match.id > ${after}`}
      order by match.id limit ${limit + 1}`,
  );
}
