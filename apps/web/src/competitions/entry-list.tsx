// Who takes part in a competition; organisers may take somebody out, with a reason.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextAreaField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { EntryFacts } from './own-entry.tsx';
import { type Entry, useEntries } from './use-entries.ts';

const MOST_REASON = 500;

const Judge = ({ entry, onClose }: { entry: Entry; onClose: () => void }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const isOut = entry.status === 'disqualified';
  const send = async (): Promise<void> => {
    const call = { params: { path: { id: entry.id } }, body: { reason } } as const;
    await dataOf(
      isOut ? api.POST('/api/entries/{id}/reinstate', call) : api.POST('/api/entries/{id}/disqualify', call),
    );
    for (const key of ['entries', 'standings', 'pairings']) void client.invalidateQueries({ queryKey: [key] });
    onClose();
  };
  const check = () => ({ reason: reason.trim() === '' ? t('competitions.needReason') : undefined });
  const submit = useSubmit({ fields: ['reason'], check, textOf: ({ message }) => message, send });
  const action = t(isOut ? 'competitions.reinstate' : 'competitions.disqualify');
  return (
    <Dialog title={`${action}: ${entry.name}`} onClose={onClose}>
      <Form submit={submit} action={action} label={action}>
        <TextAreaField
          label={t('competitions.reason')}
          hint={t(isOut ? 'competitions.reinstateHint' : 'competitions.disqualifyHint')}
          value={reason}
          maxLength={MOST_REASON}
          required
          error={submit.errorOf('reason')}
          onChange={(event) => setReason(event.target.value)}
        />
      </Form>
    </Dialog>
  );
};

export const EntryList = ({ competitionId, isOrganiser }: { competitionId: string; isOrganiser: boolean }) => {
  const { t, i18n } = useTranslation();
  const [words, setWords] = useState('');
  const [judged, setJudged] = useState<Entry | null>(null);
  const pages = useEntries(competitionId, words);
  const act: Column<Entry> = {
    key: 'act',
    title: t('competitions.disqualify'),
    isTitleHidden: true,
    cell: (entry) =>
      entry.status === 'withdrawn' ? null : (
        <Button look={entry.status === 'disqualified' ? 'plain' : 'danger'} onClick={() => setJudged(entry)}>
          {t(entry.status === 'disqualified' ? 'competitions.reinstate' : 'competitions.disqualify')}
        </Button>
      ),
  };
  return (
    <>
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
      {judged === null ? null : <Judge entry={judged} onClose={() => setJudged(null)} />}
    </>
  );
};
