// Options that `match` and `eval` share: the scenario and its configuration fields.
import { type AgentFactory, type AgentSpec, parseAgentSpec } from '@jixia/arena';
import type { MatchConfig } from '@jixia/env/types';
import { CliError } from './cli-error.ts';
import type { Option, Values } from './command.ts';
import type { Output } from './output.ts';
import { plainNumber } from './parse-call.ts';

export const scenarioOption: Option = {
  name: 'scenario',
  kind: 'text',
  value: 'ID',
  default: 'moba-1v1',
  summary: 'the scenario',
};

export const configOption: Option = {
  name: 'config',
  kind: 'text',
  value: 'NAME=VALUE,...',
  summary: 'configuration fields of the match; see `jixia scenarios ID`',
};

export const noSandboxOption: Option = {
  name: 'no-sandbox',
  kind: 'flag',
  summary: 'run agents from folders without a sandbox: only for your own, on your own machine',
};

/** An agent as typed, with what the call says of the sandbox. Throws ArenaError `bad_agent`. */
export function readAgentSpec(text: string, values: Values): AgentSpec {
  const spec = parseAgentSpec(text);
  return spec.kind === 'local' && values.flag('no-sandbox') ? { ...spec, isContained: false } : spec;
}

/** Says which agents run without a sandbox, where they start out of sight. */
export function noteSandbox(specs: readonly AgentSpec[], output: Output): void {
  for (const spec of specs) {
    if (spec.kind !== 'local' || spec.isContained) continue;
    output.note(`Note: ${spec.path} runs without a sandbox: it may read, write and send whatever you may.`);
  }
}

/** Says what people should know before agents play. Returns it too, each line once. */
export function noteAgents(factories: readonly AgentFactory[], output: Output): readonly string[] {
  const notes = [...new Set(factories.flatMap((factory) => factory.notes ?? []))];
  for (const note of notes) output.note(`Note: ${note}`);
  return notes;
}

/** 'a, b' -> ['a', 'b'] */
export const splitList = (text: string): string[] => text.split(',').map((part) => part.trim());

/** 'maxTicks=900,hero0=NAME' -> fields. Throws CliError `bad_usage`; names and ranges are checked by the scenario. */
export function parseConfig(text: string | undefined): MatchConfig {
  if (text === undefined) return {};
  const pairs = splitList(text).map((part) => {
    const [name = '', value = '', ...rest] = part.split('=');
    if (name === '' || value === '' || rest.length > 0) {
      throw new CliError('bad_usage', `--config takes NAME=VALUE pairs with commas between them, not "${part}".`);
    }
    return [name, plainNumber.test(value) ? Number(value) : value] as const;
  });
  return Object.fromEntries(pairs);
}
