// Who takes part in a competition; organisers may take somebody out, with a reason.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { EntryFacts } from './own-entry.tsx';
import { UnmetEntries } from './unmet-entries.tsx';
import { type Entry, useEntries } from './use-entries.ts';

/** Takes an entry out of the competition, or back in. */
const JudgeButton = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const isOut = entry.status === 'disqualified';
  const action = t(isOut ? 'competitions.reinstate' : 'competitions.disqualify');
  return (
    <ReasonButton
      title={`${action}: ${entry.name}`}
      hint={t(isOut ? 'competitions.reinstateHint' : 'competitions.disqualifyHint')}
      action={action}
      look={isOut ? 'plain' : 'danger'}
      leastLength={1}
      mostLength={500}
      onReason={async (reason) => {
        const call = { params: { path: { id: entry.id } }, body: { reason } } as const;
        await dataOf(
          isOut ? api.POST('/api/entries/{id}/reinstate', call) : api.POST('/api/entries/{id}/disqualify', call),
        );
        for (const key of ['entries', 'standings', 'pairings']) void client.invalidateQueries({ queryKey: [key] });
      }}
    />
  );
};

export const EntryList = ({ competitionId, isOrganiser }: { competitionId: string; isOrganiser: boolean }) => {
  const { t, i18n } = useTranslation();
  const [words, setWords] = useState('');
  const pages = useEntries(competitionId, words);
  const act: Column<Entry> = {
    key: 'act',
    title: t('competitions.disqualify'),
    isTitleHidden: true,
    cell: (entry) => (entry.status === 'withdrawn' ? null : <JudgeButton entry={entry} />),
  };
  return (
    <>
      {isOrganiser ? <UnmetEntries competitionId={competitionId} /> : null}
      <SearchField value={words} onChange={setWords} />
      <PagedList
        pages={pages}
        empty={<EmptyState title={t(words === '' ? 'competitions.noEntries' : 'state.noMatch')} />}
      >
        {(entries) => (
          <Table
            label={t('competitions.entriesTitle')}
            rows={entries}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('competitions.entry'),
                isName: true,
                cell: ({ name, team, isSample }) => (
                  <span className="flex flex-wrap items-center gap-1.5">
                    {team === null ? (
                      name
                    ) : (
                      <Link to={`/teams/${team.slug}`} className="link">
                        {name}
                      </Link>
                    )}
                    {isSample ? <span className="badge">{t('matches.sample')}</span> : null}
                  </span>
                ),
              },
              {
                key: 'institution',
                title: t('competitions.institution'),
                cell: ({ institution }) =>
                  institution === null ? (
                    '—'
                  ) : (
                    <Link to={`/institutions/${institution.slug}`} className="link">
                      {i18n.language === 'zh' ? institution.nameZh : institution.nameEn}
                    </Link>
                  ),
              },
              { key: 'plays', title: t('work.plays'), cell: (entry) => <EntryFacts entry={entry} /> },
              { key: 'since', title: t('competitions.since'), cell: ({ createdAt }) => <TimeText at={createdAt} /> },
              ...(isOrganiser ? [act] : []),
            ]}
          />
        )}
      </PagedList>
    </>
  );
};
