// What may be seen of a match, by whom and when: seeds once they cannot be used, logs by those whose program wrote them.
import type { MatchConfig } from '@jixia/env';
import type { z } from 'zod';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { getBlob } from '../files/blob-store.ts';
import { ApiError } from '../http/api-error.ts';
import { type Page, toPage } from '../http/page.ts';
import { type Said, say } from '../text/say.ts';
import type { ShownMatch, ShownSide } from './match-repository.ts';
import * as repository from './match-repository.ts';
import type { forfeitSchema, MatchQuery, matchSchema, matchSummarySchema } from './match-shapes.ts';

type Forfeit = { readonly agent: number; readonly code: string; readonly message: string; readonly step: number };
type SeatTiming = { medianMs: number; p99Ms: number; maxMs: number; decisions: number };

const notFound = (id: string): ApiError => new ApiError('not_found', say`There is no match ${id}.`);
const stateWord = (status: string): Said => {
  if (status === 'queued') return say`queued`;
  if (status === 'running') return say`running`;
  if (status === 'failed') return say`failed`;
  return status === 'cancelled' ? say`cancelled` : say`done`;
};
const time = (at: Date | null): string | null => at?.toISOString() ?? null;
const replayUrl = (id: string): string => `/api/matches/${id}/replay`;
const fileNameOf = ({ id, scenarioId }: { id: string; scenarioId: string }): string => `${scenarioId}-${id}.jxr`;

/** Those who run a competition know its seeds anyway. */
export async function knowsSeeds(db: Connection, principal: Principal, matchId: string): Promise<boolean> {
  const userId = repository.insiderId(principal);
  if (userId === null) return false;
  return principal.roles.includes('siteAdmin') || (await repository.isOrganiserOf(db, userId, matchId));
}

function showForfeit({ row, teams }: ShownMatch): z.input<typeof forfeitSchema> | null {
  const forfeit = row.forfeit as Forfeit | null;
  return forfeit === null ? null : { side: teams?.[forfeit.agent] ?? 0, ...forfeit };
}

function showSummary(shown: ShownMatch, sides: readonly ShownSide[]): z.input<typeof matchSummarySchema> {
  const { row, competition, isSeedHidden } = shown;
  const { id, scenarioId, rulesHash, phaseId, pairingId, pairNumber, winner, endReason, ticks, decisions } = row;
  return {
    ...{ id, scenarioId, rulesHash, phaseId, pairingId, pairNumber, winner, endReason, ticks, decisions, competition },
    purpose: row.purpose as z.input<typeof matchSummarySchema>['purpose'],
    status: row.status as z.input<typeof matchSummarySchema>['status'],
    sides: sides.map(({ matchId: _, isMine: _mine, ...side }) => side),
    forfeit: showForfeit(shown),
    replayUrl: row.replayHash === null || isSeedHidden ? null : replayUrl(id),
    ...{ revision: row.revision, isSuperseded: row.isSuperseded },
    createdAt: row.createdAt.toISOString(),
    ...{ startedAt: time(row.startedAt), finishedAt: time(row.finishedAt) },
  };
}

export async function listMatches(
  db: Connection,
  principal: Principal,
  query: MatchQuery,
): Promise<Page<z.input<typeof matchSummarySchema>>> {
  const rows = await repository.listMatches(db, principal, query);
  const { items, nextCursor } = toPage(rows, query.limit, ({ row }) => row.id);
  const ids = items.map(({ row }) => row.id);
  const sides = ids.length === 0 ? [] : await repository.listSides(db, ids, repository.insiderId(principal));
  const byMatch = Map.groupBy(sides, ({ matchId }) => matchId);
  return { items: items.map((shown) => showSummary(shown, byMatch.get(shown.row.id) ?? [])), nextCursor };
}

/** Throws ApiError `not_found`. */
export async function getMatch(db: Connection, principal: Principal, id: string): Promise<z.input<typeof matchSchema>> {
  const shown = await repository.findMatch(db, principal, id);
  if (shown === undefined) throw notFound(id);
  const sides = await repository.listSides(db, [id], repository.insiderId(principal));
  const { row, teams, replayBytes } = shown;
  const isSeedHidden = shown.isSeedHidden && !(await knowsSeeds(db, principal, id));
  const summary = showSummary({ ...shown, isSeedHidden }, sides);
  const offender = sides.find(({ side }) => side === summary.forfeit?.side);
  const { replayHash } = row;
  return {
    ...summary,
    config: row.config as MatchConfig,
    seed: row.status === 'done' && !isSeedHidden ? row.seed : null,
    isSeedHidden,
    finalHash: row.finalHash,
    replay:
      replayHash === null || isSeedHidden
        ? null
        : { url: replayUrl(id), fileName: fileNameOf(row), sha256: replayHash, sizeBytes: replayBytes ?? 0 },
    timing:
      (row.timing as SeatTiming[] | null)?.map((seat, index) => ({
        seat: index,
        side: teams?.[index] ?? 0,
        ...seat,
      })) ?? null,
    faultLog: offender?.isMine === true ? row.faultLog : null,
  };
}

export type ReplayFile = { readonly bytes: Uint8Array; readonly fileName: string; readonly hash: string };

/** Throws ApiError `not_found`, `forbidden` while it would tell a hidden seed. */
export async function getReplay(db: Connection, principal: Principal, id: string): Promise<ReplayFile> {
  const shown = await repository.findMatch(db, principal, id);
  if (shown === undefined) throw notFound(id);
  const { row, isSeedHidden } = shown;
  if (row.replayHash === null) {
    throw new ApiError('not_found', say`Match ${id} has no replay: it is ${stateWord(row.status)}.`);
  }
  if (isSeedHidden && !(await knowsSeeds(db, principal, id))) {
    throw new ApiError(
      'forbidden',
      say`The replay holds the seed, and this phase hides its seeds until it is over. Replays are shown when they are revealed.`,
    );
  }
  const bytes = await getBlob(db, row.replayHash);
  if (bytes === null) throw new Error(`the replay ${row.replayHash} of match ${id} is not kept here`);
  return { bytes, fileName: fileNameOf(row), hash: row.replayHash };
}
