// One look at a phase: begins it, makes what comes next, paints its standings, ends it. It may be asked for at any time, by
// anybody, twice at once, or again after a crash: everything is in one transaction that holds the phase.
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { freezeMembers } from '../competitions/freeze-members.ts';
import type { Connection } from '../database/database.ts';
import { entry, match, phase, phaseEntry } from '../database/schema.ts';
import type { JobContext } from '../jobs/job-handlers.ts';
import type { JobPayloads } from '../jobs/job-kinds.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { ClaimLost } from '../jobs/settle-job.ts';
import { announce } from '../live/announce.ts';
import { admit, type Contender, listContenders, outOf, writeEntrants } from './entrants.ts';
import { followEntries, stepLadder } from './ladder-step.ts';
import { type Look, later, openLook } from './phase-context.ts';
import { listGames, playerKey } from './phase-games.ts';
import { type Obstacle, type PhaseState, regradeUnderWay, type TableRow } from './phase-settings.ts';
import { notePoints, paint, type Rated, type Standing, standingsFrom } from './rate-phase.ts';
import { stepRegrade } from './regrade-step.ts';
import { type Settled, settlePairings } from './settle-pairings.ts';
import { stepTournament } from './tournament-step.ts';
import { wakeFollowing } from './wake-phases.ts';

/** Only a net below the notifications. */
const heartbeatSeconds = 60;
const waitSeconds = 20;
/** Rating many games takes a while: not after each of them. */
const manyGames = 3000;
const repaintSeconds = 10;
const firstPointSeconds = 5;
/** A curve gets no finer than so many points for the time since the start. */
const pointsACurve = 100;

export async function advancePhase(context: JobContext, { phaseId }: JobPayloads['phase']): Promise<void> {
  try {
    await context.commit((tx) => lookAtPhase(tx, context.queue, phaseId));
  } catch (error) {
    if (error instanceof ClaimLost) throw error;
    const isOfDatabase = error instanceof Error && (error.cause !== undefined || 'severity' in error);
    if (isOfDatabase) throw error;
    // Its settings, most likely: the organiser reads why it stands still.
    const message = error instanceof Error ? error.message : String(error);
    await context.commit((tx) => noteTrouble(tx, phaseId, message.slice(0, 1000)));
  }
}

async function noteTrouble(tx: Connection, phaseId: string, message: string): Promise<void> {
  const obstacle: Obstacle = { kind: 'problem', code: 'cannot_go_on', message };
  const change = JSON.stringify({ obstacle, nextLookAt: new Date(Date.now() + heartbeatSeconds * 1000).toISOString() });
  await tx
    .update(phase)
    .set({ schedulerState: sql`${phase.schedulerState} || ${change}::jsonb` })
    .where(eq(phase.id, phaseId));
}

export async function lookAtPhase(tx: Connection, queue: JobQueue, phaseId: string): Promise<void> {
  const look = await openLook(tx, queue, phaseId);
  if (look === null) return;
  const { phase: row, competition, state } = look;
  if (row.status === 'cancelled' || competition.status === 'cancelled') return callEverythingOff(look);
  const regrade = regradeUnderWay(state);
  if (regrade !== undefined) return advanceRegrade(look, regrade);
  if (competition.status !== 'published' || row.status === 'done') return;
  if (row.status !== 'planned') return play(look);
  if (row.startsAt > look.now) return;
  if (await begin(look)) {
    const begun = await openLook(tx, queue, phaseId);
    if (begun !== null) await play(begun);
  }
}

async function save(look: Look, state: PhaseState, status = look.phase.status): Promise<void> {
  const { tx, phase: row, competition } = look;
  const changesStatus = status !== row.status;
  await tx
    .update(phase)
    .set({
      schedulerState: state,
      ...(changesStatus ? { status, updatedAt: look.now, version: sql`${phase.version} + 1` } : {}),
      // Nothing that depends on it is to come.
      ...(changesStatus && status === 'done' ? { seedRevealedAt: look.now } : {}),
    })
    .where(eq(phase.id, row.id));
  const isNews =
    changesStatus ||
    JSON.stringify(state.obstacle ?? null) !== JSON.stringify(look.state.obstacle ?? null) ||
    state.painted?.signature !== look.state.painted?.signature;
  if (!isNews) return;
  await announce(tx, [`phase:${row.id}`, `competition:${competition.id}`], {
    ...{ phaseId: row.id, competitionId: competition.id, status },
    matches: state.painted?.matches ?? 0,
    obstacle: state.obstacle?.code ?? null,
  });
}

async function begin(look: Look): Promise<boolean> {
  const admitted = await admit(look);
  if ('obstacle' in admitted) {
    await save(look, { ...look.state, obstacle: admitted.obstacle, nextLookAt: later(look, waitSeconds) });
    return false;
  }
  await freezeMembers(look.tx, look.phase);
  await writeEntrants(look, admitted.entrants);
  const status = look.settings.kind === 'ladder' ? 'open' : 'playing';
  await save(look, { ...look.state, obstacle: null, nextLookAt: null }, status);
  return true;
}

/** The heartbeat, or the end of the phase where that comes first. */
function nextLook(look: Look, seconds: number): string {
  const { endsAt } = look.phase;
  const rest = later(look, seconds);
  return endsAt !== null && endsAt > look.now && endsAt.toISOString() < rest ? endsAt.toISOString() : rest;
}

async function play(look: Look): Promise<void> {
  const { settings, state, phase: row } = look;
  const isLadder = settings.kind === 'ladder';
  const contenders = await admitted(look, await listContenders(look, null));
  if (isLadder) await followEntries(look, contenders);
  const isClosing = state.isClosing === true || (isLadder && row.endsAt !== null && row.endsAt <= look.now);
  const out = outOf(contenders);
  let settled = await settlePairings(look, row.revision, out, isClosing);
  if (isLadder) return playLadder(look, contenders, settled, isClosing);
  let step = await stepTournament(look, row.revision, () => !isClosing);
  // Pairings of those who are out are over before any worker sees them.
  while (step.added > 0 && out.size > 0) {
    settled = await settlePairings(look, row.revision, out, isClosing);
    step = await stepTournament(look, row.revision, () => !isClosing);
  }
  const obstacle = brokenOf(settled.broken);
  const { painted } = await repaint(look, step.table);
  const isOver = step.isOver || (isClosing && settled.playing.length === 0 && step.added === 0);
  const next = { ...state, ...painted, table: step.table, obstacle };
  if (isOver) await finish(look, next);
  else await save(look, { ...next, nextLookAt: nextLook(look, heartbeatSeconds) });
}

async function playLadder(
  look: Look,
  contenders: readonly Contender[],
  settled: Settled,
  isClosing: boolean,
): Promise<void> {
  const { state } = look;
  const { painted, standings, isLate } = await repaint(look, null);
  if (isClosing) {
    if (settled.playing.length === 0 && !isLate) return finish(look, { ...state, ...painted, obstacle: null });
    return save(look, { ...state, ...painted, nextLookAt: nextLook(look, isLate ? repaintSeconds : heartbeatSeconds) });
  }
  // Where workers cannot play, more matches would only fail as well: it rests before it tries again.
  const rests = settled.broken.length > 0;
  const ratings = new Map(
    standings.flatMap(({ entryId, submissionId, rating, ratingHigh, matches }) =>
      rating === null || ratingHigh === null
        ? []
        : [[playerKey(entryId, submissionId ?? ''), { elo: rating, margin: ratingHigh - rating, matches }] as const],
    ),
  );
  const { restSeconds } = rests
    ? { restSeconds: 15 * 60 }
    : await stepLadder(look, contenders, settled.playing, ratings);
  const obstacle = rests ? brokenOf(settled.broken) : settled.finished > 0 ? null : (state.obstacle ?? null);
  const seconds = isLate ? Math.min(restSeconds, repaintSeconds) : restSeconds;
  await save(look, { ...state, ...painted, obstacle, nextLookAt: nextLook(look, seconds) });
}

/** A ladder for some is for them alone. */
async function admitted(look: Look, contenders: readonly Contender[]): Promise<readonly Contender[]> {
  if (look.admission.take == null && typeof look.admission.perGroup !== 'number') return contenders;
  const rows = await look.tx
    .select({ entryId: phaseEntry.entryId })
    .from(phaseEntry)
    .where(eq(phaseEntry.phaseId, look.phase.id));
  const known = new Set(rows.map(({ entryId }) => entryId));
  return contenders.filter(({ entryId }) => known.has(entryId));
}

const brokenOf = (matchIds: readonly string[]): Obstacle | null =>
  matchIds.length === 0
    ? null
    : {
        kind: 'problem',
        code: 'matches_failed',
        message: `${matchIds.length} matches failed again and again, not by an agent's fault: look at the workers, then start the phase again; or close it.`,
        matchIds: matchIds.slice(0, 100),
      };

async function finish(look: Look, state: PhaseState): Promise<void> {
  const { tx, phase: row, competition, now } = look;
  await save(look, { ...state, nextLookAt: null }, 'done');
  const last = await tx.select().from(phaseEntry).where(eq(phaseEntry.phaseId, row.id));
  await notePoints(tx, { phaseId: row.id, revision: row.revision, at: now }, last);
  await wakeFollowing(tx, competition.id, row.ordinal);
}

/** Matches that wait are not played; those under way end by themselves and count. */
async function callEverythingOff({ tx, phase: { id } }: Look): Promise<void> {
  await tx
    .update(match)
    .set({ status: 'cancelled' })
    .where(and(eq(match.phaseId, id), eq(match.status, 'queued')));
  await tx
    .update(phase)
    .set({ status: 'cancelled', schedulerState: sql`${phase.schedulerState} || '{"nextLookAt": null}'` })
    .where(and(eq(phase.id, id), sql`${phase.status} in ('planned', 'open', 'playing')`));
}

async function advanceRegrade(look: Look, regrade: NonNullable<ReturnType<typeof regradeUnderWay>>): Promise<void> {
  const { tx, queue, phase: row, state } = look;
  const contenders = await listContenders(look, null);
  const { finished, broken } = await stepRegrade(look, regrade, outOf(contenders));
  if (finished === null) {
    const obstacle = brokenOf(broken);
    return save(look, { ...state, obstacle, nextLookAt: later(look, heartbeatSeconds) });
  }
  const regrades = (state.regrades ?? []).map((one) => (one.to === finished.to ? finished : one));
  await save(look, { ...state, regrades, obstacle: null, nextLookAt: null });
  const after = await openLook(tx, queue, row.id);
  if (after === null) return;
  if (row.status !== 'done') return play(after);
  const isLadder = look.settings.kind === 'ladder';
  const table = isLadder ? null : (await stepTournament(after, after.phase.revision, () => false)).table;
  const { painted } = await repaint(after, table);
  await save(after, { ...after.state, ...painted, ...(table === null ? {} : { table }) });
}

type Painted = {
  readonly standings: readonly Standing[];
  readonly painted: Pick<PhaseState, 'painted' | 'historyAt'>;
  /** The picture is older than the results, because it is painted only now and then. */
  readonly isLate: boolean;
};

/** Ratings and ranks anew where there is anything new to see. */
async function repaint(look: Look, table: readonly TableRow[] | null): Promise<Painted> {
  const { tx, phase: row, state, now } = look;
  const rows = await tx
    .select({ shown: phaseEntry, status: entry.status })
    .from(phaseEntry)
    .innerJoin(entry, eq(entry.id, phaseEntry.entryId))
    .where(eq(phaseEntry.phaseId, row.id))
    .orderBy(phaseEntry.entryId);
  const counts = and(eq(match.phaseId, row.id), eq(match.revision, row.revision), eq(match.status, 'done'));
  const matches = await tx.$count(match, and(counts, eq(match.isSuperseded, false)));
  const entries: Rated[] = rows.map(({ shown: { entryId, submissionId, groupName }, status }) => ({
    ...{ entryId, submissionId, groupName },
    isOut: status !== 'registered',
  }));
  const seen = JSON.stringify([row.revision, matches, entries, table]);
  const signature = createHash('sha256').update(seen).digest('hex');
  const before = state.painted;
  const isSame = before?.signature === signature;
  const isSoon = before !== undefined && now.getTime() - new Date(before.at).getTime() < repaintSeconds * 1000;
  const isLate = !isSame && matches > manyGames && isSoon;
  if (isSame || isLate) {
    const kept = { ...(before === undefined ? {} : { painted: before }) };
    return { standings: rows.map(({ shown }) => shown), painted: kept, isLate };
  }
  const standings = standingsFrom(await listGames(tx, row.id, row.revision), entries, table);
  await paint(tx, row.id, standings);
  if (table !== null) await markEliminated(look, table);
  const ageSeconds = (now.getTime() - row.startsAt.getTime()) / 1000;
  const gapSeconds = Math.max(firstPointSeconds, ageSeconds / pointsACurve);
  const isDue = matches > 0 && now.getTime() - new Date(state.historyAt ?? 0).getTime() >= gapSeconds * 1000;
  if (isDue) await notePoints(tx, { phaseId: row.id, revision: row.revision, at: now }, standings);
  const at = now.toISOString();
  return {
    ...{ standings, isLate: false },
    painted: { painted: { signature, matches, at }, ...(isDue ? { historyAt: at } : {}) },
  };
}

/** Out of a bracket: last seen before its end. */
async function markEliminated({ tx, phase: row }: Look, table: readonly TableRow[]): Promise<void> {
  const last = Math.max(...table.map(({ tieBreaks }) => tieBreaks['stage'] ?? 0));
  const out = table.filter(({ tieBreaks }) => (tieBreaks['stage'] ?? last) < last).map(({ entryId }) => entryId);
  const document = JSON.stringify(out);
  await tx.execute(
    sql`update phase_entry set is_eliminated = ${document}::jsonb ? entry_id where phase_id = ${row.id}`,
  );
}
