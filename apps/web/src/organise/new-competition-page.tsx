// Holds a competition: fill in, save as a draft, then plan its phases.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useScenarios } from '../scenarios/use-scenarios.ts';
import { PageLoading } from '../site/page-loading.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { CompetitionForm } from './competition-form.tsx';
import { bodyOf, type Draft } from './draft.ts';
import './texts.ts';

export const mayHold = (roles: readonly string[]): boolean =>
  roles.some((role) => ['organiser', 'teacher', 'siteAdmin'].includes(role));

const New = () => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: scenarios } = useScenarios();
  const create = async (draft: Draft): Promise<void> => {
    const made = await dataOf(api.POST('/api/competitions', { body: bodyOf(draft) }));
    void client.invalidateQueries({ queryKey: ['competitions'] });
    await navigate({ to: `/competitions/${made.slug}/edit`, search: { tab: 'phases' } as never });
  };
  return (
    <>
      <PageHead title={t('competitions.new')} lead={t('organise.newLead')} />
      <Panel>
        {scenarios === undefined ? (
          <PageLoading />
        ) : (
          <CompetitionForm
            before={null}
            scenarioId={scenarios[0]?.id ?? ''}
            action={t('organise.create')}
            onSend={create}
          />
        )}
      </Panel>
    </>
  );
};

export const NewCompetitionPage = () => {
  const { t } = useTranslation();
  const title = t('competitions.new');
  return (
    <SignInNeeded title={title}>
      {({ roles }) =>
        mayHold(roles) ? (
          <New />
        ) : (
          <>
            <PageHead title={title} />
            <EmptyState title={t('organise.notYou')} hint={t('organise.notYouHint')} />
          </>
        )
      }
    </SignInNeeded>
  );
};
