// `jixia train`: learns a policy by playing, into a run folder, and says how good it became.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAgent } from '@jixia/arena/node';
import { rateByStrength } from '@jixia/arena/ratings';
import { encodeConfig } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { type LeagueReport, type Metrics, networkOf } from '@jixia/learn';
import { nodeRuntime, RunFolder, readRunDescription, train } from '@jixia/learn/node';
import { CliError } from '../cli-error.ts';
import type { Call, Command, Values } from '../command.ts';
import { presetLines } from '../presets.ts';
import { clockText, shortNumber } from '../progress.ts';
import { stopSignal } from '../stop-signal.ts';
import { leagueLines, writeLeaguePicture } from '../train-league.ts';
import { freeRunFolder } from '../train-options.ts';
import {
  evaluateCandidate,
  evaluatePolicy,
  evaluationLines,
  trainingCurve,
  utilisationLine,
  utilisationOf,
  winRateNote,
} from '../train-report.ts';
import { runOptions } from '../train-run-options.ts';
import { describeStart, limitsOf } from '../train-start.ts';
import { writeWhole } from '../write-file.ts';
import { trainClone } from './train-clone.ts';

/** Options that would change a run that goes on; its configuration says them. */
const startOnly = [
  'run',
  'algorithm',
  'from',
  'init',
  'exploit',
  'config',
  'opponents',
  'preset',
  'set',
  'settings',
  'threads',
  'workers',
  'matches',
];

function refuseStartOptions(values: Values): void {
  for (const name of startOnly) {
    if (values.optionalText(name) === undefined) continue;
    throw new CliError(
      'bad_usage',
      `--${name} does not go with --resume: the run goes on as its config.json says. Only --minutes and --steps may be new.`,
    );
  }
}

async function run(call: Call): Promise<0> {
  const { values, seed, output } = call;
  const resumed = values.optionalText('resume');
  if (resumed !== undefined) refuseStartOptions(values);
  else if (values.flag('best')) throw new CliError('bad_usage', '--best goes with --resume DIR.');
  const matches = values.number('eval-matches');
  if (matches % 2 !== 0) {
    throw new CliError(
      'bad_usage',
      `--eval-matches must be even, not ${matches}: each seed is played from both sides.`,
    );
  }
  const earlier = resumed ?? values.optionalText('exploit');
  const scenarioId = earlier === undefined ? values.text('scenario') : readRunDescription(earlier).scenario;
  const scenario = await loadScenario(scenarioId);
  const limits = limitsOf(values);
  const begun = resumed === undefined ? await describeStart(call, scenario) : undefined;
  const start = begun?.description;
  const path = resumed ?? values.optionalText('run') ?? freeRunFolder(scenarioId);
  const description = start ?? readRunDescription(path);
  const { training } = description;
  // What would fail only after minutes is refused now.
  encodeConfig(scenario.manifest, training.match);
  networkOf(scenario.manifest, training);
  const opponent = values.text('eval-opponent');
  if (matches > 0) await (await loadAgent(opponent, scenario)).close();
  await nodeRuntime(description.device);
  if (start?.teacher !== undefined) return trainClone(call, scenario, start, path);
  const bound = limits ?? training;
  output.note(
    `${scenario.manifest.id}${description.preset ? `, preset ${description.preset}` : ''}, ${training.matches} matches at once, run folder ${path}; Ctrl-C saves and stops`,
  );
  const { signal, release } = stopSignal();
  const isTimed = bound.minutes > 0 && bound.steps === 0;
  const progress = output.progress('Training', isTimed ? bound.minutes * 60 : bound.steps, isTimed ? 's' : 'decisions');
  /** Lines of this part of the run. */
  const own: Metrics[] = [];
  let last = '';
  const summary = await train({
    scenario,
    run: path,
    ...(begun
      ? { start: begun.description, policies: begun.policies }
      : { isFromBest: values.flag('best'), ...(limits ? { limits } : {}) }),
    rate: rateByStrength,
    signal,
    wallSeconds: () => Date.now() / 1000,
    evaluate: (file, { opponent: name, matches: count }) =>
      evaluateCandidate(scenario, file, name, { pairs: count / 2, seed }),
    onUpdate: (metrics) => {
      own.push(metrics);
      const evaluated = metrics['evaluation/winRate'];
      if (evaluated !== undefined) last = `  evaluation ${Math.round(evaluated * 100)} %`;
      const speed = isTimed ? `${shortNumber(metrics['samplesPerSecond'] as number)} decisions/s  ` : '';
      const done = isTimed ? (metrics['seconds'] as number) : (metrics['steps'] as number);
      progress.update(done, `${speed}${winRateNote(metrics)}${last}`);
    },
  });
  progress.end();
  release();
  const folder = RunFolder.open(path);
  const lines = folder.readMetrics();
  const league = readLeague(folder);
  const picture = league && (await writeLeaguePicture(path, league));
  const title = `${scenario.manifest.id}, seed ${training.seed}, ${shortNumber(summary.steps)} decisions`;
  await writeWhole(join(path, 'curve.svg'), trainingCurve(title, lines));
  const isRated = summary.reason !== 'stopped' && matches > 0 && summary.updates > 0;
  const evaluation = isRated
    ? await evaluatePolicy(scenario, summary.policy, opponent, { pairs: matches / 2, seed, config: {} }, output)
    : null;
  const { policy, steps, seconds, guest } = summary;
  if (evaluation) await writeWhole(join(path, 'evaluation.json'), `${JSON.stringify(evaluation, null, 2)}\n`);
  const utilisation = utilisationOf(own);
  const players = league?.players ?? [];
  output.result({ run: path, policy, steps, seconds, evaluation, players, guest, utilisation }, [
    `${shortNumber(steps)} decisions learned in ${clockText(seconds)} (${shortNumber(steps / seconds)} a second)`,
    `policy        ${policy}   try: npx jixia match --agents policy:${policy},${opponent}`,
    `curve         ${join(path, 'curve.svg')}`,
    ...(utilisation ? [utilisationLine(utilisation)] : []),
    ...(picture ? [`league        ${picture}`] : []),
    ...(summary.reason === 'winRate' ? [`ended because it wins ${training.stopAtWinRate * 100} % of its matches`] : []),
    ...(guest ? [`guest         ${guest}   from now on in the league of ${start?.exploits ?? 'that run'}`] : []),
    ...(league ? leagueLines(league) : []),
    ...(evaluation ? evaluationLines(evaluation) : [`Go on with: npx jixia train --resume ${path}`]),
  ]);
  return 0;
}

/** Null before the first checkpoint. */
function readLeague({ leagueFile }: RunFolder): LeagueReport | null {
  return existsSync(leagueFile) ? (JSON.parse(readFileSync(leagueFile, 'utf8')) as LeagueReport) : null;
}

export const trainCommand: Command = {
  name: 'train',
  summary:
    'Trains a policy by self-play and against scripted bots (PPO), keeps checkpoints in a run folder, and ends with an evaluation. Ctrl-C saves and stops; --resume goes on.',
  options: [
    { name: 'run', kind: 'text', value: 'DIR', summary: 'folder of a new run (default runs/ID-NUMBER)' },
    {
      name: 'from',
      kind: 'text',
      value: 'WHOM',
      summary:
        'bot:NAME whose decisions behaviour-cloning learns; RUN|FILE.onnx[=HERO-HERO],... that distillation learns from',
    },
    {
      name: 'init',
      kind: 'text',
      value: 'RUN|FILE.onnx',
      summary: 'policy to start from instead of fresh weights; same rules and network',
    },
    {
      name: 'exploit',
      kind: 'text',
      value: 'RUN',
      summary:
        "learns to beat that run's policy, until it wins 70 %, and joins its league; starts from it, or from --init fresh",
    },
    { name: 'resume', kind: 'text', value: 'DIR', summary: 'goes on with the run in this folder' },
    {
      name: 'best',
      kind: 'flag',
      summary: 'with --resume: goes on from the best checkpoint, what came after it is dropped',
    },
    ...runOptions,
  ],
  more: () => ['Presets:', ...presetLines()],
  examples: [
    'train --scenario moba-1v1 --minutes 15',
    'train --scenario moba-3v3 --preset moba-3v3@1 --algorithm mappo',
    'train --steps 2000000 --run runs/first --seed 7',
    'train --resume runs/first --minutes 30',
    'train --opponents self=1,bot:medium=2 --set learningRate=0.0005',
    'train --algorithm behaviour-cloning --from bot:strong',
    'train --algorithm distillation --from runs/tanks,runs/mages',
    'train --init runs/distilled --minutes 30',
    'train --exploit runs/first --minutes 5',
    'train --set historyWeighting=hard',
    'train --set network.kind=entity,network.targetAttention=true,network.recurrent=lstm',
  ],
  run,
};
