// Training runs side by side: win rates against each bot in parts of the time, with Wilson's intervals.
import { type Interval, wilsonInterval } from '@jixia/arena';
import type { Metrics } from '@jixia/learn';
import { curveSvg, type Panel } from './curve-svg.ts';
import { table } from './output.ts';
import { shortNumber } from './progress.ts';

export type NamedRun = { readonly name: string; readonly lines: readonly Metrics[] };

/** What a run won against one opponent within a part of its time. */
export type RatePart = Interval & {
  /** Middle of the part, minutes. */
  readonly minutes: number;
  readonly winRate: number;
  readonly matches: number;
};

const rateKey = 'winRate/';
const parts = 30;
/** Share of the time at the end that the table is about. */
const endShare = 0.1;

const minutesOf = (line: Metrics): number => (line['seconds'] as number) / 60;

/** Won points and matches against `opponent` in the lines from `low` to `high` minutes; null where none ended. */
const rateWithin = (lines: readonly Metrics[], opponent: string, low: number, high: number): RatePart | null => {
  let points = 0;
  let matches = 0;
  for (const line of lines) {
    const count = line[`episodes/${opponent}`];
    if (count === undefined || minutesOf(line) < low || minutesOf(line) > high) continue;
    points += (line[`${rateKey}${opponent}`] as number) * count;
    matches += count;
  }
  if (matches === 0) return null;
  return { ...wilsonInterval(points, matches), minutes: (low + high) / 2, winRate: points / matches, matches };
};

/** The parts in which matches against `opponent` ended. */
export const ratesOf = (lines: readonly Metrics[], opponent: string): RatePart[] => {
  const end = lines.length === 0 ? 0 : minutesOf(lines.at(-1) as Metrics);
  const found = Array.from({ length: parts }, (_, at) =>
    // Lines on a border belong to the part before it.
    rateWithin(lines, opponent, (at * end) / parts + (at === 0 ? 0 : 1e-9), ((at + 1) * end) / parts),
  );
  return found.filter((part) => part !== null);
};

/** Scripted opponents that any of the runs met, in the order they appear. */
export const botsOf = (runs: readonly NamedRun[]): string[] => {
  const names = runs.flatMap(({ lines }) => lines.flatMap((line) => Object.keys(line)));
  const bots = names.filter((name) => name.startsWith(`${rateKey}bot:`)).map((name) => name.slice(rateKey.length));
  return [...new Set(bots)].sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
};

const ladder = ['bot:weak', 'bot:medium', 'bot:strong'];
const orderOf = (bot: string): number => (ladder.includes(bot) ? ladder.indexOf(bot) : ladder.length);

export const curvesPicture = (title: string, runs: readonly NamedRun[]): string => {
  const panels = botsOf(runs).map(
    (bot): Panel => ({
      title: `Win rate in training against ${bot}`,
      range: [0, 1],
      series: runs.map(({ name, lines }) => {
        const rates = ratesOf(lines, bot);
        return {
          name,
          points: rates.map(({ minutes, winRate }) => [minutes, winRate] as const),
          band: rates.map(({ minutes, low, high }) => [minutes, low, high] as const),
        };
      }),
    }),
  );
  const returns: Panel = {
    title: 'Return of an episode',
    series: runs.map(({ name, lines }) => {
      const shown = lines.filter((line) => line['episodeReturn'] !== undefined);
      const stride = Math.max(1, Math.ceil(shown.length / 200));
      const kept = shown.filter((_, at) => at % stride === 0);
      return { name, points: kept.map((line) => [minutesOf(line), line['episodeReturn'] as number] as const) };
    }),
  };
  return curveSvg(title, 'minutes', panels.length > 0 ? panels : [returns]);
};

export type RunEnd = {
  readonly name: string;
  readonly minutes: number;
  readonly decisions: number;
  readonly rates: Readonly<Record<string, RatePart | null>>;
};

/** Where each run stood in the last tenth of its time. */
export const endsOf = (runs: readonly NamedRun[]): RunEnd[] =>
  runs.map(({ name, lines }) => {
    const last = lines.at(-1) as Metrics;
    const minutes = minutesOf(last);
    const from = minutes * (1 - endShare);
    const rates = botsOf(runs).map((bot) => [bot, rateWithin(lines, bot, from, minutes)] as const);
    return { name, minutes, decisions: last['steps'] as number, rates: Object.fromEntries(rates) };
  });

const percent = (share: number): string => (share * 100).toFixed(1);

export const curvesTable = (ends: readonly RunEnd[]): string[] => {
  const bots = Object.keys(ends[0]?.rates ?? {});
  const cells = ends.map(({ name, minutes, decisions, rates }) => [
    name,
    minutes.toFixed(1),
    shortNumber(decisions),
    ...bots.map((bot) => {
      const rate = rates[bot];
      return rate ? `${percent(rate.winRate)} (${percent(rate.low)} - ${percent(rate.high)}) %` : '–';
    }),
  ]);
  return table([['run', 'minutes', 'decisions', ...bots], ...cells], [1, 2]);
};
