// `jixia bench algorithms`: how fast single algorithms learn, after checking what they compute.
import { algorithmBenchmarks, benchAlgorithms, percent } from '@jixia/bench';
import { loadScenario } from '@jixia/env/node';
import type { Command } from '../command.ts';
import { splitList } from '../match-options.ts';
import { table } from '../output.ts';
import { shortNumber } from '../progress.ts';

const names = Object.keys(algorithmBenchmarks);

export const benchAlgorithmsCommand: Command = {
  name: 'bench algorithms',
  summary:
    'Checks what each algorithm computes, against exact values or plain loops, then measures how fast it learns: tabular ones on cliff walking, the others with an MLP 256-256 on the scenario.',
  options: [
    { name: 'scenario', kind: 'text', value: 'ID', default: 'moba-1v1', summary: 'the scenario' },
    { name: 'only', kind: 'text', value: 'NAME,...', default: names.join(','), summary: 'which algorithms' },
    { name: 'threads', kind: 'whole', value: 'N', default: 1, min: 1, max: 64, summary: 'threads of a training step' },
    {
      name: 'windows',
      kind: 'whole',
      value: 'N',
      default: 7,
      min: 5,
      max: 101,
      summary: 'measurements; their median counts',
    },
  ],
  examples: ['bench algorithms', 'bench algorithms --only dqn --threads 2 --json'],
  async run({ values, seed, output }) {
    const scenario = await loadScenario(values.text('scenario'));
    const algorithms = splitList(values.text('only'));
    const windows = values.number('windows');
    const progress = output.progress('Measuring', windows * algorithms.length, 'windows');
    const found = await benchAlgorithms({
      scenario,
      algorithms,
      threads: values.number('threads'),
      seed,
      windows,
      onWindow: (done) => progress.update(done),
    });
    progress.end();
    output.result(
      { algorithms: found },
      table(
        found.map(({ algorithm, perSecond, unit, spread, check }) => [
          algorithm,
          `${shortNumber(perSecond)} ${unit}/s`,
          `spread ${percent(spread)}`,
          check,
        ]),
      ),
    );
    return 0;
  },
};
