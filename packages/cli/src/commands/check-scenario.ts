// `jixia check scenario`: the conformance suite of docs/scenario-abi.md, as a list of what holds and what does not.
import type { LoadedScenario, ScenarioCheck } from '@jixia/env';
import { checkScenario, loadDebugModule, loadScenario } from '@jixia/env/node';
import type { Command } from '../command.ts';
import type { Output } from '../output.ts';

/** What each check of the suite says of a scenario that passes it. */
const claims: Readonly<Record<string, string>> = {
  episodes: 'masks, features, rewards, info and render hold over whole random episodes',
  'masked actions': 'a forbidden action does nothing and is counted; heads left out are ignored',
  seeds: 'the same seed gives the same match',
  'save and load': 'a saved and loaded match goes on as it would have',
  batch: 'a match among others equals the match alone',
  reading: 'looking at a match changes nothing',
  workers: 'one worker and two give the same bits as none',
  'debug build': 'the build with bounds checks goes through the same states',
  fog: 'what is hidden does not change what an agent sees',
};

const claimOf = (check: string): string => `${check}${claims[check] === undefined ? '' : `: ${claims[check]}`}`;

export function checkLines(id: string, result: ScenarioCheck): string[] {
  const { ok, checks, failed, failures, skipped } = result;
  return [
    ...checks.map((check) => `${failed.includes(check) ? '✗' : '✓'} ${claimOf(check)}`),
    ...skipped.map(({ check, reason }) => `– ${check}: not checked, ${reason}`),
    '',
    ...(ok ? [`${id} keeps every rule that was checked.`] : [`${id} breaks the interface (docs/scenario-abi.md):`]),
    ...failures.map(({ check, detail }) => `  ${check}: ${detail}`),
  ];
}

export type JudgeOptions = { readonly seed: bigint; readonly episodes: number; readonly maxDecisions?: number };

/** Runs the suite on a scenario with its debug build and prints the verdict. Resolves to the exit code. */
export async function judgeScenario(
  scenario: LoadedScenario,
  debugModule: WebAssembly.Module,
  options: JudgeOptions,
  output: Output,
): Promise<0 | 1> {
  const progress = output.progress('Checking', Object.keys(claims).length, 'checks');
  let begun = 0;
  const onCheck = (check: string): void => progress.update(begun++, check);
  const result = await checkScenario(scenario, { ...options, debugModule, onCheck });
  progress.end();
  const { ok, checks, failed, failures, skipped } = result;
  const { id, rulesHash } = scenario.manifest;
  output.result({ ok, failures, scenario: id, rulesHash, checks, failed, skipped }, checkLines(id, result));
  return ok ? 0 : 1;
}

export const checkScenarioCommand: Command = {
  name: 'check scenario',
  summary:
    'Runs the conformance suite on a scenario: masks and features over whole episodes, forbidden actions, seeds, save and load, worker threads, debug build. Exit code 1 where something fails.',
  operands: [{ name: 'SCENARIO', summary: 'its id; see `jixia scenarios`' }],
  options: [
    {
      name: 'episodes',
      kind: 'whole',
      value: 'N',
      default: 12,
      min: 1,
      max: 100_000,
      summary: 'whole random episodes to look at',
    },
    {
      name: 'debug',
      kind: 'flag',
      summary: 'run every check on the build with bounds checks: slower, a trap is named',
    },
  ],
  examples: [
    'check scenario moba-1v1',
    'check scenario moba-1v1 --episodes 1000 --json',
    'check scenario moba-1v1 --debug',
  ],
  async run({ operands, values, seed, output }) {
    const [id = ''] = operands;
    const scenario = await loadScenario(id);
    const debugModule = await loadDebugModule(id);
    // The other way round the comparison of the two builds is the same.
    const [subject, other] = values.flag('debug')
      ? [{ ...scenario, module: debugModule }, scenario.module]
      : [scenario, debugModule];
    return judgeScenario(subject, other, { seed, episodes: values.number('episodes') }, output);
  },
};
