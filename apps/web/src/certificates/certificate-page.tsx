// The page that a certificate's code leads to: what it says, whether it is valid, and the means to check it.
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitleOf } from '../competitions/use-competitions.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { useTitle } from '../site/use-title.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/form.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { CertificateCard } from './certificate-card.tsx';
import { type Certificate, useCertificate } from './use-certificates.ts';
import { VerifyPanel } from './verify-panel.tsx';
import '../competitions/texts.ts';
import '../results/texts.ts';
import './texts.ts';

const CertificateView = ({ certificate }: { certificate: Certificate }) => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { code, competition, revokedAt, revokedReason, evidence, pdfUrl } = certificate;
  const address = `${window.location.origin}/certificates/${code}`;
  useTitle(t('certificates.title', { code }));
  const command = `npx jixia certificate verify ${address} --save proof`;
  return (
    <>
      <PageHead
        title={t('certificates.title', { code })}
        eyebrow={
          <Link to={`/competitions/${competition.slug}/results`} className="link">
            {titleOf(competition)}
          </Link>
        }
      >
        {revokedAt === null ? (
          <a href={pdfUrl} className="button button-gold" target="_blank" rel="noopener">
            {t('certificates.pdf')}
          </a>
        ) : null}
        <a href={evidence.url} className="button" download>
          {t('certificates.evidence')}
        </a>
        <CopyButton text={address} label={t('certificates.link')} />
      </PageHead>
      {revokedAt === null ? (
        <Notice look="good">✓ {t('certificates.valid')}</Notice>
      ) : (
        <Notice look="bad">✕ {t('certificates.revoked', { reason: revokedReason ?? '' })}</Notice>
      )}
      <CertificateCard certificate={certificate} />
      <VerifyPanel certificate={certificate} />
      <Panel title={t('certificates.elsewhere')} lead={t('certificates.elsewhereLead')}>
        <div className="flex flex-wrap items-center gap-3">
          <code className="min-w-0 flex-1 basis-72 rounded-lg bg-night px-3 py-2 font-mono text-[12.5px] break-all">
            {command}
          </code>
          <CopyButton text={command} />
        </div>
        <p className="text-[12.5px] text-mist">SHA-256</p>
        <code className="font-mono text-[12px] break-all">{evidence.hash}</code>
      </Panel>
    </>
  );
};

export const CertificatePage = () => {
  const { code = '' } = useParams({ strict: false }) as { code?: string };
  const { data, error, refetch } = useCertificate(code);
  if (data !== undefined) return <CertificateView key={data.code} certificate={data} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
