// What came of a competition: podium, each phase with its tables and replays, exports, certificates.
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { CertificatesPanel } from '../certificates/certificates-panel.tsx';
import { Pairings } from '../competitions/pairings.tsx';
import { Payoff } from '../competitions/payoff.tsx';
import { Seeds } from '../competitions/seeds.tsx';
import { Standings } from '../competitions/standings.tsx';
import { usePhaseName, useTitleOf } from '../competitions/use-competitions.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { useSearchValues } from '../site/use-search-values.ts';
import { useTitle } from '../site/use-title.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { MatchHashes } from './match-hashes.tsx';
import { AllPlaces, Podium } from './podium.tsx';
import '../competitions/texts.ts';
import './texts.ts';
import { type PhaseResult, type Results, useResults } from './use-results.ts';

const Phase = ({ phase, competitionId }: { phase: PhaseResult; competitionId: string }) => {
  const { t } = useTranslation();
  if (phase.standings === null) return <EmptyState title={t('results.phaseHidden')} />;
  return (
    <>
      <Panel title={t('results.standings')}>
        <Standings phaseId={phase.id} ownEntry={undefined} />
      </Panel>
      <Panel title={t('results.payoff')} lead={t('competitions.payoffLead')}>
        <Payoff phaseId={phase.id} />
      </Panel>
      <Panel title={t('results.pairings')}>
        <Pairings key={phase.id} phaseId={phase.id} schedule={phase.scheduleKind ?? ''} />
      </Panel>
      <Panel title={t('results.matches')} lead={t('results.matchesLead')}>
        <MatchHashes key={phase.id} competitionId={competitionId} phaseId={phase.id} />
      </Panel>
      <Panel title={t('results.seeds')} lead={t('competitions.seeds.lead')}>
        <Seeds phaseId={phase.id} />
      </Panel>
    </>
  );
};

const ResultsView = ({ results }: { results: Results }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const titleOf = useTitleOf();
  const phaseName = usePhaseName();
  const search = useSearchValues();
  const { competition, placements, isFinal, phases, mayManage } = results;
  const title = t('results.title', { title: titleOf(competition) });
  useTitle(title);
  const done = phases.filter(({ standings }) => standings !== null);
  return (
    <>
      <PageHead
        title={title}
        lead={t('results.lead')}
        eyebrow={
          <Link to={`/competitions/${competition.slug}`} className="link">
            {t('results.toCompetition')}
          </Link>
        }
      >
        {me === null ? null : (
          <Link to={`/competitions/${competition.slug}/appeals`} className="button">
            {t('results.appeals')}
          </Link>
        )}
      </PageHead>
      {isFinal ? (
        <Panel title={t('results.podium')}>
          {placements.length === 0 ? (
            <p className="text-mist">{t('results.noPlaces')}</p>
          ) : (
            <>
              <Podium placements={placements} />
              <AllPlaces placements={placements} phases={phases} />
            </>
          )}
        </Panel>
      ) : (
        <p className="rounded-lg border border-line px-3.5 py-2.5 text-mist">{t('results.notFinal')}</p>
      )}
      {me === null ? null : <CertificatesPanel competition={competition} mayManage={mayManage} />}
      {done.length === 0 ? (
        <EmptyState title={t('results.none')} hint={t('results.noneHint')} />
      ) : (
        <>
          <Tabs
            label={title}
            shown={search.get('phase') || done.at(-1)?.id}
            onShow={(phase) => search.set({ phase })}
            tabs={phases.map((phase) => ({
              id: phase.id,
              title: phaseName(phase),
              content: () => <Phase phase={phase} competitionId={competition.id} />,
            }))}
          />
          <Panel title={t('results.export')} lead={t('results.exportLead')}>
            <ExportButtons slug={competition.slug} />
          </Panel>
        </>
      )}
    </>
  );
};

export const ResultsPage = () => {
  const { slug = '' } = useParams({ strict: false }) as { slug?: string };
  const { data, error, refetch } = useResults(slug);
  if (data !== undefined) return <ResultsView key={data.competition.id} results={data} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
