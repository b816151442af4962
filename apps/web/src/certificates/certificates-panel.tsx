// Certificates of a competition: organisers issue and revoke them, holders find theirs.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton, Dialog } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/field.tsx';
import { Form, Notice } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type ListedCertificate, useCertificatesOf, usePlaceText } from './use-certificates.ts';
import './texts.ts';

const LEAST_REASON = 3;

const RevokeDialog = ({ certificate, onClose }: { certificate: ListedCertificate; onClose: () => void }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const submit = useSubmit({
    fields: ['reason'],
    check: () => ({ reason: reason.trim().length < LEAST_REASON ? t('certificates.needReason') : undefined }),
    textOf: ({ message }) => message,
    send: async () => {
      const params = { path: { code: certificate.code } };
      await dataOf(api.POST('/api/certificates/{code}/revoke', { params, body: { reason } }));
      await client.invalidateQueries({ queryKey: ['certificates'] });
      onClose();
    },
  });
  return (
    <Dialog title={t('certificates.revokeQuestion', { name: certificate.holderName })} onClose={onClose}>
      <Form submit={submit} action={t('certificates.revoke')} label={t('certificates.revoke')}>
        <TextAreaField
          label={t('certificates.reason')}
          hint={t('certificates.reasonHint')}
          error={submit.errorOf('reason')}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
      </Form>
    </Dialog>
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
  const [revoked, setRevoked] = useState<ListedCertificate | null>(null);
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
                cell: (row) =>
                  mayManage && row.revokedAt === null ? (
                    <Button look="danger" onClick={() => setRevoked(row)}>
                      {t('certificates.revoke')}
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
      </PagedList>
      {revoked === null ? null : <RevokeDialog certificate={revoked} onClose={() => setRevoked(null)} />}
    </Panel>
  );
};
