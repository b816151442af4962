// `jixia bench verdict`: how long an author waits from an upload to its verdict.
import type { Command } from '../command.ts';
import { table } from '../output.ts';
import { packAgent, scenarioOf } from '../pack-agent.ts';
import { benchVerdicts } from '../verdict-bench.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

export const benchVerdictCommand: Command = {
  name: 'bench verdict',
  summary:
    'Starts a server with a database of its own and one worker, uploads each agent many times, one after the other, and times each from the upload to the verdict, the validation match included. All must be accepted.',
  operands: [
    {
      name: 'AGENT',
      summary: "an agent's folder, or a .onnx, .wasm, .zip or .tar.gz file",
      isRepeated: true,
    },
  ],
  options: [
    { name: 'runs', kind: 'whole', value: 'N', default: 20, min: 1, max: 500, summary: 'uploads of each' },
    {
      name: 'scenario',
      kind: 'text',
      value: 'ID',
      summary: 'the scenario (default: the first that the agent names, or moba-1v1)',
    },
  ],
  examples: ['bench verdict kits/typescript scenarios/moba/policies/moba-1v1.onnx', 'bench verdict ./mine --runs 100'],
  async run({ operands, values, output }) {
    const agents = [];
    for (const path of operands) {
      const packed = await packAgent(path);
      agents.push({ packed, scenarioId: scenarioOf(values.optionalText('scenario'), packed) });
    }
    const runs = values.number('runs');
    const progress = output.progress('Validating', agents.length * runs, 'uploads');
    const times = await benchVerdicts({ agents, runs, onVerdict: (done) => progress.update(done) }).finally(() =>
      progress.end(),
    );
    output.result({ runs, agents: times }, [
      `From the upload to the verdict, ${runs} upload${runs === 1 ? '' : 's'} of each, one after the other, one worker:`,
      ...table([
        ['agent', 'kind', 'scenario', 'median', '95 %', 'most', 'first'],
        ...times.map(({ name, kind, scenarioId, medianMs, p95Ms, mostMs, timesMs }) => {
          const figures = [medianMs, p95Ms, mostMs, timesMs[0] as number].map(seconds);
          return [name, kind, scenarioId, ...figures];
        }),
      ]),
    ]);
    return 0;
  },
};
