// How much one may still submit, and when the next is allowed.
import { type Answer, dataOf } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { byteSize } from '../ui/byte-size.ts';
import { Panel } from '../ui/page-head.tsx';
import { TimeText } from '../ui/time-text.tsx';
import './texts.ts';

export type Quota = Answer<'/api/submission-quota'>;

export const useQuota = (scenarioId: string): UseQueryResult<Quota, Error> =>
  useQuery({
    queryKey: ['quota', scenarioId],
    queryFn: () =>
      dataOf(api.GET('/api/submission-quota', { params: { query: scenarioId === '' ? {} : { scenarioId } } })),
  });

const Use = ({ label, used, most, text }: { label: string; used: number; most: number; text?: string }) => (
  <div className="flex flex-col gap-1">
    <div className="flex flex-wrap justify-between gap-x-3 text-[13px]">
      <span>{label}</span>
      <span className="numeral text-mist">{text ?? `${used} / ${most}`}</span>
    </div>
    <progress className="bar-progress w-full" value={Math.min(used, most)} max={most} aria-label={label} />
  </div>
);

/** The later of the two says when the next is allowed. */
const nextOf = (quota: Quota, agentId: string): string | null => {
  const ofAgent = quota.agents.find(({ id }) => id === agentId)?.nextAllowedAt ?? null;
  const ofPerson = quota.used.nextAllowedAt;
  if (ofAgent === null || ofPerson === null) return ofAgent ?? ofPerson;
  return ofAgent > ofPerson ? ofAgent : ofPerson;
};

export const QuotaPanel = ({ quota, agentId }: { quota: Quota; agentId: string }) => {
  const { t } = useTranslation();
  const { limits, used } = quota;
  const agent = quota.agents.find(({ id }) => id === agentId);
  const next = nextOf(quota, agentId);
  return (
    <Panel title={t('submit.quota.title')} lead={t('submit.quota.lead')}>
      <p className={next === null ? 'text-jade' : 'text-vermilion'} data-testid="next-allowed">
        {next === null ? (
          t('submit.quota.now')
        ) : (
          <>
            {t('submit.quota.later')} <TimeText at={next} precision="minute" />
          </>
        )}
      </p>
      <Use label={t('submit.quota.person')} used={used.submissionsToday} most={limits.submissionsADayOfPerson} />
      {agent === undefined ? null : (
        <>
          <Use
            label={t('submit.quota.agent', { name: agent.name })}
            used={agent.submissionsToday}
            most={limits.submissionsADayOfAgent}
          />
          <Use label={t('submit.quota.active')} used={agent.activeVersions} most={limits.activeVersions} />
        </>
      )}
      <Use label={t('submit.quota.agents')} used={used.agents} most={limits.agents} />
      <Use
        label={t('submit.quota.bytes')}
        used={used.activeBytes}
        most={limits.activeBytesOfPerson}
        text={`${byteSize(used.activeBytes)} / ${byteSize(limits.activeBytesOfPerson)}`}
      />
      <p className="text-[12.5px] leading-relaxed text-mist">
        {t('submit.quota.sizes', {
          policy: byteSize(limits.sizeBytes.policy),
          wasm: byteSize(limits.sizeBytes.wasm),
          process: byteSize(limits.sizeBytes.process),
        })}
      </p>
    </Panel>
  );
};
