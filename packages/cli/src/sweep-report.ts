// What a sweep found: a table from best to worst, and a picture of the trials' curves and of score by setting.
import type { Metrics } from '@jixia/learn';
import { curveSvg, type Panel, type Scatter, type Series } from './curve-svg.ts';
import { table } from './output.ts';
import { clockText, shortNumber } from './progress.ts';
import type { SweepDescription, TrialResult } from './sweep-folder.ts';
import type { Dimension } from './sweep-space.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const scoreOf = ({ evaluation }: TrialResult): number => evaluation?.winRate ?? -1;

/** Best first; of equal win rates the one with the higher lower bound, then the earlier one. */
export const ranked = (results: readonly TrialResult[]): TrialResult[] =>
  [...results].sort(
    (a, b) => scoreOf(b) - scoreOf(a) || (b.evaluation?.low ?? 0) - (a.evaluation?.low ?? 0) || a.trial - b.trial,
  );

export function sweepTable({ space, opponent }: SweepDescription, results: readonly TrialResult[]): string[] {
  const names = space.map(({ name }) => name);
  const head = ['trial', ...names, `against ${opponent}`, '95 % interval', 'decisions', 'time'];
  const rows = ranked(results).map(({ trial, values, evaluation, steps, seconds, failure }) => [
    String(trial),
    ...names.map((name) => values[name] ?? ''),
    evaluation ? percent(evaluation.winRate) : 'diverged',
    evaluation ? `${percent(evaluation.low)} to ${percent(evaluation.high)}` : (failure ?? ''),
    shortNumber(steps),
    clockText(seconds),
  ]);
  return table([head, ...rows], [0]);
}

/** Colours of the best three; the others stay grey. */
const medals = ['#059669', '#2563eb', '#d97706'];
const rest = '#94a3b8';

/** Mean of the running win rates against the bots, as minutes go by; the return where no bot is met. */
function curveOf(lines: readonly Metrics[]): { readonly title: string; readonly points: Series['points'] } {
  const bots = Object.keys(lines.at(-1) ?? {}).filter((key) => key.startsWith('runningWinRate/'));
  const stride = Math.max(1, Math.ceil(lines.length / 300));
  const shown = lines.filter((_, at) => at % stride === 0 || at === lines.length - 1);
  const meanOf = (line: Metrics): number =>
    bots.length === 0
      ? (line['episodeReturn'] ?? Number.NaN)
      : bots.reduce((sum, key) => sum + (line[key] ?? 0), 0) / bots.length;
  const title = bots.length === 0 ? 'Return of an episode' : 'Mean win rate over the bots in training';
  return { title, points: shown.map((line) => [(line['seconds'] as number) / 60, meanOf(line)] as const) };
}

function scatterOf(
  dimension: Dimension,
  results: readonly TrialResult[],
  colourOf: (trial: number) => string,
): Scatter {
  const names = dimension.kind === 'choices' ? dimension.choices : null;
  const points = results.flatMap(({ trial, values, evaluation }) => {
    const text = values[dimension.name] as string;
    const x = names ? names.indexOf(text) : Number(text);
    return evaluation
      ? [{ x, y: evaluation.winRate, low: evaluation.low, high: evaluation.high, colour: colourOf(trial) }]
      : [];
  });
  return {
    title: `Win rate by ${dimension.name}`,
    points,
    range: [0, 1],
    x: names
      ? { low: -0.5, high: names.length - 0.5, isLog: false, isWhole: false, names }
      : dimension.kind === 'range'
        ? { low: dimension.low, high: dimension.high, isLog: dimension.isLog, isWhole: dimension.isWhole, names: null }
        : { low: 0, high: 1, isLog: false, isWhole: false, names: null },
  };
}

/** @param linesOf metrics of a trial's run */
export function sweepPicture(
  description: SweepDescription,
  results: readonly TrialResult[],
  linesOf: (result: TrialResult) => readonly Metrics[],
): string {
  const order = ranked(results);
  const colourOf = (trial: number): string => {
    const place = order.findIndex((result) => result.trial === trial);
    return medals[place] ?? rest;
  };
  const curves = order.map((result) => ({ trial: result.trial, ...curveOf(linesOf(result)) }));
  const panel: Panel = {
    title: curves[0]?.title ?? 'Training',
    ...(curves[0]?.title.startsWith('Mean') ? { range: [0, 1] as const } : {}),
    // The best is drawn last, above the others.
    series: curves.reverse().map(({ trial, points }) => ({
      name: medals.includes(colourOf(trial)) ? `trial ${trial}` : '',
      colour: colourOf(trial),
      points,
    })),
  };
  const { base, trials, seed } = description;
  const title = `${base.scenario}: ${results.length} of ${trials} trials, seed ${seed}`;
  const scatters = description.space.map((dimension) => scatterOf(dimension, results, colourOf));
  return curveSvg(title, 'minutes', [panel], scatters);
}
