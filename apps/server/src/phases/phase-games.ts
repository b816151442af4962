// Results of a phase as games between versions, counted by the database: what ratings are computed from.
import type { Game } from '@jixia/arena/ratings';
import { sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';

/** A version of an entry; ratings belong to it, so that a new version starts afresh. */
export const playerKey = (entryId: string, submissionId: string): string => `${entryId}/${submissionId}`;

export const entryOfPlayer = (key: string): string => key.split('/')[0] as string;

export type PhaseGame = Game & {
  readonly matchId: string;
  readonly pairingId: string | null;
  readonly finishedAt: Date;
  /** Whether it ended because somebody's program failed. */
  readonly isForfeit: boolean;
};

/** Those that count, in the order in which they ended. */
export async function listGames(db: Connection, phaseId: string, revision: number): Promise<readonly PhaseGame[]> {
  const { rows } = await db.execute(sql`
    select match.id as "matchId", match.pairing_id as "pairingId", match.pair_number as pair, match.finished_at as "finishedAt",
      match.forfeit is not null as "isForfeit", first.entry_id || '/' || first.submission_id as a,
      second.entry_id || '/' || second.submission_id as b, first.score
    from match join match_side first on first.match_id = match.id and first.side = 0
      join match_side second on second.match_id = match.id and second.side = 1
    where match.phase_id = ${phaseId} and match.revision = ${revision} and match.status = 'done'
      and not match.is_superseded and first.entry_id is not null and second.entry_id is not null
    order by match.finished_at, match.id`);
  type Row = Omit<PhaseGame, 'pair' | 'finishedAt'> & { pair: number; finishedAt: string | Date };
  return (rows as unknown as Row[]).map(({ pair, finishedAt, score, ...row }) => ({
    ...row,
    score: Number(score),
    finishedAt: new Date(finishedAt),
    pair: `${row.pairingId ?? row.matchId}.${pair}`,
  }));
}
