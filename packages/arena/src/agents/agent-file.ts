// `agent.json`, the file that makes a folder an agent: read strictly, each mistake named with its field, value and fix.

import { suggestion } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import { type AgentLimits, parseLimits } from './agent-limits.ts';

export const agentFileName = 'agent.json';
export const folderAgentKinds = ['process', 'policy', 'wasm'] as const;
export type FolderAgentKind = (typeof folderAgentKinds)[number];

export type AgentFile = {
  readonly name: string;
  /** Ids of the scenarios it can play. */
  readonly scenarios: readonly string[];
  readonly limits: AgentLimits;
  /** Whether it promises the same actions for the same seed and observations. */
  readonly deterministic: boolean;
} & (
  | { readonly kind: 'process'; readonly command: readonly string[] }
  /** Path of an ONNX file inside the folder. */
  | { readonly kind: 'policy'; readonly model: string }
  /** Path of a WebAssembly file inside the folder. */
  | { readonly kind: 'wasm'; readonly module: string }
);

const ownField: Readonly<Record<FolderAgentKind, string>> = { process: 'command', policy: 'model', wasm: 'module' };
const examples: Readonly<Record<string, string>> = {
  name: '"my-agent"',
  kind: '"process"',
  scenarios: '["moba-1v1"]',
  command: '["python3", "agent.py"]',
  model: '"policy.onnx"',
  module: '"agent.wasm"',
};
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u;
const maxArguments = 64;

type Fields = Readonly<Record<string, unknown>>;

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const parseFields = (text: string, where: string): Fields => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArenaError('bad_agent', `${where} is not JSON: ${reason}. See docs/agent-protocol.md.`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ArenaError(
      'bad_agent',
      `${where} is an object with "name", "kind" and "scenarios", not ${shown(value)}.`,
    );
  }
  return value as Fields;
};

/**
 * A path inside the agent's folder, with forward slashes. `field` begins the message. Throws ArenaError `bad_agent`.
 * Where symbolic links lead is the host's to check.
 */
export const innerPath = (value: unknown, field: string): string => {
  const fits =
    typeof value === 'string' &&
    value !== '' &&
    value.length <= 512 &&
    !/[\\:\p{Cc}]/u.test(value) &&
    !value.startsWith('/') &&
    !value.split('/').includes('..');
  if (fits) return value;
  throw new ArenaError(
    'bad_agent',
    `${field} is the path of a file inside the agent's folder, with forward slashes and without "..", not ${shown(value)}.`,
  );
};

const parseCommand = (value: unknown, where: string): readonly string[] => {
  const isList =
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= maxArguments &&
    value.every((part) => typeof part === 'string' && part.length <= 4096 && !part.includes('\0')) &&
    value[0] !== '';
  if (isList) return value as string[];
  const fix = typeof value === 'string' ? ` Write ${JSON.stringify(value.trim().split(/\s+/))}.` : '';
  throw new ArenaError(
    'bad_agent',
    `${where}: "command" is a list of the program and its arguments, such as ${examples['command']}, not ${shown(value)}.${fix}`,
  );
};

/** Reads the text of an agent.json. `where` names the file in messages. Throws ArenaError `bad_agent`. */
export const parseAgentFile = (text: string, where: string = agentFileName): AgentFile => {
  const fields = parseFields(text, where);
  const missing = (name: string): never => {
    throw new ArenaError('bad_agent', `${where}: "${name}" is missing. Add "${name}": ${examples[name]}.`);
  };
  const { name, kind, scenarios } = fields;
  if (kind === undefined) missing('kind');
  const known = folderAgentKinds.find((candidate) => candidate === kind);
  if (known === undefined) {
    const hint = typeof kind === 'string' ? suggestion(kind, folderAgentKinds) : '';
    throw new ArenaError(
      'bad_agent',
      `${where}: "kind" is one of ${folderAgentKinds.join(', ')}, not ${shown(kind)}.${hint}`,
    );
  }
  const allowed = ['name', 'kind', 'scenarios', ownField[known], 'limits', 'deterministic'];
  for (const field of Object.keys(fields)) {
    if (allowed.includes(field)) continue;
    const isOther = Object.values(ownField).includes(field);
    const hint = isOther ? ` An agent of kind ${known} has "${ownField[known]}".` : suggestion(field, allowed);
    throw new ArenaError(
      'bad_agent',
      `${where}: there is no field "${field}".${hint} Known: ${allowed.join(', ')}. Take it out.`,
    );
  }
  if (name === undefined) missing('name');
  if (typeof name !== 'string' || !namePattern.test(name)) {
    throw new ArenaError(
      'bad_agent',
      `${where}: "name" is 1 to 64 letters, digits, spaces or ._- and begins with a letter or digit, not ${shown(name)}.`,
    );
  }
  if (scenarios === undefined) missing('scenarios');
  const isList =
    Array.isArray(scenarios) &&
    scenarios.length > 0 &&
    scenarios.length <= 100 &&
    scenarios.every((id) => typeof id === 'string' && id !== '' && id.length <= 100);
  if (!isList) {
    throw new ArenaError(
      'bad_agent',
      `${where}: "scenarios" is a list of scenario ids, such as ${examples['scenarios']}, not ${shown(scenarios)}.`,
    );
  }
  const { deterministic = known !== 'process' } = fields;
  if (typeof deterministic !== 'boolean') {
    throw new ArenaError('bad_agent', `${where}: "deterministic" is true or false, not ${shown(deterministic)}.`);
  }
  const own = fields[ownField[known]];
  if (own === undefined) missing(ownField[known]);
  const base = { name, scenarios: scenarios as string[], limits: parseLimits(fields['limits'], where), deterministic };
  if (known === 'process') return { ...base, kind: known, command: parseCommand(own, where) };
  if (known === 'policy') return { ...base, kind: known, model: innerPath(own, `${where}: "model"`) };
  return { ...base, kind: known, module: innerPath(own, `${where}: "module"`) };
};
