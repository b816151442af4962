// What the server measured of a version: a bar of the 95 % interval for each scripted bot, and the same as a table.
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import { botsOf } from '../scenarios/use-scenarios.ts';
import { Table } from '../ui/table.tsx';
import { type Evaluation, percent } from './use-models.ts';
import './texts.ts';

const ROW = 34;
const LABEL = 96;
const WIDTH = 420;
const PLOT = WIDTH - LABEL - 24;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const x = (share: number): number => LABEL + share * PLOT;

export const useBotName = (scenarioId: string): ((name: string) => string) => {
  const { i18n } = useTranslation();
  const bots = botsOf(scenarioId);
  return (name) => inLanguage(bots.find((bot) => bot.name === name)?.title, i18n.language) || name;
};

type Measured = Evaluation['opponents'][number] & { winRate: number; low: number; high: number };
const isMeasured = (one: Evaluation['opponents'][number]): one is Measured => one.winRate !== null;

const Chart = ({ rows, nameOf }: { rows: readonly Measured[]; nameOf: (name: string) => string }) => {
  const { t } = useTranslation();
  const height = rows.length * ROW + 22;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="w-full max-w-[640px]"
      role="img"
      aria-label={rows
        .map(({ name, winRate, low, high }) =>
          t('models.evaluation.chart', {
            name: nameOf(name),
            rate: percent(winRate),
            low: percent(low),
            high: percent(high),
          }),
        )
        .join('; ')}
    >
      {TICKS.map((share) => (
        <g key={share}>
          <line
            x1={x(share)}
            x2={x(share)}
            y1={4}
            y2={height - 18}
            stroke="var(--color-line)"
            strokeDasharray={share === 0.5 ? '3 3' : undefined}
          />
          <text x={x(share)} y={height - 4} textAnchor="middle" fontSize="10.5" fill="var(--color-mist)">
            {`${100 * share} %`}
          </text>
        </g>
      ))}
      {rows.map(({ name, winRate, low, high }, index) => {
        const y = index * ROW + ROW / 2 + 2;
        const colour = low > 0.5 ? 'var(--color-jade)' : high < 0.5 ? 'var(--color-vermilion)' : 'var(--color-gold)';
        return (
          <g key={name}>
            <text x={LABEL - 10} y={y + 4} textAnchor="end" fontSize="12.5" fill="var(--color-paper)">
              {nameOf(name)}
            </text>
            <rect
              x={x(low)}
              y={y - 6}
              width={Math.max(2, x(high) - x(low))}
              height={12}
              rx={3}
              fill={colour}
              opacity={0.38}
            />
            <circle cx={x(winRate)} cy={y} r={5} fill={colour} />
          </g>
        );
      })}
    </svg>
  );
};

export const EvaluationState = ({ evaluation }: { evaluation: Evaluation }) => {
  const { t } = useTranslation();
  const { status, reason, progress } = evaluation;
  if (status === 'done') return null;
  const isBad = status === 'refused' || status === 'failed';
  const text =
    status === 'measuring' && progress === 0
      ? t('models.evaluation.queued')
      : t(`models.evaluation.${status}`, { reason, percent: Math.floor(100 * progress) });
  return (
    <div className={isBad ? 'text-vermilion' : 'text-mist'} role="status" data-testid="evaluation-state">
      <p className="break-words">{text}</p>
      {status === 'measuring' ? (
        <progress className="bar-progress mt-1.5 w-full max-w-[320px]" value={progress} aria-label={text} />
      ) : null}
    </div>
  );
};

export const EvaluationChart = ({ evaluation, scenarioId }: { evaluation: Evaluation; scenarioId: string }) => {
  const { t } = useTranslation();
  const nameOf = useBotName(scenarioId);
  const rows = evaluation.opponents.filter(isMeasured);
  if (rows.length === 0) return <EvaluationState evaluation={evaluation} />;
  return (
    <div className="flex flex-col gap-3" data-testid="evaluation">
      <EvaluationState evaluation={evaluation} />
      <Chart rows={rows} nameOf={nameOf} />
      <Table
        label={t('models.evaluation.title')}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'bot', title: t('models.evaluation.bot'), isName: true, cell: ({ name }) => nameOf(name) },
          {
            key: 'rate',
            title: t('models.evaluation.winRate'),
            isNumber: true,
            cell: ({ winRate }) => `${percent(winRate)} %`,
          },
          {
            key: 'interval',
            title: t('models.evaluation.interval'),
            isNumber: true,
            cell: ({ low, high }) => `${percent(low)} – ${percent(high)} %`,
          },
          {
            key: 'record',
            title: t('models.evaluation.record'),
            isNumber: true,
            cell: ({ wins, draws, losses }) => `${wins} / ${draws} / ${losses}`,
          },
          { key: 'forfeits', title: t('models.evaluation.forfeits'), isNumber: true, cell: ({ forfeits }) => forfeits },
        ]}
      />
      <details className="text-[12.5px] text-mist">
        <summary className="cursor-pointer">{t('models.evaluation.repeat', { seed: evaluation.seed })}</summary>
        <dl className="mt-2 flex flex-col gap-1.5">
          {rows.map(({ name, digest }) => (
            <div key={name}>
              <dt>{t('models.evaluation.digest', { name: nameOf(name) })}</dt>
              <dd className="font-mono break-all">{digest}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
};
