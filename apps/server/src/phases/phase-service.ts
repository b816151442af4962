// How a phase plays, for those who watch it and those who run it.
import { type Cycles, countGames, findCycles, nashAveraging, payoffMatrix, payoffsOf } from '@jixia/arena/ratings';
import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { wordOf } from '../competitions/competition-words.ts';
import type { Connection } from '../database/database.ts';
import { competition, phase } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { toPage } from '../http/page.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { announce } from '../live/announce.ts';
import { type Said, say } from '../text/say.ts';
import type { PhaseRow } from './phase-context.ts';
import { entryOfPlayer, listGames, playerKey } from './phase-games.ts';
import * as repository from './phase-repository.ts';
import { type PhaseState, type Regrade, regradeUnderWay, type ScheduleSettings, stateOf } from './phase-settings.ts';
import type * as shapes from './phase-shapes.ts';
import type { PairingText } from './plan-pairing.ts';
import { wakePhase } from './wake-phases.ts';

type Input<K extends keyof typeof shapes> = (typeof shapes)[K] extends z.ZodType ? z.input<(typeof shapes)[K]> : never;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export async function getPhase(db: Connection, id: string): Promise<PhaseRow> {
  const row = await repository.findPhase(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no phase ${id}.`);
  return row;
}

const kindOf = (row: PhaseRow): string => (row.schedule as Partial<ScheduleSettings>).kind ?? '';

const showRegrade = ({ requestedBy: _, ...regrade }: Regrade): Input<'regradesAnswer'>['items'][number] => ({
  ...regrade,
  finishedAt: regrade.finishedAt ?? null,
  matches: regrade.matches ?? null,
  same: regrade.same ?? null,
  differenceCount: regrade.differenceCount ?? null,
  differences: [...(regrade.differences ?? [])],
});

async function showPlay(db: Connection, row: PhaseRow): Promise<Input<'playSchema'>> {
  const state = stateOf(row);
  const regrade = regradeUnderWay(state);
  const { obstacle, painted } = state;
  return {
    ...{ phaseId: row.id, competitionId: row.competitionId, schedule: kindOf(row), revision: row.revision },
    status: row.status as Input<'playSchema'>['status'],
    isClosing: state.isClosing === true && row.status !== 'done',
    matches: painted?.matches ?? 0,
    matchesOpen: await repository.countOpenMatches(db, row.id),
    updatedAt: painted?.at ?? null,
    obstacle: obstacle == null ? null : { ...obstacle, matchIds: [...(obstacle.matchIds ?? [])] },
    regrade: regrade === undefined ? null : showRegrade(regrade),
  };
}

export async function listStandings(db: Connection, id: string, query: shapes.StandingsQuery) {
  const row = await getPhase(db, id);
  const table = new Map(stateOf(row).table?.map((place) => [place.entryId, place]));
  const rows = await repository.listStandings(db, id, query);
  const { items, nextCursor } = toPage(rows, query.limit, repository.standingCursor);
  const shown = items.map(({ row: own, entry, agent, version, institution }): Input<'standingSchema'> => {
    const { rank, seeding, matches, wins, draws, losses, forfeits, isEliminated } = own;
    const { rating, ratingLow, ratingHigh } = own;
    const place = table.get(entry.id);
    return {
      ...{ rank, seeding, matches, wins, draws, losses, forfeits, isEliminated, agent, version, institution },
      group: own.groupName,
      entry: { ...entry, status: entry.status as Input<'standingSchema'>['entry']['status'] },
      rating:
        rating === null || ratingLow === null || ratingHigh === null
          ? null
          : { elo: rating, low: ratingLow, high: ratingHigh },
      table: place === undefined ? null : { ...place, tieBreaks: { ...place.tieBreaks } },
    };
  });
  return { phase: await showPlay(db, row), items: shown, nextCursor };
}

export async function listPairings(db: Connection, id: string, query: shapes.PairingsQuery) {
  const phaseRow = await getPhase(db, id);
  const rows = await repository.listPairings(db, id, query.revision ?? phaseRow.revision, query);
  const { items, nextCursor } = toPage(rows, query.limit, ({ row: { round, ordinal } }) => `${round}.${ordinal}`);
  const shown = items.map(({ row, a, b }): Input<'pairingSchema'> => {
    const { text, facts, node, scores, awarded } = row.reason as PairingText;
    const { revision, round, ordinal, score } = row;
    return {
      ...{ id: row.id, revision, round, ordinal, a, b, score, group: row.groupName },
      ...{ node: node ?? null, reason: text, facts: { ...facts }, scores: [...(scores ?? [])] },
      status: row.status as Input<'pairingSchema'>['status'],
      awarded: awarded === undefined ? null : { matches: awarded.matches, to: awarded.to, because: awarded.because },
      createdAt: row.createdAt.toISOString(),
      finishedAt: iso(row.finishedAt),
    };
  });
  return { items: shown, nextCursor };
}

export async function getPayoff(db: Connection, id: string, top: number): Promise<Input<'payoffAnswer'>> {
  const row = await getPhase(db, id);
  const entries = await repository.listTop(db, id, top);
  const keys = new Set(entries.map(({ id: entryId, submissionId }) => playerKey(entryId, submissionId ?? '')));
  const games = await listGames(db, id, row.revision);
  const counts = countGames(
    games.filter(({ a, b }) => keys.has(a) && keys.has(b)),
    [...keys],
  );
  const payoff = payoffMatrix(counts);
  const payoffs = keys.size < 2 ? null : payoffsOf(payoff);
  const nash = payoffs === null ? null : nashAveraging(payoffs);
  // Best first instead of by name.
  const order = [...keys].map((key) => counts.names.indexOf(key));
  const { cycles }: Cycles = findCycles(counts);
  return {
    entries: entries.map(({ id: entryId, name }) => ({ id: entryId, name })),
    cells: order.map((i) => order.map((j) => payoff.cells[i]?.[j] ?? null)),
    nash:
      nash === null
        ? null
        : { shares: order.map((i) => nash.shares[i] ?? 0), ratings: order.map((i) => nash.ratings[i] ?? 0) },
    cycles: cycles.map(({ agents, shortest }) => ({
      entries: agents.map(entryOfPlayer),
      shortest: shortest.map(entryOfPlayer),
    })),
  };
}

export async function getHistory(db: Connection, id: string, top: number): Promise<Input<'historyAnswer'>> {
  const row = await getPhase(db, id);
  const entries = await repository.listTop(db, id, top);
  const ids = entries.map((one) => one.id);
  const points = ids.length === 0 ? [] : await repository.listPoints(db, id, row.revision, ids);
  const byEntry = Map.groupBy(points, ({ entryId }) => entryId);
  return {
    entries: entries.map(({ id: entryId, name }) => ({
      ...{ id: entryId, name },
      points: (byEntry.get(entryId) ?? []).map(
        ({ at, rating, ratingLow, ratingHigh, matches, rank, submissionId }) => ({
          ...{ at: at.toISOString(), elo: rating, low: ratingLow, high: ratingHigh, matches, rank, submissionId },
        }),
      ),
    })),
  };
}

export async function listRegrades(db: Connection, id: string): Promise<Input<'regradesAnswer'>> {
  const { regrades = [] } = stateOf(await getPhase(db, id));
  return { items: regrades.map(showRegrade).reverse() };
}

type Change = { readonly db: Connection; readonly queue: JobQueue; readonly actor: Actor; readonly id: string };

async function lock({ db, id }: Change): Promise<PhaseRow> {
  const row = await repository.lockPhase(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no phase ${id}.`);
  return row;
}

/** Writes the state, notes who did it, and makes a worker look. */
async function change(
  { db, queue, actor, id }: Change,
  action: string,
  state: PhaseState,
  fields: Partial<typeof phase.$inferInsert> = {},
  detail: Readonly<Record<string, unknown>> = {},
): Promise<Input<'playSchema'>> {
  const next = { ...state, nextLookAt: null };
  await db
    .update(phase)
    .set({ schedulerState: next, ...fields, version: sql`${phase.version} + 1` })
    .where(eq(phase.id, id));
  const act = { action: `phase.${action}`, objectKind: 'phase', objectId: id, detail };
  await recordAct(db, actor.principal, actor.ipAddress, act);
  const row = await getPhase(db, id);
  await announce(db, [`phase:${id}`, `competition:${row.competitionId}`], { phaseId: id, status: row.status, action });
  await wakePhase(db, queue, id);
  return showPlay(db, row);
}

const refuse = (message: Said): ApiError => new ApiError('conflict', message);

/** Now instead of at its time; or on, after a problem was mended. */
export async function startPhase(request: Change): Promise<Input<'playSchema'>> {
  const row = await lock(request);
  const state = stateOf(row);
  const [owner] = await request.db.select().from(competition).where(eq(competition.id, row.competitionId));
  if (owner?.status !== 'published') {
    throw refuse(
      say`The competition is ${wordOf(owner?.status ?? '')}: only phases of a published one can be started.`,
    );
  }
  if (row.status === 'done' || row.status === 'cancelled') {
    throw refuse(
      say`The phase is ${wordOf(row.status)}. A phase is played once; regrade it to play its matches again.`,
    );
  }
  const now = new Date();
  if (row.status === 'planned') {
    if (row.endsAt !== null && row.endsAt <= now) throw refuse(say`The phase ends in the past: change its end first.`);
    const startsAt = row.startsAt > now ? now : row.startsAt;
    return change(request, 'start', { ...state, obstacle: null }, { startsAt });
  }
  if (state.obstacle == null) return showPlay(request.db, row);
  return change(request, 'start', { ...state, obstacle: null, forgivenAt: now.toISOString() });
}

/** What is under way is played to its end, then the standings are final. */
export async function closePhase(request: Change): Promise<Input<'playSchema'>> {
  const row = await lock(request);
  const state = stateOf(row);
  if (row.status === 'planned' || row.status === 'cancelled') {
    throw refuse(
      say`The phase is ${wordOf(row.status)}: there is nothing to close. Change its dates or delete it instead.`,
    );
  }
  if (row.status === 'done' || state.isClosing === true) return showPlay(request.db, row);
  return change(request, 'close', { ...state, isClosing: true });
}

/** All matches again, same seeds and versions. Asked for while one is under way, it is that one. */
export async function regradePhase(request: Change, reason: string): Promise<Input<'playSchema'>> {
  const row = await lock(request);
  const state = stateOf(row);
  if (regradeUnderWay(state) !== undefined) return showPlay(request.db, row);
  if (row.status === 'planned' || row.status === 'cancelled' || (state.painted?.matches ?? 0) === 0) {
    throw refuse(say`The phase has no matches to play again.`);
  }
  const regrade: Regrade = {
    ...{ from: row.revision, to: row.revision + 1, reason },
    ...{ requestedBy: request.actor.userId, requestedAt: new Date().toISOString() },
  };
  const regrades = [...(state.regrades ?? []), regrade];
  return change(request, 'regrade', { ...state, regrades }, {}, { from: regrade.from, to: regrade.to, reason });
}
