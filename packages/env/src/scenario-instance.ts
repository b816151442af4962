// A batch of matches of one rules module: the ABI of docs/scenario-abi.md as typed views and calls, on any host.

import { encodeConfig } from './config.ts';
import { EnvError } from './errors.ts';
import type { LoadedScenario, Manifest, MatchConfig } from './types.ts';

/** The exports of a rules module (ABI version 1). */
export type ScenarioExports = {
  readonly memory: WebAssembly.Memory;
  abiVersion(): number;
  allocate(matches: number): number;
  buffer(kind: number): number;
  bufferLength(kind: number): number;
  reset(first: number, count: number): void;
  step(first: number, count: number): void;
  observe(first: number, count: number): void;
  stepObserve(first: number, count: number): void;
  inspect(first: number, count: number): void;
  hash(match: number): bigint;
  render(match: number): number;
  recordEvents(match: number): void;
  events(): number;
  /** Only of modules with a central state. */
  observeCentral?(first: number, count: number): void;
};

export const bufferKinds = [
  'observations',
  'masks',
  'actions',
  'rewards',
  'rewardItems',
  'terminated',
  'truncated',
  'seeds',
  'config',
  'state',
  'render',
  'events',
  'matchInfo',
  'agentInfo',
  'centralStates',
] as const;

const functionNames = [
  'abiVersion',
  'allocate',
  'buffer',
  'bufferLength',
  'reset',
  'step',
  'observe',
  'stepObserve',
  'inspect',
  'hash',
  'render',
  'recordEvents',
  'events',
] as const;

const allocateProblems = ['', 'allocate was called before', 'the number of matches is out of range', 'out of memory'];

const readAssemblyString = (memory: WebAssembly.Memory | null, address: number): string => {
  if (memory === null || address < 4) return '';
  // AssemblyScript strings are UTF-16 with their byte length in front.
  const sizeBytes = new DataView(memory.buffer).getUint32(address - 4, true);
  if (address + sizeBytes > memory.buffer.byteLength) return '';
  return String.fromCharCode(...new Uint16Array(memory.buffer, address, Math.min(sizeBytes >>> 1, 500)));
};

/** Instantiates a rules module. Throws EnvError `bad_module` where an export is missing. */
export const instantiateModule = (module: WebAssembly.Module, { id, central }: Manifest): ScenarioExports => {
  const hasCentral = central !== undefined;
  let memory: WebAssembly.Memory | null = null;
  const abort = (message: number, file: number, line: number, column: number): never => {
    const text = readAssemblyString(memory, message) || 'assertion failed';
    throw new EnvError('bad_module', `${id}: ${text} at ${readAssemblyString(memory, file)}:${line}:${column}`);
  };
  let exports: WebAssembly.Exports;
  try {
    exports = new WebAssembly.Instance(module, { env: { abort } }).exports;
  } catch (cause) {
    throw new EnvError('bad_module', `${id}: the module does not start: ${String(cause)}`, { cause });
  }
  if (!(exports.memory instanceof WebAssembly.Memory)) {
    throw new EnvError('bad_module', `${id}: the module exports no memory; see docs/scenario-abi.md.`);
  }
  memory = exports.memory;
  for (const name of hasCentral ? [...functionNames, 'observeCentral'] : functionNames) {
    if (typeof exports[name] !== 'function') {
      throw new EnvError('bad_module', `${id}: the module exports no function "${name}"; see docs/scenario-abi.md.`);
    }
  }
  return exports as unknown as ScenarioExports;
};

/** Elements of each buffer as the manifest says them; -1 = the module decides. */
const expectedLengths = (manifest: Manifest, matches: number): readonly number[] => {
  const rows = matches * manifest.agents.length;
  const configWords = manifest.config.reduce((length, field) => Math.max(length, field.index + 1), 0);
  return [
    rows * manifest.observation.size,
    rows * manifest.masks.size,
    rows * manifest.actionHeads.length,
    rows,
    rows * manifest.rewardItems.length,
    matches,
    matches,
    matches * 2,
    matches * configWords,
    matches * manifest.stateBytes,
    -1,
    -1,
    matches * manifest.matchInfo.length,
    rows * manifest.agentInfo.length,
    matches * manifest.teams * (manifest.central?.size ?? 0),
  ];
};

/**
 * Matches of one scenario in one module instance; all arrays are views of its memory and stay valid as long as
 * this object. Rows are match-major: agent a of match m is row `m * agentsPerMatch + a`.
 */
export class ScenarioInstance {
  readonly manifest: Manifest;
  readonly matches: number;
  readonly agentsPerMatch: number;
  /** f32 [matches, agents, observation.size] */
  readonly observations: Float32Array;
  /** u8 [matches, agents, masks.size], 1 = allowed */
  readonly masks: Uint8Array;
  /** i32 [matches, agents, heads] */
  readonly actions: Int32Array;
  /** f32 [matches, agents] */
  readonly rewards: Float32Array;
  /** f32 [matches, agents, items], unweighted */
  readonly rewardItems: Float32Array;
  /** u8 [matches] */
  readonly terminated: Uint8Array;
  /** u8 [matches] */
  readonly truncated: Uint8Array;
  /** u32 [matches, 2]: low, high half of the seed */
  readonly seeds: Uint32Array;
  /** i32 [matches, config words], f32 fields as bits */
  readonly config: Int32Array;
  /** bytes [matches, stateBytes] */
  readonly state: Uint8Array;
  /** i32: the records that `render` wrote last */
  readonly renderBuffer: Int32Array;
  /** i32 [n, render.event.length] */
  readonly eventBuffer: Int32Array;
  /** i32 [matches, matchInfo.length] */
  readonly matchInfo: Int32Array;
  /** i32 [matches, agents, agentInfo.length] */
  readonly agentInfo: Int32Array;
  /** f32 [matches, teams, central.size], as of the last `observeCentral`; empty without a central state */
  readonly centralStates: Float32Array;
  readonly #exports: ScenarioExports;

  constructor(manifest: Manifest, exports: ScenarioExports, matches: number) {
    if (!Number.isInteger(matches) || matches < 1 || matches > 65536) {
      throw new EnvError('bad_option', `matches must be a whole number from 1 to 65536, not ${matches}.`);
    }
    const version = exports.abiVersion();
    if (version !== manifest.abiVersion) {
      throw new EnvError(
        'bad_module',
        `${manifest.id}: the module speaks ABI ${version}, its manifest ABI ${manifest.abiVersion}. Build both again: npm run build:scenarios`,
      );
    }
    const status = exports.allocate(matches);
    if (status !== 0) {
      const problem = allocateProblems[status] ?? `status ${status}`;
      throw new EnvError('bad_module', `${manifest.id}: allocating ${matches} matches failed: ${problem}.`);
    }
    const expected = expectedLengths(manifest, matches);
    const lengths = bufferKinds.map((name, kind) => {
      const length = exports.bufferLength(kind);
      const wanted = expected[kind] as number;
      if (wanted >= 0 && length !== wanted) {
        throw new EnvError(
          'bad_module',
          `${manifest.id}: buffer ${name} has ${length} elements, its manifest says ${wanted}. Build both again: npm run build:scenarios`,
        );
      }
      return length;
    });
    // Addresses are read after `allocate`, which is the last call that may grow the memory.
    const bytes = exports.memory.buffer;
    const address = (kind: number): number => exports.buffer(kind) >>> 0;
    const length = (kind: number): number => lengths[kind] as number;
    this.#exports = exports;
    this.manifest = manifest;
    this.matches = matches;
    this.agentsPerMatch = manifest.agents.length;
    this.observations = new Float32Array(bytes, address(0), length(0));
    this.masks = new Uint8Array(bytes, address(1), length(1));
    this.actions = new Int32Array(bytes, address(2), length(2));
    this.rewards = new Float32Array(bytes, address(3), length(3));
    this.rewardItems = new Float32Array(bytes, address(4), length(4));
    this.terminated = new Uint8Array(bytes, address(5), length(5));
    this.truncated = new Uint8Array(bytes, address(6), length(6));
    this.seeds = new Uint32Array(bytes, address(7), length(7));
    this.config = new Int32Array(bytes, address(8), length(8));
    this.state = new Uint8Array(bytes, address(9), length(9));
    this.renderBuffer = new Int32Array(bytes, address(10), length(10));
    this.eventBuffer = new Int32Array(bytes, address(11), length(11));
    this.matchInfo = new Int32Array(bytes, address(12), length(12));
    this.agentInfo = new Int32Array(bytes, address(13), length(13));
    this.centralStates = new Float32Array(bytes, address(14), length(14));
    const defaults = encodeConfig(manifest);
    for (let match = 0; match < matches; match++) this.writeConfig(match, defaults);
  }

  /** A fresh instance of the scenario's release build. */
  static create(loaded: LoadedScenario, matches: number): ScenarioInstance {
    return new ScenarioInstance(loaded.manifest, instantiateModule(loaded.module, loaded.manifest), matches);
  }

  /** Sets a match's configuration for its next `reset`. Throws EnvError `bad_config`. */
  configure(match: number, config: MatchConfig): void {
    this.writeConfig(match, encodeConfig(this.manifest, config));
  }

  /** Like `configure`, with words from `encodeConfig`. */
  writeConfig(match: number, words: Int32Array): void {
    this.config.set(words, match * words.length);
  }

  /** Sets the seed (low 64 bits) of a match's next `reset`. */
  setSeed(match: number, seed: bigint): void {
    this.seeds[match * 2] = Number(seed & 0xffff_ffffn);
    this.seeds[match * 2 + 1] = Number((seed >> 32n) & 0xffff_ffffn);
  }

  reset(first = 0, count = this.matches): void {
    this.#exports.reset(first, count);
  }

  step(first = 0, count = this.matches): void {
    this.#exports.step(first, count);
  }

  observe(first = 0, count = this.matches): void {
    this.#exports.observe(first, count);
  }

  stepObserve(first = 0, count = this.matches): void {
    this.#exports.stepObserve(first, count);
  }

  /** Writes central rows. Throws EnvError `bad_option` where the scenario has no central state. */
  observeCentral(first = 0, count = this.matches): void {
    if (this.#exports.observeCentral === undefined) throw noCentralState(this.manifest);
    this.#exports.observeCentral(first, count);
  }

  inspect(first = 0, count = this.matches): void {
    this.#exports.inspect(first, count);
  }

  /** Unsigned 64-bit hash of a match's state. */
  hash(match: number): bigint {
    return BigInt.asUintN(64, this.#exports.hash(match));
  }

  /** Draws a match into `renderBuffer`; returns how many i32 it wrote. */
  render(match: number): number {
    return this.#exports.render(match);
  }

  /** Events of this match go to `eventBuffer` from now on; -1 = of none. */
  recordEvents(match: number): void {
    this.#exports.recordEvents(match);
  }

  /** Events since the last `step` began: that many records lie in `eventBuffer`. */
  eventCount(): number {
    return this.#exports.events();
  }

  /** A copy of a match's state block. */
  saveState(match: number): Uint8Array {
    const { stateBytes } = this.manifest;
    return this.state.slice(match * stateBytes, (match + 1) * stateBytes);
  }

  /** Puts a saved block into a match; observation, mask and info rows follow at the next `observe` / `inspect`. */
  loadState(match: number, block: Uint8Array): void {
    const { stateBytes } = this.manifest;
    if (block.length !== stateBytes) {
      throw new EnvError(
        'bad_state',
        `${this.manifest.id}: a state block has ${stateBytes} bytes, this one ${block.length}; it is of another build.`,
      );
    }
    this.state.set(block, match * stateBytes);
  }

  /** A named field of a match's info row, as of the last `inspect`. */
  matchField(match: number, name: string): number {
    return this.matchInfo[match * this.manifest.matchInfo.length + infoIndex(this.manifest.matchInfo, name)] as number;
  }
}

export const noCentralState = ({ id }: Manifest): EnvError =>
  new EnvError('bad_option', `${id} has no central state; leave out central, or choose a scenario that has one.`);

/** Index of a named field of an info row. Throws EnvError `bad_manifest` where there is none. */
export const infoIndex = (fields: Manifest['matchInfo'], name: string): number => {
  const field = fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    throw new EnvError(
      'bad_manifest',
      `the manifest has no info field "${name}"; it has ${fields.map((f) => f.name).join(', ')}.`,
    );
  }
  return field.index;
};
