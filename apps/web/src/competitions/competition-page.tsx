// A competition: rules, phases, leaderboard, pairings, matches, entries; and taking part.
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { Discussion } from '../discussion/discussion.tsx';
import { FollowButton } from '../follow/follow-button.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { MatchList } from '../matches/match-list.tsx';
import { useServerMatches } from '../matches/use-server-matches.ts';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { hasPage } from '../site/pages.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { useTitle } from '../site/use-title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { Badges } from './competition-card.tsx';
import { Eligibility } from './eligibility.tsx';
import { EnterDialog } from './enter-dialog.tsx';
import { EntryList } from './entry-list.tsx';
import { OwnEntry } from './own-entry.tsx';
import { Pairings } from './pairings.tsx';
import { PhasePicker } from './phase-picker.tsx';
import { PhaseTimeline } from './phase-timeline.tsx';
import { PhaseView } from './phase-view.tsx';
import './texts.ts';
import { type Competition, phaseToShow, useCompetition, usePhases, useTitleOf } from './use-competitions.ts';
import { useOwnEntriesIn } from './use-entries.ts';

const Overview = ({ competition }: { competition: Competition }) => {
  const { t, i18n } = useTranslation();
  const phases = usePhases(competition.id);
  const { rulesZh, rulesEn, registrationOpensAt, registrationClosesAt } = competition;
  const rules = i18n.language === 'zh' ? rulesZh || rulesEn : rulesEn || rulesZh;
  return (
    <div className="grid items-start gap-2.5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Panel title={t('competitions.rules')}>
        {rules.trim() === '' ? (
          <p className="text-mist">{t('competitions.noRules')}</p>
        ) : (
          <Markdown text={rules} headingLevel={3} />
        )}
      </Panel>
      <div className="flex min-w-0 flex-col gap-2.5">
        <Panel title={t('competitions.phases')}>
          {phases.data === undefined ? (
            <PageLoading />
          ) : phases.data.length === 0 ? (
            <p className="text-mist">{t('competitions.noPhases')}</p>
          ) : (
            <PhaseTimeline phases={phases.data} />
          )}
        </Panel>
        <Panel title={t('competitions.eligibility')}>
          <Eligibility eligibility={competition.eligibility} />
          {registrationOpensAt === null && registrationClosesAt === null ? null : (
            <p className="text-[13px] text-mist">
              {t('competitions.registrationTime')}{' '}
              {registrationOpensAt === null ? null : <TimeText at={registrationOpensAt} precision="minute" />}
              {' – '}
              {registrationClosesAt === null ? null : <TimeText at={registrationClosesAt} precision="minute" />}
            </p>
          )}
        </Panel>
        <Panel title={t('scenarios.rulesHash')} lead={t('competitions.frozen')}>
          <code className="font-mono text-[12px] break-all">{competition.rulesHash}</code>
          {Object.keys(competition.config).length === 0 ? null : (
            <code className="font-mono text-[12px] break-all text-mist">
              {Object.entries(competition.config)
                .map(([name, value]) => `${name}=${value}`)
                .join(', ')}
            </code>
          )}
        </Panel>
      </div>
    </div>
  );
};

const Matches = ({ competition }: { competition: Competition }) => {
  const { t } = useTranslation();
  const pages = useServerMatches({ competitionId: competition.id });
  return (
    <Panel title={t('competitions.matches')}>
      <PagedList pages={pages} empty={<EmptyState title={t('matches.none')} />}>
        {(matches) => <MatchList matches={matches} hasScenario={false} />}
      </PagedList>
    </Panel>
  );
};

const Actions = ({ competition, hasEntry }: { competition: Competition; hasEntry: boolean }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const path = useRouterState({ select: ({ location }) => location.href });
  const [isEntering, setEntering] = useState(false);
  const { registration, isOrganiser, slug, status } = competition;
  const isOpen = registration === 'open' || registration === 'practiceOnly';
  return (
    <>
      {isOpen && !hasEntry ? (
        me === null ? (
          <Link to="/sign-in" search={{ next: path }} className="button button-gold">
            {t('competitions.signInToEnter')}
          </Link>
        ) : (
          <Button look="gold" onClick={() => setEntering(true)} data-testid="enter">
            {t('competitions.enter')}
          </Button>
        )
      ) : null}
      {hasPage('/competitions/$slug/results') && status === 'finished' ? (
        <Link to={`/competitions/${slug}/results`} className="button button-gold">
          {t('competitions.results')}
        </Link>
      ) : null}
      {status === 'draft' ? null : <FollowButton kind="competition" id={competition.id} />}
      {isOrganiser ? (
        <Link to={`/competitions/${slug}/edit`} className="button">
          {t('competitions.edit')}
        </Link>
      ) : null}
      {isEntering ? <EnterDialog competition={competition} onClose={() => setEntering(false)} /> : null}
    </>
  );
};

const CompetitionView = ({ competition }: { competition: Competition }) => {
  const { t, i18n } = useTranslation();
  const titleOf = useTitleOf();
  const scenarioName = useScenarioName();
  const search = useSearchValues();
  const own = useOwnEntriesIn(competition.id);
  const mine = own.data?.filter(({ isMine }) => isMine) ?? [];
  const live = mine.filter(({ status }) => status !== 'withdrawn');
  const { phases, institution, organiser, entryCount } = competition;
  useTitle(titleOf(competition));
  const phase = phaseToShow(phases, search.get('phase'));
  const hasBegun = phases.some(({ status }) => !['planned', 'cancelled'].includes(status));
  const picker =
    phase === undefined ? null : (
      <PhasePicker phases={phases} shown={phase.id} onShow={(id) => search.set({ phase: id })} />
    );
  const noPhase = <EmptyState title={t('competitions.noPhases')} />;
  const host =
    institution === null ? organiser?.name : i18n.language === 'zh' ? institution.nameZh : institution.nameEn;
  return (
    <>
      <PageHead
        title={titleOf(competition)}
        eyebrow={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link to="/competitions" className="link">
              {t('pages.competitions')}
            </Link>
            <Link to={`/scenarios/${competition.scenarioId}`} className="link">
              {scenarioName(competition.scenarioId)}
            </Link>
          </span>
        }
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Badges competition={competition} />
            {host === undefined ? null : <span>{t('competitions.by', { name: host })}</span>}
            <span>{t('competitions.entries', { count: entryCount })}</span>
          </span>
        }
      >
        <Actions competition={competition} hasEntry={live.some(({ status }) => status === 'registered')} />
      </PageHead>
      {live.map((entry) => (
        <OwnEntry key={entry.id} entry={entry} />
      ))}
      <Tabs
        label={titleOf(competition)}
        shown={search.get('tab') || (hasBegun ? 'leaderboard' : 'overview')}
        onShow={(tab) => search.set({ tab })}
        tabs={[
          { id: 'overview', title: t('competitions.overview'), content: () => <Overview competition={competition} /> },
          {
            id: 'leaderboard',
            title: t('competitions.leaderboard'),
            content: () => (
              <>
                {picker}
                {phase === undefined ? noPhase : <PhaseView key={phase.id} phaseId={phase.id} ownEntry={live[0]?.id} />}
              </>
            ),
          },
          {
            id: 'pairings',
            title: t('competitions.pairings'),
            content: () => (
              <>
                {picker}
                {phase === undefined ? noPhase : <PhasePairings competitionId={competition.id} phaseId={phase.id} />}
              </>
            ),
          },
          { id: 'matches', title: t('pages.matches'), content: () => <Matches competition={competition} /> },
          {
            id: 'entries',
            title: t('competitions.entriesTitle'),
            content: () => (
              <Panel>
                <EntryList competitionId={competition.id} isOrganiser={competition.isOrganiser} />
              </Panel>
            ),
          },
          {
            id: 'discussion',
            title: t('competitions.discussion'),
            content: () => <Discussion objectKind="competition" objectId={competition.id} />,
          },
        ]}
      />
    </>
  );
};

const PhasePairings = ({ competitionId, phaseId }: { competitionId: string; phaseId: string }) => {
  const phases = usePhases(competitionId);
  const phase = phases.data?.find(({ id }) => id === phaseId);
  if (phase === undefined) return <PageLoading />;
  return (
    <Panel>
      <Pairings key={phaseId} phaseId={phaseId} schedule={phase.schedule.kind} />
    </Panel>
  );
};

export const CompetitionPage = () => {
  const { slug = '' } = useParams({ strict: false }) as { slug?: string };
  const { data, error, refetch } = useCompetition(slug);
  if (data !== undefined) return <CompetitionView key={data.id} competition={data} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
