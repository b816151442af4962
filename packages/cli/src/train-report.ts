// What a training run shows for itself: the line beside its progress bar, its curve, its final evaluation.
import { availableParallelism } from 'node:os';
import { parseAgentSpec } from '@jixia/arena';
import { evaluate } from '@jixia/arena/node';
import type { LoadedScenario, MatchConfig } from '@jixia/env';
import type { Metrics } from '@jixia/learn';
import { curveSvg, type Series } from './curve-svg.ts';
import type { Output } from './output.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const running = 'runningWinRate/';
const rating = 'rating/';

/** 'weak 97 %  medium 61 %' */
export function winRateNote(metrics: Metrics): string {
  return Object.entries(metrics)
    .filter(([name]) => name.startsWith(running))
    .map(([name, rate]) => `${name.slice(running.length).replace('bot:', '')} ${Math.round(rate * 100)} %`)
    .join('  ');
}

const seriesOf = (lines: readonly Metrics[], keys: readonly (readonly [key: string, name: string])[]): Series[] =>
  keys.map(([key, name]) => ({
    name,
    points: lines.flatMap((line): [number, number][] => {
      const value = line[key];
      return value === undefined ? [] : [[(line['seconds'] as number) / 60, value]];
    }),
  }));

/** At most `count` lines, evenly spread: a curve has no more pixels. */
const thinned = (lines: readonly Metrics[], count: number): readonly Metrics[] => {
  const stride = Math.max(1, Math.ceil(lines.length / count));
  return lines.filter((_, at) => at % stride === 0 || at === lines.length - 1);
};

/** Win rates, return and entropy over the minutes trained, as an SVG document. */
export function trainingCurve(title: string, lines: readonly Metrics[]): string {
  const shown = thinned(lines, 400);
  const last = lines.at(-1) ?? {};
  const opponents = Object.keys(last)
    .filter((key) => key.startsWith(running))
    .map((key) => [key, key.slice(running.length)] as const);
  const rated = [...new Set(lines.flatMap((line) => Object.keys(line).filter((key) => key.startsWith(rating))))];
  const ratings = {
    title: 'Elo points in the league',
    series: seriesOf(
      lines.filter((line) => rated.some((key) => key in line)),
      rated.map((key) => [key, key.slice(rating.length)] as const),
    ),
  };
  const winRates = { title: 'Win rate in training', series: seriesOf(shown, opponents), range: [0, 1] as const };
  return curveSvg(title, 'minutes', [
    ...(opponents.length > 0 ? [winRates] : []),
    ...(rated.length > 0 ? [ratings] : []),
    { title: 'Return of an episode', series: seriesOf(shown, [['episodeReturn', 'return']]) },
    { title: 'Entropy of the policy (nats)', series: seriesOf(shown, [['entropy', 'entropy']]) },
    {
      title: 'Explained variance of the value',
      series: seriesOf(shown, [['explainedVariance', 'variance']]),
      range: [0, 1],
    },
  ]);
}

export type FinalEvaluation = {
  readonly opponent: string;
  readonly winRate: number;
  readonly low: number;
  readonly high: number;
  readonly wins: number;
  readonly losses: number;
  readonly draws: number;
  readonly pairs: number;
  readonly byHero: readonly { readonly hero: string; readonly winRate: number; readonly matches: number }[];
};

/** Plays the policy against `opponent`, paired. Throws ArenaError. */
export async function evaluatePolicy(
  scenario: LoadedScenario,
  policy: string,
  opponent: string,
  { pairs, seed, config }: { readonly pairs: number; readonly seed: bigint; readonly config: MatchConfig },
  output: Output,
): Promise<FinalEvaluation> {
  const progress = output.progress('Evaluating', pairs * 2, 'matches');
  const found = await evaluate({
    scenario,
    a: parseAgentSpec(`policy:${policy}`),
    b: parseAgentSpec(opponent),
    pairs,
    seed,
    config,
    workers: availableParallelism(),
    onProgress: ({ matches }) => progress.update(matches),
  });
  progress.end();
  const { winRate, low, high, wins, losses, draws, byHero } = found;
  return { opponent, winRate, low, high, wins, losses, draws, pairs: found.pairs, byHero };
}

export const evaluationLines = (found: FinalEvaluation): string[] => [
  `against ${found.opponent}: ${percent(found.winRate)} (95 % interval ${percent(found.low)} to ${percent(found.high)}), ` +
    `${found.wins} wins, ${found.losses} losses, ${found.draws} draws in ${found.pairs} pairs`,
  ...found.byHero.map(({ hero, winRate, matches }) => `  ${hero}  ${percent(winRate)} of ${matches}`),
];
