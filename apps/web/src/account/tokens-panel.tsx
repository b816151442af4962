// API tokens: what there is, and a window to make one.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import type { Me } from '../api/use-me.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { NewToken } from './new-token.tsx';

export const TokensPanel = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const [isMaking, setMaking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['tokens'],
    queryFn: () => dataOf(api.GET('/api/tokens')),
  });
  const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['tokens'] });
  const remove = async (id: string): Promise<void> => {
    await dataOf(api.DELETE('/api/tokens/{id}', { params: { path: { id } } }));
    toast(t('account.tokens.deleted'));
    await renew();
  };
  const isOver = (expiresAt: string | null): boolean => expiresAt !== null && Date.parse(expiresAt) < Date.now();

  return (
    <Panel
      title={t('account.tokens.title')}
      lead={t('account.tokens.lead')}
      actions={
        <Button look="gold" onClick={() => setMaking(true)} data-testid="new-token">
          {t('account.tokens.new')}
        </Button>
      }
    >
      {isMaking ? <NewToken me={me} onMade={() => void renew()} onClose={() => setMaking(false)} /> : null}
      {data === undefined ? (
        error === null ? (
          <PageLoading />
        ) : (
          <PageFailure error={error} onAgain={() => void refetch()} />
        )
      ) : data.items.length === 0 ? (
        <EmptyState title={t('account.tokens.none')} hint={t('account.tokens.noneHint')} />
      ) : (
        <Table
          label={t('account.tokens.title')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('account.tokens.name'), isName: true, cell: ({ name }) => name },
            {
              key: 'scopes',
              title: t('account.tokens.scopes'),
              cell: ({ scopes }) => (
                <span className="flex flex-wrap gap-1">
                  {scopes.map((scope) => (
                    <span key={scope} className="badge">
                      {t(`account.scope.${scope}`)}
                    </span>
                  ))}
                </span>
              ),
            },
            {
              key: 'expires',
              title: t('account.tokens.expires'),
              cell: ({ expiresAt }) =>
                expiresAt === null ? (
                  t('account.tokens.never')
                ) : (
                  <span className="flex flex-wrap items-center gap-1.5">
                    <TimeText at={expiresAt} />
                    {isOver(expiresAt) ? (
                      <span className="badge badge-vermilion">{t('account.tokens.ended')}</span>
                    ) : null}
                  </span>
                ),
            },
            {
              key: 'used',
              title: t('account.tokens.lastUsed'),
              cell: ({ lastUsedAt }) =>
                lastUsedAt === null ? (
                  <span className="text-mist">{t('account.tokens.notUsed')}</span>
                ) : (
                  <TimeText at={lastUsedAt} precision="minute" />
                ),
            },
            {
              key: 'delete',
              title: t('account.tokens.delete'),
              isTitleHidden: true,
              cell: ({ id, name }) => (
                <div className="sm:text-right">
                  <ConfirmButton
                    look="danger"
                    question={t('account.tokens.deleteQuestion', { name })}
                    consequence={t('account.tokens.deleteConsequence')}
                    action={t('account.tokens.delete')}
                    onConfirm={() => remove(id)}
                  >
                    {t('account.tokens.delete')}
                  </ConfirmButton>
                </div>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
};
