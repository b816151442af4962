// `jixia tournament`: agents by a schedule, in a folder that can be taken up again at any time.
import { join } from 'node:path';
import { heatMapSvg } from '@jixia/arena';
import { runTournament, type Tournament } from '@jixia/arena/node';
import { type ScheduleKind, type Standing, scheduleKinds } from '@jixia/arena/schedules';
import { closestName } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { CliError } from '../cli-error.ts';
import type { Call, Command, Values } from '../command.ts';
import {
  cycleLines,
  evaluationOptions,
  payoffLines,
  ratingLines,
  readSeeds,
  timeLines,
  workersOf,
} from '../evaluation-options.ts';
import { remoteOptions, whileListening } from '../listen-option.ts';
import {
  configOption,
  noSandboxOption,
  noteSandbox,
  parseConfig,
  readAgentSpec,
  scenarioOption,
  splitList,
} from '../match-options.ts';
import { table } from '../output.ts';
import { writeWhole } from '../write-file.ts';

function scheduleOf(values: Values): ScheduleKind {
  const text = values.text('schedule');
  const known = scheduleKinds.find((kind) => kind === text);
  if (known !== undefined) return known;
  const near = closestName(text, scheduleKinds);
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  throw new CliError('bad_usage', `--schedule is one of ${scheduleKinds.join(', ')}, not "${text}".${hint}`);
}

function standingLines(standings: readonly Standing[]): string[] {
  const breaks = Object.keys(standings[0]?.tieBreaks ?? {});
  const head = ['', '', 'won', 'drawn', 'lost', 'match points', ...breaks];
  const rows = standings.map(({ rank, name, wins, draws, losses, matchPoints, tieBreaks }) => [
    String(rank),
    name,
    String(wins),
    String(draws),
    String(losses),
    String(matchPoints),
    ...breaks.map((key) => String(tieBreaks[key] ?? 0)),
  ]);
  return table([head, ...rows], [0, 2, 3, 4, 5, 6, 7]);
}

async function writePicture(dir: string, { ratings }: Tournament): Promise<void> {
  const { agents, payoff } = ratings;
  const names = agents.map(({ name }) => name);
  const order = names.map((name) => payoff.names.indexOf(name));
  const cells = order.map((i) => order.map((j) => payoff.cells[i]?.[j] ?? null));
  await writeWhole(
    join(dir, 'payoff.svg'),
    heatMapSvg({
      title: 'Who beats whom',
      rowTitle: 'agent',
      columnTitle: 'against',
      rows: names,
      columns: names,
      cells,
    }),
  );
}

async function run({ values, seed, output }: Call): Promise<0> {
  const dir = values.text('out');
  const seeding = values.text('seeding');
  if (seeding !== 'order' && seeding !== 'draw') {
    throw new CliError('bad_usage', `--seeding is order or draw, not "${seeding}".`);
  }
  const schedule = scheduleOf(values);
  const agents = splitList(values.text('agents')).map((text) => readAgentSpec(text, values));
  noteSandbox(agents, output);
  const scenario = await loadScenario(values.text('scenario'));
  const [seedFile, heroes, rounds] = [
    values.optionalText('seeds'),
    values.optionalText('heroes'),
    values.optionalNumber('rounds'),
  ];
  const progress = output.progress('Playing', 0, 'matches');
  const options = {
    scenario,
    agents,
    schedule,
    seeding,
    pairs: values.number('pairs'),
    seed,
    config: parseConfig(values.optionalText('config')),
    workers: workersOf(values),
    remoteAtOnce: values.number('at-once'),
    folder: { dir, resumes: values.flag('resume'), keepsReplays: values.flag('replays') },
    ...(rounds === undefined ? {} : { rounds }),
    ...(seedFile === undefined ? {} : { seeds: await readSeeds(seedFile) }),
    ...(heroes === undefined || heroes === 'all' ? {} : { heroes: splitList(heroes) }),
    onProgress: ({ matches }: { readonly matches: number }) => progress.update(matches),
  } as const;
  const tournament = await whileListening(values, output, (host) => runTournament({ ...options, host }));
  progress.end();
  await writePicture(dir, tournament);
  const { ratings, decisionTimes, ...results } = tournament;
  await writeWhole(join(dir, 'times.json'), `${JSON.stringify(decisionTimes, null, 2)}\n`);
  output.result({ ...results, ratings, decisionTimes, out: dir }, [
    `${schedule}: ${results.pairings} pairings in ${results.rounds} rounds, ${results.matches} matches${results.forfeits > 0 ? `, ${results.forfeits} by forfeit` : ''}`,
    '',
    ...standingLines(results.standings),
    '',
    ...ratingLines(ratings),
    '',
    ...payoffLines(ratings),
    '',
    ...cycleLines(ratings),
    ...timeLines(decisionTimes),
    '',
    `Pairings with their reasons, matches and tables are in ${dir}`,
  ]);
  return 0;
}

export const tournament: Command = {
  name: 'tournament',
  summary:
    'Plays a tournament: who meets whom follows from the schedule and the results, and the pairing file says why. Stopped at any point, it goes on with --resume.',
  options: [
    scenarioOption,
    { name: 'agents', kind: 'text', value: 'A,B,...', summary: 'the agents, best first: that is their seeding' },
    {
      name: 'schedule',
      kind: 'text',
      value: 'NAME',
      default: 'round-robin',
      summary: 'round-robin, swiss, single-elimination, double-elimination or ladder',
    },
    {
      name: 'rounds',
      kind: 'whole',
      value: 'N',
      min: 1,
      max: 10_000,
      summary: 'rounds of swiss (default log2 of the agents) and ladder (default 10), legs of round-robin (default 1)',
    },
    {
      name: 'seeding',
      kind: 'text',
      value: 'HOW',
      default: 'order',
      summary: 'order = as given, draw = drawn from the seed',
    },
    {
      name: 'pairs',
      kind: 'whole',
      value: 'N',
      default: 10,
      min: 1,
      max: 10_000,
      summary: 'pairs of matches of a pairing',
    },
    {
      name: 'heroes',
      kind: 'text',
      value: 'A,B,...',
      summary: 'heroes to play, in an order drawn for each round (default all)',
    },
    configOption,
    noSandboxOption,
    ...evaluationOptions,
    ...remoteOptions,
  ],
  examples: [
    'tournament --agents remote:lab-3,remote:lab-4,bot:strong --listen 4190 --out runs/labs --resume',
    'tournament --agents bot:strong,bot:medium,bot:weak,random --out runs/cup',
    'tournament --agents bot:strong,bot:medium,bot:weak,random --schedule double-elimination --pairs 5 --out runs/cup --resume',
  ],
  run,
};
