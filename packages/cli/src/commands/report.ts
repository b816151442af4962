// `jixia report`: evaluations, tournaments and replays as one page that needs nothing else, and as JSON.
import { stat } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { openReplay } from '@jixia/arena/replay';
import {
  buildReport,
  type LooseReplay,
  type ReadRun,
  type ReportDocument,
  readRun,
  reportPage,
} from '@jixia/arena/report';
import { loadScenario } from '@jixia/env/node';
import { CliError, systemReason } from '../cli-error.ts';
import type { Call, Command } from '../command.ts';
import { percent, timeLines } from '../evaluation-options.ts';
import { table } from '../output.ts';
import type { Progress } from '../progress.ts';
import { readGivenFile } from '../read-file.ts';
import { currentCommit } from '../train-options.ts';
import { writeWhole } from '../write-file.ts';

type Sources = { readonly runs: ReadRun[]; readonly replays: LooseReplay[]; readonly scenarioId: string };

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new CliError('missing_file', `Cannot read "${path}": ${systemReason(cause) ?? String(cause)}.`, { cause });
  }
}

async function readSources(paths: readonly string[]): Promise<Sources> {
  const runs: ReadRun[] = [];
  const replays: LooseReplay[] = [];
  for (const path of paths) {
    if (await isFolder(path)) runs.push(await readRun(path));
    else replays.push({ path, replay: (await openReplay(await readGivenFile(path), loadScenario)).replay });
  }
  const [run] = runs;
  const [loose] = replays;
  const scenarioId = run === undefined ? (loose?.replay.setup.scenarioId ?? '') : String(run.setup['scenario']);
  const other = replays.find(({ replay }) => replay.setup.scenarioId !== scenarioId);
  if (other !== undefined) {
    throw new CliError(
      'bad_usage',
      `"${other.path}" is a replay of ${other.replay.setup.scenarioId}, the others are of ${scenarioId}. A report is about one scenario.`,
    );
  }
  return { runs, replays, scenarioId };
}

/** Beside the first folder's matches, or here. */
async function pageFile(operands: readonly string[], given: string | undefined): Promise<string> {
  const [first = '.'] = operands;
  if (given === undefined) return (await isFolder(first)) ? join(first, 'report.html') : 'report.html';
  const ending = extname(given).toLowerCase();
  if (ending === '.html' || ending === '.htm') return given;
  if (ending !== '') {
    throw new CliError('bad_usage', `--out is a file that ends in .html, or a folder, not "${given}".`);
  }
  return join(given, 'report.html');
}

function checkSite(text: string): string {
  if (/^https?:\/\/[^\s/]+/.test(text)) return text;
  throw new CliError(
    'bad_usage',
    `--site is the address of a Jixia site, such as http://localhost:4180, not "${text}".`,
  );
}

/** As typed, for the page: words with blanks or quotes in quotes. */
const commandLine = (operands: readonly string[], options: readonly (readonly [string, string])[]): string =>
  ['jixia report', ...operands, ...options.flatMap(([name, value]) => [`--${name}`, value])]
    .map((word, at) => (at > 0 && /[^\w@%+=:,./-]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : word))
    .join(' ');

function lines({ ratings, meetings, matches, forfeits, behaviour, watched, decisionTimes }: ReportDocument): string[] {
  const rows = meetings.map(({ a, b, score, low, high, matches: count }) => [
    `${a} – ${b}`,
    percent(score),
    `${percent(low)} to ${percent(high)}`,
    `${count} matches`,
  ]);
  return [
    `${ratings.agents.length} agents, ${matches} matches${forfeits > 0 ? `, ${forfeits} by forfeit` : ''}`,
    ...(rows.length <= 30 ? table(rows, [1, 2, 3]) : []),
    ...timeLines(decisionTimes),
    ...(decisionTimes.length > 0 ? [''] : []),
    `${behaviour.read} of ${behaviour.of} replays read, ${watched.length} matches with links to their decisive moments`,
  ];
}

async function run({ operands, values, output }: Call): Promise<0> {
  const site = checkSite(values.text('site'));
  const out = values.optionalText('out');
  const page = await pageFile(operands, out);
  const data = page.replace(/\.html?$/i, '.json');
  const { runs, replays, scenarioId } = await readSources(operands);
  const scenario = await loadScenario(scenarioId);
  const folder = resolve(dirname(page));
  const progress: { bar?: Progress } = {};
  const report = await buildReport({
    scenario,
    runs,
    replays,
    command: commandLine(operands, [
      ...(out === undefined ? [] : [['out', out] as const]),
      ...(['replays', 'moments'] as const).map((name) => [name, String(values.number(name))] as const),
    ]),
    commit: currentCommit(),
    maxReplays: values.number('replays'),
    maxWatched: values.number('moments'),
    readFile: readGivenFile,
    relativeToPage: (path) => relative(folder, resolve(path)).split(sep).join('/'),
    onProgress: (read, of) => {
      progress.bar ??= output.progress('Reading', of, 'replays');
      progress.bar.update(read);
    },
  });
  progress.bar?.end();
  await writeWhole(data, `${JSON.stringify(report.document, null, 2)}\n`);
  await writeWhole(page, reportPage(report, { site }));
  const { matches, forfeits, ratings, meetings, behaviour, watched, decisionTimes } = report.document;
  output.result(
    {
      page,
      data,
      matches,
      forfeits,
      agents: ratings.agents.map(({ name, elo, eloLow, eloHigh }) => ({ name, elo, eloLow, eloHigh })),
      meetings,
      decisionTimes,
      replaysRead: behaviour.read,
      watched: watched.length,
    },
    [...lines(report.document), '', `Page: ${page}`, `JSON: ${data}`],
  );
  return 0;
}

export const reportCommand: Command = {
  name: 'report',
  summary:
    'Writes one page (zh/en, needs no other file and no network) and JSON about folders of `eval` and `tournament`, and replays: ratings, payoff matrix, cycles, heroes, behaviour, and links into the replays at the decisive moments.',
  operands: [{ name: 'PATH', summary: 'a folder of a run, or a .jxr file; all of one scenario', isRepeated: true }],
  options: [
    {
      name: 'out',
      kind: 'text',
      value: 'FILE.html',
      summary:
        'the page, or a folder for it (default report.html in the first folder, or here); the JSON lies beside it',
    },
    {
      name: 'replays',
      kind: 'whole',
      value: 'N',
      default: 400,
      min: 0,
      max: 1_000_000,
      summary: 'most replays to play through for behaviour, spread evenly over the pairings',
    },
    {
      name: 'moments',
      kind: 'whole',
      value: 'N',
      default: 40,
      min: 0,
      max: 1000,
      summary: 'most matches to list with decisive moments; the page holds their replays',
    },
    {
      name: 'site',
      kind: 'text',
      value: 'URL',
      default: 'http://localhost:4180',
      summary: 'Jixia site that the links into replays open; the reader can change it on the page',
    },
  ],
  examples: ['report runs/cup', 'report runs/table runs/matrix --out report.html', 'report replays/*.jxr'],
  run,
};
