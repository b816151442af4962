// Work that one asked for: what waits, what is being done, where it stands, and a way to call it off.
import { type Answer, dataOf, type Item } from '@jixia/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { usePages } from '../ui/use-pages.ts';

type Job = Item<'/api/jobs'>;
type Queue = Answer<'/api/queue'>;

const keys = [['jobs'], ['queue']] as const;

const JobSubject = ({ job }: { job: Job }) => {
  const { t } = useTranslation();
  const { kind, ids } = job.subject;
  const [first] = ids;
  const name = t(`work.job.${job.kind}`);
  if (first === undefined) return name;
  if (kind === 'submission') {
    return (
      <Link to="/submit" search={{ submission: first }} className="link">
        {name}
      </Link>
    );
  }
  if (kind !== 'match') return name;
  return (
    <span>
      <Link to={`/match/${first}`} className="link">
        {name}
      </Link>
      {ids.length > 1 ? ` (${ids.length})` : ''}
    </span>
  );
};

const JobState = ({ job }: { job: Job }) => {
  const { t } = useTranslation();
  const { queue, status, progress, reason } = job;
  return (
    <span className="flex flex-col gap-1">
      <span
        className={`badge self-start ${status === 'failed' ? 'badge-vermilion' : status === 'running' ? 'badge-jade' : ''}`}
      >
        {t(`work.status.${status}`)}
      </span>
      {status === 'running' && progress > 0 ? (
        <progress className="bar-progress w-28" value={progress} max={1} aria-label={t('work.progress')} />
      ) : null}
      {queue?.position == null ? null : (
        <span className="text-[12.5px] text-mist">
          {t('work.place', { position: queue.position, waiting: queue.waiting })}
          {queue.workers === 0 ? ` ${t('submit.noWorkers')}` : ''}
        </span>
      )}
      {reason === null ? null : <span className="text-[12.5px] break-words text-mist">{reason}</span>}
    </span>
  );
};

const JobTable = ({ jobs }: { jobs: readonly Job[] }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cancel = async (id: string): Promise<void> => {
    await dataOf(api.POST('/api/jobs/{id}/cancel', { params: { path: { id } } }));
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  return (
    <Table
      label={t('work.jobs')}
      rows={jobs}
      rowKey={({ id }) => id}
      columns={[
        { key: 'subject', title: t('work.what'), isName: true, cell: (job) => <JobSubject job={job} /> },
        { key: 'state', title: t('work.state'), cell: (job) => <JobState job={job} /> },
        {
          key: 'asked',
          title: t('work.asked'),
          cell: ({ createdAt }) => <TimeText at={createdAt} precision="minute" />,
        },
        {
          key: 'act',
          title: t('work.cancel'),
          isTitleHidden: true,
          cell: ({ id, status }) =>
            status === 'queued' || status === 'running' ? (
              <ConfirmButton
                look="danger"
                question={t('work.cancelQuestion')}
                consequence={t('work.cancelText')}
                action={t('work.cancelAction')}
                onConfirm={() => cancel(id)}
              >
                {t('work.cancel')}
              </ConfirmButton>
            ) : null,
        },
      ]}
    />
  );
};

const QueueFigures = ({ queue }: { queue: Queue }) => {
  const { t } = useTranslation();
  const seconds = (value: number | null): string =>
    value === null ? '—' : value < 90 ? `${Math.round(value)} s` : `${Math.round(value / 60)} min`;
  return (
    <Panel title={t('work.queue')} lead={t('work.queueLead', { workers: queue.workers, busy: queue.busy })}>
      <Table
        label={t('work.queue')}
        rows={queue.kinds}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', title: t('work.what'), isName: true, cell: ({ kind }) => t(`work.job.${kind}`) },
          { key: 'waiting', title: t('work.waiting'), isNumber: true, cell: ({ waiting }) => waiting },
          { key: 'running', title: t('work.running'), isNumber: true, cell: ({ running }) => running },
          {
            key: 'wait',
            title: t('work.wait'),
            isNumber: true,
            cell: ({ medianWaitSeconds }) => seconds(medianWaitSeconds),
          },
        ]}
      />
    </Panel>
  );
};

export const JobsTab = () => {
  const { t } = useTranslation();
  useLive(['jobs'], { queries: keys });
  const queue = useQuery({ queryKey: keys[1], queryFn: () => dataOf(api.GET('/api/queue')) });
  const pages = usePages(keys[0], (cursor) =>
    dataOf(api.GET('/api/jobs', { params: { query: { mine: 'true', ...(cursor === undefined ? {} : { cursor }) } } })),
  );
  return (
    <>
      <Panel title={t('work.jobs')} lead={t('work.jobsLead')}>
        <PagedList pages={pages} empty={<EmptyState title={t('work.noJobs')} hint={t('work.noJobsHint')} />}>
          {(jobs) => <JobTable jobs={jobs} />}
        </PagedList>
      </Panel>
      {queue.data === undefined ? null : <QueueFigures queue={queue.data} />}
    </>
  );
};
