// In which part of a list a competition stands.
import type { CompetitionSummary } from './use-competitions.ts';

export const groups = ['draft', 'open', 'upcoming', 'past'] as const;
export type Group = (typeof groups)[number];

/** Under way, or taking entries: open. */
export const groupOf = ({ status, registration, phases }: CompetitionSummary): Group => {
  if (status === 'draft') return 'draft';
  if (status !== 'published') return 'past';
  const isPlaying = phases.some((phase) => phase.status === 'open' || phase.status === 'playing');
  if (isPlaying || registration === 'open' || registration === 'practiceOnly') return 'open';
  return phases.some((phase) => phase.status === 'planned') ? 'upcoming' : 'past';
};
