// A competition for its organisers: its life, its texts and terms, its phases, who runs it, who takes part.
import { ApiError, dataOf, ifMatch } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { EntryList } from '../competitions/entry-list.tsx';
import { type Competition, useCompetition, useTitleOf } from '../competitions/use-competitions.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { useSearchValues } from '../site/use-search-values.ts';
import { useTitle } from '../site/use-title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/form.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { toast } from '../ui/toast.tsx';
import { CompetitionForm } from './competition-form.tsx';
import { changesOf, type Draft } from './draft.ts';
import { LifePanel } from './life-panel.tsx';
import { OrganisersTab } from './organisers-tab.tsx';
import { PhasesTab } from './phases-tab.tsx';
import './texts.ts';

const Profile = ({ competition }: { competition: Competition }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  /** What the form began with: a change by somebody else must not go under. */
  const [before, setBefore] = useState(competition);
  const [isOutdated, setOutdated] = useState(false);
  const save = async (draft: Draft): Promise<void> => {
    const body = changesOf(draft, before);
    if (Object.keys(body).length === 0) return toast(t('organise.nothingChanged'));
    try {
      const changed = await dataOf(
        api.PATCH('/api/competitions/{id}', {
          params: { path: { id: before.id } },
          headers: ifMatch(`"${before.version}"`),
          body,
        }),
      );
      setBefore(changed);
      client.setQueryData(['competition', changed.slug], changed);
      void client.invalidateQueries({ queryKey: ['competitions'] });
      toast(t('form.saved'));
      if (changed.slug !== before.slug) await navigate({ to: `/competitions/${changed.slug}/edit`, replace: true });
    } catch (error) {
      setOutdated(error instanceof ApiError && error.code === 'changed_meanwhile');
      throw error;
    }
  };
  const isOver = competition.status === 'finished' || competition.status === 'cancelled';
  return (
    <Panel>
      {isOver ? <Notice>{t('organise.over')}</Notice> : null}
      <CompetitionForm
        key={`${before.id}-${isOutdated ? competition.version : ''}`}
        before={before}
        scenarioId={before.scenarioId}
        action={t('form.save')}
        onSend={save}
      />
      {isOutdated ? (
        <Button
          onClick={() => {
            setOutdated(false);
            setBefore(competition);
          }}
        >
          {t('form.reload')}
        </Button>
      ) : null}
    </Panel>
  );
};

const Edit = ({ competition }: { competition: Competition }) => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const search = useSearchValues();
  useTitle(titleOf(competition));
  return (
    <>
      <PageHead
        title={titleOf(competition)}
        eyebrow={
          <Link to="/competitions" className="link">
            {t('pages.competitions')}
          </Link>
        }
      >
        <Link to={`/competitions/${competition.slug}`} className="button">
          {t('competitions.toCompetition')}
        </Link>
      </PageHead>
      <LifePanel competition={competition} />
      <Tabs
        label={titleOf(competition)}
        shown={search.get('tab')}
        onShow={(tab) => search.set({ tab })}
        tabs={[
          { id: 'profile', title: t('organise.profile'), content: () => <Profile competition={competition} /> },
          { id: 'phases', title: t('competitions.phases'), content: () => <PhasesTab competition={competition} /> },
          {
            id: 'organisers',
            title: t('organise.organisers'),
            content: () => <OrganisersTab competition={competition} />,
          },
          {
            id: 'entries',
            title: t('competitions.entriesTitle'),
            content: () => (
              <Panel>
                <EntryList competitionId={competition.id} isOrganiser />
              </Panel>
            ),
          },
        ]}
      />
    </>
  );
};

const EditLoaded = ({ slug }: { slug: string }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useCompetition(slug);
  if (data === undefined) {
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
  }
  if (data.isOrganiser) return <Edit key={data.id} competition={data} />;
  return (
    <>
      <PageHead title={t('competitions.edit')} />
      <EmptyState title={t('apiError.forbidden')}>
        <Link to={`/competitions/${data.slug}`} className="button">
          {t('competitions.toCompetition')}
        </Link>
      </EmptyState>
    </>
  );
};

export const EditCompetitionPage = () => {
  const { t } = useTranslation();
  const { slug = '' } = useParams({ strict: false }) as { slug?: string };
  return <SignInNeeded title={t('competitions.edit')}>{() => <EditLoaded slug={slug} />}</SignInNeeded>;
};
