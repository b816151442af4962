// Agents of kind wasm: one instance a match, so that nothing remains of the last one. Runs on every host.

import type { Manifest } from '@jixia/env';
import type { Agent, AgentFactory, EpisodeEnd, EpisodeStart } from '../agents/agent.ts';
import type { AgentLimits } from '../agents/agent-limits.ts';
import { ArenaError, type ArenaErrorCode } from '../arena-error.ts';
import { stackSlots } from './meter-function.ts';
import { fuelExport, stackExport } from './meter-module.ts';
import { abiVersion, compileMetered, fuelOf, resetFuelTimes } from './wasm-module.ts';

type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly abi_version: () => number;
  readonly open: (observationSize: number, maskSize: number, heads: number) => number;
  readonly reset: (seed: bigint, seat: number, team: number) => void;
  readonly act: (step: number) => void;
  readonly end?: (outcome: number) => void;
};

const logTailBytes = 4096;
const abortTextBytes = 400;
const int32 = 4;

class WasmAgent implements Agent {
  readonly name: string;
  readonly #module: WebAssembly.Module;
  readonly #manifest: Manifest;
  readonly #limits: AgentLimits;
  readonly #onLog: (text: string) => void;
  #start: EpisodeStart | null = null;
  #exports: Exports | null = null;
  #fuel: WebAssembly.Global | null = null;
  #stack: WebAssembly.Global | null = null;
  #log = new Uint8Array(0);
  #logBytes = 0;
  #said: string | null = null;
  #step = 0;
  #rows = 0;

  constructor(module: WebAssembly.Module, { name, manifest, limits, onLog }: WasmAgentOptions) {
    this.name = name;
    this.#module = module;
    this.#manifest = manifest;
    this.#limits = limits;
    this.#onLog = onLog ?? (() => undefined);
  }

  reset(start: EpisodeStart): void {
    // It begins at the first decision: what fails then is the agent's fault in a match.
    this.#start = start;
    this.#exports = null;
    this.#step = 0;
  }

  act(observation: Float32Array, mask: Uint8Array, action: Int32Array): void {
    if (this.#start !== null && this.#exports === null) this.#begin(this.#start);
    const exports = this.#exports;
    if (exports === null) throw new ArenaError('agent_failed', 'It was asked before a match had begun.');
    const {
      observation: { size },
      masks,
      actionHeads,
    } = this.#manifest;
    const { buffer } = exports.memory;
    new Float32Array(buffer, this.#rows, size).set(observation);
    new Uint8Array(buffer, this.#rows + size * int32, masks.size).set(mask);
    this.#actions(buffer).fill(0);
    this.#call('act', fuelOf(this.#limits), () => exports.act(this.#step));
    // Its memory may have grown, and then has another buffer.
    action.set(this.#actions(exports.memory.buffer).subarray(0, actionHeads.length));
    this.#step += 1;
  }

  end({ result }: EpisodeEnd): void {
    const exports = this.#exports;
    if (exports?.end === undefined || this.#start === null) return;
    const team = this.#manifest.agents[this.#start.agentIndex]?.team ?? 0;
    const outcome = result.winner < 0 ? 0 : result.winner === team ? 1 : -1;
    try {
      this.#call('end', fuelOf(this.#limits), () => exports.end?.(outcome));
    } catch {
      // The match is over; there is nothing to forfeit.
    }
    this.#exports = null;
  }

  close(): void {
    this.#exports = null;
    this.#start = null;
  }

  #actions(buffer: ArrayBuffer): Int32Array {
    const { observation, masks, actionHeads } = this.#manifest;
    const padded = Math.ceil(masks.size / int32) * int32;
    return new Int32Array(buffer, this.#rows + observation.size * int32 + padded, actionHeads.length);
  }

  #begin({ seed, agentIndex }: EpisodeStart): void {
    this.#log = new Uint8Array(0);
    this.#logBytes = 0;
    const fuel = fuelOf(this.#limits) * resetFuelTimes;
    const imports = {
      jixia: { log: (at: number, length: number) => this.#note(at, length) },
      env: { abort: (at: number, file: number, line: number, column: number) => this.#abort(at, file, line, column) },
    };
    let instance: WebAssembly.Instance | null = null;
    try {
      instance = new WebAssembly.Instance(this.#module, imports);
    } catch (cause) {
      // Without an instance its fuel cannot be read.
      throw this.#fault('agent_fault', `It failed while it was loaded: ${reasonOf(cause)}`, cause);
    }
    const exports = instance.exports as unknown as Exports & Record<string, WebAssembly.Global>;
    this.#fuel = exports[fuelExport] ?? null;
    this.#stack = exports[stackExport] ?? null;
    this.#exports = exports;
    const { observation, masks, actionHeads, agents } = this.#manifest;
    this.#call('open', fuel, () => {
      const version = exports.abi_version();
      if (version !== abiVersion)
        throw this.#fault('agent_message', `Its ABI is ${version}; this host has ${abiVersion}.`);
      this.#rows = exports.open(observation.size, masks.size, actionHeads.length) >>> 0;
    });
    const bytes = (observation.size + Math.ceil(masks.size / int32) + actionHeads.length) * int32;
    const isInside =
      this.#rows > 0 && this.#rows % int32 === 0 && this.#rows + bytes <= exports.memory.buffer.byteLength;
    if (!isInside) {
      throw this.#fault(
        'agent_message',
        `Its "open" returned ${this.#rows}, not a multiple of 4 with ${bytes} bytes of its memory behind it.`,
      );
    }
    // As over the wire: 53 bits, so that it plays alike in a process of its own.
    const seedBits = BigInt.asUintN(53, seed);
    this.#call('reset', fuel, () => exports.reset(seedBits, agentIndex, agents[agentIndex]?.team ?? 0));
  }

  #call(what: string, fuel: number, call: () => void): void {
    if (this.#fuel !== null) this.#fuel.value = BigInt(fuel);
    this.#said = null;
    try {
      call();
    } catch (cause) {
      this.#exports = null;
      if (cause instanceof ArenaError) throw cause;
      if (this.#fuel !== null && (this.#fuel.value as bigint) < 0n) {
        throw this.#fault('agent_fuel', `Its "${what}" needed more than ${fuel} instructions.`, cause);
      }
      if (this.#stack !== null && this.#stack.value > stackSlots) {
        throw this.#fault('agent_fault', `Its "${what}" called itself too deeply.`, cause);
      }
      throw this.#fault('agent_fault', `Its "${what}" failed: ${this.#said ?? reasonOf(cause)}.`, cause);
    }
  }

  #fault(code: ArenaErrorCode, message: string, cause?: unknown): ArenaError {
    return new ArenaError(code, message, { cause, log: new TextDecoder().decode(this.#log) });
  }

  #memory(at: number, length: number): Uint8Array {
    const buffer = this.#exports?.memory.buffer ?? new ArrayBuffer(0);
    const start = Math.min(at >>> 0, buffer.byteLength);
    return new Uint8Array(buffer, start, Math.min(length >>> 0, buffer.byteLength - start));
  }

  #note(at: number, length: number): void {
    const bytes = this.#memory(at, length);
    this.#logBytes += bytes.length + 1;
    if (this.#logBytes > this.#limits.logKiB * 1024) {
      throw this.#fault('agent_output', `It logged more than ${this.#limits.logKiB} KiB in one match.`);
    }
    const joined = new Uint8Array(this.#log.length + bytes.length + 1);
    joined.set(this.#log);
    joined.set(bytes, this.#log.length);
    joined[joined.length - 1] = 0x0a;
    this.#log = joined.slice(-logTailBytes);
    this.#onLog(new TextDecoder().decode(bytes));
  }

  /** Texts of AssemblyScript: UTF-16, their length in bytes in front. */
  #text(at: number): string {
    const length = this.#memory(at - int32, int32);
    if (at === 0 || length.length < int32) return '';
    const size = new DataView(length.buffer, length.byteOffset).getUint32(0, true);
    const bytes = this.#memory(at, Math.min(size, abortTextBytes) & ~1);
    return new TextDecoder('utf-16le').decode(bytes);
  }

  #abort(at: number, file: number, line: number, column: number): never {
    this.#said = `abort: ${this.#text(at) || 'no reason'} in ${this.#text(file) || '?'}:${line}:${column}`;
    throw new WebAssembly.RuntimeError(this.#said);
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export type WasmAgentOptions = {
  readonly name: string;
  readonly manifest: Manifest;
  readonly limits: AgentLimits;
  readonly onLog?: (text: string) => void;
};

/** Agents of one module in this thread. Throws ArenaError `bad_agent`. */
export const loadWasmAgents = async (bytes: Uint8Array, options: WasmAgentOptions): Promise<AgentFactory> => {
  let module: WebAssembly.Module;
  try {
    module = await compileMetered(bytes, options.limits);
  } catch (cause) {
    if (!(cause instanceof ArenaError)) throw cause;
    throw new ArenaError(cause.code, `${options.name}: ${cause.message}`, { cause });
  }
  return {
    name: options.name,
    isDeterministic: true,
    limits: options.limits,
    create: () => new WasmAgent(module, options),
    close: async () => undefined,
  };
};
