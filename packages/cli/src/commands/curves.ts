// `jixia curves`: several training runs in one picture and one table.
import { basename, resolve } from 'node:path';
import { RunFolder } from '@jixia/learn/node';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { curvesPicture, curvesTable, endsOf, type NamedRun } from '../run-curves.ts';
import { writeWhole } from '../write-file.ts';

const mostRuns = 6;

export const curvesCommand: Command = {
  name: 'curves',
  summary:
    'Draws the win rates of training runs against each bot, with 95 % intervals, in one SVG picture, and prints where each stood in the last tenth of its time.',
  operands: [{ name: 'RUN', summary: 'a run folder of jixia train', isRepeated: true }],
  options: [
    { kind: 'text', name: 'out', value: 'FILE.svg', summary: 'the picture (default curves.svg)' },
    { kind: 'text', name: 'title', value: 'TEXT', summary: 'what stands above it (default: names of the runs)' },
  ],
  examples: ['curves runs/moba-1v1-1 runs/moba-1v1-2', 'curves runs/ippo runs/mappo --out team.svg --json'],
  async run({ operands, values, output }) {
    const out = values.optionalText('out') ?? 'curves.svg';
    if (!out.endsWith('.svg')) throw new CliError('bad_usage', `--out is an SVG picture: "${out}" has to end in .svg.`);
    if (operands.length > mostRuns) {
      throw new CliError('bad_usage', `${operands.length} runs are too many to tell apart: give at most ${mostRuns}.`);
    }
    const runs = operands.map((path): NamedRun => {
      const lines = RunFolder.open(path).readMetrics();
      if (lines.length === 0) throw new CliError('bad_usage', `${path} has no metrics yet: let the run do an update.`);
      return { name: basename(resolve(path)), lines };
    });
    const twice = runs.find(({ name }, at) => runs.findIndex((run) => run.name === name) !== at);
    if (twice)
      throw new CliError('bad_usage', `Two of the runs are called "${twice.name}": rename one of the folders.`);
    await writeWhole(out, curvesPicture(values.optionalText('title') ?? runs.map(({ name }) => name).join(', '), runs));
    const ends = endsOf(runs);
    output.result({ picture: resolve(out), runs: ends }, [...curvesTable(ends), '', `Picture: ${out}`]);
    return 0;
  },
};
