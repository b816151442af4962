// How competitions look to those who ask.
import type { CompetitionRow, FoundCompetition, listPhasesOf } from './competition-repository.ts';
import type { PhaseSummary, ShownCompetition, ShownSummary } from './competition-shapes.ts';
import { readEligibility } from './eligibility-shapes.ts';
import { registrationOf } from './registration.ts';

export type PhaseRow = Awaited<ReturnType<typeof listPhasesOf>>[number];

const time = (at: Date | null): string | null => at?.toISOString() ?? null;

const showPhase = ({ id, ordinal, kind, titleZh, titleEn, status, startsAt, endsAt }: PhaseRow): PhaseSummary => ({
  ...{ id, ordinal, titleZh, titleEn, startsAt: startsAt.toISOString(), endsAt: time(endsAt) },
  kind: kind as PhaseSummary['kind'],
  status: status as PhaseSummary['status'],
});

export function showSummary(found: FoundCompetition, phases: readonly PhaseRow[], now: Date): ShownSummary {
  const { row, organiser, institution, isOrganiser, entryCount } = found;
  const { id, slug, scenarioId, rulesHash, titleZh, titleEn, isSample, version } = row;
  return {
    ...{ id, slug, scenarioId, rulesHash, titleZh, titleEn, isSample, version },
    ...{ organiser, institution, isOrganiser, entryCount },
    status: row.status as ShownSummary['status'],
    registration: registrationOf(row, phases, now),
    registrationOpensAt: time(row.registrationOpensAt),
    registrationClosesAt: time(row.registrationClosesAt),
    phases: phases.map(showPhase),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function showCompetition(found: FoundCompetition, phases: readonly PhaseRow[], now: Date): ShownCompetition {
  const { rulesZh, rulesEn, config, eligibility }: CompetitionRow = found.row;
  return {
    ...showSummary(found, phases, now),
    ...{ rulesZh, rulesEn, config: config as Record<string, number>, eligibility: readEligibility(eligibility) },
  };
}
