// `jixia bench balance`: whether heroes and sides are matched, from many matches of one bot against itself.
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  type BalanceReport,
  balanceFiles,
  balanceReport,
  percent,
  playBalance,
  rateText,
  readBalanceResults,
} from '@jixia/bench';
import { loadScenario } from '@jixia/env/node';
import { CliError } from '../cli-error.ts';
import type { Call, Command, Values } from '../command.ts';
import { configOption, parseConfig, scenarioOption } from '../match-options.ts';
import { table } from '../output.ts';
import { stopSignal } from '../stop-signal.ts';
import { writeWhole } from '../write-file.ts';

/** Options that a report from kept matches does not take: the file says them. */
const playOnly = ['matches', 'bot', 'out', 'config', 'workers'];
const defaultMatches = 2000;
const defaultBot = 'strong';

function reportLines(report: BalanceReport): string[] {
  const { goals, heroes, side0, lengthMinutes: length, firstBlood, firstTower } = report;
  const rows = heroes.map((hero) => [
    `  ${hero.hero}`,
    hero.role,
    percent(hero.rate),
    `${percent(hero.low)} to ${percent(hero.high)}`,
    `${hero.games} games`,
    `${hero.kills.toFixed(1)} / ${hero.deaths.toFixed(1)} / ${hero.assists.toFixed(1)}`,
  ]);
  return [
    `${report.scenario}, ${report.matches} matches of bot:${report.bot}, 95 % intervals in brackets`,
    `side 0        ${rateText(side0.firstMatches)} of ${side0.firstMatches.games} first matches; all ${rateText(side0.allMatches)}`,
    `length        ${length.median.toFixed(1)} game minutes (quartiles ${length.lowerQuartile.toFixed(1)} and ${length.upperQuartile.toFixed(1)})`,
    `first blood   wins ${rateText(firstBlood)} of ${firstBlood.games}`,
    `first tower   wins ${rateText(firstTower)} of ${firstTower.games}`,
    `ends          ${percent(report.draws.rate)} draws, ${percent(report.timeLimit.rate)} at the time limit`,
    ...(report.duels
      ? [`most beaten   ${report.duels.beats[0]?.others} others, by ${report.duels.beats[0]?.hero}`]
      : []),
    '',
    ...table(rows, [2, 3, 4, 5]),
    '',
    ...table(goals.map(({ name, wanted, found, isMet }) => [isMet ? 'met' : 'missed', name, wanted, found])),
  ];
}

async function play({ values, seed, output }: Call, folder: string): Promise<BalanceReport> {
  const scenario = await loadScenario(values.text('scenario'));
  const matches = values.optionalNumber('matches') ?? defaultMatches;
  const { signal, release } = stopSignal();
  let progress: ReturnType<typeof output.progress> | null = null;
  try {
    const run = await playBalance({
      scenario,
      bot: values.optionalText('bot') ?? defaultBot,
      matches,
      seed,
      config: parseConfig(values.optionalText('config')),
      workers: values.optionalNumber('workers') ?? availableParallelism(),
      folder,
      canResume: values.flag('resume'),
      signal,
      onProgress: (done, of) => {
        progress ??= output.progress('Playing', of, 'matches');
        progress.update(done);
      },
    });
    if (!run.isComplete) {
      output.note(`Stopped after ${run.records.length} of ${matches} matches; the same command with --resume goes on.`);
    }
    return balanceReport(run.header, run.records);
  } finally {
    (progress as { end(): void } | null)?.end();
    release();
  }
}

function refusePlayOptions(values: Values): void {
  const given = playOnly.find((name) => values.optionalText(name) !== undefined);
  if (given === undefined && !values.flag('resume')) return;
  throw new CliError(
    'bad_usage',
    `--${given ?? 'resume'} does not go with --from, which only reports on matches played.`,
  );
}

async function run(call: Call): Promise<0> {
  const { values, output } = call;
  const from = values.optionalText('from');
  const folder = from ?? values.optionalText('out') ?? join('runs', 'balance');
  let report: BalanceReport;
  if (from === undefined) report = await play(call, folder);
  else {
    refusePlayOptions(values);
    const { header, records } = readBalanceResults(from, values.text('scenario'));
    report = balanceReport(header, records);
  }
  await mkdir(folder, { recursive: true });
  for (const [name, content] of balanceFiles(report)) await writeWhole(join(folder, name), content);
  output.result(report, [...reportLines(report), '', `Report in ${join(folder, `${report.scenario}.md`)}`]);
  return 0;
}

export const benchBalanceCommand: Command = {
  name: 'bench balance',
  summary:
    'Plays many matches of one scripted bot against itself, all heroes of a match different and every line-up from both sides, and reports win rates of heroes and sides with 95 % intervals, match lengths, and what first blood and a first tower are worth. Ctrl-C stops; --resume goes on.',
  options: [
    scenarioOption,
    {
      name: 'matches',
      kind: 'whole',
      value: 'N',
      min: 2,
      max: 10_000_000,
      summary: `matches in all, even (default ${defaultMatches})`,
    },
    { name: 'bot', kind: 'text', value: 'NAME', summary: `the bot in every seat (default ${defaultBot})` },
    configOption,
    {
      name: 'workers',
      kind: 'whole',
      value: 'N',
      min: 0,
      max: 256,
      summary: 'threads; the result is the same (default one a core)',
    },
    { name: 'out', kind: 'text', value: 'DIR', summary: 'folder for matches and report (default runs/balance)' },
    { name: 'resume', kind: 'flag', summary: 'go on with the matches in the folder' },
    { name: 'from', kind: 'text', value: 'DIR', summary: 'only report on the matches in this folder again' },
  ],
  examples: [
    'bench balance --scenario moba-5v5 --matches 20000 --out runs/balance',
    'bench balance --matches 3800 --json',
    'bench balance --from runs/balance --scenario moba-5v5',
  ],
  run,
};
