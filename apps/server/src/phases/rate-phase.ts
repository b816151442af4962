// Paints the picture of a phase: ratings with intervals, results and ranks of its entries, all from the match records.
import { rateVersions } from '@jixia/arena/ratings';
import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { ratingPoint } from '../database/schema.ts';
import { type PhaseGame, playerKey } from './phase-games.ts';
import type { TableRow } from './phase-settings.ts';

export type Standing = {
  readonly entryId: string;
  readonly submissionId: string | null;
  readonly rating: number | null;
  readonly ratingLow: number | null;
  readonly ratingHigh: number | null;
  readonly matches: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly forfeits: number;
  readonly rank: number | null;
};

export type Rated = {
  readonly entryId: string;
  readonly submissionId: string | null;
  readonly groupName: string;
  /** Withdrawn or disqualified: without a rank. */
  readonly isOut: boolean;
};

const tenth = (value: number): number => Math.round(value * 10) / 10;

type Counts = { wins: number; draws: number; losses: number; forfeits: number };

const countResults = (games: readonly PhaseGame[]): ReadonlyMap<string, Counts> => {
  const counts = new Map<string, Counts>();
  const add = (key: string, score: number, isForfeit: boolean): void => {
    const own = counts.get(key) ?? { wins: 0, draws: 0, losses: 0, forfeits: 0 };
    if (score === 1) own.wins += 1;
    else if (score === 0) own.losses += 1;
    else own.draws += 1;
    if (isForfeit && score === 0) own.forfeits += 1;
    counts.set(key, own);
  };
  for (const { a, b, score, isForfeit } of games) {
    add(a, score, isForfeit);
    add(b, 1 - score, isForfeit);
  }
  return counts;
};

/**
 * A ladder ranks by rating, then by number of matches; a tournament by its table, groups side by side. Pure: the same
 * records give the same standings on every host.
 */
export function standingsFrom(
  games: readonly PhaseGame[],
  entries: readonly Rated[],
  table: readonly TableRow[] | null,
): readonly Standing[] {
  const keyOf = ({ entryId, submissionId }: Rated): string => playerKey(entryId, submissionId ?? '');
  const players = entries.filter(({ submissionId }) => submissionId !== null).map(keyOf);
  const ratings = rateVersions(games, players);
  const counts = countResults(games);
  const places = new Map((table ?? []).map((row) => [row.entryId, row]));
  const rows = entries.map((entry) => {
    const { wins, draws, losses, forfeits } = counts.get(keyOf(entry)) ?? { wins: 0, draws: 0, losses: 0, forfeits: 0 };
    const matches = wins + draws + losses;
    const found = matches === 0 ? undefined : ratings.get(keyOf(entry));
    return { entry, found, counts: { matches, wins, draws, losses, forfeits }, place: places.get(entry.entryId) };
  });
  const ranked = rows.filter(
    ({ entry, found, place }) => !entry.isOut && (table === null ? found : place) !== undefined,
  );
  type Row = (typeof rows)[number];
  const keys = ({ found, counts: { matches }, place }: Row): readonly number[] =>
    table === null
      ? [-(found?.elo ?? 0), -matches]
      : [place?.rank ?? 0, -(place?.points ?? 0), -(place?.matchPoints ?? 0)];
  const compare = (x: Row, y: Row): number => {
    const [own, other] = [keys(x), keys(y)];
    const at = own.findIndex((value, index) => value !== other[index]);
    return at < 0 ? 0 : (own[at] as number) - (other[at] as number);
  };
  ranked.sort((x, y) => compare(x, y) || (x.entry.entryId < y.entry.entryId ? -1 : 1));
  const isGrouped = new Set((table ?? []).map(({ group }) => group)).size > 1;
  const rankOf = new Map<string, number>();
  for (const [at, row] of ranked.entries()) {
    const before = ranked[at - 1];
    // Within a tournament equal ranks stay equal; groups are told apart by what they scored.
    const isTie =
      before !== undefined &&
      (table !== null && !isGrouped ? before.place?.rank === row.place?.rank : compare(before, row) === 0);
    rankOf.set(row.entry.entryId, isTie ? (rankOf.get(before.entry.entryId) as number) : at + 1);
  }
  return rows.map(({ entry: { entryId, submissionId }, found, counts: results }) => ({
    ...{ entryId, submissionId, ...results, rank: rankOf.get(entryId) ?? null },
    rating: found?.elo ?? null,
    ratingLow: found === undefined ? null : tenth(found.elo - found.margin),
    ratingHigh: found === undefined ? null : tenth(found.elo + found.margin),
  }));
}

/** Writes the picture over the old one. */
export async function paint(db: Connection, phaseId: string, standings: readonly Standing[]): Promise<void> {
  if (standings.length === 0) return;
  const document = JSON.stringify(standings);
  await db.execute(sql`
    update phase_entry set submission_id = new."submissionId", rating = new.rating, rating_low = new."ratingLow",
      rating_high = new."ratingHigh", matches = new.matches, wins = new.wins, draws = new.draws, losses = new.losses,
      forfeits = new.forfeits, rank = new.rank, updated_at = now()
    from jsonb_to_recordset(${document}::jsonb) as new("entryId" text, "submissionId" text, rating float8,
      "ratingLow" float8, "ratingHigh" float8, matches int, wins int, draws int, losses int, forfeits int, rank int)
    where phase_entry.phase_id = ${phaseId} and phase_entry.entry_id = new."entryId"`);
}

/** Points of the curves: for those that have played since their last one. */
export async function notePoints(
  db: Connection,
  { phaseId, revision, at }: { readonly phaseId: string; readonly revision: number; readonly at: Date },
  standings: readonly Standing[],
): Promise<void> {
  const last = await db
    .select({ entryId: ratingPoint.entryId, matches: sql<number>`(array_agg(matches order by at desc))[1]` })
    .from(ratingPoint)
    .where(and(eq(ratingPoint.phaseId, phaseId), eq(ratingPoint.revision, revision)))
    .groupBy(ratingPoint.entryId);
  const matchesAt = new Map(last.map(({ entryId, matches }) => [entryId, matches]));
  const points = standings.flatMap(({ entryId, submissionId, rating, ratingLow, ratingHigh, matches, rank }) =>
    rating === null || ratingLow === null || ratingHigh === null || matchesAt.get(entryId) === matches
      ? []
      : [{ phaseId, revision, entryId, at, submissionId, rating, ratingLow, ratingHigh, matches, rank }],
  );
  if (points.length > 0) await db.insert(ratingPoint).values(points).onConflictDoNothing();
}
