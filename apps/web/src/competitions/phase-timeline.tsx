// The phases of a competition in their order, with what each asks for.
import { useTranslation } from 'react-i18next';
import { TimeText } from '../ui/time-text.tsx';
import { type Phase, usePhaseName } from './use-competitions.ts';

const dot = (status: Phase['status']): string =>
  status === 'done'
    ? 'bg-mist border-mist'
    : status === 'open' || status === 'playing'
      ? 'bg-jade border-jade'
      : 'bg-ink border-line';

const PhaseItem = ({ phase }: { phase: Phase }) => {
  const { t } = useTranslation();
  const phaseName = usePhaseName();
  const { schedule, admission, quotas, status } = phase;
  const facts: readonly string[] = [
    t(`competitions.schedule.${schedule.kind}`),
    t('competitions.pairsOf', { count: schedule.pairs ?? 1 }),
    ...('rounds' in schedule && schedule.rounds != null ? [t('competitions.rounds', { count: schedule.rounds })] : []),
    ...('groups' in schedule && schedule.groups != null ? [t('competitions.groups', { count: schedule.groups })] : []),
    admission.take == null
      ? t('competitions.everyone')
      : t(admission.perGroup ? 'competitions.takePerGroup' : 'competitions.take', { count: admission.take }),
    ...(quotas.submissionsADay == null
      ? []
      : [t('competitions.quota.submissionsADay', { count: quotas.submissionsADay })]),
    ...(quotas.matchesADay == null ? [] : [t('competitions.quota.matchesADay', { count: quotas.matchesADay })]),
    ...(phase.hasHiddenSeeds ? [t('competitions.hiddenSeeds')] : []),
    t('competitions.entries', { count: phase.entryCount }),
  ];
  return (
    <li className="relative pb-4 pl-7 last:pb-0">
      <span
        className="absolute top-2 bottom-[-8px] left-[7px] w-px bg-line [li:last-child>&]:hidden"
        aria-hidden="true"
      />
      <span className={`absolute top-1 left-0 size-[15px] rounded-full border-2 ${dot(status)}`} aria-hidden="true" />
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span className="font-semibold">{phaseName(phase)}</span>
        <span className={`badge ${status === 'open' || status === 'playing' ? 'badge-jade' : ''}`}>
          {t(`competitions.phaseStatus.${status}`)}
        </span>
      </p>
      <p className="mt-0.5 text-[13px]">
        <TimeText at={phase.startsAt} precision="minute" />
        {phase.endsAt === null ? (
          <span className="text-mist">
            {' '}
            – {t(phase.schedule.kind === 'ladder' ? 'competitions.openEnd' : 'competitions.untilPlayed')}
          </span>
        ) : (
          <>
            {' – '}
            <TimeText at={phase.endsAt} precision="minute" />
          </>
        )}
      </p>
      <p className="mt-0.5 text-[13px] leading-relaxed text-mist">{facts.join(' · ')}</p>
      {phase.obstacle === null ? null : (
        <p className={`text-[13px] ${phase.obstacle.kind === 'problem' ? 'text-vermilion' : 'text-mist'}`}>
          {phase.obstacle.message}
        </p>
      )}
    </li>
  );
};

export const PhaseTimeline = ({ phases }: { phases: readonly Phase[] }) => (
  <ol className="flex flex-col">
    {[...phases]
      .sort((a, b) => a.ordinal - b.ordinal)
      .map((phase) => (
        <PhaseItem key={phase.id} phase={phase} />
      ))}
  </ol>
);
