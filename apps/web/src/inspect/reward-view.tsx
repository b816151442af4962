// Rewards of an agent: by item at this decision and in sum, and over time. A press on the chart goes there.
import type { Manifest } from '@jixia/env/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import type { Insight, RewardSeries } from './inspector.ts';

const WIDTH = 300;
const HEIGHT = 96;
const BUCKETS = 100;

const signed = (value: number): string =>
  value === 0
    ? '0'
    : `${value > 0 ? '+' : '−'}${Math.abs(value) >= 100 ? Math.abs(value).toFixed(0) : Math.abs(value).toFixed(3)}`;

/** Sums over equal stretches of time; `item` -1 = the weighted total. */
const bucketsOf = ({ items, total, decisions }: RewardSeries, count: number, item: number): Float64Array => {
  const sums = new Float64Array(BUCKETS);
  for (let at = 0; at < decisions; at++) {
    const bucket = Math.min(BUCKETS - 1, Math.floor((at * BUCKETS) / Math.max(1, decisions)));
    sums[bucket] = (sums[bucket] as number) + ((item < 0 ? total[at] : items[at * count + item]) ?? 0);
  }
  return sums;
};

export const RewardView = ({
  manifest,
  insight,
  series,
  onSeek,
}: {
  manifest: Manifest;
  insight: Insight;
  series: RewardSeries;
  onSeek: (decision: number) => void;
}) => {
  const { t, i18n } = useTranslation();
  const [item, setItem] = useState(-1);
  const count = manifest.rewardItems.length;
  const buckets = bucketsOf(series, count, item);
  const peak = buckets.reduce((high, value) => Math.max(high, Math.abs(value)), 1e-9);
  const sums = new Float64Array(count + 1);
  const until = Math.min(insight.decision, series.decisions);
  for (let at = 0; at < until; at++) {
    sums[count] = (sums[count] as number) + (series.total[at] ?? 0);
    for (let i = 0; i < count; i++) sums[i] = (sums[i] as number) + (series.items[at * count + i] ?? 0);
  }
  const rows = [
    { at: -1, name: t('inspect.total'), now: insight.reward, sum: sums[count] as number },
    ...manifest.rewardItems.map(({ title }, at) => ({
      at,
      name: inLanguage(title, i18n.language),
      now: insight.rewardItems[at] ?? 0,
      sum: sums[at] as number,
    })),
  ];
  const cursor = (WIDTH * Math.min(insight.decision, series.decisions)) / Math.max(1, series.decisions);
  const label = t('inspect.chart', { item: rows.find(({ at }) => at === item)?.name ?? '' });
  const width = WIDTH / BUCKETS;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="text-[12.5px] font-semibold">{t('inspect.rewards')}</h3>
      <button
        type="button"
        className="block w-full rounded-lg border border-line bg-night"
        aria-label={label}
        title={label}
        data-testid="inspect-chart"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          // A press with the keyboard has no place.
          if (event.detail > 0) onSeek(Math.round(((event.clientX - box.left) / box.width) * series.decisions));
        }}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-24 w-full" aria-hidden="true">
          <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--color-line)" />
          {Array.from(buckets, (value, at) => {
            const height = (Math.abs(value) / peak) * (HEIGHT / 2 - 4);
            return (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a place in time is its own key
                key={at}
                x={at * width}
                width={width * 0.8}
                y={value > 0 ? HEIGHT / 2 - height : HEIGHT / 2}
                height={height}
                fill={value > 0 ? 'var(--color-jade)' : 'var(--color-vermilion)'}
              />
            );
          })}
          <line x1={cursor} x2={cursor} y1="0" y2={HEIGHT} stroke="var(--color-gold)" strokeWidth="1.5" />
        </svg>
      </button>
      <table className="w-full text-[12px]">
        <thead>
          <tr className="text-mist">
            <th className="text-left font-normal">{t('inspect.item')}</th>
            <th className="text-right font-normal">{t('inspect.now')}</th>
            <th className="text-right font-normal">{t('inspect.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, name, now, sum }) => (
            <tr key={at} className={item === at ? 'bg-gold/15' : ''}>
              <th className="text-left font-normal">
                <button
                  type="button"
                  className={`w-full px-1 py-[2px] text-left ${at < 0 ? 'font-semibold' : ''}`}
                  aria-pressed={item === at}
                  data-reward={at < 0 ? 'total' : (manifest.rewardItems[at]?.name ?? '')}
                  onClick={() => setItem(at)}
                >
                  {name}
                </button>
              </th>
              <td className={`numeral text-right ${now === 0 ? 'text-mist' : ''}`}>{signed(now)}</td>
              <td className={`numeral pr-1 text-right ${sum === 0 ? 'text-mist' : ''}`}>{signed(sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
