// The versions of a model with what was measured of each, and for its owner a form for the next.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { TimeText } from '../ui/time-text.tsx';
import type { Pages } from '../ui/use-pages.ts';
import { EvaluationState, useBotName } from './evaluation-chart.tsx';
import { PlayButtons } from './model-actions.tsx';
import { type Model, percent, refreshModel, type Version, versionPath } from './use-models.ts';
import { VersionForm } from './version-form.tsx';
import './texts.ts';

const Row = ({ model, version, isOwner }: { model: Model; version: Version; isOwner: boolean }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const botName = useBotName(model.scenarioId);
  const isAdmin = me?.roles.includes('siteAdmin') === true;
  const { number, evaluation, notes, createdAt, isFileKept } = version;
  const params = { params: { path: { id: model.id, number } } };
  const canMeasure = (isOwner || isAdmin) && isFileKept && ['done', 'failed'].includes(evaluation.status);
  return (
    <li className="flex flex-col gap-2 border-b border-line pb-3 last:border-0 last:pb-0" data-version={number}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0 flex-1 basis-48 font-semibold">
          {evaluation.isChecked && model.status !== 'draft' ? (
            <Link to={versionPath(model, number)} className="hover:text-gold">
              {t('models.version', { number })}
            </Link>
          ) : (
            t('models.version', { number })
          )}
          <span className="ml-2 text-[12.5px] font-normal text-mist">
            <TimeText at={createdAt} />
          </span>
        </h3>
        {evaluation.isChecked ? <PlayButtons model={model} version={version} /> : null}
      </div>
      {notes === '' ? null : <p className="leading-relaxed break-words whitespace-pre-line">{notes}</p>}
      <EvaluationState evaluation={evaluation} />
      <p className="numeral flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
        {evaluation.opponents
          .filter(({ winRate }) => winRate !== null)
          .map(({ name, winRate, low, high }) => (
            <span key={name}>
              {botName(name)} {percent(winRate ?? 0)} %{' '}
              <span className="text-mist">
                ({percent(low ?? 0)} – {percent(high ?? 1)})
              </span>
            </span>
          ))}
      </p>
      {canMeasure || isAdmin ? (
        <div className="flex flex-wrap gap-2">
          {canMeasure ? (
            <ConfirmButton
              question={t('models.evaluation.again')}
              consequence={t('models.evaluation.lead', { pairs: evaluation.pairsPlanned })}
              action={t('models.evaluation.again')}
              onConfirm={async () => {
                await api.POST('/api/models/{id}/versions/{number}/evaluation', params);
                await refreshModel();
              }}
            >
              {t('models.evaluation.again')}
            </ConfirmButton>
          ) : null}
          {isAdmin && isFileKept ? (
            <ReasonButton
              look="danger"
              title={t('models.removeQuestion', { number })}
              lead={t('models.removeConsequence')}
              action={t('models.removeFile')}
              onReason={async (reason) => {
                await api.DELETE('/api/models/{id}/versions/{number}/file', {
                  params: { ...params.params, query: { reason } },
                });
                await refreshModel();
              }}
            />
          ) : null}
        </div>
      ) : null}
    </li>
  );
};

export const VersionList = ({
  model,
  versions,
  isOwner,
}: {
  model: Model;
  versions: Pages<Version>;
  isOwner: boolean;
}) => {
  const { t } = useTranslation();
  return (
    <>
      {isOwner && model.status !== 'withdrawn' ? <VersionForm model={model} /> : null}
      <Panel title={t('models.versions.title')} lead={t('models.versions.lead')}>
        <PagedList pages={versions} empty={<EmptyState title={t('models.evaluation.none')} />}>
          {(items) => (
            <ul className="flex flex-col gap-3">
              {items.map((version) => (
                <Row key={version.number} model={model} version={version} isOwner={isOwner} />
              ))}
            </ul>
          )}
        </PagedList>
      </Panel>
    </>
  );
};
