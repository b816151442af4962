// Runs that this browser keeps: go on with one, look at it, delete it; and runs from elsewhere.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../match/names.ts';
import { megabytes, percent, shortCount } from './format.ts';
import { opponentName } from './opponent-name.ts';
import type { RunRecord } from './run-record.ts';

const bestOf = (record: RunRecord): string => Object.keys(record.winRates).at(-1) ?? '';

const RunItem = ({
  record,
  isBusy,
  onResume,
  onShow,
  onRemove,
}: {
  record: RunRecord;
  isBusy: boolean;
  onResume: () => void;
  onShow: () => void;
  onRemove: () => void;
}) => {
  const { t, i18n } = useTranslation();
  const [isSure, setSure] = useState(false);
  const { training } = record.description;
  const opponent = bestOf(record);
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' }).format(
    record.savedAtMs ?? record.createdAtMs,
  );
  return (
    <li className="space-y-1.5 border-t border-line py-2.5 first:border-0 first:pt-0" data-run={record.name}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <b className="text-[13.5px]">{record.name}</b>
        <span className="text-[12px] text-mist">
          {training.algorithm.toUpperCase()} · {training.hidden.join('-')}
        </span>
        <span className="numeral ml-auto text-[11.5px] text-mist">{when}</span>
      </div>
      <div className="numeral flex flex-wrap gap-x-3 text-[12px] text-mist">
        <span>{clockText(record.seconds)}</span>
        <span>{t('train.runs.decisions', { amount: shortCount(record.steps) })}</span>
        {opponent === '' ? null : (
          <span>
            {opponentName(t, opponent)} {percent(record.winRates[opponent] ?? 0)}
          </span>
        )}
        <span data-testid="run-size">{megabytes(record.sizeBytes)}</span>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <button
          type="button"
          className="button min-h-8"
          disabled={isBusy || record.savedAtMs === null}
          data-testid="run-resume"
          onClick={onResume}
        >
          {t('train.runs.resume')}
        </button>
        <button
          type="button"
          className="button min-h-8"
          disabled={isBusy || record.savedAtMs === null}
          data-testid="run-show"
          onClick={onShow}
        >
          {t('train.runs.show')}
        </button>
        <button
          type="button"
          className={`button ml-auto min-h-8 ${isSure ? 'border-vermilion text-vermilion' : ''}`}
          disabled={isBusy}
          data-testid="run-delete"
          onBlur={() => setSure(false)}
          onClick={() => (isSure ? onRemove() : setSure(true))}
        >
          {t(isSure ? 'train.runs.sure' : 'train.runs.delete')}
        </button>
      </div>
    </li>
  );
};

export const SavedRuns = ({
  runs,
  isBusy,
  onResume,
  onShow,
  onRemove,
  onImport,
}: {
  runs: readonly RunRecord[] | null;
  /** A run is trained now: the others wait. */
  isBusy: boolean;
  onResume: (record: RunRecord) => void;
  onShow: (record: RunRecord) => void;
  onRemove: (record: RunRecord) => void;
  onImport: (file: File) => void;
}) => {
  const { t } = useTranslation();
  const total = runs?.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) ?? 0;
  return (
    <section className="panel min-w-0 p-3 sm:p-4" data-testid="saved-runs">
      <div className="mb-2 flex flex-wrap items-baseline gap-2">
        <h2 className="text-[14px] font-semibold">{t('train.runs.title')}</h2>
        {runs && runs.length > 0 ? (
          <span className="numeral text-[12px] text-mist">
            {t('train.runs.total', { size: megabytes(total), count: runs.length })}
          </span>
        ) : null}
        <label className="button ml-auto min-h-8">
          {t('train.runs.import')}
          <input
            type="file"
            accept=".zip"
            className="sr-only"
            data-testid="import-run"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) onImport(file);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      {runs === null ? (
        <p className="text-[12.5px] text-mist">{t('train.loading')}</p>
      ) : runs.length === 0 ? (
        <p className="text-[12.5px] leading-relaxed text-mist">{t('train.runs.empty')}</p>
      ) : (
        <ul>
          {runs.map((record) => (
            <RunItem
              key={record.id}
              record={record}
              isBusy={isBusy}
              onResume={() => onResume(record)}
              onShow={() => onShow(record)}
              onRemove={() => onRemove(record)}
            />
          ))}
        </ul>
      )}
    </section>
  );
};
