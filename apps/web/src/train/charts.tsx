// The charts of a run: win rates, reward, entropy, losses, explained variance, throughput.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, type Series } from './chart.tsx';
import type { CurveKey, Curves } from './curves.ts';
import { percent, shortCount, shortReal } from './format.ts';
import { opponentName } from './opponent-name.ts';

const PALETTE = [
  'var(--color-jade)',
  'var(--color-azure)',
  'var(--color-vermilion)',
  'var(--color-violet)',
  'var(--color-rose)',
];
const GOLD = 'var(--color-gold)';

type Reward = 'rewardMean' | 'episodeReturn';

export const Charts = ({
  curves,
  bots,
}: {
  curves: Curves;
  /** Bots of the run, in their order, which gives them their colours. */
  bots: readonly string[];
}) => {
  const { t } = useTranslation();
  const [reward, setReward] = useState<Reward>('episodeReturn');
  const order = [...bots.map((name) => `bot:${name}`), 'history'];
  const winRates = order
    .filter((name) => curves.opponents.includes(name))
    .map(
      (name): Series => ({
        name: opponentName(t, name),
        color: name === 'history' ? GOLD : (PALETTE[order.indexOf(name) % PALETTE.length] as string),
        points: curves.winRate(name),
      }),
    );
  const single = (key: CurveKey, color: string): Series[] => [
    { name: t(`train.chart.${key}`), color, points: curves.points(key) },
  ];
  /** The first that has points, else the first: algorithms measure different things. */
  const measured = (...keys: readonly [CurveKey, ...CurveKey[]]): CurveKey =>
    keys.find((key) => curves.points(key).length > 0) ?? keys[0];
  const exploration = measured('entropy', 'epsilon');
  const loss = measured('policyLoss', 'tdLoss');
  const value = measured('valueLoss', 'qMean');
  return (
    <div className="grid min-w-0 auto-rows-fr gap-2 sm:grid-cols-2" data-testid="charts">
      <Chart
        id="winRate"
        title={t('train.chart.winRate')}
        series={winRates}
        format={percent}
        range={[0, 1]}
        lines={[0.5]}
        isNamed
        className="min-h-[170px] sm:col-span-2"
      />
      <Chart
        id="reward"
        title={t('train.chart.reward')}
        series={single(reward, 'var(--color-jade)')}
        format={shortReal}
        tools={
          <span className="flex rounded-md border border-line bg-night p-px">
            {(['episodeReturn', 'rewardMean'] as const).map((key) => (
              <button
                key={key}
                type="button"
                className="segment min-h-[20px] px-1.5 text-[11px]"
                aria-pressed={reward === key}
                onClick={() => setReward(key)}
              >
                {t(`train.chart.per.${key}`)}
              </button>
            ))}
          </span>
        }
      />
      <Chart
        id="entropy"
        title={t(`train.chart.${exploration}`)}
        series={single(exploration, 'var(--color-violet)')}
        format={shortReal}
        least={0}
      />
      <Chart
        id="policyLoss"
        title={t(`train.chart.${loss}`)}
        series={single(loss, 'var(--color-vermilion)')}
        format={shortReal}
      />
      <Chart
        id="valueLoss"
        title={t(`train.chart.${value}`)}
        series={single(value, 'var(--color-azure)')}
        format={shortReal}
        {...(value === 'valueLoss' ? { least: 0 } : {})}
      />
      <Chart
        id="throughput"
        title={t('train.chart.samplesPerSecond')}
        series={[{ name: t('train.chart.samplesPerSecond'), color: GOLD, points: curves.throughput() }]}
        format={shortCount}
        least={0}
      />
      {curves.points('tdLoss').length > 0 ? null : (
        <Chart
          id="explainedVariance"
          title={t('train.chart.explainedVariance')}
          series={single('explainedVariance', 'var(--color-rose)')}
          format={shortReal}
          most={1}
        />
      )}
    </div>
  );
};
