// Appeals of a competition: the list, one with its trail, and the form that files one.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Competition, useCompetition, usePhaseName, useTitleOf } from '../competitions/use-competitions.ts';
import { useOwnEntriesIn } from '../competitions/use-entries.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { useSearchValues } from '../site/use-search-values.ts';
import { useTitle } from '../site/use-title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { AppealForm } from './appeal-form.tsx';
import { AppealView } from './appeal-view.tsx';
import { type ListedAppeal, statusLook, useAppeals } from './use-appeals.ts';
import '../competitions/texts.ts';
import './texts.ts';

const AppealList = ({ competition, onOpen }: { competition: Competition; onOpen: (id: string) => void }) => {
  const { t } = useTranslation();
  const phaseName = usePhaseName();
  const pages = useAppeals(competition.id);
  const phaseOf = ({ phase }: ListedAppeal): string =>
    phase === null ? t('appeals.anyPhase') : phaseName(phase as Parameters<typeof phaseName>[0]);
  return (
    <PagedList
      pages={pages}
      empty={
        <EmptyState
          title={t('appeals.none')}
          hint={t(competition.isOrganiser ? 'appeals.noneOrganiser' : 'appeals.noneHint')}
        />
      }
    >
      {(rows) => (
        <Panel>
          <Table
            label={t('appeals.name')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'subject',
                title: t('appeals.subject'),
                isName: true,
                cell: ({ id, entry, text }) => (
                  <button type="button" className="link max-w-full text-left break-words" onClick={() => onOpen(id)}>
                    {entry.name}: {text.length > 80 ? `${text.slice(0, 80)}…` : text}
                  </button>
                ),
              },
              { key: 'phase', title: t('appeals.phase'), cell: phaseOf },
              {
                key: 'status',
                title: t('appeals.statusTitle'),
                cell: ({ status }) => (
                  <span className={`badge ${statusLook[status]}`}>{t(`appeals.status.${status}`)}</span>
                ),
              },
              { key: 'by', title: t('appeals.filedBy'), cell: ({ filedBy }) => filedBy?.name ?? '—' },
              {
                key: 'at',
                title: t('appeals.at'),
                cell: ({ createdAt }) => <TimeText at={createdAt} precision="minute" />,
              },
            ]}
          />
        </Panel>
      )}
    </PagedList>
  );
};

const AppealsView = ({ competition }: { competition: Competition }) => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const search = useSearchValues();
  const own = useOwnEntriesIn(competition.id);
  const [isFiling, setFiling] = useState(false);
  const title = t('appeals.title', { title: titleOf(competition) });
  useTitle(title);
  const entries = own.data?.filter(({ status }) => status !== 'withdrawn') ?? [];
  const shown = search.get('appeal');
  const open = (id: string): void => {
    setFiling(false);
    search.set({ appeal: id });
  };
  return (
    <>
      <PageHead
        title={title}
        lead={t('appeals.lead')}
        eyebrow={
          <Link to={`/competitions/${competition.slug}`} className="link">
            {titleOf(competition)}
          </Link>
        }
      >
        {entries.length === 0 ? null : (
          <Button look="gold" onClick={() => setFiling(true)} data-testid="file-appeal">
            {t('appeals.file')}
          </Button>
        )}
      </PageHead>
      {own.data !== undefined && entries.length === 0 && !competition.isOrganiser ? (
        <p className="text-mist">{t('appeals.noEntry')}</p>
      ) : null}
      {shown === '' ? (
        <AppealList competition={competition} onOpen={open} />
      ) : (
        <AppealView key={shown} id={shown} onBack={() => search.set({ appeal: '' })} />
      )}
      {isFiling ? (
        <AppealForm competition={competition} entries={entries} onFiled={open} onClose={() => setFiling(false)} />
      ) : null}
    </>
  );
};

export const AppealsPage = () => {
  const { t } = useTranslation();
  const { slug = '' } = useParams({ strict: false }) as { slug?: string };
  const { data, error, refetch } = useCompetition(slug);
  return (
    <SignInNeeded title={t('appeals.name')}>
      {() =>
        data !== undefined ? (
          <AppealsView key={data.id} competition={data} />
        ) : error === null ? (
          <PageLoading />
        ) : (
          <PageFailure error={error} onAgain={() => void refetch()} />
        )
      }
    </SignInNeeded>
  );
};
