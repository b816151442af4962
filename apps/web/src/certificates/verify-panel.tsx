// Verifies a certificate in the browser of whoever doubts it.
import type { EvidenceVerification } from '@jixia/arena/evidence';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Notice } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import type { Certificate } from './use-certificates.ts';
import { useVerification } from './use-verification.ts';
import type { CheckedMatch } from './verification-worker.ts';
import './texts.ts';

/** A longer table nobody reads; what is wrong comes first. */
const MOST_ROWS = 200;

const Verdict = ({ found }: { found: EvidenceVerification }) => {
  const { t } = useTranslation();
  const { matches, standings, isHashRight } = found;
  const wrong = matches.filter(({ ok }) => !ok).length;
  return (
    <div data-testid="verdict" data-ok={found.ok} className="flex flex-col gap-2">
      <Notice look={found.ok ? 'good' : 'bad'}>
        <p className="font-semibold">
          {wrong === 0
            ? `✓ ${t('certificates.verify.ok', { count: matches.length })}`
            : `✕ ${t('certificates.verify.bad', { count: wrong, total: matches.length })}`}
        </p>
        {standings === null ? null : standings.length === 0 ? (
          <p>✓ {t('certificates.verify.okStandings')}</p>
        ) : (
          <>
            <p>✕ {t('certificates.verify.badStandings')}</p>
            <ul className="list-disc pl-5">
              {standings.map(({ entryId, name, field, claimed, counted }) => (
                <li key={`${entryId} ${field}`}>
                  {t('certificates.verify.standing', {
                    ...{ name, claimed, counted },
                    field: t(`certificates.field.${field}`),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
        {isHashRight === false ? <p>✕ {t('certificates.verify.badHash')}</p> : null}
        <p className="mt-1 text-[12.5px] text-mist">{t('certificates.verify.hash')}</p>
        <code className="font-mono text-[12px] break-all">{found.evidenceHash}</code>
      </Notice>
    </div>
  );
};

const Findings = ({ matches }: { matches: readonly CheckedMatch[] }) => {
  const { t } = useTranslation();
  const rows = [...matches.filter(({ ok }) => !ok), ...matches.filter(({ ok }) => ok)].slice(0, MOST_ROWS);
  return (
    <Table
      label={t('certificates.verify.table')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'sides',
          title: t('results.sides'),
          isName: true,
          cell: ({ id, sides }) => (
            <Link to={`/match/${id}`} className="link break-words">
              {sides.join(' – ')}
            </Link>
          ),
        },
        {
          key: 'result',
          title: t('results.outcome'),
          cell: ({ winner, sides }) =>
            winner === null
              ? '—'
              : winner < 0
                ? t('results.draw')
                : t('results.won', { name: sides[winner] ?? String(winner) }),
        },
        {
          key: 'verdict',
          title: t('certificates.verify.verdict'),
          cell: ({ ok, problem, reason }) =>
            ok ? (
              <span className="text-jade">✓ {t('certificates.verify.true')}</span>
            ) : (
              <span className="text-vermilion" title={reason}>
                ✕ {t('certificates.verify.untrue')}: {problem === undefined ? '' : t(`certificates.problem.${problem}`)}
              </span>
            ),
        },
      ]}
    />
  );
};

export const VerifyPanel = ({ certificate }: { certificate: Certificate }) => {
  const { t } = useTranslation();
  const { evidence, entry } = certificate;
  const { isRunning, total, matches, found, problem, start, stop } = useVerification();
  const [isOwn, setOwn] = useState(false);
  return (
    <Panel title={t('certificates.verify.title')} lead={t('certificates.verify.lead')}>
      <div className="flex flex-wrap items-end gap-3">
        {evidence.ownMatches < evidence.matches ? (
          <div className="min-w-0 flex-1 basis-64">
            <SelectField
              label={t('certificates.verify.what')}
              value={isOwn ? 'own' : 'all'}
              disabled={isRunning}
              onChange={({ target }) => setOwn(target.value === 'own')}
            >
              <option value="all">{t('certificates.verify.all', { count: evidence.matches })}</option>
              <option value="own">{t('certificates.verify.own', { count: evidence.ownMatches })}</option>
            </SelectField>
          </div>
        ) : null}
        {isRunning ? (
          <Button onClick={stop}>{t('certificates.verify.stop')}</Button>
        ) : (
          <Button
            look="gold"
            data-testid="verify"
            onClick={() =>
              start({
                evidenceUrl: evidence.url,
                evidenceHash: evidence.hash,
                entryId: isOwn ? entry.id : null,
              })
            }
          >
            {t(found === null ? 'certificates.verify.start' : 'certificates.verify.again')}
          </Button>
        )}
      </div>
      {isRunning ? (
        <div className="flex flex-col gap-1.5">
          <progress
            className="bar-progress w-full"
            {...(total === 0 ? {} : { value: matches.length })}
            max={Math.max(total, 1)}
            aria-label={t('certificates.verify.title')}
          />
          <p className="text-[13px] text-mist" aria-live="polite">
            {t('certificates.verify.progress', { done: matches.length, count: total })}
          </p>
        </div>
      ) : null}
      {problem === null ? null : <Notice look="bad">{t('certificates.verify.failed', { reason: problem })}</Notice>}
      {found === null ? null : <Verdict found={found} />}
      {matches.length === 0 ? null : <Findings matches={matches} />}
    </Panel>
  );
};
