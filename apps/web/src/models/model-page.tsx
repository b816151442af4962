// One model: its card, what was measured, how to cite it, its versions, its family, and what people say about it.
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { Discussion } from '../discussion/discussion.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { useSearchValues } from '../site/use-search-values.ts';
import { useTitle } from '../site/use-title.ts';
import { Notice } from '../ui/form.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CiteBox } from './cite-box.tsx';
import { EvaluationChart } from './evaluation-chart.tsx';
import { LineagePicture } from './lineage-picture.tsx';
import { ModelActions } from './model-actions.tsx';
import { ModelFacts } from './model-facts.tsx';
import { ModelMarks } from './model-tile.tsx';
import { type Model, useModel, useVersions, type Version } from './use-models.ts';
import { VersionList } from './version-list.tsx';
import './texts.ts';

const Overview = ({ model, version }: { model: Model; version: Version | null }) => {
  const { t } = useTranslation();
  return (
    <div className="grid items-start gap-2.5 lg:grid-cols-[minmax(0,1fr)_minmax(0,360px)]">
      <div className="flex min-w-0 flex-col gap-2.5">
        {version === null ? null : (
          <Panel
            title={t('models.evaluation.title')}
            lead={t('models.evaluation.lead', { pairs: version.evaluation.pairsPlanned })}
          >
            <EvaluationChart evaluation={version.evaluation} scenarioId={model.scenarioId} />
          </Panel>
        )}
        <Panel title={t('models.card')}>
          <Markdown text={model.card} headingLevel={3} />
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-2.5">
        <ModelFacts model={model} version={version} />
        {version === null || model.status === 'draft' ? null : <CiteBox model={model} number={version.number} />}
      </div>
    </div>
  );
};

const ModelView = ({ model, number }: { model: Model; number: number | null }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const values = useSearchValues();
  const versions = useVersions(model);
  useTitle(model.title);
  const isOwner = me !== null && model.owner?.id === me.id;
  const chosen = number === null ? null : (versions.items?.find((one) => one.number === number) ?? null);
  const version = number === null ? model.newest : chosen;
  const names = model.authors.length > 0 ? model.authors.join(', ') : (model.owner?.name ?? '');
  return (
    <>
      <PageHead
        title={model.title}
        lead={t('models.by', { names })}
        eyebrow={
          <span className="flex flex-wrap items-center gap-2">
            <Link to="/models" className="link">
              {t('pages.models')}
            </Link>
            {version === null ? null : <span>{t('models.version', { number: version.number })}</span>}
            <ModelMarks model={model} />
          </span>
        }
      >
        <ModelActions model={model} version={version} />
      </PageHead>
      {model.forkOf === null ? null : (
        <p className="text-mist">
          <Link to={`/models/${model.forkOf.slug}/versions/${model.forkOf.number}`} className="link">
            {t('models.forkOf', { title: model.forkOf.title, number: model.forkOf.number })}
          </Link>
        </p>
      )}
      {model.status === 'withdrawn' ? <Notice look="bad">{t('models.withdrawnNote')}</Notice> : null}
      {model.status === 'draft' ? <Notice>{t('models.draftNote')}</Notice> : null}
      {number !== null && versions.items !== undefined && chosen === null ? (
        <Notice look="bad">{t('state.missing')}</Notice>
      ) : null}
      <Tabs
        label={model.title}
        shown={values.get('tab')}
        onShow={(tab) => values.set({ tab })}
        tabs={[
          {
            id: 'overview',
            title: t('models.tabs.overview'),
            content: () => <Overview model={model} version={version} />,
          },
          {
            id: 'versions',
            title: t('models.tabs.versions'),
            content: () => <VersionList model={model} versions={versions} isOwner={isOwner} />,
          },
          {
            id: 'lineage',
            title: `${t('models.tabs.lineage')}${model.forks > 0 ? ` (${model.forks})` : ''}`,
            content: () => (
              <Panel title={t('models.tabs.lineage')} lead={t('models.lineageLead')}>
                <LineagePicture model={model} />
              </Panel>
            ),
          },
          ...(model.status === 'draft'
            ? []
            : [
                {
                  id: 'discussion',
                  title: `${t('models.tabs.discussion')}${model.threads > 0 ? ` (${model.threads})` : ''}`,
                  content: () => <Discussion objectKind="model" objectId={model.id} />,
                },
              ]),
        ]}
      />
    </>
  );
};

/** Also of /models/$slug/versions/$number: the address that citations name. */
export const ModelPage = () => {
  const { slug = '', number } = useParams({ strict: false }) as { slug?: string; number?: string };
  const { data, error, refetch } = useModel(slug);
  if (data !== undefined)
    return <ModelView key={data.id} model={data} number={number === undefined ? null : Number(number)} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
