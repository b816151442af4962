// The leaderboard of a phase, which moves while one looks.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { Interval, type Scale, scaleOf } from './interval.tsx';
import './texts.ts';
import { type Standing, type Standings as StandingsAnswer, useStandings } from './use-competitions.ts';

const Entry = ({ row, isOwn }: { row: Standing; isOwn: boolean }) => {
  const { t, i18n } = useTranslation();
  const { entry, agent, version, institution, isEliminated } = row;
  return (
    <span className="flex min-w-0 flex-col">
      <span className="flex min-w-0 flex-wrap items-center gap-1.5">
        {agent === null ? (
          <span className="break-words">{entry.name}</span>
        ) : (
          <Link to={`/agents/${agent.id}`} className="link break-words">
            {entry.name}
          </Link>
        )}
        {isOwn ? <span className="badge badge-gold">{t('competitions.yours')}</span> : null}
        {entry.isSample ? <span className="badge">{t('matches.sample')}</span> : null}
        {entry.status === 'registered' ? null : (
          <span className="badge badge-vermilion">{t(`competitions.entryStatus.${entry.status}`)}</span>
        )}
        {isEliminated && entry.status === 'registered' ? (
          <span className="badge">{t('competitions.eliminated')}</span>
        ) : null}
      </span>
      <span className="text-[12.5px] font-normal break-words text-mist">
        {[
          agent !== null && agent.name !== entry.name ? agent.name : null,
          version === null || version.kind === 'bot' ? null : `v${version.number}`,
          institution === null ? null : i18n.language === 'zh' ? institution.nameZh : institution.nameEn,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </span>
  );
};

const Rating = ({ row, scale }: { row: Standing; scale: Scale }) => {
  const { t } = useTranslation();
  const { rating } = row;
  if (rating === null) return <span className="text-mist">—</span>;
  const [elo, low, high] = [rating.elo, rating.low, rating.high].map(Math.round) as [number, number, number];
  return (
    <span className="flex min-w-0 items-center gap-3" title={t('competitions.interval', { low, high })}>
      <span className="numeral w-11 flex-none text-right font-semibold">{elo}</span>
      <span className="hidden min-w-24 flex-1 md:block">
        <Interval {...rating} scale={scale} />
      </span>
      <span className="numeral flex-none text-[12.5px] text-mist">
        {low} – {high}
      </span>
    </span>
  );
};

const StandingTable = ({
  rows,
  scale,
  hasPoints,
  ownEntry,
  label,
}: {
  rows: readonly Standing[];
  scale: Scale;
  hasPoints: boolean;
  ownEntry: string | undefined;
  label: string;
}) => {
  const { t } = useTranslation();
  const points: Column<Standing> = {
    key: 'points',
    title: t('competitions.points'),
    isNumber: true,
    cell: ({ table }) => (table === null ? '—' : table.points),
  };
  const rating: Column<Standing> = {
    key: 'rating',
    title: t('competitions.rating'),
    cell: (row) => <Rating row={row} scale={scale} />,
  };
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={({ entry }) => entry.id}
      columns={[
        {
          key: 'rank',
          title: t('competitions.rank'),
          isNumber: true,
          cell: ({ rank, table }) => (
            <span className="numeral font-serif text-[16px] font-bold">{table?.rank ?? rank ?? '—'}</span>
          ),
        },
        {
          key: 'entry',
          title: t('competitions.entry'),
          isName: true,
          cell: (row) => <Entry row={row} isOwn={row.entry.id === ownEntry} />,
        },
        ...(hasPoints ? [points] : []),
        rating,
        {
          key: 'record',
          title: t('competitions.record'),
          isNumber: true,
          cell: ({ wins, draws, losses }) => (
            <span className="numeral whitespace-nowrap">
              {wins} / {draws} / {losses}
            </span>
          ),
        },
        {
          key: 'matches',
          title: t('competitions.matches'),
          isNumber: true,
          cell: ({ matches, forfeits }) => (
            <span className="numeral">
              {matches}
              {forfeits === 0 ? '' : ` (${t('competitions.forfeits', { count: forfeits })})`}
            </span>
          ),
        },
      ]}
    />
  );
};

/** What stands in the way, and what is under way. */
const PlayState = ({ phase }: { phase: StandingsAnswer['phase'] }) => {
  const { t } = useTranslation();
  const { status, matches, matchesOpen, updatedAt, obstacle, regrade, isClosing } = phase;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px] text-mist">
        <span className={`badge ${status === 'open' || status === 'playing' ? 'badge-jade' : ''}`}>
          {t(`competitions.phaseStatus.${status}`)}
        </span>
        <span>{t('competitions.counted', { count: matches })}</span>
        {matchesOpen === 0 ? null : <span>{t('competitions.open', { count: matchesOpen })}</span>}
        {updatedAt === null ? null : (
          <span>
            {t('competitions.asOf')} <TimeText at={updatedAt} precision="minute" />
          </span>
        )}
        {isClosing ? <span>{t('competitions.closing')}</span> : null}
      </p>
      {obstacle === null ? null : (
        <p
          className={`rounded-lg border px-3.5 py-2.5 ${obstacle.kind === 'problem' ? 'border-vermilion/60 text-vermilion' : 'border-line text-mist'}`}
          role={obstacle.kind === 'problem' ? 'alert' : undefined}
        >
          {obstacle.message}
        </p>
      )}
      {regrade === null ? null : (
        <p className="rounded-lg border border-gold/50 px-3.5 py-2.5">
          {t('competitions.regrading', { reason: regrade.reason })}
        </p>
      )}
    </div>
  );
};

export const Standings = ({ phaseId, ownEntry }: { phaseId: string; ownEntry: string | undefined }) => {
  const { t } = useTranslation();
  const { items, phase, error, hasMore, isLoadingMore, loadMore, again } = useStandings(phaseId);
  if (items === undefined || phase === undefined) {
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={again} />;
  }
  const scale = scaleOf(items.flatMap(({ rating }) => (rating === null ? [] : [rating])));
  const groups = [...new Set(items.map(({ group }) => group))].sort();
  const hasPoints = items.some(({ table }) => table !== null);
  return (
    <div className="flex flex-col gap-3" data-testid="standings">
      <PlayState phase={phase} />
      {items.length === 0 ? (
        <EmptyState title={t('competitions.noStandings')} hint={t('competitions.noStandingsHint')} />
      ) : (
        groups.map((group) => (
          <section key={group} className="flex min-w-0 flex-col gap-1">
            {groups.length === 1 ? null : (
              <h3 className="text-[14px] font-semibold">{t('competitions.groupOf', { name: group })}</h3>
            )}
            <StandingTable
              rows={items.filter((row) => row.group === group)}
              scale={scale}
              hasPoints={hasPoints}
              ownEntry={ownEntry}
              label={group === '' ? t('competitions.leaderboard') : t('competitions.groupOf', { name: group })}
            />
          </section>
        ))
      )}
      {hasMore ? (
        <div className="flex justify-center">
          <Button isBusy={isLoadingMore} onClick={loadMore}>
            {t('state.more')}
          </Button>
        </div>
      ) : null}
      <p className="text-[12.5px] leading-relaxed text-mist">{t('competitions.ratingText')}</p>
    </div>
  );
};
