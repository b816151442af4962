// `jixia sweep`: training runs with settings drawn at random from stated ranges, one after the other, best first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadAgent } from '@jixia/arena/node';
import { encodeConfig, type LoadedScenario } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { LearnError, networkOf, resolveTrainConfig, type TrainConfig } from '@jixia/learn';
import { checkRunFits, nodeRuntime, type RunDescription, RunFolder, train } from '@jixia/learn/node';
import { CliError } from '../cli-error.ts';
import type { Call, Command, Values } from '../command.ts';
import { presetLines } from '../presets.ts';
import { stopSignal } from '../stop-signal.ts';
import { SweepFolder, type TrialResult, trialValues } from '../sweep-folder.ts';
import { ranked, sweepPicture, sweepTable } from '../sweep-report.ts';
import { parseSpace, type TrialValues } from '../sweep-space.ts';
import { freeRunFolder, parseSettings } from '../train-options.ts';
import { evaluateCandidate, evaluatePolicy } from '../train-report.ts';
import { runOptions } from '../train-run-options.ts';
import { describeStart, limitsOf } from '../train-start.ts';
import { writeWhole } from '../write-file.ts';

const defaultTrials = 10;

/** Settings of a trial: those of all with its own values in place. Throws LearnError `invalid_option`. */
function trainingOf(base: RunDescription, values: TrialValues): TrainConfig {
  const text = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return resolveTrainConfig({ ...base.training, ...parseSettings(text.join(','), base.training) });
}

function refuseStartOptions(values: Values): void {
  for (const { name, default: preset } of [
    ...runOptions,
    { name: 'vary', default: undefined },
    { name: 'out', default: undefined },
  ]) {
    const found = values.optionalText(name);
    if (found === undefined || found === String(preset)) continue;
    throw new CliError(
      'bad_usage',
      `--${name} does not go with --resume: sweep.json says it. Only --trials may be more.`,
    );
  }
}

/** A sweep has no options for policies of others to learn from. */
const withoutOthers = (call: Call): Call => ({
  ...call,
  values: {
    ...call.values,
    optionalText: (name) => (['from', 'init', 'exploit'].includes(name) ? undefined : call.values.optionalText(name)),
  },
});

async function openSweep(call: Call): Promise<SweepFolder> {
  const { values, seed } = call;
  const resumed = values.optionalText('resume');
  if (resumed !== undefined) {
    refuseStartOptions(values);
    return SweepFolder.open(resumed, values.optionalNumber('trials'));
  }
  const space = parseSpace(values.text('vary'));
  const matches = values.number('eval-matches');
  if (matches === 0 || matches % 2 !== 0) {
    throw new CliError(
      'bad_usage',
      `--eval-matches must be even and at least 2, not ${matches}: trials are ranked by them.`,
    );
  }
  if (limitsOf(values) === null) {
    throw new CliError('bad_usage', 'A sweep needs the budget of one trial: give --minutes or --steps.');
  }
  const algorithm = values.optionalText('algorithm') ?? '';
  if (['behaviour-cloning', 'distillation'].includes(algorithm)) {
    throw new CliError('bad_usage', `A sweep tries algorithms that learn by playing on their own, not ${algorithm}.`);
  }
  const scenarioId = values.text('scenario');
  const scenario = await loadScenario(scenarioId);
  const description = {
    format: 1 as const,
    trials: values.optionalNumber('trials') ?? defaultTrials,
    seed: Number(seed),
    space,
    opponent: values.text('eval-opponent'),
    matches,
    base: (await describeStart(withoutOthers(call), scenario)).description,
  };
  await (await loadAgent(description.opponent, scenario)).close();
  // What would fail only when its turn comes is refused now.
  for (let trial = 1; trial <= description.trials; trial++) {
    const training = trainingOf(description.base, trialValues(description, trial));
    encodeConfig(scenario.manifest, training.match);
    networkOf(scenario.manifest, training);
  }
  return SweepFolder.create(values.optionalText('out') ?? freeRunFolder(`sweep-${scenarioId}`), description);
}

/** One trial from where it stands to its result; null where it was stopped. */
async function runTrial(
  { output }: Call,
  folder: SweepFolder,
  scenario: LoadedScenario,
  trial: number,
  signal: AbortSignal,
): Promise<TrialResult | null> {
  const { description } = folder;
  const values = trialValues(description, trial);
  const run = folder.runOf(trial);
  const training = trainingOf(description.base, values);
  const isTimed = training.minutes > 0;
  const title = `Trial ${trial} of ${description.trials}`;
  const progress = output.progress(
    title,
    isTimed ? training.minutes * 60 : training.steps,
    isTimed ? 's' : 'decisions',
  );
  let reached = { steps: 0, seconds: 0 };
  const result = { trial, values, run };
  try {
    const summary = await train({
      scenario,
      run,
      // A trial that a kill broke off goes on from its last checkpoint.
      ...(existsSync(join(run, 'config.json')) ? {} : { start: { ...description.base, training } }),
      signal,
      wallSeconds: () => Date.now() / 1000,
      evaluate: (file, { opponent, matches }) =>
        evaluateCandidate(scenario, file, opponent, { pairs: matches / 2, seed: BigInt(description.seed) }),
      onUpdate: (metrics) => {
        reached = { steps: metrics['steps'] as number, seconds: metrics['seconds'] as number };
        progress.update(isTimed ? reached.seconds : reached.steps);
      },
    });
    progress.end();
    if (summary.reason === 'stopped') return null;
    const plan = { pairs: description.matches / 2, seed: BigInt(description.seed), config: {} };
    const evaluation = await evaluatePolicy(scenario, summary.policy, description.opponent, plan, output);
    return { ...result, steps: summary.steps, seconds: summary.seconds, evaluation };
  } catch (error) {
    progress.end();
    if (!(error instanceof LearnError) || error.code !== 'diverged') throw error;
    return { ...result, ...reached, evaluation: null, failure: error.message };
  }
}

async function writeReport(folder: SweepFolder, results: readonly TrialResult[]): Promise<void> {
  const linesOf = ({ run }: TrialResult) => RunFolder.open(run).readMetrics();
  await writeWhole(join(folder.path, 'sweep.svg'), sweepPicture(folder.description, results, linesOf));
  await writeWhole(join(folder.path, 'results.json'), `${JSON.stringify(ranked(results), null, 2)}\n`);
}

async function run(call: Call): Promise<0> {
  const { output } = call;
  const folder = await openSweep(call);
  const { base, trials, space } = folder.description;
  const scenario = await loadScenario(base.scenario);
  checkRunFits(base, scenario.manifest, folder.path);
  await nodeRuntime(base.device);
  const names = space.map(({ name }) => name).join(', ');
  output.note(`${base.scenario}: ${trials} trials over ${names}, folder ${folder.path}; Ctrl-C saves and stops`);
  const { signal, release } = stopSignal();
  for (let trial = 1; trial <= trials && !signal.aborted; trial++) {
    if (folder.resultOf(trial) !== null) continue;
    const result = await runTrial(call, folder, scenario, trial, signal);
    if (result === null) break;
    await folder.writeResult(result);
    await writeReport(folder, folder.results());
    const found = result.evaluation ? `${(result.evaluation.winRate * 100).toFixed(1)} %` : result.failure;
    output.note(
      `trial ${trial} of ${trials}: ${Object.entries(result.values)
        .map((pair) => pair.join('='))
        .join(' ')}  ${found}`,
    );
  }
  release();
  const results = ranked(folder.results());
  if (results.length > 0) await writeReport(folder, results);
  const [best] = results;
  const isOver = results.length === trials;
  output.result({ sweep: folder.path, trials, done: results.length, best: best ?? null, results }, [
    ...sweepTable(folder.description, results),
    '',
    ...(results.length > 0 ? [`picture       ${join(folder.path, 'sweep.svg')}`] : []),
    ...(isOver && best?.evaluation
      ? [
          `best          trial ${best.trial}; train on with it: npx jixia train --settings ${join(best.run, 'config.json')} --minutes 15`,
        ]
      : []),
    ...(isOver
      ? []
      : [`${results.length} of ${trials} trials are over. Go on with: npx jixia sweep --resume ${folder.path}`]),
  ]);
  return 0;
}

export const sweepCommand: Command = {
  name: 'sweep',
  summary:
    'Searches for training settings: draws them at random from the ranges of --vary, trains a run for each, rates its policy, and ranks them. Goes on after a stop or a kill with --resume.',
  options: [
    {
      name: 'vary',
      kind: 'text',
      value: 'NAME=VALUES,...',
      summary: 'settings to search: LOW..HIGH, log:LOW..HIGH (evenly by order of magnitude), or A|B|C',
    },
    {
      name: 'trials',
      kind: 'whole',
      value: 'N',
      min: 1,
      max: 999,
      summary: `runs to train (default ${defaultTrials})`,
    },
    { name: 'out', kind: 'text', value: 'DIR', summary: 'folder of a new sweep (default runs/sweep-ID-NUMBER)' },
    { name: 'resume', kind: 'text', value: 'DIR', summary: 'goes on with the sweep in this folder' },
    ...runOptions,
  ],
  more: () => ['Presets:', ...presetLines()],
  examples: [
    'sweep --vary learningRate=log:1e-4..3e-3,entropyCoefficient=0.003|0.01 --trials 12 --minutes 3',
    "sweep --scenario moba-3v3 --vary 'hidden=128-128|256-256,gamma=0.99..0.999' --steps 2000000",
    'sweep --resume runs/sweep-moba-1v1-1 --trials 20',
  ],
  run,
};
