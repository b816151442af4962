// An agent's WebAssembly module: checked against the agent ABI, metered, compiled. Runs on every host.

import type { AgentLimits } from '../agents/agent-limits.ts';
import { ArenaError } from '../arena-error.ts';
import { meterModule } from './meter-module.ts';
import { type FunctionType, type ModuleParts, takeApart, typeOfFunction, valueTypes } from './module-parts.ts';

/** What the module may hold besides: the JSON of an agent.json without `kind` and `module`. */
export const agentSection = 'jixia.agent';
export const abiVersion = 1;
/** Instantiation and a reset may use as many times the fuel of a decision. */
export const resetFuelTimes = 10;

const [functionKind, memoryKind] = [0, 2];

/** Written like `act(i32)`, `abi_version() -> i32`. */
const exported: Readonly<Record<string, { readonly type: string; readonly isOptional?: boolean }>> = {
  abi_version: { type: '() -> i32' },
  open: { type: '(i32, i32, i32) -> i32' },
  reset: { type: '(i64, i32, i32)' },
  act: { type: '(i32)' },
  end: { type: '(i32)', isOptional: true },
};

const imported: Readonly<Record<string, string>> = {
  'jixia.log': '(i32, i32)',
  // What AssemblyScript calls where a program fails.
  'env.abort': '(i32, i32, i32, i32)',
};

const typeText = ({ params, results }: FunctionType): string => {
  const list = (types: readonly number[]): string => types.map((type) => valueTypes[type]).join(', ');
  return `(${list(params)})${results.length === 0 ? '' : ` -> ${list(results)}`}`;
};

const refuse = (message: string): never => {
  throw new ArenaError('bad_agent', `the WebAssembly module ${message} See docs/agent-protocol.md.`);
};

const checkExports = (parts: ModuleParts): void => {
  const memory = parts.exports.find(({ name }) => name === 'memory');
  if (memory?.kind !== memoryKind) refuse('does not export its memory as "memory".');
  for (const [name, { type, isOptional }] of Object.entries(exported)) {
    const entry = parts.exports.find((candidate) => candidate.name === name);
    if (entry === undefined) {
      if (isOptional !== true) refuse(`does not export "${name}${type}".`);
      continue;
    }
    const found = entry.kind === functionKind ? typeOfFunction(parts, entry.index) : undefined;
    if (found === undefined) refuse(`exports "${name}", but not as a function.`);
    else if (typeText(found) !== type) refuse(`exports "${name}${typeText(found)}"; it has to be "${name}${type}".`);
  }
};

const checkImports = (parts: ModuleParts): void => {
  for (const { module, name, type } of parts.imports) {
    const full = `${module}.${name}`;
    const wanted = Object.hasOwn(imported, full) ? imported[full] : undefined;
    if (wanted === undefined) {
      const hint = module.startsWith('wasi_') ? ' Build it without WASI.' : '';
      refuse(`imports "${full}"; there are only ${Object.keys(imported).join(' and ')}.${hint}`);
    }
    const signature = parts.types[type];
    if (signature === undefined || typeText(signature) !== wanted) {
      refuse(`imports "${full}${signature === undefined ? '' : typeText(signature)}"; it is "${full}${wanted}".`);
    }
  }
};

export type CheckedModule = {
  readonly parts: ModuleParts;
  /** Text of its section `jixia.agent`, or null. */
  readonly agentText: string | null;
};

/** Throws ArenaError `bad_agent` for what is no module, and for one that does not keep the agent ABI. */
export const checkModule = (bytes: Uint8Array): CheckedModule => {
  const parts = takeApart(bytes);
  checkImports(parts);
  checkExports(parts);
  const section = parts.custom.get(agentSection);
  return { parts, agentText: section === undefined ? null : new TextDecoder().decode(section) };
};

export const fuelOf = ({ fuelThousands }: AgentLimits): number => fuelThousands * 1000;

/** Throws ArenaError `bad_agent`. */
export const compileMetered = async (bytes: Uint8Array, limits: AgentLimits): Promise<WebAssembly.Module> => {
  const { parts } = checkModule(bytes);
  if (!WebAssembly.validate(new Uint8Array(bytes))) refuse('is not valid.');
  const metered = meterModule(parts, { memoryMiB: limits.memoryMiB, fuel: fuelOf(limits) * resetFuelTimes });
  return WebAssembly.compile(new Uint8Array(metered));
};
