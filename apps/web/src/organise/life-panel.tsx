// From a draft to its end: publish, finish, call off.
import { ApiError, dataOf, ifMatch } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { Competition } from '../competitions/use-competitions.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { Notice } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { toast } from '../ui/toast.tsx';

export const LifePanel = ({ competition }: { competition: Competition }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [problem, setProblem] = useState<ApiError | null>(null);
  const { status, id, version } = competition;
  const params = { path: { id } };
  const changed = async (): Promise<void> => {
    setProblem(null);
    for (const key of ['competition', 'competitions', 'phases']) await client.invalidateQueries({ queryKey: [key] });
  };
  const publish = async (): Promise<void> => {
    try {
      await dataOf(api.POST('/api/competitions/{id}/publish', { params }));
      await changed();
      toast(t('organise.published'));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
    }
  };
  const takeCurrentRules = async (): Promise<void> => {
    const body = { usesCurrentRules: true } as const;
    await dataOf(api.PATCH('/api/competitions/{id}', { params, headers: ifMatch(`"${version}"`), body }));
    await changed();
    toast(t('organise.rulesTaken'));
  };
  return (
    <Panel
      title={t(`organise.life.${status}`)}
      lead={t(`organise.lifeText.${status}`)}
      actions={
        <>
          {status === 'draft' ? (
            <ConfirmButton
              look="gold"
              question={t('organise.publishQuestion')}
              consequence={t('organise.publishText')}
              action={t('organise.publish')}
              onConfirm={publish}
              data-testid="publish"
            >
              {t('organise.publish')}
            </ConfirmButton>
          ) : null}
          {status === 'published' ? (
            <ConfirmButton
              question={t('organise.finishQuestion')}
              consequence={t('organise.finishText')}
              action={t('organise.finish')}
              onConfirm={async () => {
                await dataOf(api.POST('/api/competitions/{id}/finish', { params }));
                await changed();
              }}
            >
              {t('organise.finish')}
            </ConfirmButton>
          ) : null}
          {status === 'draft' || status === 'published' ? (
            <ReasonButton
              title={t('organise.cancel')}
              lead={t('organise.cancelText')}
              action={t('organise.cancel')}
              look="danger"
              leastLength={1}
              onReason={async (reason) => {
                await dataOf(api.POST('/api/competitions/{id}/cancel', { params, body: { reason } }));
                await client.invalidateQueries();
              }}
            />
          ) : null}
        </>
      }
    >
      {problem === null ? null : (
        <Notice look="bad">
          {problem.message}
          {problem.field === 'usesCurrentRules' ? (
            <span className="mt-2 block">
              <Button onClick={() => void takeCurrentRules()}>{t('organise.takeRules')}</Button>
            </span>
          ) : null}
        </Notice>
      )}
    </Panel>
  );
};
