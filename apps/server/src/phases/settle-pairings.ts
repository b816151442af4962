// Brings pairings under way up to date with their matches: over, awarded because an entry is out, played again because a
// worker failed, or given up.

import type { MatchConfig } from '@jixia/env';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { match, matchSide, pairing } from '../database/schema.ts';
import type { MatchPurpose } from '../matches/plan-match.ts';
import type { Look } from './phase-context.ts';
import { type Award, type PairingText, queuePlanned } from './plan-pairing.ts';

/** A match that no worker could play is planned so often at most; that is besides the tries of its job. */
export const mostTries = 3;

export type PairingRow = typeof pairing.$inferSelect;
type MatchRow = typeof match.$inferSelect;
type Side = { readonly submissionId: string; readonly entryId: string | null; readonly score: number | null };
export type Played = { readonly row: MatchRow; readonly sides: readonly [Side, Side]; readonly isSwapped: boolean };

/** Entries that play no more, with why. */
export type Out = ReadonlyMap<string, string>;

export type Settled = {
  /** Pairings still under way. */
  readonly playing: readonly PairingRow[];
  readonly finished: number;
  /** Matches that were tried often enough. */
  readonly broken: readonly string[];
};

/** Oldest first; `isSwapped` where the pairing's B sits on side 0. */
export async function matchesOf({ tx }: Look, pairings: readonly PairingRow[]): Promise<Map<string, Played[]>> {
  if (pairings.length === 0) return new Map();
  const byId = new Map(pairings.map((row) => [row.id, row]));
  const rows = await tx
    .select({ row: match, side: matchSide })
    .from(match)
    .innerJoin(matchSide, eq(matchSide.matchId, match.id))
    .where(inArray(match.pairingId, [...byId.keys()]))
    .orderBy(asc(match.id), asc(matchSide.side));
  const found = new Map<string, Played[]>();
  for (let at = 0; at + 1 < rows.length; at += 2) {
    const [first, second] = [rows[at], rows[at + 1]] as [(typeof rows)[number], (typeof rows)[number]];
    const { row } = first;
    const isSwapped = first.side.entryId !== byId.get(row.pairingId ?? '')?.entryA;
    const list = found.get(row.pairingId ?? '') ?? [];
    list.push({ row, sides: [first.side, second.side], isSwapped });
    found.set(row.pairingId ?? '', list);
  }
  return found;
}

/** The tries of each match of a pairing, in the order of the plan. */
export const bySlot = (played: readonly Played[]): readonly (readonly Played[])[] => {
  const slots = Map.groupBy(played, ({ row, isSwapped }) => 2 * row.pairNumber + (isSwapped ? 1 : 0));
  return [...slots].sort(([x], [y]) => x - y).map(([, tries]) => tries);
};

const isDone = ({ row }: Played): boolean => row.status === 'done';
const isLost = ({ row }: Played): boolean => row.status === 'failed' || row.status === 'cancelled';

const scoreOfA = ({ sides, isSwapped }: Played): number => sides[isSwapped ? 1 : 0].score ?? 0.5;

async function playAgain(look: Look, lost: readonly Played[]): Promise<void> {
  await queuePlanned(
    look,
    lost.map(({ row, sides }) => ({
      ...{ scenarioId: row.scenarioId, rulesHash: row.rulesHash, purpose: row.purpose as MatchPurpose },
      ...{ seed: BigInt(row.seed), config: row.config as MatchConfig, sides },
      ...{ phaseId: look.phase.id, pairingId: row.pairingId ?? '', pairNumber: row.pairNumber, revision: row.revision },
    })),
  );
}

async function finishPairing(look: Look, { id }: PairingRow, text: PairingText, scores: readonly number[]) {
  const score = scores.length === 0 ? null : scores.reduce((sum, value) => sum + value, 0) / scores.length;
  const reason: PairingText = { ...text, scores };
  await look.tx.update(pairing).set({ status: 'done', score, reason, finishedAt: look.now }).where(eq(pairing.id, id));
}

/** What was not played is lost for whoever is out; both out: half a point each. */
function awardOf({ entryA, entryB }: PairingRow, out: Out, matches: number): Award {
  const [isOutA, isOutB] = [out.has(entryA), out.has(entryB ?? '')];
  const because = out.get(isOutA ? entryA : (entryB ?? '')) ?? '';
  if (isOutA && isOutB) return { matches, score: 0.5, to: null, because };
  return isOutA ? { matches, score: 0, to: entryB, because } : { matches, score: 1, to: entryA, because };
}

/** Where a pairing stands, and what is to be done about it. */
function judge(row: PairingRow, played: readonly Played[], out: Out, forgivenAt: Date) {
  const text = row.reason as PairingText;
  const slots = bySlot(played);
  const open = slots.filter((tries) => !tries.some(isDone));
  const scores = slots.flatMap((tries) => tries.filter(isDone).slice(0, 1).map(scoreOfA));
  const lost = open.filter((tries) => isLost(tries.at(-1) as Played));
  const isTooOften = (tries: readonly Played[]): boolean =>
    tries.filter((one) => isLost(one) && one.row.createdAt > forgivenAt).length >= mostTries;
  const newest = (list: readonly (readonly Played[])[]): Played[] => list.map((tries) => tries.at(-1) as Played);
  return {
    ...{ text, scores, open: open.length, isStill: lost.length === open.length },
    // What a regrade plays again was judged before.
    isOut: text.copyOf === undefined && (out.has(row.entryA) || out.has(row.entryB ?? '')),
    tooOften: newest(lost.filter(isTooOften)),
    again: newest(lost.filter((tries) => !isTooOften(tries))),
  };
}

/** `givesUp`: a pairing that cannot be played is over as far as it was played, as always in ladders. */
export async function settlePairings(look: Look, revision: number, out: Out, givesUp: boolean): Promise<Settled> {
  const { tx, phase, state, settings } = look;
  const isLadder = settings.kind === 'ladder';
  const underWay = await tx
    .select()
    .from(pairing)
    .where(and(eq(pairing.phaseId, phase.id), eq(pairing.revision, revision), eq(pairing.status, 'playing')))
    .orderBy(asc(pairing.round), asc(pairing.ordinal));
  if (out.size > 0) await callOff(look, underWay, out);
  const matches = await matchesOf(look, underWay);
  const forgivenAt = new Date(state.forgivenAt ?? 0);
  const playing: PairingRow[] = [];
  const broken: string[] = [];
  for (const row of underWay) {
    const { text, scores, open, isStill, isOut, tooOften, again } = judge(
      row,
      matches.get(row.id) ?? [],
      out,
      forgivenAt,
    );
    broken.push(...tooOften.map((one) => one.row.id));
    const copied = text.awarded === undefined ? [] : Array<number>(text.awarded.matches).fill(text.awarded.score);
    const hasGivenUp = (isLadder || givesUp) && isStill && again.length === 0;
    if (open === 0 || hasGivenUp || (isOut && isStill && isLadder)) {
      await finishPairing(look, row, text, [...scores, ...copied]);
    } else if (isOut && isStill) {
      const awarded = awardOf(row, out, open);
      const all = [...scores, ...Array<number>(open).fill(awarded.score)];
      await finishPairing(look, row, { ...text, awarded }, all);
    } else {
      playing.push(row);
      if (!isOut) await playAgain(look, again);
    }
  }
  return { playing, finished: underWay.length - playing.length, broken };
}

/** Matches that wait need not be played any more. */
async function callOff({ tx }: Look, underWay: readonly PairingRow[], out: Out): Promise<void> {
  const isOut = ({ entryA, entryB, reason }: PairingRow): boolean =>
    (reason as PairingText).copyOf === undefined && (out.has(entryA) || out.has(entryB ?? ''));
  const ids = underWay.filter(isOut).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx
    .update(match)
    .set({ status: 'cancelled' })
    .where(and(inArray(match.pairingId, ids), eq(match.status, 'queued'), sql`${match.isSuperseded} = false`));
}
