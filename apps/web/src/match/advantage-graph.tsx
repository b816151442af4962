// Gold or experience lead over time, azure above the line, vermilion below; a press goes there.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sample } from './chronicle.ts';
import { clockText, sideName, thousands } from './names.ts';
import type { Session, SessionState } from './session.ts';

const WIDTH = 560;
const HEIGHT = 120;

type Measure = 'gold' | 'experience';

const leadOf = (sample: Sample, measure: Measure): number => sample[measure][0] - sample[measure][1];

export const AdvantageGraph = ({ session, state }: { session: Session; state: SessionState }) => {
  const { t } = useTranslation();
  const ref = useRef<SVGSVGElement>(null);
  const [measure, setMeasure] = useState<Measure>('gold');
  const { header, tick } = state.snapshot;
  const { ticksPerSecond } = session.simulation.loaded.manifest;
  const isSecret = session.info.humanSide >= 0 && !state.isOver;
  const totals = [header[`${measure}0`] ?? 0, header[`${measure}1`] ?? 0] as const;
  const lead = totals[0] - totals[1];
  const samples = isSecret ? [] : session.chronicle.series;
  const lastTick = Math.max(samples.at(-1)?.tick ?? 1, 60 * ticksPerSecond);
  const peak = samples.reduce((high, sample) => Math.max(high, Math.abs(leadOf(sample, measure))), 300);
  const x = (at: number): number => (WIDTH * at) / lastTick;
  const y = (value: number): number => HEIGHT / 2 - (value / peak) * (HEIGHT / 2 - 8);
  // A long match has more samples than pixels.
  const every = Math.max(1, Math.floor(samples.length / 400));
  const points = samples.filter((_, i) => i % every === 0 || i === samples.length - 1);
  const line = points
    .map((sample) => `${x(sample.tick).toFixed(1)},${y(leadOf(sample, measure)).toFixed(1)}`)
    .join(' ');
  const area =
    points.length > 0 ? `0,${HEIGHT / 2} ${line} ${x(points.at(-1)?.tick ?? 0).toFixed(1)},${HEIGHT / 2}` : '';
  const seekTo = (clientX: number): void => {
    const box = ref.current?.getBoundingClientRect();
    if (!box || isSecret) return;
    const at = Math.min(Math.max((clientX - box.left) / box.width, 0), 1) * lastTick;
    session.seek(Math.min(at / session.ticksPerDecision, state.decisions));
  };
  return (
    <div>
      <div className="mb-1 flex items-center gap-2">
        <span
          className={`numeral text-[12px] font-semibold ${isSecret || lead === 0 ? 'text-mist' : lead > 0 ? 'text-azure' : 'text-vermilion'}`}
        >
          {isSecret
            ? t('graph.secret')
            : lead === 0
              ? t('graph.even')
              : t('graph.now', { side: sideName(t, lead > 0 ? 0 : 1), amount: thousands(Math.abs(lead)) })}
        </span>
        {isSecret ? null : (
          <span className="numeral text-[12px] text-mist">
            <span className="text-azure">{thousands(totals[0])}</span> :{' '}
            <span className="text-vermilion">{thousands(totals[1])}</span>
          </span>
        )}
        <div className="ml-auto flex rounded-lg border border-line bg-night p-0.5">
          {(['gold', 'experience'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className="segment min-h-[24px]"
              aria-pressed={measure === name}
              onClick={() => setMeasure(name)}
            >
              {t(`graph.${name}`)}
            </button>
          ))}
        </div>
      </div>
      <div className="relative">
        <svg
          ref={ref}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="h-[110px] w-full cursor-pointer lg:h-[78px]"
          preserveAspectRatio="none"
          role="img"
          aria-label={t('graph.title')}
          onPointerDown={(event) => seekTo(event.clientX)}
        >
          <defs>
            <linearGradient id="advantage" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2={HEIGHT}>
              <stop offset="0" stopColor="var(--color-azure)" stopOpacity="0.65" />
              <stop offset="0.5" stopColor="var(--color-azure)" stopOpacity="0.05" />
              <stop offset="0.5" stopColor="var(--color-vermilion)" stopOpacity="0.05" />
              <stop offset="1" stopColor="var(--color-vermilion)" stopOpacity="0.65" />
            </linearGradient>
          </defs>
          <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--color-line)" strokeDasharray="4 4" />
          <polygon points={area} fill="url(#advantage)" />
          <polyline
            points={line}
            fill="none"
            stroke="var(--color-paper)"
            strokeWidth="1.6"
            vectorEffect="non-scaling-stroke"
          />
          {isSecret ? null : (
            <line
              x1={x(tick)}
              x2={x(tick)}
              y1="0"
              y2={HEIGHT}
              stroke="var(--color-gold)"
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
        {points.length > 0 ? (
          <div className="numeral pointer-events-none absolute inset-0 text-[10px] text-mist">
            <span className="absolute top-0 left-0">+{thousands(peak)}</span>
            <span className="absolute bottom-0 left-0">−{thousands(peak)}</span>
            <span className="absolute right-0 bottom-0">{clockText(lastTick / ticksPerSecond)}</span>
          </div>
        ) : null}
      </div>
    </div>
  );
};
