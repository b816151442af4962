// `jixia bench agents`: what a decision costs over each kind of line, what a start costs, and matches a second.
import { type AgentCost, benchAgents, percent } from '@jixia/bench';
import { loadScenario } from '@jixia/env/node';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { scenarioOption } from '../match-options.ts';
import { table } from '../output.ts';

const ms = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;
const row = (name: string, { median, p99, spread, count }: AgentCost): string[] => [
  name,
  ms(median),
  ms(p99),
  percent(spread),
  String(count),
];

export const benchAgentsCommand: Command = {
  name: 'bench agents',
  summary:
    'Measures what an agent costs beside its own thinking: a decision of an idle agent in WebAssembly, in a process, in the sandbox and over WebSocket; its start; and matches of strong against medium on worker threads.',
  options: [
    scenarioOption,
    {
      name: 'decisions',
      kind: 'whole',
      value: 'N',
      default: 2000,
      min: 100,
      max: 1_000_000,
      summary: 'decisions of each kind',
    },
    { name: 'starts', kind: 'whole', value: 'N', default: 20, min: 5, max: 1000, summary: 'starts of a process' },
    { name: 'matches', kind: 'whole', value: 'N', default: 1000, min: 2, max: 1_000_000, summary: 'matches, even' },
    {
      name: 'workers',
      kind: 'whole',
      value: 'N',
      default: 2,
      min: 1,
      max: 256,
      summary: 'threads that play the matches',
    },
  ],
  examples: ['bench agents', 'bench agents --matches 100 --json'],
  async run({ values, seed, output }) {
    const matches = values.number('matches');
    if (matches % 2 !== 0) {
      throw new CliError('bad_usage', `--matches must be even, not ${matches}: each seed is played from both sides.`);
    }
    const scenario = await loadScenario(values.text('scenario'));
    const progress = output.progress('Measuring', 9, 'parts');
    let part = 0;
    const costs = await benchAgents({
      scenario,
      seed,
      matches,
      decisions: values.number('decisions'),
      starts: values.number('starts'),
      workers: values.number('workers'),
      onPart: (name) => progress.update(part++, name),
    });
    progress.end();
    const { decisionMs, startMs, matchesPerSecond } = costs;
    const rows = [
      ['', 'median', '99 %', 'spread', 'count'],
      ...Object.entries(decisionMs).map(([kind, cost]) => row(`a decision: ${kind}`, cost)),
      row('a start: process', startMs.process),
      ...(startMs.sandbox === null ? [] : [row('a start: sandbox', startMs.sandbox)]),
    ];
    const { rate, seconds, workers } = matchesPerSecond;
    output.result(costs, [
      ...table(rows, [1, 2, 3, 4]),
      '',
      `strong against medium: ${rate.toFixed(2)} matches/s (${matches} in ${seconds.toFixed(1)} s on ${workers} workers)`,
    ]);
    return 0;
  },
};
