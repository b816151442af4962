// The promise of seeds: the commitment before a phase, the secret after it, and how anybody checks the one against the other.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { TimeText } from '../ui/time-text.tsx';

const Code = ({ label, text }: { label: string; text: string }) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
    <span className="w-28 flex-none text-mist">{label}</span>
    <code className="min-w-0 flex-1 basis-64 font-mono text-[12px] break-all">{text}</code>
    <CopyButton text={text} />
  </div>
);

export const Seeds = ({ phaseId }: { phaseId: string }) => {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['seeds', phaseId],
    queryFn: () => dataOf(api.GET('/api/phases/{id}/seeds', { params: { path: { id: phaseId } } })),
  });
  if (data === undefined) return null;
  const { commitment, isHidden, revealedAt, secret, derivation, check } = data;
  return (
    <div className="flex flex-col gap-2.5">
      <Code label={t('competitions.seeds.commitment')} text={commitment} />
      {secret === null ? (
        <p className="text-[13px] leading-relaxed text-mist">
          {t(isHidden ? 'competitions.seeds.hidden' : 'competitions.seeds.later')}
        </p>
      ) : (
        <Code label={t('competitions.seeds.secret')} text={secret} />
      )}
      {revealedAt === null ? null : (
        <p className="text-[13px] text-mist">
          {t('competitions.seeds.revealed')} <TimeText at={revealedAt} precision="minute" />
        </p>
      )}
      {check === null ? null : (
        <p className={check.ok ? 'text-jade' : 'text-vermilion'}>
          {check.ok ? `✓ ${t('competitions.seeds.ok', { count: check.seeds })}` : `✕ ${check.message ?? ''}`}
        </p>
      )}
      <details className="rounded-lg border border-line px-3.5 py-2.5 text-[13px]">
        <summary className="cursor-pointer font-medium">{t('competitions.seeds.how')}</summary>
        <p className="pt-2 leading-relaxed text-mist">{derivation.text}</p>
        <pre className="mt-2 overflow-x-auto rounded-lg bg-night p-3 font-mono text-[12px] whitespace-pre-wrap">
          {derivation.lines.join('\n')}
        </pre>
      </details>
    </div>
  );
};
