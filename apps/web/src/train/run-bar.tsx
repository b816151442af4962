// The open run at a glance: how far it is, how fast, on what; and what can be done with it.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../match/names.ts';
import { desk } from './desk.ts';
import { shortCount } from './format.ts';
import { presetParts } from './preset-row.tsx';
import type { DeskState } from './training-desk.ts';
import type { HostReport } from './worker-protocol.ts';

const Figure = ({ label, value, id }: { label: string; value: string; id: string }) => (
  <div className="min-w-0">
    <dt className="truncate text-[11px] text-mist">{label}</dt>
    <dd className="numeral truncate text-[15px] font-semibold" data-figure={id}>
      {value}
    </dd>
  </div>
);

const HostLine = ({ host }: { host: HostReport }) => {
  const { t } = useTranslation();
  const { webGpu } = host;
  const parts = [
    host.device === 'webgpu' ? t('train.host.onGpu') : t('train.host.onWasm', { count: host.threads }),
    host.collectors > 0 ? t('train.host.players', { count: host.collectors }) : t('train.host.samePlayer'),
  ];
  const verdict =
    webGpu.kind === 'not-asked'
      ? ''
      : webGpu.kind === 'none'
        ? t(`train.host.${webGpu.offer}`)
        : webGpu.kind === 'measured'
          ? t('train.host.measured', {
              name: webGpu.name,
              gpu: shortCount(webGpu.gpuPerSecond),
              wasm: shortCount(webGpu.wasmPerSecond),
            })
          : t(`train.host.gpu.${webGpu.kind}`, webGpu);
  return (
    <p className="text-[11.5px] text-mist" data-testid="host-line" data-device={host.device} data-gpu={webGpu.kind}>
      {parts.join(' · ')} {verdict ? `· ${verdict}` : ''}
    </p>
  );
};

/** Seconds since a moment, told anew every second. */
const useAge = (sinceMs: number | null): number | null => {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return sinceMs === null ? null : Math.max(0, Math.round((nowMs - sinceMs) / 1000));
};

export const RunBar = ({ state, onResume }: { state: DeskState; onResume: (moreMinutes: number) => void }) => {
  const { t } = useTranslation();
  const { record, latest, phase, progress, host } = state;
  const age = useAge(record?.savedAtMs ?? null);
  const [more, setMore] = useState(15);
  if (record === null) return null;
  const { training, preset } = record.description;
  const seconds = latest?.['seconds'] ?? record.seconds;
  const steps = latest?.['steps'] ?? record.steps;
  const isBusy = phase !== 'stored';
  const isOver = record.ended !== null && record.ended !== 'stopped';
  const share =
    phase === 'stored' || progress === 0
      ? Math.max(
          training.minutes > 0 ? seconds / (training.minutes * 60) : 0,
          training.steps > 0 ? steps / training.steps : 0,
        )
      : progress;
  const limit = training.minutes > 0 ? ` / ${clockText(training.minutes * 60)}` : '';
  const stepLimit = training.steps > 0 ? ` / ${shortCount(training.steps)}` : '';
  const status = phase === 'stored' ? (isOver ? 'finished' : 'stored') : phase;
  return (
    <section
      className="panel min-w-0 space-y-2 p-3"
      data-testid="run-bar"
      data-phase={phase}
      data-steps={steps}
      data-saved={record.savedAtMs === null ? -1 : record.update}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="font-serif text-lg font-bold" data-testid="run-name">
          {record.name}
        </h2>
        <span
          role="status"
          className={`rounded-full border px-2.5 py-0.5 text-[12px] ${phase === 'running' ? 'border-jade/50 text-jade' : 'border-line text-mist'}`}
        >
          {t(`train.phase.${status}`)}
        </span>
        <span className="text-[12px] text-mist" data-testid="run-preset">
          {preset ? t('train.preset.of', presetParts(preset)) : t('train.preset.none')}
        </span>
        <div className="ml-auto flex flex-wrap items-center gap-2">
          {phase === 'running' || phase === 'opening' ? (
            <button type="button" className="button" data-testid="pause" onClick={() => desk.pause()}>
              {t('train.run.pause')}
            </button>
          ) : null}
          {phase === 'paused' || phase === 'pausing' ? (
            <button type="button" className="button button-gold" data-testid="go-on" onClick={() => desk.goOn()}>
              {t('train.run.goOn')}
            </button>
          ) : null}
          {isBusy ? (
            <button
              type="button"
              className="button"
              data-testid="stop"
              disabled={phase === 'stopping'}
              title={t('train.run.stopAbout')}
              onClick={() => desk.stop()}
            >
              {t('train.run.stop')}
            </button>
          ) : (
            <>
              {isOver ? (
                <label className="flex items-center gap-1.5 text-[12.5px] text-mist">
                  {t('train.run.more')}
                  <select
                    className="field numeral min-h-[36px] w-[74px]"
                    value={more}
                    data-testid="more-minutes"
                    onChange={(event) => setMore(Number(event.target.value))}
                  >
                    {[5, 15, 30, 60].map((minutes) => (
                      <option key={minutes} value={minutes}>
                        {minutes}
                      </option>
                    ))}
                  </select>
                  {t('train.run.minutes')}
                </label>
              ) : null}
              <button
                type="button"
                className="button button-gold"
                data-testid="resume"
                disabled={record.savedAtMs === null}
                onClick={() => onResume(isOver ? more : 0)}
              >
                {t('train.run.resume')}
              </button>
              <button type="button" className="button" data-testid="leave" onClick={() => desk.leave()}>
                {t('train.run.leave')}
              </button>
            </>
          )}
        </div>
      </div>
      <progress
        className="bar-progress w-full"
        max={1}
        value={Math.min(1, share)}
        aria-label={t('train.run.progress')}
      />
      <dl className="grid grid-cols-3 gap-x-3 gap-y-1 sm:grid-cols-6">
        <Figure id="time" label={t('train.figure.time')} value={`${clockText(seconds)}${limit}`} />
        <Figure id="decisions" label={t('train.figure.decisions')} value={`${shortCount(steps)}${stepLimit}`} />
        <Figure
          id="speed"
          label={t('train.figure.speed')}
          value={latest?.['samplesPerSecond'] ? shortCount(latest['samplesPerSecond']) : '–'}
        />
        <Figure id="updates" label={t('train.figure.updates')} value={String(latest?.['update'] ?? record.update)} />
        <Figure
          id="entropy"
          label={t('train.figure.entropy')}
          value={latest?.['entropy'] === undefined ? '–' : latest['entropy'].toFixed(2)}
        />
        <Figure
          id="saved"
          label={t('train.figure.saved')}
          value={age === null ? t('train.run.neverSaved') : t('train.run.ago', { time: clockText(age) })}
        />
      </dl>
      {host ? <HostLine host={host} /> : null}
    </section>
  );
};
