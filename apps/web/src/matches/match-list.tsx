// Matches of the server as rows that lead to their pages.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { TimeText } from '../ui/time-text.tsx';
import { type ListedMatch, type MatchSide, resultText, sideTitle, statusLook } from './match-texts.ts';
import './texts.ts';

const COLOURS = ['bg-azure', 'bg-vermilion'] as const;

const Side = ({ side, isRight }: { side: MatchSide | undefined; isRight: boolean }) => {
  const { t } = useTranslation();
  const isWinner = side?.score === 1;
  return (
    <span className={`flex min-w-0 items-center gap-2 ${isRight ? 'sm:flex-row-reverse sm:text-right' : ''}`}>
      <span className={`size-2.5 flex-none rounded-full ${COLOURS[side?.side === 1 ? 1 : 0]}`} aria-hidden="true" />
      <span className={`min-w-0 break-words ${isWinner ? 'font-semibold' : ''}`}>{sideTitle(side)}</span>
      {isWinner ? <span className="flex-none text-[12px] text-gold">{t('matches.won')}</span> : null}
    </span>
  );
};

const MatchRow = ({ match, hasScenario }: { match: ListedMatch; hasScenario: boolean }) => {
  const { t, i18n } = useTranslation();
  const scenarioName = useScenarioName();
  const { sides, competition, status, forfeit, isSuperseded } = match;
  const result = resultText(t, match);
  const where =
    competition === null
      ? t(`matches.purpose.${match.purpose}`)
      : i18n.language === 'zh'
        ? competition.titleZh
        : competition.titleEn;
  const time = <TimeText at={match.finishedAt ?? match.startedAt ?? match.createdAt} precision="minute" />;
  const look = t(status === 'running' ? 'matches.watchLive' : status === 'done' ? 'matches.open' : 'matches.look');
  return (
    <li
      className="relative border-b border-line py-2.5 last:border-0 hover:bg-(--hover) lg:grid lg:grid-cols-[minmax(0,17rem)_minmax(0,1fr)_minmax(0,14rem)_minmax(0,1fr)_9.5rem] lg:items-center lg:gap-x-4"
      data-match={match.id}
    >
      <div className="grid gap-x-4 gap-y-1 px-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,12rem)_minmax(0,1fr)] sm:items-center lg:contents">
        <Side side={sides[0]} isRight />
        <span className="order-last text-[12.5px] text-mist sm:order-none sm:text-center">
          {status === 'done' ? (
            <span className={forfeit === null ? '' : 'text-vermilion'}>{result}</span>
          ) : (
            <span className={`badge ${statusLook[status]}`}>
              {status === 'running' ? (
                <span className="size-1.5 animate-pulse rounded-full bg-jade" aria-hidden="true" />
              ) : null}
              {t(`matches.status.${status}`)}
            </span>
          )}
          {isSuperseded ? <span className="block">{t('matches.superseded')}</span> : null}
        </span>
        <Side side={sides[1]} isRight={false} />
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 px-1 text-[12.5px] text-mist lg:order-first lg:mt-0">
        <Link
          to={`/match/${match.id}`}
          className="link after:absolute after:inset-0"
          aria-label={`${look}: ${t('matches.openOf', { a: sideTitle(sides[0]), b: sideTitle(sides[1]) })}`}
        >
          {look}
        </Link>
        {hasScenario ? <span>{scenarioName(match.scenarioId)}</span> : null}
        <span className="min-w-0 break-words">{where}</span>
        <span className="ml-auto lg:hidden">{time}</span>
      </div>
      <span className="px-1 text-right text-[12.5px] text-mist max-lg:hidden">{time}</span>
    </li>
  );
};

export const MatchList = ({
  matches,
  hasScenario = true,
}: {
  matches: readonly ListedMatch[];
  hasScenario?: boolean;
}) => {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col" aria-label={t('matches.label')}>
      {matches.map((match) => (
        <MatchRow key={match.id} match={match} hasScenario={hasScenario} />
      ))}
    </ul>
  );
};
