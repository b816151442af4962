// One step of a ladder: who seeks a match meets somebody of about the same strength. Those whose rating is known well enough
// seek none, so that a ladder at rest costs next to nothing.
import { type LadderRating, meetOnLadder, shuffled } from '@jixia/arena/schedules';
import { deriveSeed } from '@jixia/env';
import { and, eq, sql } from 'drizzle-orm';
import { pairing, phaseEntry } from '../database/schema.ts';
import type { Contender } from './entrants.ts';
import type { Look } from './phase-context.ts';
import { playerKey } from './phase-games.ts';
import { scheduleSeed } from './phase-seeds.ts';
import { defaultPairs, ladderDefaults } from './phase-settings.ts';
import { addPairings, type NewPairing } from './plan-pairing.ts';
import type { PairingRow } from './settle-pairings.ts';
import { withNames } from './tournament-step.ts';

/** Pairings of one ladder that wait or play at one time: the rest of the workers is for others. */
const mostAtOnce = 12;

type Runner = Contender & { readonly submissionId: string };

/** Entries come and go, and follow their newest accepted version. */
export async function followEntries({ tx, phase }: Look, contenders: readonly Contender[]): Promise<void> {
  const able = contenders.filter(({ status, submissionId }) => status === 'registered' && submissionId !== null);
  if (able.length === 0) return;
  await tx
    .insert(phaseEntry)
    .values(able.map(({ entryId, submissionId }) => ({ phaseId: phase.id, entryId, submissionId })))
    .onConflictDoUpdate({
      target: [phaseEntry.phaseId, phaseEntry.entryId],
      set: { submissionId: sql`excluded.submission_id` },
      setWhere: sql`${phaseEntry.submissionId} is distinct from excluded.submission_id`,
    });
}

/** How many pairings ago each two met last, seen from the first of them; and the matches of the last 24 hours. */
async function readPast({ tx, phase }: Look, revision: number) {
  const { rows } = await tx.execute(sql`
    with seen as (
      select entry_a as own, entry_b as other, round, ordinal, created_at from pairing
        where phase_id = ${phase.id} and revision = ${revision}
      union all select entry_b, entry_a, round, ordinal, created_at from pairing
        where phase_id = ${phase.id} and revision = ${revision}),
    numbered as (select own, other, row_number() over (partition by own order by round desc, ordinal desc) as ago from seen)
    select own, other, min(ago)::int as ago from numbered group by own, other`);
  const ago = new Map(
    (rows as { own: string; other: string; ago: number }[]).map((row) => [`${row.own} ${row.other}`, row.ago]),
  );
  const { rows: today } = await tx.execute(sql`
    select match_side.entry_id as entry, count(*)::int as matches from match join match_side on match_side.match_id = match.id
    where match.phase_id = ${phase.id} and match.revision = ${revision} and match.created_at > now() - interval '1 day'
      and match.status not in ('failed', 'cancelled')
    group by match_side.entry_id`);
  const matchesToday = new Map((today as { entry: string; matches: number }[]).map((row) => [row.entry, row.matches]));
  return { ago, matchesToday };
}

export type LadderStep = {
  readonly added: number;
  /** Seconds until it may be time for a pairing though nothing happens before. */
  readonly restSeconds: number;
};

const longestRestSeconds = 3600;

export async function stepLadder(
  look: Look,
  contenders: readonly Contender[],
  playing: readonly PairingRow[],
  ratings: ReadonlyMap<string, LadderRating & { readonly matches: number }>,
): Promise<LadderStep> {
  const { tx, phase, settings, quotas, now } = look;
  const { revision } = phase;
  const runners = contenders.filter((one): one is Runner => one.status === 'registered' && one.submissionId !== null);
  if (runners.length < 2) return { added: 0, restSeconds: longestRestSeconds };
  const target = settings.targetMarginElo ?? ladderDefaults.targetMarginElo;
  const enough = settings.matchesAVersion ?? ladderDefaults.matchesAVersion;
  const idleMinutes = settings.idleMinutes ?? ladderDefaults.idleMinutes;
  const mostToday = quotas.matchesADay ?? ladderDefaults.matchesADay;
  const { ago, matchesToday } = await readPast(look, revision);
  const busy = new Set(playing.flatMap(({ entryA, entryB }) => [entryA, entryB]));
  const byId = new Map(runners.map((one) => [one.entryId, one]));
  const known = (id: string) => {
    const found = ratings.get(playerKey(id, byId.get(id)?.submissionId ?? ''));
    return found ?? { elo: 1500, margin: Number.POSITIVE_INFINITY, matches: 0 };
  };
  const pool = runners
    .map(({ entryId }) => entryId)
    .filter((id) => !busy.has(id) && (matchesToday.get(id) ?? 0) + 2 * defaultPairs(settings) <= mostToday);
  const [last] = await tx
    .select({ round: sql<number>`max(${pairing.round})`, at: sql<string | null>`max(${pairing.createdAt})` })
    .from(pairing)
    .where(and(eq(pairing.phaseId, phase.id), eq(pairing.revision, revision)));
  const round = (last?.round ?? 0) + 1;
  const order = shuffled(pool, deriveSeed(scheduleSeed(phase), round)).sort(
    (x, y) => known(x).matches - known(y).matches,
  );
  let seekers = order.filter((id) => known(id).matches < enough && known(id).margin > target);
  let room = mostAtOnce - playing.length;
  let isIdle = false;
  if (seekers.length === 0 && playing.length === 0 && idleMinutes > 0) {
    const dueMs = last?.at == null ? 0 : new Date(last.at).getTime() + idleMinutes * 60_000 - now.getTime();
    if (dueMs > 0) return { added: 0, restSeconds: Math.min(longestRestSeconds, Math.ceil(dueMs / 1000)) };
    isIdle = true;
    seekers = order;
    room = 1;
  }
  const pairings = meetOnLadder({
    ...{ seekers, pool, round },
    ratingOf: (id) => {
      const { elo, margin } = known(id);
      return { elo, margin: Number.isFinite(margin) ? margin : 0 };
    },
    metAgo: (a, b) => ago.get(`${a} ${b}`) ?? null,
    // Whoever has just played waits for others, if there are others.
    avoidsRematches: runners.length > 2,
  }).slice(0, Math.max(0, room));
  const names = new Map(runners.map(({ entryId, name }) => [entryId, name]));
  const added = pairings.map(({ a, b, reason, facts }, ordinal): NewPairing => {
    const idle = isIdle ? ' Every rating is known well enough; one pairing is played now and then.' : '';
    const player = (id: string) => ({ entryId: id, submissionId: byId.get(id)?.submissionId ?? '' });
    return {
      ...{ round, ordinal, group: '', a: player(a), b: player(b as string) },
      reason: { text: `${withNames(reason, names)}${idle}`, facts: { ...facts, isIdle } },
    };
  });
  await addPairings(look, revision, added);
  const isResting = added.length === 0 && playing.length === 0;
  return { added: added.length, restSeconds: isResting ? longestRestSeconds : 60 };
}
