// What is on record of a match of the server: who played, how fast, the chain of hashes; and a fault, where there was one.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sideName } from '../match/names.ts';
import { presetOf, useManifest } from '../scenarios/use-scenarios.ts';
import { hasPage } from '../site/pages.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Panel } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { type MatchSide, type ServerMatch, versionName } from './match-texts.ts';

const AgentLink = ({ side }: { side: MatchSide }) =>
  hasPage('/agents/$id') ? (
    <Link to={`/agents/${side.agent.id}`} className="link">
      {versionName(side)}
    </Link>
  ) : (
    versionName(side)
  );

export const Sides = ({ match }: { match: ServerMatch }) => {
  const { t, i18n } = useTranslation();
  return (
    <Panel title={t('matches.players')}>
      <Table
        label={t('matches.players')}
        rows={match.sides}
        rowKey={({ side }) => `${side}`}
        columns={[
          {
            key: 'side',
            title: t('matches.side'),
            isName: true,
            cell: ({ side }) => (
              <span className={side === 0 ? 'text-azure' : 'text-vermilion'}>{sideName(t, side)}</span>
            ),
          },
          { key: 'agent', title: t('matches.agent'), cell: (side) => <AgentLink side={side} /> },
          {
            key: 'kind',
            title: t('matches.kind'),
            cell: ({ submission, agent }) => (
              <span className="flex flex-wrap gap-1.5">
                <span className="badge">{t(`matches.kinds.${submission.kind}`)}</span>
                {agent.isSample ? <span className="badge">{t('matches.sample')}</span> : null}
              </span>
            ),
          },
          {
            key: 'owner',
            title: t('matches.owner'),
            cell: ({ entry, ownerName, institution }) => (
              <span className="flex flex-col">
                <span>{entry?.name ?? ownerName ?? '—'}</span>
                {institution === null ? null : (
                  <span className="text-[12.5px] text-mist">
                    {i18n.language === 'zh' ? institution.nameZh : institution.nameEn}
                  </span>
                )}
              </span>
            ),
          },
          {
            key: 'score',
            title: t('matches.score'),
            isNumber: true,
            cell: ({ score }) => (score === null ? '—' : String(score)),
          },
        ]}
      />
    </Panel>
  );
};

export const Timing = ({ match }: { match: ServerMatch }) => {
  const { t } = useTranslation();
  if (match.timing === null || match.timing.length === 0) return null;
  const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
  return (
    <Panel title={t('matches.timing')} lead={t('matches.timingLead')}>
      <Table
        label={t('matches.timing')}
        rows={match.timing}
        rowKey={({ seat }) => `${seat}`}
        columns={[
          {
            key: 'seat',
            title: t('matches.seat'),
            isName: true,
            cell: ({ seat, side }) => (
              <span className={side === 0 ? 'text-azure' : 'text-vermilion'}>
                {t('matches.seatOf', { side: sideName(t, side), number: seat + 1 })}
              </span>
            ),
          },
          { key: 'decisions', title: t('matches.decisions'), isNumber: true, cell: ({ decisions }) => decisions },
          { key: 'median', title: t('matches.median'), isNumber: true, cell: ({ medianMs }) => ms(medianMs) },
          { key: 'p99', title: t('matches.p99'), isNumber: true, cell: ({ p99Ms }) => ms(p99Ms) },
          { key: 'max', title: t('matches.max'), isNumber: true, cell: ({ maxMs }) => ms(maxMs) },
        ]}
      />
    </Panel>
  );
};

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
    <dt className="text-mist">{label}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

const Hash = ({ text }: { text: string }) => (
  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
    <code className="min-w-0 font-mono text-[12px] break-all">{text}</code>
    <CopyButton text={text} />
  </span>
);

/** `replayHash`: what the chain of the loaded replay ends in; null while there is none. */
export const Record = ({
  match,
  replayHash,
  isOfOlderRules = false,
}: {
  match: ServerMatch;
  replayHash: string | null;
  isOfOlderRules?: boolean;
}) => {
  const { t } = useTranslation();
  const { data: manifest } = useManifest(match.scenarioId);
  const config = Object.entries(match.config).filter(
    ([name, value]) => manifest === undefined || presetOf(manifest, name) !== value,
  );
  return (
    <Panel title={t('matches.record')} lead={t('matches.recordLead')}>
      <dl className="flex flex-col gap-2">
        <Fact label={t('matches.finalHash')}>
          {match.finalHash === null ? (
            '—'
          ) : (
            <>
              <Hash text={match.finalHash} />
              {replayHash === null ? null : (
                <span
                  className={`text-[13px] ${replayHash === match.finalHash ? 'text-jade' : 'text-vermilion'}`}
                  data-testid="hash-check"
                  data-ok={replayHash === match.finalHash}
                >
                  {t(replayHash === match.finalHash ? 'matches.hashFits' : 'matches.hashDiffers')}
                </span>
              )}
            </>
          )}
        </Fact>
        <Fact label={t('matches.seed')}>
          {match.seed === null ? (
            t(match.isSeedHidden ? 'matches.seedHidden' : 'matches.seedLater')
          ) : (
            <span className="font-mono text-[12px]">{match.seed}</span>
          )}
        </Fact>
        <Fact label={t('matches.rules')}>
          <code className="font-mono text-[12px] break-all">{match.rulesHash}</code>
          {isOfOlderRules ? (
            <span className="text-[13px] text-mist" data-testid="older-rules">
              {t('matches.olderRules')}
            </span>
          ) : null}
        </Fact>
        {config.length === 0 ? null : (
          <Fact label={t('matches.config')}>
            <code className="font-mono text-[12px] break-all">
              {config.map(([name, value]) => `${name}=${value}`).join(', ')}
            </code>
          </Fact>
        )}
        {match.startedAt === null ? null : (
          <Fact label={t('matches.played')}>
            <TimeText at={match.finishedAt ?? match.startedAt} precision="minute" />
          </Fact>
        )}
        {match.replay === null ? null : (
          <Fact label={t('matches.replay')}>
            <a href={match.replay.url} download={match.replay.fileName} className="link">
              {t('matches.download', { kb: (match.replay.sizeBytes / 1024).toFixed(1) })}
            </a>{' '}
            <code className="font-mono text-[12px] break-all text-mist">
              npx jixia replay verify {match.replay.fileName}
            </code>
          </Fact>
        )}
      </dl>
    </Panel>
  );
};

/** Why a side lost without the rules saying so. */
export const ForfeitNote = ({ match, onGo }: { match: ServerMatch; onGo: ((step: number) => void) | null }) => {
  const { t } = useTranslation();
  const { forfeit, faultLog, sides } = match;
  if (forfeit === null) return null;
  const side = sides.find((one) => one.side === forfeit.side);
  const key = `matches.fault.${forfeit.code}`;
  const what = t(key, { defaultValue: forfeit.code });
  return (
    <section className="panel flex flex-col gap-2 border-vermilion/60 p-4" data-testid="forfeit">
      <h2 className="text-[15px] font-semibold text-vermilion">
        {t('matches.forfeitTitle', { name: side === undefined ? sideName(t, forfeit.side) : versionName(side) })}
      </h2>
      <p>
        {what} <code className="font-mono text-[12px] text-mist">{forfeit.code}</code>
      </p>
      <p className="break-words text-mist">{forfeit.message}</p>
      {faultLog === null ? null : (
        <pre className="max-h-72 overflow-auto rounded-lg bg-night p-3 font-mono text-[12px] whitespace-pre-wrap">
          {faultLog}
        </pre>
      )}
      {onGo === null ? null : (
        <button type="button" className="button self-start" onClick={() => onGo(forfeit.step)}>
          {t('matches.goThere', { step: forfeit.step })}
        </button>
      )}
    </section>
  );
};
