// Matches of a phase with the hashes that prove them, and the way to their replays.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { type ResultMatch, useResultMatches } from './use-results.ts';
import './texts.ts';

const Hash = ({ text }: { text: string }) => (
  <code className="font-mono text-[12px] break-all" title={text}>
    {text.slice(0, 16)}…
  </code>
);

const Sides = ({ match }: { match: ResultMatch }) => (
  <span className="break-words">
    {match.sides.map(({ name, entryId }, side) => (
      <span key={entryId}>
        {side === 0 ? '' : ' – '}
        <span className={match.winner === side ? 'font-semibold' : 'text-mist'}>{name}</span>
      </span>
    ))}
  </span>
);

export const MatchHashes = ({ competitionId, phaseId }: { competitionId: string; phaseId: string }) => {
  const { t } = useTranslation();
  const pages = useResultMatches(competitionId, phaseId);
  const outcome = ({ winner, sides }: ResultMatch): string =>
    winner < 0 ? t('results.draw') : t('results.won', { name: sides[winner]?.name ?? '' });
  return (
    <PagedList pages={pages} empty={<EmptyState title={t('results.noMatches')} />}>
      {(matches) => (
        <Table
          label={t('results.matches')}
          rows={matches}
          rowKey={({ id }) => id}
          columns={[
            { key: 'sides', title: t('results.sides'), isName: true, cell: (match) => <Sides match={match} /> },
            { key: 'outcome', title: t('results.outcome'), cell: outcome },
            { key: 'replay', title: t('results.replayHash'), cell: ({ replayHash }) => <Hash text={replayHash} /> },
            { key: 'final', title: t('results.finalHash'), cell: ({ finalHash }) => <Hash text={finalHash} /> },
            {
              key: 'seed',
              title: t('results.seed'),
              cell: ({ seed }) => <span className="numeral break-all">{seed ?? '—'}</span>,
            },
            {
              key: 'watch',
              title: t('results.replay'),
              cell: ({ id, replayUrl }) => (
                <span className="flex flex-wrap gap-x-3">
                  <Link to={`/match/${id}`} className="link">
                    {t('results.watch')}
                  </Link>
                  <a href={replayUrl} className="link" download>
                    .jxr
                  </a>
                </span>
              ),
            },
          ]}
        />
      )}
    </PagedList>
  );
};
