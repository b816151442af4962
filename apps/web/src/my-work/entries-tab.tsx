// Where one takes part.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntryFacts } from '../competitions/own-entry.tsx';
import { useTitleOf } from '../competitions/use-competitions.ts';
import { useOwnEntries } from '../competitions/use-entries.ts';
import '../competitions/texts.ts';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';

export const EntriesTab = () => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const scenarioName = useScenarioName();
  const pages = useOwnEntries();
  return (
    <Panel title={t('work.entries')} lead={t('work.entriesLead')}>
      <PagedList
        pages={pages}
        empty={
          <EmptyState title={t('work.noEntries')} hint={t('work.noEntriesHint')}>
            <Link to="/competitions" className="button button-gold">
              {t('pages.competitions')}
            </Link>
          </EmptyState>
        }
      >
        {(entries) => (
          <Table
            label={t('work.entries')}
            rows={entries}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'competition',
                title: t('competitions.competition'),
                isName: true,
                cell: ({ competition }) => (
                  <Link to={`/competitions/${competition.slug}`} className="link">
                    {titleOf(competition)}
                  </Link>
                ),
              },
              {
                key: 'scenario',
                title: t('submit.scenario'),
                cell: ({ competition }) => scenarioName(competition.scenarioId),
              },
              { key: 'as', title: t('competitions.entryForm.as'), cell: ({ name }) => name },
              { key: 'facts', title: t('work.state'), cell: (entry) => <EntryFacts entry={entry} /> },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  );
};
