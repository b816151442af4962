// Whether phases make sense, each by itself and one after the other. Every refusal names the field, its value and the way out.
import type { Manifest } from '@jixia/env';
import { ApiError } from '../http/api-error.ts';
import { type Said, say } from '../text/say.ts';
import { checkHeroes } from './competition-config.ts';
import { anyWordOf, wordOf } from './competition-words.ts';
import { type PhaseKind, type ScheduleSettings, schedulesOf } from './phase-shapes.ts';

export type PlannedPhase = {
  readonly ordinal: number;
  readonly kind: PhaseKind;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly schedule: ScheduleSettings;
  readonly quotas: { readonly matchesADay?: number | undefined };
  readonly admission: { readonly take: number | null; readonly perGroup: boolean };
};

/** `message` begins with the field. */
const refuse = (field: string, message: Said): never => {
  throw new ApiError('bad_input', message, { field });
};

/** One phase by itself. Throws ApiError `bad_input`. */
export function checkPhase(manifest: Manifest, phase: PlannedPhase, now: Date): void {
  const { kind, schedule, startsAt, endsAt, quotas } = phase;
  const allowed = schedulesOf[kind];
  if (!allowed.includes(schedule.kind)) {
    refuse(
      'schedule.kind',
      say`schedule.kind: a ${wordOf(kind)} phase cannot be a ${wordOf(schedule.kind)}. Use ${anyWordOf(allowed)}.`,
    );
  }
  checkHeroes(manifest, schedule.heroes);
  if (endsAt !== null && endsAt <= startsAt) {
    refuse('endsAt', say`endsAt: must be after startsAt (${startsAt.toISOString()}), and is ${endsAt.toISOString()}.`);
  }
  if (endsAt !== null && endsAt <= now)
    refuse('endsAt', say`endsAt: ${endsAt.toISOString()} has passed. Choose a later time.`);
  if (schedule.kind === 'ladder' && kind !== 'practice' && endsAt === null) {
    refuse(
      'endsAt',
      say`endsAt: a ${wordOf(kind)} ladder has no end of its own, and null was given. Say when it ends.`,
    );
  }
  const pairing = 2 * schedule.pairs;
  if (schedule.kind === 'ladder' && quotas.matchesADay !== undefined && quotas.matchesADay < pairing) {
    refuse(
      'quotas.matchesADay',
      say`quotas.matchesADay: one meeting has ${pairing} matches, and ${quotas.matchesADay} a day allow none. Use ${pairing} or more.`,
    );
  }
}

/** How phases follow each other, in the order of their ordinals. Throws ApiError `bad_input`. */
export function checkSequence(phases: readonly PlannedPhase[]): void {
  for (const [at, phase] of phases.entries()) {
    const { take, perGroup } = phase.admission;
    if (take === null) continue;
    const before = phases[at - 1];
    const number = phase.ordinal + 1;
    if (before === undefined) {
      refuse(
        'admission.take',
        say`admission.take: phase ${number} takes ${take} of the phase before, and there is none. Use null.`,
      );
      continue;
    }
    const groups = 'groups' in before.schedule ? (before.schedule.groups ?? 1) : 1;
    if (perGroup && groups < 2) {
      refuse(
        'admission.perGroup',
        say`admission.perGroup: is true for phase ${number}, and the phase before has no groups. Give it groups, or use false.`,
      );
    }
    if (before.schedule.kind === 'ladder' && before.endsAt === null) {
      refuse(
        'endsAt',
        say`endsAt: phase ${number} takes ${take} of the phase before, which has no end (null). Say when that one ends.`,
      );
    }
    const earliest = before.schedule.kind === 'ladder' ? (before.endsAt ?? before.startsAt) : before.startsAt;
    if (phase.startsAt < earliest) {
      refuse(
        'startsAt',
        say`startsAt: phase ${number} takes ${take} of the phase before, which lasts until ${earliest.toISOString()} at least, and starts at ${phase.startsAt.toISOString()}. Start it later.`,
      );
    }
  }
}
