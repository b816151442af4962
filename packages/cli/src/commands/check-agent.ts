// `jixia check agent`: the conformance suite of docs/agent-protocol.md, as a list of what holds and what does not.
import { stat } from 'node:fs/promises';
import { type AgentCheck, type AgentSpec, agentChecks, checkAgent } from '@jixia/arena';
import { readAgentFolder } from '@jixia/arena/node';
import { loadScenario } from '@jixia/env/node';
import { CliError, systemReason } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { listen, listenOption } from '../listen-option.ts';
import { noSandboxOption, noteSandbox, readAgentSpec } from '../match-options.ts';

const defaultScenario = 'moba-1v1';
const signs = { passed: '✓', failed: '✗', skipped: '–' } as const;

export function checkAgentLines({ ok, agent, scenario, checks, log }: AgentCheck): string[] {
  const logLines = log === undefined ? [] : ['', 'The last it wrote to stderr:', ...log.trimEnd().split('\n')];
  return [
    ...checks.map(({ check, status, detail }) => `${signs[status]} ${check}: ${detail}`),
    ...logLines,
    '',
    ok ? `${agent} keeps the protocol in ${scenario}.` : `${agent} breaks the protocol (docs/agent-protocol.md).`,
  ];
}

/** Where the scenario is not named, the first that the agent's own file names. */
async function scenarioOf(spec: AgentSpec): Promise<string> {
  if (spec.kind !== 'local') return defaultScenario;
  const isFolder = (await stat(spec.path)).isDirectory();
  if (!isFolder) return defaultScenario;
  try {
    return (await readAgentFolder(spec.path)).file.scenarios[0] ?? defaultScenario;
  } catch {
    // The suite says what is wrong with it.
    return defaultScenario;
  }
}

async function checkThere(spec: AgentSpec): Promise<void> {
  const path = spec.kind === 'local' ? spec.path : spec.kind === 'policy' ? spec.file : null;
  if (path === null) return;
  try {
    await stat(path);
  } catch (cause) {
    throw new CliError('missing_file', `Cannot read "${path}": ${systemReason(cause) ?? String(cause)}.`, { cause });
  }
}

export const checkAgentCommand: Command = {
  name: 'check agent',
  summary:
    'Plays matches with an agent and judges it: start, shape and range of its actions, masks, seats, resets, several at once, the same seed again, time per decision, ending. Exit code 1 where something fails.',
  operands: [{ name: 'AGENT', summary: 'bot:NAME, policy:FILE.onnx, ./FOLDER, ./FILE.wasm, remote:NAME or random' }],
  options: [
    {
      name: 'scenario',
      kind: 'text',
      value: 'ID',
      summary: `the scenario (default: the first of its agent.json, or ${defaultScenario})`,
    },
    {
      name: 'decisions',
      kind: 'whole',
      value: 'N',
      default: 4000,
      min: 100,
      max: 1_000_000,
      summary: 'length of the longest match, in decisions',
    },
    noSandboxOption,
    listenOption,
  ],
  examples: [
    'check agent ./mine',
    'check agent policy:runs/first/policy.onnx --json',
    'check agent ./mine --no-sandbox',
  ],
  async run({ operands, values, seed, output }) {
    const spec = readAgentSpec(operands[0] ?? '', values);
    await checkThere(spec);
    const scenario = await loadScenario(values.optionalText('scenario') ?? (await scenarioOf(spec)));
    noteSandbox([spec], output);
    const progress = output.progress('Checking', agentChecks.length, 'checks');
    let begun = 0;
    const { host, close } = await listen(values, output);
    try {
      const found = await checkAgent(spec, scenario, host, {
        seed,
        maxDecisions: values.number('decisions'),
        onCheck: (check) => progress.update(begun++, check),
      });
      progress.end();
      output.result(found, checkAgentLines(found));
      return found.ok ? 0 : 1;
    } finally {
      await close();
    }
  },
};
