// A regrade: all matches of a phase again, same seeds and versions, as a new revision. The old one counts until the new one
// is complete; then the two are compared, and every match that came out differently is named.

import type { MatchConfig } from '@jixia/env';
import { and, asc, eq, sql } from 'drizzle-orm';
import { newId } from '../database/new-id.ts';
import { auditEvent, match, pairing, phase, ratingPoint } from '../database/schema.ts';
import type { Look } from './phase-context.ts';
import type { Difference, Regrade } from './phase-settings.ts';
import { addPairings, type NewPairing, type PairingText, queuePlanned } from './plan-pairing.ts';
import { bySlot, matchesOf, type Out, type PairingRow, type Played, settlePairings } from './settle-pairings.ts';
import { listPairings, stepTournament } from './tournament-step.ts';

/** Pairings of a regrade that wait or play at one time. */
const mostAtOnce = 64;
/** So many differences are named; all are counted. */
const mostNamed = 500;

const placeOf = ({ round, ordinal }: { readonly round: number; readonly ordinal: number }): string =>
  `${round}.${ordinal}`;

const resultOf = (tries: readonly Played[]): Played | undefined => tries.find(({ row }) => row.status === 'done');

async function copyPairings(look: Look, to: number, old: readonly PairingRow[]): Promise<void> {
  const matches = await matchesOf(look, old);
  for (const row of old) {
    const { scores: _, ...text } = row.reason as PairingText;
    const reason: PairingText = { ...text, copyOf: row.id };
    const { phaseId, round, ordinal, entryA, entryB, groupName } = row;
    const id = newId();
    const isBye = entryB === null;
    const over = { status: 'done', score: 1, finishedAt: look.now, reason: { ...reason, scores: [] } };
    await look.tx.insert(pairing).values({
      ...{ id, phaseId, revision: to, round, ordinal, entryA, entryB, groupName, reason },
      ...(isBye ? over : {}),
    });
    const results = bySlot(matches.get(row.id) ?? []).flatMap((tries) => resultOf(tries) ?? []);
    await queuePlanned(
      look,
      results.map(({ row: one, sides }) => ({
        ...{ scenarioId: one.scenarioId, rulesHash: one.rulesHash, purpose: 'regrade' as const, sides },
        ...{ seed: BigInt(one.seed), config: one.config as MatchConfig, pairNumber: one.pairNumber },
        ...{ phaseId, pairingId: id, revision: to },
      })),
    );
  }
}

async function compare(look: Look, from: readonly PairingRow[], to: readonly PairingRow[]) {
  const [old, fresh] = [await matchesOf(look, from), await matchesOf(look, to)];
  const freshAt = new Map(to.map((row) => [placeOf(row), row]));
  const oldAt = new Map(from.map((row) => [placeOf(row), row]));
  const slotsOf = (row: PairingRow | undefined, matches: Map<string, Played[]>): Map<string, Played> =>
    new Map(
      bySlot(matches.get(row?.id ?? '') ?? [])
        .flatMap((tries) => resultOf(tries) ?? [])
        .map((one) => [`${one.row.pairNumber} ${one.isSwapped}`, one]),
    );
  const differences: Difference[] = [];
  let [matches, same] = [0, 0];
  for (const place of new Set([...oldAt.keys(), ...freshAt.keys()])) {
    const [before, after] = [slotsOf(oldAt.get(place), old), slotsOf(freshAt.get(place), fresh)];
    for (const slot of new Set([...before.keys(), ...after.keys()])) {
      const [x, y] = [before.get(slot), after.get(slot)];
      matches += 1;
      if (x?.row.finalHash !== undefined && x.row.finalHash === y?.row.finalHash) {
        same += 1;
        continue;
      }
      const { round, ordinal } = (oldAt.get(place) ?? freshAt.get(place)) as PairingRow;
      const any = (x ?? y) as Played;
      differences.push({
        ...{ round, ordinal, pairNumber: any.row.pairNumber, isSwapped: any.isSwapped },
        ...{ oldMatchId: x?.row.id ?? null, newMatchId: y?.row.id ?? null },
        ...{ oldHash: x?.row.finalHash ?? null, newHash: y?.row.finalHash ?? null },
        ...{ oldWinner: x?.row.winner ?? null, newWinner: y?.row.winner ?? null },
      });
    }
  }
  return { matches, same, differences };
}

export type RegradeStep = {
  /** Null while it goes on. */
  readonly finished: Regrade | null;
  readonly broken: readonly string[];
};

export async function stepRegrade(look: Look, regrade: Regrade, out: Out): Promise<RegradeStep> {
  const { from, to } = regrade;
  const isLadder = look.settings.kind === 'ladder';
  // What was under way when it was asked for is played first.
  const before = await settlePairings(look, from, out, false);
  if (before.playing.length > 0) return { finished: null, broken: before.broken };
  const settled = await settlePairings(look, to, out, false);
  const old = await listPairings(look, from);
  const oldAt = new Map(old.map((row) => [placeOf(row), row]));
  if (isLadder) {
    const known = new Set((await listPairings(look, to)).map(placeOf));
    const missing = old.filter((row) => !known.has(placeOf(row)));
    await copyPairings(look, to, missing.slice(0, Math.max(0, mostAtOnce - settled.playing.length)));
    if (missing.length > 0) return { finished: null, broken: settled.broken };
  } else {
    // A result that differs may lead to other pairings: those are played for the first time.
    const lastRound = Math.max(0, ...old.map(({ round }) => round));
    const goesToTheEnd = look.phase.status === 'done' && look.state.isClosing !== true;
    const add = async (_: Look, revision: number, next: readonly NewPairing[]): Promise<void> => {
      const oldOf = (one: NewPairing): PairingRow | undefined => {
        const row = oldAt.get(placeOf(one));
        return row?.entryA === one.a.entryId && row.entryB === (one.b?.entryId ?? null) ? row : undefined;
      };
      await copyPairings(
        look,
        revision,
        next.flatMap((one) => oldOf(one) ?? []),
      );
      await addPairings(
        look,
        revision,
        next.filter((one) => oldOf(one) === undefined),
      );
    };
    const { added } = await stepTournament(look, to, ({ round }) => goesToTheEnd || round <= lastRound, add);
    if (added > 0) {
      if (out.size > 0) await settlePairings(look, to, out, false);
      return { finished: null, broken: settled.broken };
    }
  }
  // Copies without a match to play are over only when they are looked at again.
  const { playing } = await settlePairings(look, to, out, false);
  if (playing.length > 0) return { finished: null, broken: settled.broken };
  return { finished: await complete(look, regrade, old), broken: [] };
}

async function complete(look: Look, regrade: Regrade, old: readonly PairingRow[]): Promise<Regrade> {
  const { tx, phase: row, now } = look;
  const { from, to } = regrade;
  const { matches, same, differences } = await compare(look, old, await listPairings(look, to));
  await tx
    .update(match)
    .set({ isSuperseded: true })
    .where(and(eq(match.phaseId, row.id), eq(match.revision, from)));
  await tx.update(phase).set({ revision: to }).where(eq(phase.id, row.id));
  if (differences.length === 0) {
    // The same results have the same history.
    await tx.execute(sql`
      insert into ${ratingPoint} (phase_id, revision, entry_id, at, submission_id, rating, rating_low, rating_high, matches, rank)
      select phase_id, ${to}, entry_id, at, submission_id, rating, rating_low, rating_high, matches, rank
      from ${ratingPoint} where phase_id = ${row.id} and revision = ${from} on conflict do nothing`);
  }
  await tx.insert(auditEvent).values({
    ...{ action: 'phase.regraded', objectKind: 'phase', objectId: row.id, actorId: null },
    detail: { from, to, matches, same, differences: differences.length },
  });
  return {
    ...regrade,
    ...{ finishedAt: now.toISOString(), matches, same, differenceCount: differences.length },
    differences: differences.slice(0, mostNamed),
  };
}

/** Of a revision that is being played: how far it has come. */
export async function countMatches({ tx, phase: { id } }: Look, revision: number) {
  const rows = await tx
    .select({ status: match.status, count: sql<number>`count(*)::int` })
    .from(match)
    .where(and(eq(match.phaseId, id), eq(match.revision, revision)))
    .groupBy(match.status)
    .orderBy(asc(match.status));
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
