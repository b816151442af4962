// Where one types the code of a certificate, and finds one's own.
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { useTitleOf } from '../competitions/use-competitions.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { useOwnCertificates, usePlaceText } from './use-certificates.ts';
import './texts.ts';

const Own = () => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const placeText = usePlaceText();
  const pages = useOwnCertificates();
  return (
    <Panel title={t('certificates.mine')}>
      <PagedList
        pages={pages}
        empty={<EmptyState title={t('certificates.mineNone')} hint={t('certificates.mineHint')} />}
      >
        {(rows) => (
          <Table
            label={t('certificates.mine')}
            rows={rows}
            rowKey={({ code }) => code}
            columns={[
              {
                key: 'competition',
                title: t('competitions.competition'),
                isName: true,
                cell: ({ code, competition }) => (
                  <Link to={`/certificates/${code}`} className="link break-words">
                    {titleOf(competition)}
                  </Link>
                ),
              },
              { key: 'rank', title: t('certificates.rank'), cell: ({ rank }) => placeText(rank) },
              { key: 'entry', title: t('certificates.entry'), cell: ({ entry }) => entry.name },
              { key: 'issued', title: t('certificates.issued'), cell: ({ issuedAt }) => <TimeText at={issuedAt} /> },
              {
                key: 'state',
                title: t('certificates.state'),
                cell: ({ revokedAt }) =>
                  revokedAt === null ? (
                    <span className="badge badge-jade">{t('certificates.stateValid')}</span>
                  ) : (
                    <span className="badge badge-vermilion">{t('certificates.stateRevoked')}</span>
                  ),
              },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  );
};

export const CertificatesPage = () => {
  const { t } = useTranslation();
  const { me } = useMe();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const submit = useSubmit({
    fields: ['code'],
    check: () => ({ code: code.trim() === '' ? t('certificates.needCode') : undefined }),
    send: () => navigate({ to: `/certificates/${encodeURIComponent(code.trim())}` }),
  });
  return (
    <>
      <PageHead title={t('certificates.find')} lead={t('certificates.findLead')} />
      <Panel>
        <div className="max-w-md">
          <Form submit={submit} action={t('certificates.show')} label={t('certificates.find')}>
            <TextField
              label={t('certificates.code')}
              hint={t('certificates.codeHint')}
              error={submit.errorOf('code')}
              value={code}
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => setCode(target.value)}
            />
          </Form>
        </div>
      </Panel>
      {me === null ? null : <Own />}
    </>
  );
};
