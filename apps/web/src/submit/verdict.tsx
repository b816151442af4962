// What becomes of a version: its place in the queue, then what its validation found, as it happens.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isDecided, type SubmissionDetail, useSubmission } from '../agents/use-agents.ts';
import { api } from '../api/api.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { hasPage } from '../site/pages.ts';
import { byteSize } from '../ui/byte-size.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { Panel } from '../ui/page-head.tsx';
import { TimeText } from '../ui/time-text.tsx';
import './texts.ts';

const LOOKS = {
  passed: ['text-jade', '✓'],
  failed: ['text-vermilion', '✕'],
  skipped: ['text-mist', '–'],
} as const;

const Checks = ({ checks }: Pick<SubmissionDetail, 'checks'>) => {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-1.5" aria-label={t('submit.checks')} data-testid="checks">
      {checks.map(({ check, status, detail }) => {
        const [look, sign] = LOOKS[status];
        return (
          <li key={check} className="flex gap-2.5">
            <span className={`w-4 flex-none font-bold ${look}`} aria-hidden="true">
              {sign}
            </span>
            <span className="min-w-0">
              <span className="font-medium">{t(`submit.check.${check}`, { defaultValue: check })}</span>{' '}
              <span className={`text-[12.5px] ${look}`}>{t(`submit.checkStatus.${status}`)}</span>
              {detail === '' ? null : (
                <span className="block text-[12.5px] leading-snug break-words text-mist">{detail}</span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
};

const steps = ['queued', 'validating', 'decided'] as const;

/** Where it is on its way. */
const Steps = ({ submission }: { submission: SubmissionDetail }) => {
  const { t } = useTranslation();
  const { status, queue } = submission;
  const isRefused = status === 'refused' || status === 'withdrawn';
  const at = isDecided(submission) ? 2 : status === 'validating' || queue?.status === 'running' ? 1 : 0;
  return (
    <ol className="grid gap-2 sm:grid-cols-3">
      {steps.map((step, index) => {
        const isHere = index === at;
        const look = isHere ? 'border-gold bg-gold/10' : index < at ? 'border-jade/50' : 'border-line';
        return (
          <li
            key={step}
            className={`flex items-center gap-2 rounded-lg border px-3 py-2 ${look}`}
            aria-current={isHere ? 'step' : undefined}
          >
            {isHere && at < 2 ? (
              <span className="spinner size-4! flex-none" aria-hidden="true" />
            ) : (
              <span
                className={isHere && isRefused ? 'text-vermilion' : index <= at ? 'text-jade' : 'text-mist'}
                aria-hidden="true"
              >
                {isHere && isRefused ? '✕' : index <= at ? '✓' : '○'}
              </span>
            )}
            {t(`submit.step.${step}`)}
          </li>
        );
      })}
    </ol>
  );
};

const QueuePlace = ({ submission }: { submission: SubmissionDetail }) => {
  const { t } = useTranslation();
  const { queue } = submission;
  if (queue === null || isDecided(submission)) return null;
  return (
    <p className="leading-relaxed text-mist" data-testid="queue-place">
      {queue.workers === 0
        ? t('submit.noWorkers')
        : queue.position === null
          ? t('submit.running')
          : t('submit.place', { position: queue.position, waiting: queue.waiting, same: queue.aheadOfSameShare })}
    </p>
  );
};

const Outcome = ({ submission }: { submission: SubmissionDetail }) => {
  const { t } = useTranslation();
  const { status, reason, log, failingStep, validationMatchId, timing } = submission;
  if (!isDecided(submission)) return null;
  const isGood = status === 'accepted';
  return (
    <div
      role="status"
      className={`flex flex-col gap-2 rounded-lg border p-3.5 ${isGood ? 'border-jade/50 bg-jade/10' : 'border-vermilion/60 bg-vermilion/10'}`}
      data-testid="verdict"
      data-status={status}
    >
      <p className={`text-[15px] font-semibold ${isGood ? 'text-jade' : 'text-vermilion'}`}>
        {t(`submit.outcome.${status}`)}
      </p>
      {reason === null ? null : <p className="break-words">{reason}</p>}
      {timing === null ? null : (
        <p className="text-[13px] text-mist">
          {t('submit.timing', { median: timing.medianMs.toFixed(1), p99: timing.p99Ms.toFixed(1) })}
        </p>
      )}
      {log === null || log === '' ? null : (
        <div>
          <p className="text-[13px] font-medium">{t('submit.log')}</p>
          <pre
            className="mt-1 max-h-72 overflow-auto rounded-lg bg-night p-3 font-mono text-[12px] whitespace-pre-wrap"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys
            tabIndex={0}
          >
            {log}
          </pre>
        </div>
      )}
      {validationMatchId === null ? null : (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <Link to={`/match/${validationMatchId}`} className="link">
            {t('submit.replay')}
          </Link>
          {failingStep === null ? null : (
            <Link to={`/match/${validationMatchId}`} hash={`t=${failingStep}`} className="link">
              {t('submit.failingStep', { step: failingStep })}
            </Link>
          )}
        </p>
      )}
    </div>
  );
};

export const Verdict = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useSubmission(id);
  if (data === undefined) {
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
  }
  const withdraw = async (): Promise<void> => {
    await dataOf(api.POST('/api/submissions/{id}/withdraw', { params: { path: { id } } }));
    await Promise.all([
      client.invalidateQueries({ queryKey: ['submission', id] }),
      client.invalidateQueries({ queryKey: ['submissions', data.agentId] }),
      client.invalidateQueries({ queryKey: ['quota'] }),
    ]);
  };
  return (
    <Panel
      title={
        <>
          <Link to={`/agents/${data.agentId}`} className="link">
            {data.agentName}
          </Link>{' '}
          {t('submit.version', { number: data.number })}
        </>
      }
      lead={
        <>
          {t(`matches.kinds.${data.kind}`)} · {data.fileName} · {byteSize(data.sizeBytes)} ·{' '}
          <TimeText at={data.createdAt} precision="minute" />
        </>
      }
      actions={
        data.withdrawnAt === null && data.status !== 'refused' ? (
          <ConfirmButton
            look="danger"
            question={t('submit.withdrawQuestion')}
            consequence={t('submit.withdrawText')}
            action={t('submit.withdraw')}
            onConfirm={withdraw}
          >
            {t('submit.withdraw')}
          </ConfirmButton>
        ) : null
      }
    >
      <Steps submission={data} />
      <QueuePlace submission={data} />
      <Outcome submission={data} />
      {data.checks.length === 0 ? null : <Checks checks={data.checks} />}
      {data.status === 'accepted' && hasPage('/competitions') ? (
        <div className="flex flex-wrap gap-2">
          <Link to="/competitions" search={{ scenario: data.scenarioId }} className="button button-gold">
            {t('submit.enter')}
          </Link>
          <Link to="/submit" search={{ scenario: data.scenarioId, agent: data.agentId }} className="button">
            {t('submit.again')}
          </Link>
        </div>
      ) : null}
    </Panel>
  );
};
