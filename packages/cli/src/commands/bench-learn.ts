// `jixia bench learn`: how fast policies are trained and run, after checking that both compute what they should.
import { availableParallelism } from 'node:os';
import { baselineSpec, benchBrowserLearn, benchLearn, benchPytorch, type PytorchSpeed } from '@jixia/bench';
import type { LoadedScenario } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { nodeRuntime } from '@jixia/learn/node';
import type { Call, Command } from '../command.ts';
import { shortNumber } from '../progress.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The browser against Node, in the same run. */
async function compareBrowser({ values, seed, output }: Call): Promise<0> {
  const scenario = await loadScenario(values.text('scenario'));
  const windows = values.number('windows');
  const progress = output.progress('Measuring', windows, 'rounds');
  const speed = await benchBrowserLearn({
    scenario,
    threads: values.number('threads'),
    seed,
    windows,
    onWindow: (done) => progress.update(done),
  });
  progress.end();
  const load = speed.load.map((each) => each.toFixed(1)).join(' to ');
  output.result(speed, [
    `${scenario.manifest.id}, ${speed.network}, ${speed.threads} thread${speed.threads > 1 ? 's' : ''} each`,
    `browser       ${shortNumber(speed.browserSamplesPerSecond)} samples/s (${speed.browser}${speed.isCrossOriginIsolated ? '' : ', not cross-origin isolated'}, spread ${percent(speed.browserSpread)})`,
    `Node          ${shortNumber(speed.nodeSamplesPerSecond)} samples/s (spread ${percent(speed.nodeSpread)})`,
    `ratio         ${speed.ratio.toFixed(2)} (median of ${speed.windows} rounds, spread ${percent(speed.ratioSpread)})`,
    `load          ${load} on ${speed.cores} cores`,
  ]);
  return 0;
}

/** The learner against PyTorch on this machine, where there is one, with one and two threads. */
async function comparePytorch({ values, seed, output }: Call, scenario: LoadedScenario): Promise<PytorchSpeed> {
  const threads = [1, 2].filter((count) => count <= availableParallelism());
  const rounds = values.number('windows');
  const progress = output.progress('Comparing with PyTorch', rounds * threads.length, 'rounds');
  const found = await benchPytorch({
    runtime: await nodeRuntime(),
    spec: baselineSpec(scenario.manifest),
    python: values.optionalText('python') ?? process.env['JIXIA_PYTHON'] ?? 'python3',
    threads,
    device: values.text('torch-device'),
    rounds,
    seed,
    onRound: (done) => progress.update(done),
  });
  progress.end();
  return found;
}

function pytorchLines(found: PytorchSpeed): string[] {
  if (found.kind === 'absent') {
    return [
      `PyTorch       not compared: ${found.reason}. pip install torch, or name a Python that has it with --python`,
    ];
  }
  const { torch, agreement, rates, load } = found;
  return [
    `PyTorch       ${torch}; one step agrees: losses within ${agreement.eagerStats.toExponential(1)}, weights within ${agreement.eagerWeights.toExponential(1)} of a move of ${agreement.moved.toExponential(1)}`,
    ...rates.map(
      (each) =>
        `  ${each.threads} thread${each.threads > 1 ? 's' : ' '}   Node ${shortNumber(each.node)} samples/s, eager ${shortNumber(each.eager)}, exported step in PyTorch ${shortNumber(each.graph)}; ` +
        `ratio to eager ${each.ratio.toFixed(2)} (${each.ratioLow.toFixed(2)} to ${each.ratioHigh.toFixed(2)} in ${found.rounds} rounds; by processor time ${each.cpuRatio.toFixed(2)})`,
    ),
    `  load        ${load.map((each) => each.toFixed(1)).join(' to ')} a core`,
  ];
}

export const benchLearnCommand: Command = {
  name: 'bench learn',
  summary:
    'Measures training and inference of an MLP 256-256 with the heads of the scenario, and where the time of a training run goes: checks the results first, then takes the median of several windows.',
  options: [
    { name: 'scenario', kind: 'text', value: 'ID', default: 'moba-1v1', summary: 'the scenario' },
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
    {
      name: 'python',
      kind: 'text',
      value: 'PATH',
      summary: 'Python whose PyTorch is compared with (default: JIXIA_PYTHON, or python3)',
    },
    {
      name: 'torch-device',
      kind: 'text',
      value: 'NAME',
      default: 'cpu',
      summary: 'what PyTorch computes on there: cpu, or cuda',
    },
    { name: 'browser', kind: 'flag', summary: 'only the training step, in a headless browser and in Node in turns' },
  ],
  examples: [
    'bench learn',
    'bench learn --threads 2 --json',
    'bench learn --python ~/torch/bin/python',
    'bench learn --browser --threads 2',
  ],
  async run(call) {
    const { values, seed, output } = call;
    if (values.flag('browser')) return compareBrowser(call);
    const scenario = await loadScenario(values.text('scenario'));
    const windows = values.number('windows');
    const progress = output.progress('Measuring', windows * 2, 'windows');
    const speed = await benchLearn({
      scenario,
      threads: values.number('threads'),
      seed,
      windows,
      onWindow: (done) => progress.update(done),
    });
    progress.end();
    const pytorch = await comparePytorch(call, scenario);
    const shares = Object.entries(speed.phases).map(([phase, share]) => `${phase} ${percent(share)}`);
    output.result({ ...speed, pytorch }, [
      `${scenario.manifest.id}, ${speed.network}: ${speed.parameters} weights, ${speed.threads} thread${speed.threads > 1 ? 's' : ''}`,
      `checksum      ${speed.checksum} (one graph equals the sum of its pieces; inference equals plain loops)`,
      `training      ${shortNumber(speed.samplesPerSecond)} samples/s (median of ${speed.windows}, spread ${percent(speed.samplesSpread)})`,
      `baseline      ${speed.ratioToProducts.toFixed(2)} x the bare matrix products of the same step`,
      `inference     ${shortNumber(speed.inferencePerSecond)} rows/s (spread ${percent(speed.inferenceSpread)})`,
      `environment   ${shortNumber(speed.envPerSecond)} decisions/s (alone, one thread)`,
      `whole run     ${shortNumber(speed.trainedPerSecond)} learned decisions/s; ${speed.coresBusy.toFixed(2)} of ${speed.cores} cores busy`,
      `thread time   ${shares.join(', ')}`,
      ...pytorchLines(pytorch),
    ]);
    return 0;
  },
};
