// Where one is signed in.
import { dataOf, type Item } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import { forgetMe } from '../api/use-me.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { useErrorText } from '../ui/use-error-text.ts';
import { deviceOf } from './device-name.ts';

type Session = Item<'/api/me/sessions'>;

export const SessionsPanel = () => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => dataOf(api.GET('/api/me/sessions')),
  });
  const [ending, setEnding] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (data === undefined)
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;

  const end = async (which: string, sessions: readonly Session[]): Promise<void> => {
    setEnding(which);
    setProblem(null);
    try {
      for (const { id: sessionId } of sessions)
        await dataOf(api.DELETE('/api/me/sessions/{sessionId}', { params: { path: { sessionId } } }));
      if (sessions.some(({ isCurrent }) => isCurrent)) return await forgetMe();
      toast(t('account.sessions.ended'));
    } catch (thrown) {
      setProblem(errorText(thrown));
    } finally {
      setEnding(null);
      await queryClient.invalidateQueries({ queryKey: ['sessions'] });
    }
  };

  const nameOf = ({ userAgent }: Session): string => {
    const device = deviceOf(userAgent);
    return device === null
      ? userAgent?.slice(0, 60) || t('account.sessions.unknown')
      : t('account.sessions.on', device);
  };
  const others = data.items.filter(({ isCurrent }) => !isCurrent);

  return (
    <Panel
      title={t('account.sessions.title')}
      lead={t('account.sessions.lead')}
      actions={
        others.length < 2 ? null : (
          <Button isBusy={ending === 'others'} onClick={() => void end('others', others)}>
            {t('account.sessions.endOthers')}
          </Button>
        )
      }
    >
      {problem === null ? null : <Notice look="bad">{problem}</Notice>}
      <Table
        label={t('account.sessions.title')}
        rows={data.items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'device',
            title: t('account.sessions.device'),
            isName: true,
            cell: (session) => (
              <span className="flex flex-wrap items-center gap-2">
                {nameOf(session)}
                {session.isCurrent ? <span className="badge badge-jade">{t('account.sessions.current')}</span> : null}
              </span>
            ),
          },
          {
            key: 'address',
            title: t('account.sessions.address'),
            cell: ({ ipAddress }) => <span className="font-mono text-[12.5px]">{ipAddress ?? '—'}</span>,
          },
          {
            key: 'since',
            title: t('account.sessions.since'),
            cell: ({ createdAt }) => <TimeText at={createdAt} precision="minute" />,
          },
          { key: 'until', title: t('account.sessions.until'), cell: ({ expiresAt }) => <TimeText at={expiresAt} /> },
          {
            key: 'end',
            title: t('account.sessions.end'),
            isTitleHidden: true,
            cell: (session) => (
              <div className="sm:text-right">
                <Button isBusy={ending === session.id} onClick={() => void end(session.id, [session])}>
                  {t('account.sessions.end')}
                </Button>
              </div>
            ),
          },
        ]}
      />
    </Panel>
  );
};
