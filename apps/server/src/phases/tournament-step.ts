// One step of a tournament: the next pairings of each group where all before are over. What comes next is a pure function of
// the results so far, so that anybody can check it, and a step that was lost is made again.
import { makeSchedule, type Pairing, type PairingResult, type Schedule, type Standing } from '@jixia/arena/schedules';
import { deriveSeed } from '@jixia/env';
import { and, asc, eq } from 'drizzle-orm';
import { entry, pairing, phaseEntry } from '../database/schema.ts';
import type { Look } from './phase-context.ts';
import { scheduleSeed } from './phase-seeds.ts';
import type { TableRow } from './phase-settings.ts';
import { addPairings, type NewPairing, type PairingText } from './plan-pairing.ts';
import type { PairingRow } from './settle-pairings.ts';

/** More pairings than a group makes in one round. */
const ordinalsAGroup = 4096;

export type Seat = {
  readonly entryId: string;
  readonly submissionId: string;
  readonly group: string;
  readonly name: string;
};

/** In seeding order. */
export async function listSeats({ tx, phase }: Look): Promise<readonly Seat[]> {
  const rows = await tx
    .select({
      entryId: phaseEntry.entryId,
      submissionId: phaseEntry.submissionId,
      group: phaseEntry.groupName,
      name: entry.name,
    })
    .from(phaseEntry)
    .innerJoin(entry, eq(entry.id, phaseEntry.entryId))
    .where(eq(phaseEntry.phaseId, phase.id))
    .orderBy(asc(phaseEntry.seeding), asc(phaseEntry.entryId));
  return rows.filter((row): row is Seat => row.submissionId !== null);
}

type Group = { readonly name: string; readonly seats: readonly Seat[]; readonly schedule: Schedule };

function groupsOf({ phase, settings }: Look, seats: readonly Seat[]): readonly Group[] {
  const byName = Map.groupBy(seats, ({ group }) => group);
  const isBracket = settings.kind === 'single-elimination' || settings.kind === 'double-elimination';
  return [...byName]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([name, members], index) => {
      const names = members.map(({ entryId }) => entryId);
      // Nobody meets twice: a small field has fewer rounds of Swiss than were asked for.
      const most = settings.kind === 'swiss' ? names.length - 1 + (names.length % 2) : Number.POSITIVE_INFINITY;
      const rounds = settings.rounds === undefined || isBracket ? {} : { rounds: Math.min(settings.rounds, most) };
      const seed = deriveSeed(scheduleSeed(phase), index);
      return { name, seats: members, schedule: makeSchedule({ kind: settings.kind, names, seed, ...rounds }) };
    });
}

const resultOf = (row: PairingRow): PairingResult => {
  const { text, node, facts, scores } = row.reason as PairingText;
  const place = { round: row.round, a: row.entryA, b: row.entryB, reason: text, facts };
  return { pairing: node === undefined ? place : { ...place, node }, scores: scores ?? [] };
};

export async function listPairings({ tx, phase }: Look, revision: number): Promise<readonly PairingRow[]> {
  return tx
    .select()
    .from(pairing)
    .where(and(eq(pairing.phaseId, phase.id), eq(pairing.revision, revision)))
    .orderBy(asc(pairing.round), asc(pairing.ordinal));
}

/** Entries by their names, as people know them. */
export const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  [...names].reduce((sum, [id, name]) => sum.replaceAll(id, name), text);

function toNew(group: Group, index: number, pairings: readonly Pairing[]): NewPairing[] {
  const seat = new Map(group.seats.map((one) => [one.entryId, one]));
  const names = new Map(group.seats.map(({ entryId, name }) => [entryId, name]));
  const placeIn = new Map<number, number>();
  const nextPlace = (round: number): number => {
    const place = placeIn.get(round) ?? 0;
    placeIn.set(round, place + 1);
    return place;
  };
  return pairings.map(({ round, a, b, node, reason, facts }) => ({
    ...{ round, ordinal: index * ordinalsAGroup + nextPlace(round), group: group.name },
    a: seat.get(a) as Seat,
    b: b === null ? null : (seat.get(b) as Seat),
    reason: { text: withNames(reason, names), facts, ...(node === undefined ? {} : { node }) },
  }));
}

export type TournamentStep = { readonly isOver: boolean; readonly added: number; readonly table: readonly TableRow[] };

const rowOf = (group: string, standing: Standing): TableRow => ({
  ...{ entryId: standing.name, group, rank: standing.rank, points: standing.points, byes: standing.byes },
  ...{ pairingsWon: standing.wins, pairingsDrawn: standing.draws, pairingsLost: standing.losses },
  ...{ matchPoints: standing.matchPoints, tieBreaks: standing.tieBreaks },
});

/** Adds what comes next, as far as `mayAdd` lets it. */
export async function stepTournament(
  look: Look,
  revision: number,
  mayAdd: (next: NewPairing) => boolean,
  add: typeof addPairings = addPairings,
): Promise<TournamentStep> {
  const seats = await listSeats(look);
  const groups = groupsOf(look, seats);
  let added = 0;
  for (;;) {
    const rows = await listPairings(look, revision);
    const next: NewPairing[] = [];
    let isOver = true;
    for (const [index, group] of groups.entries()) {
      const own = rows.filter(({ groupName }) => groupName === group.name);
      if (own.some(({ status }) => status === 'playing')) {
        isOver = false;
        continue;
      }
      const pairings = group.schedule.next(own.map(resultOf));
      if (pairings === null) continue;
      isOver = false;
      next.push(...toNew(group, index, pairings).filter(mayAdd));
    }
    if (next.length === 0) return { isOver, added, table: tableOf(groups, rows) };
    await add(look, revision, next);
    added += next.length;
    // A round of byes alone is over already.
  }
}

const tableOf = (groups: readonly Group[], rows: readonly PairingRow[]): TableRow[] =>
  groups.flatMap(({ name, schedule }) => {
    const results = rows.filter(({ groupName, status }) => groupName === name && status === 'done').map(resultOf);
    return schedule.standings(results).map((standing) => rowOf(name, standing));
  });
