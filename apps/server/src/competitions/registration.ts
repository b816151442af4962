// Whether a competition takes entries now: by its dates, and by what a new entry could still play.
import type { competition, phase } from '../database/schema.ts';

type PhaseRow = typeof phase.$inferSelect;
type CompetitionDates = Pick<
  typeof competition.$inferSelect,
  'status' | 'registrationOpensAt' | 'registrationClosesAt'
>;
export type PhaseDates = Pick<PhaseRow, 'ordinal' | 'kind' | 'status' | 'endsAt' | 'schedule' | 'admission'>;

export type Registration = 'notYet' | 'open' | 'practiceOnly' | 'closed';

/** Phases that somebody who enters now can come to play in. */
export function openToNewcomers<P extends PhaseDates>(phases: readonly P[], now: Date): P[] {
  const open: P[] = [];
  let before: P | undefined;
  for (const phase of phases.toSorted((a, b) => a.ordinal - b.ordinal)) {
    if (phase.status === 'cancelled') continue;
    const { take } = (phase.admission ?? {}) as { take?: number | null };
    const isLadder = (phase.schedule as { kind?: string }).kind === 'ladder';
    const isOver = phase.status === 'done' || (isLadder && phase.endsAt !== null && phase.endsAt <= now);
    const isBegun = phase.status !== 'planned';
    const admits = take == null || (before !== undefined && open.includes(before));
    if (!isOver && admits && (!isBegun || (isLadder && take == null))) open.push(phase);
    before = phase;
  }
  return open;
}

export function registrationOf(
  { status, registrationOpensAt, registrationClosesAt }: CompetitionDates,
  phases: readonly PhaseDates[],
  now: Date,
): Registration {
  if (status === 'draft') return 'notYet';
  if (status !== 'published') return 'closed';
  if (registrationOpensAt !== null && registrationOpensAt > now) return 'notYet';
  const open = openToNewcomers(phases, now);
  const isPractice = ({ kind }: PhaseDates): boolean => kind === 'practice';
  const isOnlyPractice = phases.every(isPractice);
  const isPast = registrationClosesAt !== null && registrationClosesAt <= now;
  if (!isPast && open.some((phase) => isOnlyPractice || !isPractice(phase))) return 'open';
  return open.some(isPractice) ? 'practiceOnly' : 'closed';
}
