// What runs here, whether it is well, and how much is in it.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { byteSize } from '../ui/byte-size.ts';
import { Panel } from '../ui/page-head.tsx';
import { TimeText } from '../ui/time-text.tsx';

const RENEW_MS = 15_000;
const COUNTS = ['people', 'institutions', 'teams', 'agents', 'competitions', 'matches', 'models'] as const;

const Health = () => {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ['health'],
    queryFn: () => dataOf(api.GET('/health/ready')),
    refetchInterval: RENEW_MS,
  });
  const isWell = error === null && data !== undefined;
  return (
    <p role="status" className="flex items-center gap-2.5">
      <span
        aria-hidden="true"
        className={`size-2.5 flex-none rounded-full ${isWell ? 'bg-jade' : error === null ? 'bg-mist' : 'bg-vermilion'}`}
      />
      {isWell ? t('admin.overview.ready') : error === null ? t('state.loading') : t('admin.overview.notReady')}
    </p>
  );
};

export const OverviewPanel = () => {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['site-facts'],
    queryFn: () => dataOf(api.GET('/api/site-facts')),
    refetchInterval: RENEW_MS,
  });
  if (data === undefined)
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
  const number = new Intl.NumberFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB');
  const { unverifiedInstitutions } = data.counts;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['version', data.version],
    ['node', data.nodeVersion],
    ['postgres', data.postgresVersion],
    ['startedAt', <TimeText key="startedAt" at={data.startedAt} precision="minute" />],
    ['publicUrl', data.publicUrl],
    ['mail', t(data.isMailSent ? 'admin.overview.mailSent' : 'admin.overview.mailConsole')],
    [
      'providers',
      data.signInProviders.length === 0 ? t('admin.overview.noProviders') : data.signInProviders.join(', '),
    ],
    ['databaseBytes', byteSize(data.databaseBytes)],
    ['filesBytes', byteSize(data.filesBytes)],
    ['memoryBytes', byteSize(data.memoryBytes)],
  ];
  return (
    <>
      <Panel title={t('admin.overview.counts')}>
        <dl className="grid grid-cols-2 gap-2.5 sm:grid-cols-4 lg:grid-cols-7">
          {COUNTS.map((name) => (
            <div key={name} className="rounded-lg border border-line bg-night px-3.5 py-3">
              <dt className="text-[12.5px] text-mist">{t(`admin.overview.${name}`)}</dt>
              <dd className="numeral mt-1 font-serif text-[24px] leading-none font-bold">
                {number.format(data.counts[name])}
              </dd>
              {name === 'institutions' && unverifiedInstitutions > 0 ? (
                <dd className="mt-2 text-[12.5px]">
                  <Link to="/admin" search={{ tab: 'institutions' }} className="link">
                    {number.format(unverifiedInstitutions)} {t('admin.overview.unverifiedInstitutions')}
                  </Link>
                </dd>
              ) : null}
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={t('admin.overview.health')}>
        <Health />
      </Panel>
      <Panel title={t('admin.overview.runs')}>
        <dl className="grid gap-x-8 gap-y-2.5 sm:grid-cols-2">
          {facts.map(([name, value]) => (
            <div key={name} className="flex flex-wrap justify-between gap-x-4 border-b border-line pb-2">
              <dt className="text-mist">{t(`admin.overview.${name}`)}</dt>
              <dd className="numeral min-w-0 break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
};
