// Certificates of a competition: organisers issue and revoke them, holders find theirs.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { Notice } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { Table } from '../ui/table.tsx';
import { type ListedCertificate, useCertificatesOf, usePlaceText } from './use-certificates.ts';
import './texts.ts';

const RevokeButton = ({ certificate: { code, holderName } }: { certificate: ListedCertificate }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <ReasonButton
      title={t('certificates.revokeQuestion', { name: holderName })}
      hint={t('certificates.reasonHint')}
      action={t('certificates.revoke')}
      look="danger"
      mostLength={500}
      onReason={async (reason) => {
        await dataOf(api.POST('/api/certificates/{code}/revoke', { params: { path: { code } }, body: { reason } }));
        await client.invalidateQueries({ queryKey: ['certificates'] });
      }}
    />
  );
};

const IssueButtons = ({ competitionId }: { competitionId: string }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [counts, setCounts] = useState<Record<string, number> | null>(null);
  const issue = async (isReissue: boolean): Promise<void> => {
    const params = { path: { id: competitionId } };
    setCounts(await dataOf(api.POST('/api/competitions/{id}/certificates', { params, body: { isReissue } })));
    await client.invalidateQueries({ queryKey: ['certificates'] });
  };
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <ConfirmButton
          look="gold"
          data-testid="issue"
          question={t('certificates.issueQuestion')}
          consequence={t('certificates.issueText')}
          action={t('certificates.issue')}
          onConfirm={() => issue(false)}
        >
          {t('certificates.issue')}
        </ConfirmButton>
        <ConfirmButton
          question={t('certificates.reissueQuestion')}
          consequence={t('certificates.reissueText')}
          action={t('certificates.reissue')}
          onConfirm={() => issue(true)}
        >
          {t('certificates.reissue')}
        </ConfirmButton>
      </div>
      {counts === null ? null : <Notice look="good">{t('certificates.counts', counts)}</Notice>}
    </>
  );
};

export const CertificatesPanel = ({
  competition,
  mayManage,
}: {
  competition: { readonly id: string; readonly status: string };
  mayManage: boolean;
}) => {
  const { t } = useTranslation();
  const placeText = usePlaceText();
  const pages = useCertificatesOf(competition.id);
  // Who has none and manages nothing is not told of it.
  if (!mayManage && (pages.items ?? []).length === 0) return null;
  return (
    <Panel title={t('certificates.panel')} lead={t('certificates.panelLead')}>
      {mayManage ? (
        competition.status === 'finished' ? (
          <IssueButtons competitionId={competition.id} />
        ) : (
          <p className="text-mist">{t('certificates.needsFinish')}</p>
        )
      ) : null}
      <PagedList pages={pages} empty={<p className="text-mist">{t('certificates.none')}</p>}>
        {(rows) => (
          <Table
            label={t('certificates.panel')}
            rows={rows}
            rowKey={({ code }) => code}
            columns={[
              {
                key: 'holder',
                title: t('certificates.holder'),
                isName: true,
                cell: ({ holderName, code }) => (
                  <Link to={`/certificates/${code}`} className="link break-words">
                    {holderName}
                  </Link>
                ),
              },
              { key: 'entry', title: t('certificates.entry'), cell: ({ entry }) => entry.name },
              { key: 'rank', title: t('certificates.rank'), cell: ({ rank }) => placeText(rank) },
              {
                key: 'code',
                title: t('certificates.code'),
                cell: ({ code }) => <code className="font-mono text-[12.5px]">{code}</code>,
              },
              {
                key: 'state',
                title: t('certificates.state'),
                cell: ({ revokedAt, revokedReason }) =>
                  revokedAt === null ? (
                    <span className="badge badge-jade">{t('certificates.stateValid')}</span>
                  ) : (
                    <span className="badge badge-vermilion" title={revokedReason ?? ''}>
                      {t('certificates.stateRevoked')}
                    </span>
                  ),
              },
              {
                key: 'actions',
                title: t('certificates.actions'),
                isTitleHidden: true,
                cell: (row) => (mayManage && row.revokedAt === null ? <RevokeButton certificate={row} /> : null),
              },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  );
};
