// Changes the card of a model.
import { ifMatch, versionedOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { ModelForm } from './model-form.tsx';
import { refreshModel } from './use-models.ts';
import './texts.ts';

const EditModel = ({ slug }: { slug: string }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: ['model-edit', slug],
    queryFn: () => versionedOf(api.GET('/api/models/{id}', { params: { path: { id: slug } } })),
    // What is being written is not replaced under the hand.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (data === undefined)
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
  const { value: model, etag } = data;
  return (
    <>
      <PageHead
        title={t('models.form.editTitle', { title: model.title })}
        eyebrow={
          <Link to={`/models/${slug}`} className="link">
            {model.title}
          </Link>
        }
      />
      <Panel>
        <ModelForm
          isNew={false}
          isLicenceFixed={model.status !== 'draft'}
          action={t('form.save')}
          initial={model}
          onSave={async ({ title, algorithm, trainingData, licence, card, authors, institutionId }) => {
            await api.PATCH('/api/models/{id}', {
              params: { path: { id: model.id } },
              headers: ifMatch(etag),
              body: { title, algorithm, trainingData, licence, card, authors, institutionId },
            });
            await refreshModel();
            await navigate({ to: `/models/${slug}` });
          }}
        />
      </Panel>
    </>
  );
};

export const EditModelPage = () => {
  const { t } = useTranslation();
  const { slug = '' } = useParams({ strict: false }) as { slug?: string };
  return <SignInNeeded title={t('models.edit')}>{() => <EditModel slug={slug} />}</SignInNeeded>;
};
