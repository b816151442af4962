// The proof of a match: seed, rules, hash; save it, verify it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session, SessionState } from '../match/session.ts';
import { type Proof, proveReplay, reasonKey, writeReplay } from './replay-tools.ts';

const Row = ({ label, value, testId }: { label: string; value: string; testId?: string }) => (
  <div className="flex items-baseline justify-between gap-3">
    <dt className="shrink-0 text-mist">{label}</dt>
    <dd className="min-w-0 truncate font-mono text-[11.5px]" title={value} data-testid={testId}>
      {value}
    </dd>
  </div>
);

const saveAs = (name: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

export const ProofCard = ({
  session,
  state,
  fileBytes,
  onOpen,
}: {
  session: Session;
  state: SessionState;
  /** The opened file, which is what gets verified; null for a match of this page. */
  fileBytes: Uint8Array<ArrayBuffer> | null;
  onOpen: (file: File) => void;
}) => {
  const { t } = useTranslation();
  const [proof, setProof] = useState<Proof | 'running' | null>(null);
  const { simulation, ticksPerDecision } = session;
  const { manifest } = simulation.loaded;
  const verify = (): void => {
    setProof('running');
    // One frame later, so that the button can say so.
    setTimeout(() => setProof(proveReplay(fileBytes ?? writeReplay(session), simulation.loaded)), 30);
  };
  const name = session.info.fileName ?? `jixia-${manifest.id}-${simulation.seed}.jxr`;
  const seconds = Math.round((simulation.decisions * ticksPerDecision) / manifest.ticksPerSecond);
  return (
    <section className="panel order-5 col-span-2 flex min-w-0 flex-col gap-2 p-3 lg:flex-1" data-testid="proof">
      <h2 className="text-[13px] font-semibold">{t('proof.title')}</h2>
      <dl className="space-y-0.5 text-[12px]">
        <Row label={t('proof.seed')} value={simulation.seed.toString()} testId="proof-seed" />
        <Row label={t('proof.rules')} value={manifest.rulesHash} />
        <Row label={t('proof.decisions')} value={String(state.decisions)} />
      </dl>
      {proof !== null && proof !== 'running' ? (
        <div
          role="status"
          data-testid="verdict"
          data-ok={proof.ok}
          className={`rounded-lg border p-2 text-[12px] ${proof.ok ? 'border-jade/50 bg-jade/10' : 'border-vermilion/60 bg-vermilion/10'}`}
        >
          <div className={`font-semibold ${proof.ok ? 'text-jade' : 'text-vermilion'}`}>
            {proof.ok ? `✓ ${t('proof.ok')}` : `✕ ${t('proof.failed')}: ${t(reasonKey(proof.code))}`}
          </div>
          {proof.ok ? (
            <>
              <div className="mt-1 font-mono text-[11px] break-all" data-testid="proof-hash">
                {proof.hash}
              </div>
              <div className="mt-1 text-mist">
                {t('proof.took', { seconds, ms: Math.round(proof.elapsedMs) })} · {(proof.sizeBytes / 1024).toFixed(1)}{' '}
                KB
              </div>
            </>
          ) : (
            <div className="mt-1 text-mist">{proof.reason}</div>
          )}
        </div>
      ) : (
        <p className="text-[12px] leading-relaxed text-mist">
          {t('proof.explain')} {session.info.kind === 'match' && !state.isOver ? t('proof.unfinished') : ''}
        </p>
      )}
      <div className="mt-auto flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-gold w-full"
          data-testid="verify"
          disabled={proof === 'running' || state.decisions === 0}
          onClick={verify}
        >
          {proof === 'running' ? t('transport.simulating') : t('proof.verify')}
        </button>
        <button
          type="button"
          className="button flex-1"
          data-testid="save"
          disabled={state.decisions === 0}
          onClick={() => saveAs(name, fileBytes ?? writeReplay(session))}
        >
          {t('nav.save')}
        </button>
        <label className="button flex-1">
          {t('nav.open')}
          <input
            type="file"
            accept=".jxr"
            className="sr-only"
            data-testid="open-replay"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) onOpen(file);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      <p className="text-[11.5px] text-mist">{t('proof.dropHint')}</p>
    </section>
  );
};
