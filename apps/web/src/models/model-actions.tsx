// What can be done with a model: play, download, fork, follow; its owner publishes and withdraws, site admins hide.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { FollowButton } from '../follow/follow-button.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { toast } from '../ui/toast.tsx';
import { useErrorText } from '../ui/use-error-text.ts';
import { ForkButton } from './fork-button.tsx';
import { seatModel } from './play-model.ts';
import { fileUrl, type Model, refreshModel, type Version } from './use-models.ts';
import './texts.ts';

export const PlayButtons = ({ model, version }: { model: Model; version: Version | null }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  if (version === null) return null;
  if (!version.isFileKept)
    return <p className="text-[13px] text-mist">{t('models.fileGone', { reason: version.fileRemovedReason })}</p>;
  const play = async (): Promise<void> => {
    setBusy(true);
    try {
      await seatModel(model, version.number);
      await navigate({ to: '/match' });
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        look="gold"
        isBusy={isBusy}
        title={t('models.playHint')}
        data-testid="play-model"
        onClick={() => void play()}
      >
        {t('models.play')}
      </Button>
      <a href={fileUrl(model, version.number)} download className="button">
        {t('models.download')}
      </a>
    </>
  );
};

const path = ({ id }: Model) => ({ params: { path: { id } } });

const OwnerActions = ({ model }: { model: Model }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { title, status } = model;
  const publish = async (): Promise<void> => {
    await dataOf(api.POST('/api/models/{id}/publish', path(model)));
    await refreshModel();
    toast(t('models.publishedToast'));
  };
  return (
    <>
      <Link to={`/models/${model.slug}/edit`} className="button">
        {t('models.edit')}
      </Link>
      {status === 'published' ? (
        <ConfirmButton
          look="danger"
          question={t('models.withdrawQuestion', { title })}
          consequence={t('models.withdrawConsequence')}
          action={t('models.withdraw')}
          onConfirm={async () => {
            await dataOf(api.POST('/api/models/{id}/withdraw', { ...path(model), body: { reason: '' } }));
            await refreshModel();
          }}
        >
          {t('models.withdraw')}
        </ConfirmButton>
      ) : (
        <ConfirmButton
          look="gold"
          data-testid="publish-model"
          question={t('models.publishQuestion', { title })}
          consequence={t('models.publishConsequence')}
          action={t('models.publishAction')}
          onConfirm={publish}
        >
          {t('models.publishAction')}
        </ConfirmButton>
      )}
      {status === 'draft' ? (
        <ConfirmButton
          look="danger"
          question={t('models.deleteQuestion')}
          consequence={t('models.deleteConsequence')}
          action={t('models.deleteDraft')}
          onConfirm={async () => {
            await api.DELETE('/api/models/{id}', path(model));
            await navigate({ to: '/models', search: { owner: 'me' } as never });
            await refreshModel();
          }}
        >
          {t('models.deleteDraft')}
        </ConfirmButton>
      ) : null}
    </>
  );
};

export const ModelActions = ({ model, version }: { model: Model; version: Version | null }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const isOwner = me !== null && model.owner?.id === me.id;
  const isAdmin = me?.roles.includes('siteAdmin') === true;
  return (
    <>
      <PlayButtons model={model} version={version} />
      {model.status === 'draft' ? null : <FollowButton kind="model" id={model.id} />}
      {model.status === 'draft' ? null : <ForkButton model={model} number={version?.number ?? null} />}
      {isOwner ? <OwnerActions model={model} /> : null}
      {isAdmin && model.status !== 'draft' ? (
        <ReasonButton
          look="danger"
          title={t(model.isHidden ? 'models.show' : 'models.hide')}
          action={t(model.isHidden ? 'models.show' : 'models.hide')}
          onReason={async (reason) => {
            await api.PUT('/api/models/{id}/visibility', {
              ...path(model),
              body: { isHidden: !model.isHidden, reason },
            });
            await refreshModel();
          }}
        />
      ) : null}
    </>
  );
};
