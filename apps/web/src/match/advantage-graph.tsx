// Gold or experience lead over time, azure above the line, vermilion below.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sideName, thousands } from './names.ts';
import type { Session, SessionState } from './session.ts';

const WIDTH = 560;
const HEIGHT = 120;

export const AdvantageGraph = ({ session, state }: { session: Session; state: SessionState }) => {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<'gold' | 'experience'>('gold');
  const { header, tick } = state.snapshot;
  const isSecret = session.info.humanSide >= 0 && !state.isOver;
  const lead = (header[`${measure}0`] ?? 0) - (header[`${measure}1`] ?? 0);
  const samples = isSecret ? [] : session.chronicle.series;
  const lastTick = Math.max(samples.at(-1)?.tick ?? 1, 60 * session.simulation.loaded.manifest.ticksPerSecond);
  const peak = samples.reduce((high, sample) => Math.max(high, Math.abs(sample[measure])), 300);
  const x = (at: number): number => (WIDTH * at) / lastTick;
  const y = (value: number): number => HEIGHT / 2 - (value / peak) * (HEIGHT / 2 - 8);
  // A long match has more samples than pixels.
  const every = Math.max(1, Math.floor(samples.length / 400));
  const points = samples.filter((_, i) => i % every === 0 || i === samples.length - 1);
  const line = points.map((sample) => `${x(sample.tick).toFixed(1)},${y(sample[measure]).toFixed(1)}`).join(' ');
  const area =
    points.length > 0 ? `0,${HEIGHT / 2} ${line} ${x(points.at(-1)?.tick ?? 0).toFixed(1)},${HEIGHT / 2}` : '';
  return (
    <section className="panel order-3 col-span-2 flex min-w-0 flex-col p-3 lg:order-none lg:col-span-1">
      <div className="mb-2 flex items-center gap-2">
        <h2 className="text-[13px] font-semibold">{t('graph.title')}</h2>
        <span
          className={`numeral text-[12px] font-semibold ${isSecret || lead === 0 ? 'text-mist' : lead > 0 ? 'text-azure' : 'text-vermilion'}`}
        >
          {isSecret
            ? t('graph.secret')
            : lead === 0
              ? t('graph.even')
              : t('graph.now', { side: sideName(t, lead > 0 ? 0 : 1), amount: thousands(Math.abs(lead)) })}
        </span>
        <div className="ml-auto flex rounded-lg border border-line bg-night p-0.5">
          {(['gold', 'experience'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className="segment"
              aria-pressed={measure === name}
              onClick={() => setMeasure(name)}
            >
              {t(`graph.${name}`)}
            </button>
          ))}
        </div>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="h-[110px] w-full lg:h-[92px]"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('graph.title')}
      >
        <defs>
          <linearGradient id="advantage" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2={HEIGHT}>
            <stop offset="0" stopColor="#4fb3ff" stopOpacity="0.65" />
            <stop offset="0.5" stopColor="#4fb3ff" stopOpacity="0.05" />
            <stop offset="0.5" stopColor="#ff6b4f" stopOpacity="0.05" />
            <stop offset="1" stopColor="#ff6b4f" stopOpacity="0.65" />
          </linearGradient>
        </defs>
        <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="#33434e" strokeDasharray="4 4" />
        <polygon points={area} fill="url(#advantage)" />
        <polyline points={line} fill="none" stroke="#ece8da" strokeWidth="1.6" vectorEffect="non-scaling-stroke" />
        <line x1={x(tick)} x2={x(tick)} y1="0" y2={HEIGHT} stroke="#e8bd6a" vectorEffect="non-scaling-stroke" />
      </svg>
    </section>
  );
};
