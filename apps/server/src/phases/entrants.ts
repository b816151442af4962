// Who plays in a phase, and with which version.
import { shuffled } from '@jixia/arena/schedules';
import { and, eq, sql } from 'drizzle-orm';
import { phase, phaseEntry } from '../database/schema.ts';
import type { Look } from './phase-context.ts';
import { scheduleSeed } from './phase-seeds.ts';
import type { Obstacle } from './phase-settings.ts';
import type { Out } from './settle-pairings.ts';

/** Versions handed in before the start are waited for so long. */
const validationPatienceMs = 10 * 60_000;

export type Contender = {
  readonly entryId: string;
  readonly name: string;
  readonly status: string;
  readonly reason: string | null;
  /** The version it would play with; null where it has none that was accepted. */
  readonly submissionId: string | null;
};

/**
 * Every entry, in the order they were made; `before`: versions handed in later do not count. Who entered after registration
 * closed plays in the practice alone.
 */
export async function listContenders(
  { tx, competition, phase: { kind } }: Look,
  before: Date | null,
): Promise<readonly Contender[]> {
  const closesAt = kind === 'practice' ? null : competition.registrationClosesAt;
  const inWindow = closesAt === null ? sql`true` : sql`entry.created_at <= ${closesAt.toISOString()}::timestamptz`;
  const inTime = before === null ? sql`true` : sql`submission.created_at <= ${before.toISOString()}::timestamptz`;
  const { rows } = await tx.execute(sql`
    select entry.id as "entryId", entry.name, entry.status, entry.reason,
      (select submission.id from submission
        where submission.status = 'accepted' and submission.withdrawn_at is null and ${inTime}
          and submission.rules_hash = ${competition.rulesHash}
          and case when entry.submission_id is not null then submission.id = entry.submission_id
            else submission.agent_id = entry.agent_id end
        order by submission.number desc limit 1) as "submissionId"
    from entry where entry.competition_id = ${competition.id} and ${inWindow} order by entry.id`);
  return rows as unknown as Contender[];
}

export const outOf = (contenders: readonly Contender[]): Out =>
  new Map(
    contenders
      .filter(({ status }) => status !== 'registered')
      .map(({ entryId, status, reason }) => [entryId, `${status}${reason === null ? '' : `: ${reason}`}`]),
  );

type Placed = { readonly entryId: string; readonly rank: number | null; readonly groupName: string };

/** The last phase before this one that was not cancelled, and how its entries stand. */
export async function phaseBefore({ tx, phase: { competitionId, ordinal } }: Look) {
  const [before] = await tx
    .select()
    .from(phase)
    .where(
      sql`${phase.competitionId} = ${competitionId} and ${phase.ordinal} < ${ordinal} and ${phase.status} <> 'cancelled'`,
    )
    .orderBy(sql`${phase.ordinal} desc`)
    .limit(1);
  if (before === undefined) return null;
  const placed: Placed[] = await tx
    .select({ entryId: phaseEntry.entryId, rank: phaseEntry.rank, groupName: phaseEntry.groupName })
    .from(phaseEntry)
    .where(and(eq(phaseEntry.phaseId, before.id), sql`${phaseEntry.rank} is not null`))
    .orderBy(phaseEntry.rank, phaseEntry.seeding, phaseEntry.entryId);
  return { before, placed };
}

/** Versions that were handed in in time and are still being looked at. */
async function isValidating({ tx, competition, phase: { startsAt }, now }: Look): Promise<boolean> {
  if (now.getTime() - startsAt.getTime() > validationPatienceMs) return false;
  const { rows } = await tx.execute(sql`
    select from entry join submission on case when entry.submission_id is not null
        then submission.id = entry.submission_id else submission.agent_id = entry.agent_id end
    where entry.competition_id = ${competition.id} and entry.status = 'registered'
      and submission.status in ('queued', 'validating') and submission.created_at <= ${startsAt.toISOString()}::timestamptz
    limit 1`);
  return rows.length > 0;
}

/** By groups: the best of each come first, so that they meet late. */
const takeBest = (placed: readonly Placed[], take: number, perGroup: boolean): Placed[] => {
  if (!perGroup) return placed.slice(0, take);
  const groups = Map.groupBy(placed, ({ groupName }) => groupName);
  const names = [...groups.keys()].sort();
  return Array.from({ length: take }, (_, place) => names.flatMap((name) => groups.get(name)?.[place] ?? [])).flat();
};

export type Admitted = { readonly entrants: readonly Contender[] } | { readonly obstacle: Obstacle };

const refuse = (kind: Obstacle['kind'], code: string, message: string): Admitted => ({
  obstacle: { kind, code, message },
});

/** In seeding order, best first: by the phase before, the rest drawn from the phase's secret. */
export async function admit(look: Look): Promise<Admitted> {
  const { phase: row, admission, settings } = look;
  const isLadder = settings.kind === 'ladder';
  const [take, perGroup] =
    typeof admission.perGroup === 'number' ? [admission.perGroup, true] : [admission.take, admission.perGroup === true];
  const previous = await phaseBefore(look);
  if (take != null) {
    if (previous === null)
      return refuse(
        'problem',
        'no_phase_before',
        `It takes ${take} of the phase before, and there is none. Change who is let in.`,
      );
    if (previous.before.status !== 'done')
      return refuse('waits', 'waits_for_phase', 'It waits for the phase before to be over.');
  }
  const contenders = await listContenders(look, isLadder ? null : row.startsAt);
  const registered = new Map(
    contenders.filter(({ status }) => status === 'registered').map((one) => [one.entryId, one]),
  );
  const placed = (previous?.placed ?? []).filter(({ entryId }) => registered.has(entryId));
  const chosen = take == null ? placed : takeBest(placed, take, perGroup);
  const known = new Set(chosen.map(({ entryId }) => entryId));
  const rest = take == null ? [...registered.keys()].filter((id) => !known.has(id)).sort() : [];
  const order = [...chosen.map(({ entryId }) => entryId), ...shuffled(rest, scheduleSeed(row))];
  const entrants = order.map((id) => registered.get(id) as Contender);
  if (isLadder) return { entrants };
  if (await isValidating(look))
    return refuse('waits', 'waits_for_validation', 'It waits for versions handed in before the start to be validated.');
  const able = entrants.filter(({ submissionId }) => submissionId !== null);
  const fewest = 2 * (settings.groups ?? 1);
  if (able.length >= fewest) return { entrants: able };
  const groups = settings.groups === undefined || settings.groups === 1 ? '' : ` in ${settings.groups} groups`;
  return refuse(
    'problem',
    'too_few_entries',
    `A ${settings.kind}${groups} needs ${fewest} entries with an accepted version, and there are ${able.length}. It begins when there are enough; or close it.`,
  );
}

export const groupName = (index: number): string =>
  String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : Math.floor(index / 26));

/** Writes who plays. Seeding snakes through groups: A B C, C B A, and so on. */
export async function writeEntrants({ tx, phase: row, settings }: Look, entrants: readonly Contender[]): Promise<void> {
  const groups = settings.kind === 'ladder' ? 1 : (settings.groups ?? 1);
  const values = entrants.map(({ entryId, submissionId }, at) => {
    const [lap, place] = [Math.floor(at / groups), at % groups];
    const group = lap % 2 === 0 ? place : groups - 1 - place;
    return { phaseId: row.id, entryId, submissionId, seeding: at + 1, groupName: groups === 1 ? '' : groupName(group) };
  });
  if (values.length > 0) await tx.insert(phaseEntry).values(values).onConflictDoNothing();
}
