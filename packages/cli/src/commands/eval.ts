// `jixia eval`: who is better, over pairs of matches with the same seed and swapped sides.
import { join } from 'node:path';
import type { AgentSpec, SprtOptions } from '@jixia/arena';
import { commitment, gamesOfRecords, type RunEvaluationOptions, runEvaluation } from '@jixia/arena/node';
import { rateGames } from '@jixia/arena/ratings';
import type { LoadedScenario } from '@jixia/env';
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
import { duelDocument, duelLines, writeMatrix, writeRatings } from '../evaluation-report.ts';
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
import { plainNumber } from '../parse-call.ts';
import type { Progress } from '../progress.ts';
import { writeWhole } from '../write-file.ts';

function pairCount(values: Values, seeds: readonly bigint[] | undefined): number {
  const matches = values.optionalNumber('matches');
  const pairs = values.optionalNumber('pairs');
  if (matches !== undefined && pairs !== undefined) {
    throw new CliError('bad_usage', 'Give --matches or --pairs, not both: a pair is two matches.');
  }
  if (matches !== undefined && matches % 2 !== 0) {
    throw new CliError('bad_usage', `--matches must be even, not ${matches}: each seed is played from both sides.`);
  }
  return pairs ?? (matches === undefined ? (seeds?.length ?? (values.flag('matrix') ? 1 : 100)) : matches / 2);
}

function sprtOptions(values: Values): SprtOptions | undefined {
  const text = values.optionalText('sprt');
  if (text === undefined) return undefined;
  const [s0, s1, ...rest] = splitList(text).map((part) => (plainNumber.test(part) ? Number(part) : Number.NaN));
  if (s0 === undefined || s1 === undefined || rest.length > 0 || Number.isNaN(s0) || Number.isNaN(s1)) {
    throw new CliError('bad_usage', `--sprt takes two scores, such as 0.5,0.55, not "${text}".`);
  }
  const variant = values.text('sprt-variant');
  if (variant !== 'pentanomial' && variant !== 'wald') {
    throw new CliError('bad_usage', `--sprt-variant is pentanomial or wald, not "${variant}".`);
  }
  return { s0, s1, alpha: values.number('alpha'), beta: values.number('beta'), variant };
}

function checkCombination(values: Values, agents: readonly AgentSpec[]): void {
  const isMatrix = values.flag('matrix');
  const hasFolder = values.optionalText('out') !== undefined;
  if (isMatrix && !hasFolder)
    throw new CliError('bad_usage', '--matrix writes pictures: give a folder with --out DIR.');
  if (isMatrix && values.optionalText('sprt') !== undefined) {
    throw new CliError('bad_usage', '--matrix plays every two heroes; --sprt would stop it. Give one of them.');
  }
  for (const name of ['resume', 'replays']) {
    if (values.flag(name) && !hasFolder) throw new CliError('bad_usage', `--${name} needs --out DIR.`);
  }
  if (values.optionalText('sprt') !== undefined && agents.length > 2) {
    throw new CliError('bad_usage', `--sprt decides between two agents, not ${agents.length}.`);
  }
}

async function readOptions({ operands, values, seed }: Call, scenario: LoadedScenario): Promise<RunEvaluationOptions> {
  const agents = operands.map((text) => readAgentSpec(text, values));
  checkCombination(values, agents);
  const seedFile = values.optionalText('seeds');
  const seeds = seedFile === undefined ? undefined : await readSeeds(seedFile);
  const heroes = values.optionalText('heroes');
  const dir = values.optionalText('out');
  const sprt = sprtOptions(values);
  return {
    scenario,
    agents,
    pairs: pairCount(values, seeds),
    seed,
    config: parseConfig(values.optionalText('config')),
    workers: workersOf(values),
    remoteAtOnce: values.number('at-once'),
    ...(seeds === undefined ? {} : { seeds }),
    ...(heroes === undefined || heroes === 'all' ? {} : { heroes: splitList(heroes) }),
    ...(values.flag('matrix') ? { heroPairing: 'all' as const, meetings: 'first' as const } : {}),
    ...(sprt === undefined ? {} : { sprt }),
    ...(dir === undefined
      ? {}
      : { folder: { dir, resumes: values.flag('resume'), keepsReplays: values.flag('replays') } }),
  };
}

async function run(call: Call): Promise<0> {
  const { values, output } = call;
  const scenario = await loadScenario(values.text('scenario'));
  const options = await readOptions(call, scenario);
  const { seeds, sprt, folder } = options;
  noteSandbox(options.agents, output);
  const progress: { bar?: Progress } = {};
  const played = await whileListening(values, output, (host) =>
    runEvaluation({
      ...options,
      host,
      onProgress: ({ matches, of }) => {
        progress.bar ??= output.progress('Playing', of, 'matches');
        progress.bar.update(matches);
      },
    }),
  );
  progress.bar?.end();
  const set = seeds === undefined ? {} : { seeds: commitment(seeds) };
  const { decisionTimes } = played;
  const [first] = played.meetings;
  const lines: string[] = [];
  let document: object;
  if (options.agents.length === 2 && first !== undefined) {
    document = { ...duelDocument(first.evaluation), ...set };
    lines.push(...duelLines(first.a, first.b, first.evaluation, sprt));
  } else {
    const ratings = rateGames(gamesOfRecords(played.records));
    const forfeits = played.records.filter(({ forfeit }) => forfeit !== undefined).length;
    document = { ...ratings, pairs: options.pairs, matches: played.records.length, forfeits, ...set };
    lines.push(...ratingLines(ratings), '', ...payoffLines(ratings), '', ...cycleLines(ratings));
    if (folder !== undefined) await writeRatings(folder.dir, ratings);
  }
  lines.push(...timeLines(decisionTimes));
  if (folder !== undefined) {
    if (values.flag('matrix')) {
      const matrices = await writeMatrix(folder.dir, played);
      document = { ...document, matrix: matrices };
      await writeWhole(join(folder.dir, 'matrix.json'), `${JSON.stringify(matrices, null, 2)}\n`);
      lines.push('', ...matrices.map(({ svg }) => `Heat map: ${join(folder.dir, svg)}`));
    }
    await writeWhole(join(folder.dir, 'results.json'), `${JSON.stringify(document, null, 2)}\n`);
    await writeWhole(join(folder.dir, 'times.json'), `${JSON.stringify(decisionTimes, null, 2)}\n`);
    lines.push('', `Every match and the results are in ${folder.dir}`);
  }
  output.result({ ...document, decisionTimes }, lines);
  return 0;
}

export const evalCommand: Command = {
  name: 'eval',
  summary:
    'Plays agents against each other in pairs of matches (same seed and heroes, sides swapped): the win rate of A against B with its 95 % interval, or ratings of all.',
  operands: [
    { name: 'A', summary: 'an agent: bot:NAME, policy:FILE.onnx, ./FOLDER, remote:NAME or random' },
    { name: 'B', summary: 'another; with more than two, every two meet', isRepeated: true },
  ],
  options: [
    scenarioOption,
    {
      name: 'matches',
      kind: 'whole',
      value: 'N',
      min: 2,
      max: 1_000_000,
      summary: 'matches of every two agents, even (default 200, or all of --seeds)',
    },
    { name: 'pairs', kind: 'whole', value: 'N', min: 1, max: 500_000, summary: 'pairs of matches instead' },
    {
      name: 'heroes',
      kind: 'text',
      value: 'A,B,...',
      summary: 'heroes that the pairs go through in turn, or all (default)',
    },
    {
      name: 'matrix',
      kind: 'flag',
      summary:
        'every hero of A against every hero of each opponent, --pairs times (default 1); teams draw line-ups. Needs --out',
    },
    {
      name: 'sprt',
      kind: 'text',
      value: 'S0,S1',
      summary: 'stop as soon as it is clear whether the score of A is at most S0 or at least S1',
    },
    { name: 'alpha', kind: 'number', value: 'P', default: 0.05, summary: 'chance of finding S1 where S0 is true' },
    { name: 'beta', kind: 'number', value: 'P', default: 0.05, summary: 'chance of finding S0 where S1 is true' },
    {
      name: 'sprt-variant',
      kind: 'text',
      value: 'NAME',
      default: 'pentanomial',
      summary: 'pentanomial, or wald: error rates that hold for any pairs, up to twice as long',
    },
    configOption,
    noSandboxOption,
    ...evaluationOptions,
    ...remoteOptions,
  ],
  examples: [
    'eval bot:strong bot:medium --matches 200',
    'eval bot:medium random --pairs 50 --json',
    'eval ./mine bot:weak',
    'eval remote:lab-3 bot:strong --listen 4190 --out runs/lab-3 --resume',
    'eval bot:strong bot:medium --sprt 0.5,0.6 --pairs 1000',
    'eval bot:strong bot:medium bot:weak random --pairs 50 --out runs/table --resume',
    'eval bot:strong bot:medium --heroes all --matrix --out runs/matrix',
  ],
  run,
};
