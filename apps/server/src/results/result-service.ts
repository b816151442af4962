// What of the results is shown to whom: what is over to everybody, what is under way to those who run it.
import type { z } from 'zod';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { ApiError } from '../http/api-error.ts';
import { type Page, toPage } from '../http/page.ts';
import { say } from '../text/say.ts';
import { isFinal, placeEntries } from './final-placement.ts';
import * as repository from './result-repository.ts';
import type {
  EntryName,
  PhasePageQuery,
  phaseResultSchema,
  resultMatchSchema,
  resultPairingSchema,
  resultsSchema,
} from './result-shapes.ts';

/** A payoff table larger than this nobody reads. */
const mostPayoffEntries = 100;

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

const canSee = ({ token }: Principal): boolean => token === null || token.scopes.includes('read');

/** The competition, and whether the asker runs it. Throws ApiError `not_found`. */
export async function openResults(db: Connection, principal: Principal, id: string) {
  const found = await repository.findCompetition(db, id, principal.userId ?? '');
  if (found === undefined) throw new ApiError('not_found', say`There is no competition ${id}.`);
  const { isOrganiser, ...competition } = found;
  const mayManage = canSee(principal) && (isOrganiser || principal.roles.includes('siteAdmin'));
  const all = await repository.listPhases(db, id);
  return { competition, mayManage, all, shown: all.filter(({ status }) => mayManage || status === 'done') };
}

/** Throws ApiError where a phase is not of the competition, or not over. */
async function openPhase(db: Connection, principal: Principal, id: string, phaseId: string) {
  const { all, shown, mayManage } = await openResults(db, principal, id);
  const found = shown.find((one) => one.id === phaseId);
  if (found !== undefined) return { phase: found, mayManage };
  if (!all.some((one) => one.id === phaseId)) {
    throw new ApiError('bad_input', say`Phase ${phaseId} is not of this competition.`, { field: 'phaseId' });
  }
  throw new ApiError('forbidden', say`This phase is not over. Its results are shown when it is.`, { field: 'phaseId' });
}

export const seedsAreShown = (phase: repository.PhaseRow, mayManage: boolean): boolean =>
  !phase.hasHiddenSeeds || phase.seedRevealedAt !== null || mayManage;

const entryOf = ({ entryId, name, institution }: repository.StandingRow): EntryName => ({
  ...{ id: entryId, name, institution },
});

function showPhase(
  phase: repository.PhaseRow,
  standings: readonly repository.StandingRow[] | null,
  payoffs: readonly repository.PayoffRow[],
): z.input<typeof phaseResultSchema> {
  const { hasHiddenSeeds: _, seedCommitment, seedSecret, seedRevealedAt, startsAt, endsAt, ...rest } = phase;
  const entryIds = (standings ?? []).slice(0, mostPayoffEntries).map(({ entryId }) => entryId);
  const isIn = new Set(entryIds);
  return {
    ...rest,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: iso(endsAt),
    standings: standings?.map((row) => ({ ...row, entry: entryOf(row) })) ?? null,
    payoff:
      standings === null
        ? null
        : {
            entryIds,
            cells: payoffs
              .filter(({ phaseId, a, b }) => phaseId === phase.id && isIn.has(a) && isIn.has(b))
              .map(({ a, b, matches, score }) => ({ a, b, matches, score })),
          },
    seeds: {
      commitment: seedCommitment,
      secret: seedRevealedAt === null ? null : seedSecret,
      revealedAt: iso(seedRevealedAt),
    },
  };
}

export async function getResults(
  db: Connection,
  principal: Principal,
  id: string,
): Promise<z.input<typeof resultsSchema>> {
  const { competition, mayManage, all, shown } = await openResults(db, principal, id);
  const standings = await repository.listStandings(db, id);
  const payoffs = await repository.listPayoffs(db, id);
  const entries = new Map(standings.map((row) => [row.entryId, entryOf(row)]));
  const isOver = isFinal(all);
  return {
    competition,
    isFinal: isOver,
    placements: isOver
      ? placeEntries(all, standings).map(({ entryId, ...rest }) => ({
          ...rest,
          entry: entries.get(entryId) as EntryName,
        }))
      : [],
    phases: all.map((phase) =>
      showPhase(phase, shown.includes(phase) ? standings.filter(({ phaseId }) => phaseId === phase.id) : null, payoffs),
    ),
    mayManage,
  };
}

export async function listPairings(
  db: Connection,
  principal: Principal,
  id: string,
  { phaseId, limit, cursor }: PhasePageQuery,
): Promise<Page<z.input<typeof resultPairingSchema>>> {
  await openPhase(db, principal, id, phaseId);
  if (cursor !== undefined && !/^\d{1,9}\.\d{1,9}$/.test(cursor)) {
    throw new ApiError('bad_input', say`cursor must be a nextCursor of this list, not "${cursor}".`, {
      field: 'cursor',
    });
  }
  return toPage(
    await repository.listPairings(db, phaseId, limit, cursor),
    limit,
    (row) => `${row.round}.${row.ordinal}`,
  );
}

export async function listMatches(
  db: Connection,
  principal: Principal,
  id: string,
  { phaseId, limit, cursor }: PhasePageQuery,
): Promise<Page<z.input<typeof resultMatchSchema>>> {
  const { phase, mayManage } = await openPhase(db, principal, id, phaseId);
  const rows = await repository.listMatches(db, phaseId, limit, cursor);
  const { items, nextCursor } = toPage(rows, limit, (row) => row.id);
  const showsSeeds = seedsAreShown(phase, mayManage);
  return {
    items: items.map((row) => ({
      ...row,
      seed: showsSeeds ? row.seed : null,
      replayUrl: `/api/matches/${row.id}/replay`,
      finishedAt: new Date(row.finishedAt).toISOString(),
    })),
    nextCursor,
  };
}
