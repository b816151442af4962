// One's agents with their newest version.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAgents } from '../agents/use-agents.ts';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';

export const AgentsTab = () => {
  const { t } = useTranslation();
  const scenarioName = useScenarioName();
  const pages = useAgents({ owner: 'me' });
  return (
    <Panel
      title={t('work.agents')}
      lead={t('work.agentsLead')}
      actions={
        <Link to="/submit" className="button button-gold">
          {t('submit.title')}
        </Link>
      }
    >
      <PagedList
        pages={pages}
        empty={
          <EmptyState title={t('work.noAgents')} hint={t('work.noAgentsHint')}>
            <Link to="/submit" className="button button-gold">
              {t('submit.title')}
            </Link>
            <Link to="/train" className="button">
              {t('scenarios.train')}
            </Link>
          </EmptyState>
        }
      >
        {(agents) => (
          <Table
            label={t('work.agents')}
            rows={agents}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('submit.agent'),
                isName: true,
                cell: ({ id, name, team }) => (
                  <span className="flex flex-col">
                    <Link to={`/agents/${id}`} className="link self-start">
                      {name}
                    </Link>
                    {team === null ? null : <span className="text-[12.5px] font-normal text-mist">{team.name}</span>}
                  </span>
                ),
              },
              { key: 'scenario', title: t('submit.scenario'), cell: ({ scenarioId }) => scenarioName(scenarioId) },
              {
                key: 'plays',
                title: t('work.plays'),
                cell: ({ newestAccepted }) =>
                  newestAccepted === null ? (
                    <span className="text-mist">{t('work.nothingPlays')}</span>
                  ) : (
                    <>
                      v{newestAccepted.number}{' '}
                      <span className="text-[12.5px] text-mist">{t(`matches.kinds.${newestAccepted.kind}`)}</span>
                    </>
                  ),
              },
              { key: 'versions', title: t('agents.versions'), isNumber: true, cell: ({ versions }) => versions },
              {
                key: 'visible',
                title: t('work.visible'),
                cell: ({ isPublished }) => t(isPublished ? 'agents.published' : 'agents.private'),
              },
              { key: 'since', title: t('work.since'), cell: ({ createdAt }) => <TimeText at={createdAt} /> },
              {
                key: 'act',
                title: t('agents.submit'),
                isTitleHidden: true,
                cell: ({ id, scenarioId, isMine }) =>
                  isMine ? (
                    <Link to="/submit" search={{ scenario: scenarioId, agent: id }} className="link">
                      {t('agents.submit')}
                    </Link>
                  ) : null,
              },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  );
};
