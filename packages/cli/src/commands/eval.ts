// `jixia eval`: who is better, over pairs of matches with the same seed and swapped sides.
import { availableParallelism } from 'node:os';
import { evaluate } from '@jixia/arena/node';
import { loadScenario } from '@jixia/env/node';
import { CliError } from '../cli-error.ts';
import type { Command, Values } from '../command.ts';
import {
  configOption,
  noSandboxOption,
  parseConfig,
  readAgentSpec,
  scenarioOption,
  splitList,
} from '../match-options.ts';
import { table } from '../output.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function pairCount(values: Values): number {
  const matches = values.optionalNumber('matches');
  const pairs = values.optionalNumber('pairs');
  if (matches !== undefined && pairs !== undefined) {
    throw new CliError('bad_usage', 'Give --matches or --pairs, not both: a pair is two matches.');
  }
  if (matches !== undefined && matches % 2 !== 0) {
    throw new CliError('bad_usage', `--matches must be even, not ${matches}: each seed is played from both sides.`);
  }
  return pairs ?? (matches ?? 200) / 2;
}

export const evalCommand: Command = {
  name: 'eval',
  summary:
    'Plays agent A against agent B in pairs of matches (same seed and heroes, sides swapped) and reports the win rate of A with its 95 % interval.',
  operands: [
    { name: 'A', summary: 'an agent: bot:NAME, policy:FILE.onnx, ./FOLDER or random' },
    { name: 'B', summary: 'the other' },
  ],
  options: [
    scenarioOption,
    {
      name: 'matches',
      kind: 'whole',
      value: 'N',
      min: 2,
      max: 1_000_000,
      summary: 'matches in all, even (default 200)',
    },
    { name: 'pairs', kind: 'whole', value: 'N', min: 1, max: 500_000, summary: 'pairs of matches instead' },
    {
      name: 'heroes',
      kind: 'text',
      value: 'A,B,...',
      summary: 'heroes that the pairs go through in turn (default all)',
    },
    configOption,
    noSandboxOption,
    {
      name: 'workers',
      kind: 'whole',
      value: 'N',
      min: 0,
      max: 256,
      summary: 'threads; the result is the same (default one a core)',
    },
  ],
  examples: ['eval bot:strong bot:medium --matches 200', 'eval bot:medium random --pairs 50 --json'],
  async run({ operands, values, seed, output }) {
    const [a = '', b = ''] = operands;
    const pairs = pairCount(values);
    const heroes = values.optionalText('heroes');
    const scenario = await loadScenario(values.text('scenario'));
    const progress = output.progress('Playing', pairs * 2, 'matches');
    const options = {
      scenario,
      a: readAgentSpec(a, values),
      b: readAgentSpec(b, values),
      pairs,
      seed,
      config: parseConfig(values.optionalText('config')),
      workers: values.optionalNumber('workers') ?? availableParallelism(),
      ...(heroes === undefined ? {} : { heroes: splitList(heroes) }),
      onProgress: ({ matches }: { readonly matches: number }) => progress.update(matches),
    };
    if (values.flag('no-sandbox')) output.note('Note: agents from folders run without a sandbox.');
    const found = await evaluate(options);
    progress.end();
    const { winRate, low, high, wins, losses, draws, forfeits, byHero } = found;
    const rows = byHero.map((row) => [`  ${row.hero}`, percent(row.winRate), `${row.matches} matches`]);
    output.result({ winRate, low, high, wins, losses, draws, pairs: found.pairs, forfeits, byHero }, [
      `${a} against ${b}: ${percent(winRate)} (95 % interval ${percent(low)} to ${percent(high)})`,
      `${wins} wins, ${losses} losses, ${draws} draws in ${found.pairs} pairs${forfeits > 0 ? `, ${forfeits} by forfeit` : ''}`,
      ...(rows.length > 0 ? ['', ...table(rows, [1, 2])] : []),
    ]);
    return 0;
  },
};
