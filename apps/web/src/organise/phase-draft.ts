// A phase as its form holds it, and as it is sent: each kind of schedule takes other fields.
import type { Body } from '@jixia/api-client';
import type { Phase } from '../competitions/use-competitions.ts';

export type NewPhase = Body<'/api/competitions/{id}/phases'>;
type Schedule = NewPhase['schedule'];
export type ScheduleKind = Schedule['kind'];
export type PhaseKind = NewPhase['kind'];

export const phaseKinds: readonly PhaseKind[] = ['practice', 'qualifier', 'group', 'knockout', 'final'];

/** As the server has it. */
export const schedulesOf: Readonly<Record<PhaseKind, readonly ScheduleKind[]>> = {
  practice: ['ladder'],
  qualifier: ['ladder', 'round-robin', 'swiss'],
  group: ['round-robin', 'swiss'],
  knockout: ['single-elimination', 'double-elimination'],
  final: ['round-robin', 'swiss', 'single-elimination', 'double-elimination'],
};

export const hasRounds = (kind: ScheduleKind): boolean => kind === 'round-robin' || kind === 'swiss';

/** Numbers as typed; '' = left out. */
export type PhaseDraft = {
  readonly kind: PhaseKind;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly schedule: ScheduleKind;
  readonly pairs: string;
  readonly rounds: string;
  readonly groups: string;
  readonly idleMinutes: string;
  readonly heroes: readonly string[];
  readonly take: string;
  readonly perGroup: boolean;
  readonly submissionsADay: string;
  readonly matchesADay: string;
  readonly hasHiddenSeeds: boolean;
};

const text = (value: number | null | undefined): string => (value == null ? '' : String(value));
const given = (name: string, value: string): Record<string, number> => (value === '' ? {} : { [name]: Number(value) });

export const emptyPhase = (startsAt: string): PhaseDraft => ({
  kind: 'practice',
  ...{ titleZh: '', titleEn: '', startsAt, endsAt: null, schedule: 'ladder', pairs: '1', rounds: '', groups: '' },
  ...{ idleMinutes: '', heroes: [], take: '', perGroup: false, submissionsADay: '', matchesADay: '' },
  hasHiddenSeeds: false,
});

export const phaseDraftOf = (phase: Phase): PhaseDraft => {
  const { schedule, admission, quotas } = phase;
  return {
    kind: phase.kind,
    ...{ titleZh: phase.titleZh, titleEn: phase.titleEn, startsAt: phase.startsAt, endsAt: phase.endsAt },
    schedule: schedule.kind,
    pairs: text(schedule.pairs),
    rounds: 'rounds' in schedule ? text(schedule.rounds) : '',
    groups: 'groups' in schedule ? text(schedule.groups) : '',
    idleMinutes: 'idleMinutes' in schedule ? text(schedule.idleMinutes) : '',
    heroes: schedule.heroes ?? [],
    take: text(admission.take),
    perGroup: admission.perGroup ?? false,
    submissionsADay: text(quotas.submissionsADay),
    matchesADay: text(quotas.matchesADay),
    hasHiddenSeeds: phase.hasHiddenSeeds,
  };
};

/** Another kind may not have the schedule of the one before. */
export const withKind = (draft: PhaseDraft, kind: PhaseKind): PhaseDraft => {
  const allowed = schedulesOf[kind];
  const schedule = allowed.includes(draft.schedule) ? draft.schedule : (allowed[0] as ScheduleKind);
  return { ...draft, kind, schedule };
};

export const phaseBodyOf = (draft: PhaseDraft, sizeBytes: number | undefined): NewPhase => {
  const { kind, titleZh, titleEn, hasHiddenSeeds, heroes } = draft;
  const isLadder = draft.schedule === 'ladder';
  const schedule = {
    kind: draft.schedule,
    ...given('pairs', draft.pairs),
    ...(hasRounds(draft.schedule) ? { ...given('rounds', draft.rounds), ...given('groups', draft.groups) } : {}),
    ...(isLadder ? given('idleMinutes', draft.idleMinutes) : {}),
    ...(heroes.length === 0 ? {} : { heroes: [...heroes] }),
  } as Schedule;
  return {
    ...{ kind, titleZh, titleEn, hasHiddenSeeds, schedule },
    startsAt: draft.startsAt ?? '',
    endsAt: draft.endsAt,
    quotas: {
      ...given('submissionsADay', draft.submissionsADay),
      ...(isLadder ? given('matchesADay', draft.matchesADay) : {}),
      ...(sizeBytes === undefined ? {} : { sizeBytes }),
    },
    admission: { take: draft.take === '' ? null : Number(draft.take), perGroup: draft.take !== '' && draft.perGroup },
  };
};
