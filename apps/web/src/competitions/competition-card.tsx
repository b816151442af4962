// A competition in a list: what it is, when, how to take part.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { TimeText } from '../ui/time-text.tsx';
import './texts.ts';
import { type CompetitionSummary, type PhaseSummary, usePhaseName, useTitleOf } from './use-competitions.ts';

const byOrdinal = (phases: readonly PhaseSummary[]): PhaseSummary[] =>
  [...phases].sort((a, b) => a.ordinal - b.ordinal);

/** What goes on now, or comes next. */
const currentPhase = (phases: readonly PhaseSummary[]): PhaseSummary | undefined => {
  const sorted = byOrdinal(phases).filter(({ status }) => status !== 'cancelled');
  return (
    sorted.findLast(({ status }) => status === 'open' || status === 'playing') ??
    sorted.find(({ status }) => status === 'planned') ??
    sorted.at(-1)
  );
};

export const registrationLook = { open: 'badge-jade', practiceOnly: 'badge-gold', notYet: '', closed: '' } as const;

export const Badges = ({ competition }: { competition: CompetitionSummary }) => {
  const { t } = useTranslation();
  const { status, registration, isSample } = competition;
  return (
    <>
      {status === 'published' ? (
        <span className={`badge ${registrationLook[registration]}`}>
          {t(`competitions.registration.${registration}`)}
        </span>
      ) : (
        <span className={`badge ${status === 'cancelled' ? 'badge-vermilion' : ''}`}>
          {t(`competitions.status.${status}`)}
        </span>
      )}
      {isSample ? <span className="badge">{t('competitions.sample')}</span> : null}
    </>
  );
};

export const CompetitionCard = ({ competition }: { competition: CompetitionSummary }) => {
  const { t, i18n } = useTranslation();
  const titleOf = useTitleOf();
  const phaseName = usePhaseName();
  const scenarioName = useScenarioName();
  const { slug, institution, organiser, entryCount, phases, scenarioId } = competition;
  const phase = currentPhase(phases);
  const host =
    institution === null ? organiser?.name : i18n.language === 'zh' ? institution.nameZh : institution.nameEn;
  return (
    <li
      className="panel relative flex min-w-0 flex-col gap-2.5 p-4 hover:border-(--hover-line) sm:p-5"
      data-slug={slug}
    >
      <div className="flex flex-wrap gap-1.5">
        <Badges competition={competition} />
      </div>
      <h3 className="font-serif text-[19px] leading-tight font-bold break-words">
        <Link to={`/competitions/${slug}`} className="after:absolute after:inset-0 hover:text-gold">
          {titleOf(competition)}
        </Link>
      </h3>
      <p className="text-[13px] text-mist">
        {scenarioName(scenarioId)}
        {host === undefined ? '' : ` · ${host}`}
      </p>
      {phase === undefined ? null : (
        <p className="text-[13px]">
          <span className="font-medium">{phaseName(phase)}</span>{' '}
          <span className="text-mist">
            {t(`competitions.phaseStatus.${phase.status}`)} · <TimeText at={phase.startsAt} />
            {phase.endsAt === null ? '' : ' – '}
            {phase.endsAt === null ? null : <TimeText at={phase.endsAt} />}
          </span>
        </p>
      )}
      <p className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-1 text-[13px] text-mist">
        <span>{t('competitions.entries', { count: entryCount })}</span>
        <span className="flex gap-1" aria-hidden="true">
          {byOrdinal(phases).map(({ id, status }) => (
            <span
              key={id}
              className={`h-1.5 w-6 rounded-full ${status === 'done' ? 'bg-mist' : status === 'open' || status === 'playing' ? 'bg-jade' : 'bg-line'}`}
            />
          ))}
        </span>
      </p>
    </li>
  );
};

export const CompetitionCards = ({ competitions }: { competitions: readonly CompetitionSummary[] }) => (
  <ul className="grid gap-2.5 md:grid-cols-2 xl:grid-cols-3">
    {competitions.map((competition) => (
      <CompetitionCard key={competition.id} competition={competition} />
    ))}
  </ul>
);
