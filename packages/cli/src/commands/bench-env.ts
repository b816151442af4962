// `jixia bench env`: how fast matches run, after checking that they are the right matches.
import { benchEnv, compareWorkers, type EnvPhases, profileEnv } from '@jixia/bench';
import { loadScenario } from '@jixia/env/node';
import type { Command } from '../command.ts';
import { shortNumber } from '../progress.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const phaseLines = ({ stepMicroseconds, observeMicroseconds, files }: EnvPhases): string[] => [
  `rules         ${stepMicroseconds.toFixed(1)} microseconds of CPU a match-step`,
  `rows          ${observeMicroseconds.toFixed(1)} microseconds: observations and masks of all agents`,
  'by source file of the rules:',
  ...files.slice(0, 16).map(({ file, share }) => `  ${percent(share).padStart(7)}  ${file}`),
];

export const benchEnvCommand: Command = {
  name: 'bench env',
  summary:
    'Measures simulation speed under random legal actions, observations and masks included: checks the results against single matches, then takes the median of several windows. Drawing the actions is not part of the time.',
  options: [
    { name: 'scenario', kind: 'text', value: 'ID', default: 'moba-1v1', summary: 'the scenario' },
    { name: 'matches', kind: 'whole', value: 'N', default: 1024, min: 1, max: 65536, summary: 'matches at once' },
    {
      name: 'workers',
      kind: 'whole',
      value: 'N',
      default: 0,
      min: 0,
      max: 256,
      summary: 'worker threads; 0 = this thread',
    },
    {
      name: 'windows',
      kind: 'whole',
      value: 'N',
      default: 5,
      min: 5,
      max: 101,
      summary: 'measurements; their median counts',
    },
    { name: 'seconds', kind: 'number', value: 'S', default: 1, min: 0.05, max: 600, summary: 'length of a window' },
    { name: 'compare', kind: 'flag', summary: 'measure one and two workers in turns and report the ratio' },
    {
      name: 'phases',
      kind: 'flag',
      summary: 'show where the time goes; needs `npm run build:scenarios -- --names` once',
    },
  ],
  examples: [
    'bench env --scenario moba-1v1 --matches 1024',
    'bench env --compare --json',
    'bench env --scenario moba-5v5 --phases',
  ],
  async run({ values, seed, output }) {
    const scenario = await loadScenario(values.text('scenario'));
    if (values.flag('phases')) {
      const phases = await profileEnv({ scenario, matches: values.number('matches'), seed, decisions: 200 });
      output.result(phases, phaseLines(phases));
      return 0;
    }
    const windows = values.number('windows');
    const progress = output.progress('Measuring', windows * (values.flag('compare') ? 2 : 1), 'windows');
    const options = {
      scenario,
      matches: values.number('matches'),
      workers: values.number('workers'),
      windows,
      windowSeconds: values.number('seconds'),
      seed,
      onWindow: (done: number) => progress.update(done),
    };
    if (values.flag('compare')) {
      const { one, two, ratio } = await compareWorkers(options);
      progress.end();
      output.result({ one, two, ratio }, [
        `one worker    ${shortNumber(one.matchStepsPerSecond)} match-steps/s (spread ${percent(one.spread)})`,
        `two workers   ${shortNumber(two.matchStepsPerSecond)} match-steps/s (spread ${percent(two.spread)})`,
        `ratio         ${ratio.toFixed(2)}`,
      ]);
      return 0;
    }
    const speed = await benchEnv(options);
    progress.end();
    output.result(speed, [
      `${scenario.manifest.id}, ${speed.matches} matches, ${speed.workers === 0 ? 'one thread' : `${speed.workers} workers`}`,
      `checksum      ${speed.checksum} (equal to single matches)`,
      `match-steps   ${shortNumber(speed.matchStepsPerSecond)} /s (median of ${speed.windows}, spread ${percent(speed.spread)})`,
      `agent-steps   ${shortNumber(speed.agentStepsPerSecond)} /s`,
      `game speed    ${shortNumber(speed.gameSecondsPerSecond)} x real time`,
      `memory        ${speed.bytesPerMatch} bytes a match (state ${speed.stateBytes})`,
      `with actions  ${shortNumber(speed.matchStepsPerSecondWithSampling)} match-steps/s when drawing the random actions counts too`,
    ]);
    return 0;
  },
};
