// The versions of an agent with what became of them.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { byteSize } from '../ui/byte-size.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import './texts.ts';
import { type Agent, type Submission, useSubmissions } from './use-agents.ts';

export const submissionLook: Readonly<Record<Submission['status'], string>> = {
  queued: '',
  validating: 'badge-gold',
  accepted: 'badge-jade',
  refused: 'badge-vermilion',
  withdrawn: '',
};

export const VersionList = ({ agent }: { agent: Agent }) => {
  const { t } = useTranslation();
  const pages = useSubmissions(agent.id);
  return (
    <PagedList
      pages={pages}
      empty={
        <EmptyState title={t('agents.noVersions')}>
          {agent.isMine ? (
            <Link to="/submit" search={{ scenario: agent.scenarioId, agent: agent.id }} className="button button-gold">
              {t('agents.submit')}
            </Link>
          ) : null}
        </EmptyState>
      }
    >
      {(versions) => (
        <Table
          label={t('agents.versions')}
          rows={versions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              title: t('agents.version'),
              isName: true,
              cell: ({ id, number, notes }) => (
                <span className="flex flex-col">
                  {agent.isMine ? (
                    <Link to="/submit" search={{ submission: id }} className="link self-start">
                      v{number}
                    </Link>
                  ) : (
                    <span>v{number}</span>
                  )}
                  {notes === '' ? null : (
                    <span className="text-[12.5px] font-normal break-words text-mist">{notes}</span>
                  )}
                </span>
              ),
            },
            {
              key: 'status',
              title: t('agents.status'),
              cell: ({ status, reason, isCurrentRules }) => (
                <span className="flex flex-col gap-1">
                  <span className="flex flex-wrap gap-1.5">
                    <span className={`badge ${submissionLook[status]}`}>{t(`agents.statuses.${status}`)}</span>
                    {isCurrentRules ? null : (
                      <span className="badge" title={t('agents.oldRulesHint')}>
                        {t('agents.oldRules')}
                      </span>
                    )}
                  </span>
                  {reason === null ? null : (
                    <span className="line-clamp-3 text-[12.5px] break-words text-mist">{reason}</span>
                  )}
                </span>
              ),
            },
            {
              key: 'kind',
              title: t('matches.kind'),
              cell: ({ kind, botName }) => (
                <>
                  {t(`matches.kinds.${kind}`)}
                  {botName === null ? '' : ` ${botName}`}
                </>
              ),
            },
            {
              key: 'file',
              title: t('agents.file'),
              cell: ({ id, fileName, sizeBytes, fileHash }) =>
                fileHash === null ? (
                  '—'
                ) : (
                  <span className="flex flex-col">
                    <a href={`/api/submissions/${id}/file`} className="link break-all">
                      {fileName === '' ? t('agents.download') : fileName}
                    </a>
                    <span className="text-[12.5px] text-mist" title={fileHash}>
                      {byteSize(sizeBytes)} · {fileHash.slice(0, 10)}…
                    </span>
                  </span>
                ),
            },
            {
              key: 'at',
              title: t('agents.at'),
              cell: ({ createdAt }) => <TimeText at={createdAt} precision="minute" />,
            },
          ]}
        />
      )}
    </PagedList>
  );
};
