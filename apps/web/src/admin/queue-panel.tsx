// The queue: how much waits for which kind of work, who works, and the jobs, which can be cancelled.
import { dataOf, type Item } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import { PageProblem } from '../site/page-problem.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { usePages } from '../ui/use-pages.ts';

type Job = Item<'/api/jobs'>;
type Status = Job['status'];

const RENEW_MS = 5000;
const STATUSES: readonly Status[] = ['queued', 'running', 'done', 'failed', 'cancelled'];
const LOOKS: Readonly<Record<Status, string>> = {
  queued: '',
  running: 'badge-gold',
  done: 'badge-jade',
  failed: 'badge-vermilion',
  cancelled: '',
};

const Seconds = ({ seconds }: { seconds: number | null }) => {
  const { i18n } = useTranslation();
  if (seconds === null) return <span className="text-mist">—</span>;
  const [value, unit] =
    seconds < 90 ? [seconds, 'second'] : seconds < 5400 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  const format = new Intl.NumberFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  });
  return <span className="numeral whitespace-nowrap">{format.format(value as number)}</span>;
};

const Figures = () => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['queue'],
    queryFn: () => dataOf(api.GET('/api/queue')),
    refetchInterval: RENEW_MS,
  });
  if (data === undefined) return <PageProblem error={error} onAgain={() => void refetch()} />;
  const waiting = data.kinds.reduce((sum, kind) => sum + kind.waiting, 0);
  return (
    <Panel title={t('admin.queue.kinds')}>
      {data.workers === 0 ? <Notice look="bad">{t('admin.queue.noWorkers')}</Notice> : null}
      <dl className="grid grid-cols-3 gap-2.5">
        {(
          [
            ['workers', data.workers],
            ['busy', data.busy],
            ['waiting', waiting],
          ] as const
        ).map(([name, count]) => (
          <div key={name} className="rounded-lg border border-line bg-night px-3.5 py-3">
            <dt className="text-[12.5px] text-mist">{t(`admin.queue.${name}`)}</dt>
            <dd className="numeral mt-1 font-serif text-[24px] leading-none font-bold">{count}</dd>
          </div>
        ))}
      </dl>
      {data.kinds.length === 0 ? null : (
        <Table
          label={t('admin.queue.kinds')}
          rows={data.kinds}
          rowKey={({ kind }) => kind}
          columns={[
            {
              key: 'kind',
              title: t('admin.queue.kind'),
              isName: true,
              cell: ({ kind }) => t(`admin.queue.work.${kind}`),
            },
            { key: 'waiting', title: t('admin.queue.waiting'), isNumber: true, cell: (row) => row.waiting },
            { key: 'running', title: t('admin.queue.running'), isNumber: true, cell: (row) => row.running },
            {
              key: 'oldest',
              title: t('admin.queue.oldest'),
              isNumber: true,
              cell: (row) => <Seconds seconds={row.oldestWaitingSeconds} />,
            },
            {
              key: 'median',
              title: t('admin.queue.median'),
              isNumber: true,
              cell: (row) => <Seconds seconds={row.medianWaitSeconds} />,
            },
          ]}
        />
      )}
    </Panel>
  );
};

const cancel = async (id: string): Promise<void> => {
  await dataOf(api.POST('/api/jobs/{id}/cancel', { params: { path: { id } } }));
  await Promise.all(['jobs', 'queue'].map((part) => queryClient.invalidateQueries({ queryKey: [part] })));
};

const Jobs = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { status } = useSearch({ strict: false }) as { status?: string };
  const wanted = STATUSES.find((one) => one === status);
  const pages = usePages(['jobs', wanted], (cursor) =>
    dataOf(
      api.GET('/api/jobs', {
        params: {
          query: {
            limit: 30,
            ...(cursor === undefined ? {} : { cursor }),
            ...(wanted === undefined ? {} : { status: wanted }),
          },
        },
      }),
    ),
  );
  return (
    <Panel
      title={t('admin.queue.jobs')}
      actions={
        <select
          className="field w-auto!"
          aria-label={t('admin.queue.status')}
          value={wanted ?? ''}
          onChange={({ target: { value } }) =>
            void navigate({
              to: '/admin',
              search: { tab: 'queue', ...(value === '' ? {} : { status: value }) },
              replace: true,
            })
          }
        >
          <option value="">{t('admin.queue.allStatuses')}</option>
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {t(`admin.queue.state.${one}`)}
            </option>
          ))}
        </select>
      }
    >
      <PagedList pages={pages} empty={<EmptyState title={t('admin.queue.noJobs')} />}>
        {(items) => (
          <Table
            label={t('admin.queue.jobs')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'job',
                title: t('admin.queue.job'),
                isName: true,
                cell: ({ id, kind }) => (
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    {t(`admin.queue.work.${kind}`)}
                    <code className="font-mono text-[12px] font-normal text-mist">{id.slice(-12)}</code>
                  </span>
                ),
              },
              {
                key: 'status',
                title: t('admin.queue.status'),
                cell: (job) => (
                  <span className="flex flex-wrap items-center gap-1.5">
                    <span className={`badge ${LOOKS[job.status]}`}>{t(`admin.queue.state.${job.status}`)}</span>
                    {job.status === 'running' && job.progress > 0 ? (
                      <span className="numeral text-mist">{Math.round(job.progress * 100)} %</span>
                    ) : null}
                  </span>
                ),
              },
              {
                key: 'made',
                title: t('admin.queue.made'),
                cell: ({ createdAt }) => <TimeText at={createdAt} precision="minute" />,
              },
              {
                key: 'reason',
                title: t('admin.queue.reason'),
                cell: ({ reason, queue }) => <span className="text-[13px]">{reason ?? queue?.reason ?? '—'}</span>,
              },
              {
                key: 'cancel',
                title: t('admin.queue.cancel'),
                isTitleHidden: true,
                cell: ({ id, status: now }) =>
                  now === 'queued' || now === 'running' ? (
                    <ConfirmButton
                      look="danger"
                      question={t('admin.queue.cancelQuestion')}
                      consequence={t('admin.queue.cancelConsequence')}
                      action={t('admin.queue.cancel')}
                      onConfirm={async () => {
                        await cancel(id);
                        toast(t('admin.queue.cancelled'));
                      }}
                    >
                      {t('admin.queue.cancel')}
                    </ConfirmButton>
                  ) : null,
              },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  );
};

export const QueuePanel = () => (
  <>
    <Figures />
    <Jobs />
  </>
);
