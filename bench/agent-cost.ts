// What an agent costs besides its own thinking: a decision over each kind of line, the start in the sandbox, and how many
// matches a second two workers play.

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentFactory, parseAgentSpec, playMatch, prepareAgent } from '@jixia/arena';
import { agentHost, connectAgent, evaluate, MessageServer, RemoteHost } from '@jixia/arena/node';
import { deriveSeed, type LoadedScenario } from '@jixia/env';
import { BenchError } from './bench-error.ts';
import { median, percentile, spread } from './statistics.ts';

export type AgentBenchOptions = {
  readonly scenario: LoadedScenario;
  readonly seed: bigint;
  /** Decisions measured of each kind. */
  readonly decisions: number;
  /** Starts measured. */
  readonly starts: number;
  /** Matches of `strong` against `medium`, even. */
  readonly matches: number;
  readonly workers: number;
  readonly onPart?: (part: string) => void;
};

/** Milliseconds of wall-clock time. */
export type Cost = { readonly median: number; readonly p99: number; readonly spread: number; readonly count: number };

export type AgentCosts = {
  /** Of one decision, by kind of agent; every one of them does the same: nothing. */
  readonly decisionMs: Readonly<Record<string, Cost>>;
  /** From nothing to the first decision, without and with the sandbox; null where this host has none. */
  readonly startMs: { readonly process: Cost; readonly sandbox: Cost | null };
  readonly matchesPerSecond: {
    readonly rate: number;
    readonly matches: number;
    readonly seconds: number;
    readonly workers: number;
  };
};

/** The smallest agent: it says at once that it does nothing. */
const idleAgent = `
import { createInterface } from 'node:readline';
const say = (text) => process.stdout.write(text + '\\n');
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('{"type":"act"')) say('{"type":"action","action":{}}');
  else if (line.startsWith('{"type":"hello"')) say('{"type":"hello","protocol":1,"view":["VIEW"]}');
  else if (line.startsWith('{"type":"reset"')) say('{"type":"ready"}');
}
`;

/** The same as a WebAssembly module, byte by byte: rows at 1024, `act` empty. */
const idleModule = (): Uint8Array => {
  const text = (name: string): number[] => [name.length, ...new TextEncoder().encode(name)];
  const section = (id: number, bytes: readonly number[]): number[] => [id, bytes.length, ...bytes];
  const exported = (name: string, kind: number, index: number): number[] => [...text(name), kind, index];
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [
      4,
      ...[0x60, 0, 1, 0x7f],
      ...[0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7f],
      ...[0x60, 3, 0x7e, 0x7f, 0x7f, 0],
      ...[0x60, 1, 0x7f, 0],
    ]),
    ...section(3, [4, 0, 1, 2, 3]),
    ...section(5, [1, 0, 2]),
    ...section(7, [
      5,
      ...exported('memory', 2, 0),
      ...exported('abi_version', 0, 0),
      ...exported('open', 0, 1),
      ...exported('reset', 0, 2),
      ...exported('act', 0, 3),
    ]),
    ...section(10, [4, 4, 0, 0x41, 1, 0x0b, 5, 0, 0x41, 0x80, 0x08, 0x0b, 2, 0, 0x0b, 2, 0, 0x0b]),
  ]);
};

const costOf = (times: readonly number[]): Cost => {
  return {
    median: median(times),
    p99: percentile(times, 0.99),
    // Of windows of a tenth each: single decisions are spread by nature.
    spread: spread(windowsOf(times).map(median)),
    count: times.length,
  };
};

const windowsOf = (times: readonly number[]): (readonly number[])[] => {
  const size = Math.max(1, Math.floor(times.length / 10));
  return Array.from({ length: Math.floor(times.length / size) }, (_, at) => times.slice(at * size, (at + 1) * size));
};

/** Asks one agent again and again about the rows of the first decision of a match. */
const measureDecisions = async (
  factory: AgentFactory,
  { scenario, decisions, seed }: AgentBenchOptions,
): Promise<Cost> => {
  const rows: { observation: Float32Array; mask: Uint8Array }[] = [];
  const other = await prepareAgent({ kind: 'random' }, scenario);
  const watcher = {
    ...other.create(),
    name: 'watcher',
    act: (observation: Float32Array, mask: Uint8Array, action: Int32Array) => {
      if (rows.length < 100) rows.push({ observation: observation.slice(), mask: mask.slice() });
      action.fill(0);
    },
  };
  const seats = scenario.manifest.agents.map((_, at) => (at === 0 ? watcher : other.create()));
  await playMatch({ scenario, agents: seats, seed, config: { maxTicks: 300 } });
  const agent = factory.create();
  agent.reset({ seed, agentIndex: 0, config: {} });
  const action = new Int32Array(scenario.manifest.actionHeads.length);
  const times: number[] = [];
  try {
    // The first ones wait for the start and for compilers.
    for (let at = -50; at < decisions; at++) {
      const { observation, mask } = rows[(at + 50) % rows.length] as (typeof rows)[number];
      action.fill(7);
      const startMs = performance.now();
      await agent.act(observation, mask, action);
      if (at >= 0) times.push(performance.now() - startMs);
      if (action.some((value) => value !== 0)) throw new BenchError('wrong_result', 'The idle agent did something.');
    }
  } finally {
    await agent.close();
    await factory.close();
  }
  return costOf(times);
};

const measureStarts = async (spec: string, options: AgentBenchOptions): Promise<Cost> => {
  const { scenario, starts, seed } = options;
  const observation = new Float32Array(scenario.manifest.observation.size);
  const mask = new Uint8Array(scenario.manifest.masks.size).fill(1);
  const times: number[] = [];
  for (let start = 0; start < starts; start++) {
    const startMs = performance.now();
    const factory = await prepareAgent(parseAgentSpec(spec), scenario, agentHost);
    const agent = factory.create();
    agent.reset({ seed, agentIndex: 0, config: {} });
    await agent.act(observation, mask, new Int32Array(scenario.manifest.actionHeads.length));
    times.push(performance.now() - startMs);
    await agent.close();
    await factory.close();
  }
  return costOf(times);
};

/** Over a real WebSocket of this machine. */
const measureRemote = async (options: AgentBenchOptions, modulePath: string): Promise<Cost> => {
  const token = 'bench';
  const host = await RemoteHost.listen({ port: 0, tokenOf: () => token });
  const own = await prepareAgent(parseAgentSpec(`${modulePath}#no-sandbox`), options.scenario, agentHost);
  const server = new MessageServer(async () => own.create());
  const done = connectAgent({ url: `ws://127.0.0.1:${host.port}`, name: 'bench', token, server });
  try {
    return await measureDecisions(await host.open('bench', options.scenario), options);
  } finally {
    await host.close();
    await done;
  }
};

const measureMatches = async (options: AgentBenchOptions): Promise<AgentCosts['matchesPerSecond']> => {
  const { scenario, matches, workers, seed } = options;
  const [a, b] = [parseAgentSpec('bot:strong'), parseAgentSpec('bot:medium')];
  // Threads and compilers warm up outside of the time.
  await evaluate({ scenario, a, b, pairs: workers, seed: deriveSeed(seed, 1), workers });
  const startMs = performance.now();
  const found = await evaluate({ scenario, a, b, pairs: matches / 2, seed, workers });
  const seconds = (performance.now() - startMs) / 1000;
  if (found.matches.length !== matches || found.forfeits > 0) {
    throw new BenchError('wrong_result', `${found.matches.length} of ${matches} matches were played.`);
  }
  return { rate: matches / seconds, matches, seconds, workers };
};

/** Throws BenchError `wrong_result`. */
export const benchAgents = async (options: AgentBenchOptions): Promise<AgentCosts> => {
  const { scenario, onPart = () => undefined } = options;
  const folder = await mkdtemp(join(tmpdir(), 'jixia-bench-'));
  const write = async (view: string): Promise<string> => {
    const path = await mkdtemp(join(folder, 'agent-'));
    const file = { name: 'idle', kind: 'process', scenarios: [scenario.manifest.id], command: ['node', 'agent.mjs'] };
    // What is measured may take its time.
    const limits = { decisionMs: 60_000, startupMs: 60_000 };
    await writeFile(join(path, 'agent.json'), JSON.stringify({ ...file, limits }));
    await writeFile(join(path, 'agent.mjs'), idleAgent.replace('"VIEW"', view));
    await chmod(path, 0o755);
    return path;
  };
  const modulePath = join(folder, 'idle.wasm');
  const prepare = (spec: string): Promise<AgentFactory> => prepareAgent(parseAgentSpec(spec), scenario, agentHost);
  const decisionMs: Record<string, Cost> = {};
  try {
    await writeFile(modulePath, idleModule());
    const [named, vector] = [await write('"features","legal"'), await write('"vectorBase64","maskBase64"')];
    await chmod(folder, 0o755);
    const measure = async (kind: string, spec: string): Promise<void> => {
      onPart(kind);
      decisionMs[kind] = await measureDecisions(await prepare(spec), options);
    };
    await measure('wasm', `${modulePath}#no-sandbox`);
    await measure('process, names', `${named}#no-sandbox`);
    await measure('process, bytes', `${vector}#no-sandbox`);
    onPart('remote');
    decisionMs['remote'] = await measureRemote(options, modulePath);
    onPart('starts');
    const process = await measureStarts(`${vector}#no-sandbox`, options);
    let sandbox: Cost | null = null;
    try {
      await measure('process, bytes, sandbox', vector);
      await measure('wasm, sandbox', modulePath);
      onPart('starts in the sandbox');
      sandbox = await measureStarts(vector, options);
    } catch (error) {
      if ((error as { code?: string }).code !== 'no_sandbox') throw error;
    }
    onPart('matches');
    return { decisionMs, startMs: { process, sandbox }, matchesPerSecond: await measureMatches(options) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
