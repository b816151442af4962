// An agent for everyone: who it is, its versions, and what it has played.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FollowButton } from '../follow/follow-button.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { MatchList } from '../matches/match-list.tsx';
import { useServerMatches } from '../matches/use-server-matches.ts';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { useTitle } from '../site/use-title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { AgentRatings } from './agent-ratings.tsx';
import { AgentSettings } from './agent-settings.tsx';
import './texts.ts';
import { type Agent, useAgent } from './use-agents.ts';
import { VersionList } from './version-list.tsx';

const Matches = ({ agent }: { agent: Agent }) => {
  const { t } = useTranslation();
  const pages = useServerMatches({ agentId: agent.id }, { topic: `agent:${agent.id}` });
  return (
    <>
      <AgentRatings agentId={agent.id} matches={pages.items ?? []} />
      <Panel title={t('agents.matches')}>
        <PagedList pages={pages} empty={<EmptyState title={t('agents.noMatches')} />}>
          {(matches) => <MatchList matches={matches} hasScenario={false} />}
        </PagedList>
      </Panel>
    </>
  );
};

const AgentView = ({ agent }: { agent: Agent }) => {
  const { t } = useTranslation();
  const scenarioName = useScenarioName();
  const [isEditing, setEditing] = useState(false);
  useTitle(agent.name);
  const { owner, team } = agent;
  return (
    <>
      <PageHead
        title={agent.name}
        eyebrow={
          <Link to={`/scenarios/${agent.scenarioId}`} className="link">
            {scenarioName(agent.scenarioId)}
          </Link>
        }
        lead={
          agent.isSample ? (
            t('agents.sampleLead')
          ) : (
            <>
              {t('agents.by', { name: owner?.name ?? '—' })}
              {team === null ? null : (
                <>
                  {' · '}
                  <Link to={`/teams/${team.slug}`} className="link">
                    {team.name}
                  </Link>
                </>
              )}
            </>
          )
        }
      >
        <span className={`badge ${agent.isPublished ? 'badge-jade' : ''}`}>
          {t(agent.isSample ? 'matches.sample' : agent.isPublished ? 'agents.published' : 'agents.private')}
        </span>
        {agent.isPublished && !agent.isMine ? <FollowButton kind="agent" id={agent.id} /> : null}
        {agent.isMine ? (
          <>
            <Link to="/submit" search={{ scenario: agent.scenarioId, agent: agent.id }} className="button button-gold">
              {t('agents.submit')}
            </Link>
            <Button onClick={() => setEditing(true)}>{t('agents.settings')}</Button>
          </>
        ) : null}
      </PageHead>
      {agent.description.trim() === '' ? null : (
        <Panel>
          <Markdown text={agent.description} headingLevel={2} />
        </Panel>
      )}
      <Panel title={t('agents.versions')}>
        <VersionList agent={agent} />
      </Panel>
      <Matches agent={agent} />
      {isEditing ? <AgentSettings agent={agent} onClose={() => setEditing(false)} /> : null}
    </>
  );
};

export const AgentPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useAgent(id);
  if (data !== undefined) return <AgentView key={data.id} agent={data} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
