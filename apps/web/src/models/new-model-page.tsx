// Begins a model: its card first, then its file.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { ModelForm } from './model-form.tsx';
import { refreshModel } from './use-models.ts';
import './texts.ts';

export const NewModelPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const values = useSearchValues();
  const title = t('models.form.newTitle');
  return (
    <SignInNeeded title={title}>
      {(me) => (
        <>
          <PageHead
            title={title}
            lead={t('models.form.newLead')}
            eyebrow={
              <Link to="/models" className="link">
                {t('pages.models')}
              </Link>
            }
          />
          <Panel>
            <ModelForm
              isNew
              isLicenceFixed={false}
              action={t('models.form.create')}
              initial={{
                ...{ title: '', slug: '', scenarioId: values.get('scenario'), algorithm: '', trainingData: '' },
                ...{ licence: 'CC-BY-4.0', card: t('models.form.cardTemplate'), authors: [me.name] },
                institutionId: null,
              }}
              onSave={async (fields) => {
                const model = await dataOf(api.POST('/api/models', { body: fields }));
                await refreshModel();
                await navigate({ to: `/models/${model.slug}`, search: { tab: 'versions' } as never });
              }}
            />
          </Panel>
        </>
      )}
    </SignInNeeded>
  );
};
