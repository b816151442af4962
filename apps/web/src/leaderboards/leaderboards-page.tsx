// Leaderboards of all competitions: choose a scenario, a competition, a phase.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PhasePicker } from '../competitions/phase-picker.tsx';
import { PhaseView } from '../competitions/phase-view.tsx';
import { type CompetitionSummary, phaseToShow, useCompetitions, useTitleOf } from '../competitions/use-competitions.ts';
import { useOwnEntriesIn } from '../competitions/use-entries.ts';
import { useScenarioName, useScenarios } from '../scenarios/use-scenarios.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField } from '../ui/field.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import '../competitions/texts.ts';

const Board = ({ competition, wantedPhase }: { competition: CompetitionSummary; wantedPhase: string }) => {
  const { t } = useTranslation();
  const search = useSearchValues();
  const own = useOwnEntriesIn(competition.id);
  const phase = phaseToShow(competition.phases, wantedPhase);
  if (phase === undefined) return <EmptyState title={t('competitions.noPhases')} />;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <PhasePicker phases={competition.phases} shown={phase.id} onShow={(id) => search.set({ phase: id })} />
        <Link to={`/competitions/${competition.slug}`} className="link">
          {t('competitions.toCompetition')}
        </Link>
      </div>
      <PhaseView key={phase.id} phaseId={phase.id} ownEntry={own.data?.find(({ isMine }) => isMine)?.id} />
    </>
  );
};

export const LeaderboardsPage = () => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const search = useSearchValues();
  const scenarios = useScenarios();
  const scenarioName = useScenarioName();
  const scenarioId = search.get('scenario');
  const pages = useCompetitions(scenarioId === '' ? {} : { scenarioId }, 100);
  return (
    <>
      <PageHead title={t('pages.leaderboards')} lead={t('competitions.boardsLead')} />
      <div className="grid gap-3 sm:grid-cols-2 lg:max-w-3xl">
        <SelectField
          label={t('matches.filter.scenario')}
          value={scenarioId}
          onChange={(event) => search.set({ scenario: event.target.value, competition: '', phase: '' })}
        >
          <option value="">{t('form.all')}</option>
          {scenarios.data?.map(({ id }) => (
            <option key={id} value={id}>
              {scenarioName(id)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('competitions.competition')}
          value={search.get('competition')}
          onChange={(event) => search.set({ competition: event.target.value, phase: '' })}
        >
          {pages.items
            ?.filter(({ status }) => status !== 'draft')
            .map((competition) => (
              <option key={competition.id} value={competition.slug}>
                {titleOf(competition)}
              </option>
            ))}
        </SelectField>
      </div>
      <PagedList pages={pages} empty={<EmptyState title={t('competitions.none')} hint={t('competitions.noneHint')} />}>
        {(items) => {
          const shown = items.filter(({ status }) => status !== 'draft');
          const wanted = search.get('competition');
          const competition = shown.find(({ slug, id }) => slug === wanted || id === wanted) ?? shown[0];
          return competition === undefined ? (
            <EmptyState title={t('competitions.none')} hint={t('competitions.noneHint')} />
          ) : (
            <Board key={competition.id} competition={competition} wantedPhase={search.get('phase')} />
          );
        }}
      </PagedList>
    </>
  );
};
