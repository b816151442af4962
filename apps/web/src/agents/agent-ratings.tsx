// Where an agent stands in the competitions that it plays in.

import { dataOf } from '@jixia/api-client';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useTitleOf } from '../competitions/use-competitions.ts';
import '../competitions/texts.ts';
import type { ListedMatch } from '../matches/match-texts.ts';
import { Panel } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';

/** Phases that it has played in lately. */
const MOST_PHASES = 6;

type Played = { readonly phaseId: string; readonly competition: NonNullable<ListedMatch['competition']> };

const phasesOf = (matches: readonly ListedMatch[]): readonly Played[] => {
  const found = new Map<string, Played>();
  for (const { phaseId, competition } of matches) {
    if (phaseId !== null && competition !== null) found.set(phaseId, { phaseId, competition });
  }
  return [...found.values()].slice(0, MOST_PHASES);
};

/** `matches`: those of the agent that are shown. */
export const AgentRatings = ({ agentId, matches }: { agentId: string; matches: readonly ListedMatch[] }) => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const phases = phasesOf(matches);
  const answers = useQueries({
    queries: phases.map(({ phaseId }) => ({
      queryKey: ['standings', phaseId, 'all'],
      queryFn: () =>
        dataOf(api.GET('/api/phases/{id}/standings', { params: { path: { id: phaseId }, query: { limit: 100 } } })),
    })),
  });
  const rows = phases.flatMap(({ phaseId, competition }, at) => {
    const own = answers[at]?.data?.items.filter(({ agent }) => agent?.id === agentId) ?? [];
    return own.map((standing) => ({ phaseId, competition, standing }));
  });
  if (rows.length === 0) return null;
  return (
    <Panel title={t('agents.ratings')}>
      <Table
        label={t('agents.ratings')}
        rows={rows}
        rowKey={({ phaseId, standing }) => `${phaseId}-${standing.entry.id}`}
        columns={[
          {
            key: 'competition',
            title: t('competitions.competition'),
            isName: true,
            cell: ({ competition, phaseId }) => (
              <Link
                to={`/competitions/${competition.slug}`}
                search={{ tab: 'leaderboard', phase: phaseId }}
                className="link"
              >
                {titleOf(competition)}
              </Link>
            ),
          },
          { key: 'entry', title: t('competitions.entryForm.as'), cell: ({ standing }) => standing.entry.name },
          {
            key: 'rank',
            title: t('competitions.rank'),
            isNumber: true,
            cell: ({ standing }) => standing.table?.rank ?? standing.rank ?? '—',
          },
          {
            key: 'rating',
            title: t('competitions.rating'),
            isNumber: true,
            cell: ({ standing: { rating } }) =>
              rating === null
                ? '—'
                : `${Math.round(rating.elo)} (${Math.round(rating.low)} – ${Math.round(rating.high)})`,
          },
          {
            key: 'record',
            title: t('competitions.record'),
            isNumber: true,
            cell: ({ standing: { wins, draws, losses } }) => `${wins} / ${draws} / ${losses}`,
          },
        ]}
      />
    </Panel>
  );
};
