// WebAssembly agents: that they play, that their meters change nothing but limits, and how each fault ends a match.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedScenario, ScenarioInstance } from '@jixia/env';
import { loadRingDuel, ringDuelFiles } from '@jixia/env/ring-duel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AgentSource, agentSource, compileAgent, compileSource, shootingAct } from '../../test/wasm-agent.ts';
import { defaultLimits } from '../agents/agent-limits.ts';
import { openLocalAgent } from '../agents/local-agent.ts';
import { checkAgent, type PlayedMatch, parseAgentSpec, playMatch, prepareAgent } from '../index.ts';
import { agentHost } from '../node.ts';
import { encodeReplay, verifyReplay } from '../replay/index.ts';
import { findSandbox } from '../sandbox/sandbox.ts';
import { loadWasmAgents } from './index.ts';
import { meterModule } from './meter-module.ts';
import { takeApart } from './module-parts.ts';

let scenario: LoadedScenario;
const folder = mkdtempSync(join(tmpdir(), 'jixia-wasm-'));
const { sandbox } = await findSandbox();
beforeAll(async () => {
  scenario = await loadRingDuel();
});
afterAll(() => rmSync(folder, { recursive: true }));

type Limits = Partial<typeof defaultLimits>;

async function playBytes(bytes: Uint8Array, limits: Limits = {}, logs: string[] = [], seat = 0): Promise<PlayedMatch> {
  const own = await loadWasmAgents(bytes, {
    name: 'wasm:test',
    manifest: scenario.manifest,
    limits: { ...defaultLimits, ...limits },
    onLog: (text) => logs.push(text),
  });
  const bot = await prepareAgent(parseAgentSpec('bot:weak'), scenario);
  const agents = seat === 0 ? [own.create(), bot.create()] : [bot.create(), own.create()];
  const played = await playMatch({ scenario, agents, seed: 3n, config: { maxTicks: 400 } });
  for (const agent of agents) await agent.close();
  return played;
}

const play = async (source: AgentSource, limits?: Limits, logs?: string[]): Promise<PlayedMatch> =>
  playBytes(await compileAgent(source), limits, logs);

describe('an agent that plays', () => {
  test('does what the bot does that it copies', async () => {
    const bots = await Promise.all(
      ['bot:strong', 'bot:weak'].map(async (text) => (await prepareAgent(parseAgentSpec(text), scenario)).create()),
    );
    const copied = await playMatch({ scenario, agents: bots, seed: 3n, config: { maxTicks: 400 } });
    const played = await play({ act: shootingAct });
    expect(played.forfeit).toBeUndefined();
    expect(played.hash).toBe(copied.hash);
  });

  test('is told observation, seed, seat, steps and the end', async () => {
    const logs: string[] = [];
    await play(
      {
        reset: 'log("seed " + seed.toString() + " seat " + seat.toString());',
        act: 'if (step < 2) log(step.toString() + " " + (observation(0) >= 0).toString()); choose(0, 1);',
        end: 'log("outcome " + outcome.toString());',
      },
      {},
      logs,
    );
    expect(logs).toEqual([
      expect.stringMatching(/^seed \d+ seat 0$/),
      '0 true',
      '1 true',
      expect.stringMatching(/^outcome -?[01]$/),
    ]);
  });

  test('remembers nothing of the match before', async () => {
    const bytes = await compileAgent({
      besides: 'let count = 0;',
      act: 'count += 1; choose(0, count % 2); choose(1, 3);',
    });
    const hashes = [(await playBytes(bytes)).hash, (await playBytes(bytes)).hash];
    expect(hashes[0]).toBe(hashes[1]);
  });

  test('passes the suite', async () => {
    writeFileSync(
      join(folder, 'sound.wasm'),
      await compileAgent({ act: 'if (allowed(1)) { choose(0, 1); choose(1, 3); }' }),
    );
    const spec = parseAgentSpec(`${join(folder, 'sound.wasm')}#no-sandbox`);
    const found = await checkAgent(spec, scenario, agentHost, { maxDecisions: 60 });
    expect(found).toMatchObject({ ok: true, agent: 'wasm:sound', failures: [] });
  });
});

describe('the meters', () => {
  test('change nothing in what a program does: a whole rules module plays the same match', async () => {
    const { wasm } = await ringDuelFiles();
    const metered = meterModule(takeApart(wasm), { memoryMiB: 64, fuel: 2 ** 50 });
    const play = (module: WebAssembly.Module): number[] => {
      const instance = ScenarioInstance.create({ ...scenario, module }, 3);
      const seen: number[] = [];
      for (let step = 0; step < 300; step++) {
        for (let at = 0; at < instance.actions.length; at++) instance.actions[at] = (step * 7 + at * 3) % 3;
        instance.stepObserve();
        seen.push(...instance.observations);
      }
      return seen;
    };
    const [plain, measured] = await Promise.all([
      WebAssembly.compile(wasm),
      WebAssembly.compile(new Uint8Array(metered)),
    ]);
    expect(play(measured)).toEqual(play(plain));
  });

  test('several results, early returns, branches out of loops and calls through tables', async () => {
    const besides = `
      function twice(f: (x: i32) => i32, x: i32): i32 { return f(f(x)); }
      function early(x: i32): i32 { for (let i = 0; i < 9; i++) { if (i == x) return i * 10; } return -1; }
      function deep(n: i32): i32 { if (n == 0) return 0; return 1 + deep(n - 1); }
      function pick(x: i32): i32 { switch (x) { case 0: return 5; case 1: return 6; case 2: x = 9; break; default: return 7; } return x; }`;
    const logs: string[] = [];
    await play(
      {
        besides,
        act: `if (step == 0) { log([twice((x) => x * 3, 2), early(4), early(20), deep(500), pick(0), pick(1), pick(2), pick(3)].join(" "));
          for (let round = 0; round < 100; round++) deep(500); log("again"); }`,
      },
      {},
      logs,
    );
    expect(logs).toEqual(['18 40 -1 500 5 6 9 7', 'again']);
  });

  test('what is no number has the same bits everywhere', async () => {
    const logs: string[] = [];
    const act = `if (step == 0) { const zero = observation(4) * 0, none = zero / zero;
      store<f32>(rows, none); log(load<u32>(rows).toString(16)); log(reinterpret<u32>(-none).toString(16));
      log(Mathf.abs(copysign<f32>(2, -none)).toString() + (copysign<f32>(2, -none) > 0).toString());
      const wide: f64 = none; store<f64>(rows, wide); log(load<u64>(rows).toString(16)); }`;
    await play({ act }, {}, logs);
    expect(logs).toEqual(['7fc00000', '7fc00000', '2.0true', '7ff8000000000000']);
  });

  test('fuel runs out at the same decision everywhere', async () => {
    const bytes = await compileAgent({
      besides: 'let sum = 0;',
      act: 'for (let i = 0; i < step * 1000; i++) sum += i ^ step; choose(0, sum & 1);',
    });
    const { forfeit } = await playBytes(bytes, { fuelThousands: 200 });
    expect(forfeit).toMatchObject({ agent: 0, code: 'agent_fuel' });
    // Found once; another number on any host or version would be a bug.
    expect(forfeit?.step).toBe(fuelStep);
    const more = await playBytes(bytes, { fuelThousands: 400 });
    expect(more.forfeit?.step).toBeGreaterThan(fuelStep * 1.8);
  });
});

/** Decisions that 200,000 instructions last for. */
const fuelStep = 12;

describe('a fault', () => {
  const at = (what: string): string => `if (step == 4) { ${what} } choose(0, 1); choose(1, 3);`;
  test.each<[string, AgentSource, string, number, readonly string[], Limits?]>([
    [
      'an endless loop',
      { act: at('while (true) {}') },
      'agent_fuel',
      4,
      ['"act" needed more than 1000000 instructions'],
      { fuelThousands: 1000 },
    ],
    [
      'an endless loop in a call',
      {
        act: at('loop();'),
        besides: 'function loop(): void { for (;;) spin(); } let n = 0; function spin(): void { n++; }',
      },
      'agent_fuel',
      4,
      ['instructions'],
      { fuelThousands: 1000 },
    ],
    [
      'filling memory for ever',
      { act: at('memory.grow(256); while (true) memory.fill(rows, 0, 1 << 20);') },
      'agent_fuel',
      4,
      ['instructions'],
      { fuelThousands: 1000 },
    ],
    [
      'an endless reset',
      { reset: 'while (true) {}' },
      'agent_fuel',
      0,
      ['"reset" needed more than 10000000'],
      { fuelThousands: 1000 },
    ],
    ['a trap', { act: at('unreachable();') }, 'agent_fault', 4, ['"act" failed: unreachable']],
    [
      'memory out of bounds',
      { act: at('store<u8>(0xffff_ff00, 1);') },
      'agent_fault',
      4,
      ['"act" failed', 'out of bounds'],
    ],
    ['a failed assertion', { act: at('assert(false, "no plan");') }, 'agent_fault', 4, ['abort: no plan in agent.ts:']],
    [
      'calling itself for ever',
      { act: at('choose(0, deep(1));'), besides: 'function deep(n: i32): i32 { return n + deep(n + 1) * 3; }' },
      'agent_fault',
      4,
      ['called itself too deeply'],
    ],
    [
      'a flood of log',
      { act: at('while (true) log("0123456789");') },
      'agent_output',
      4,
      ['more than 16 KiB'],
      { logKiB: 16 },
    ],
    ['rows outside of its memory', { open: 'rows = 0xfff_fff0;' }, 'agent_message', 0, ['"open" returned 268435440']],
    ['rows at an odd place', { open: 'rows += 1;' }, 'agent_message', 0, ['multiple of 4']],
  ])('%s forfeits', async (_name, source, code, step, parts, limits) => {
    const played = await play(source, limits);
    expect(played.forfeit).toMatchObject({ agent: 0, code, step });
    for (const part of parts) expect(played.forfeit?.message).toContain(part);
    expect(played).toMatchObject({ winner: 1, decisions: step });
    expect(verifyReplay(encodeReplay(played.replay), scenario).ok).toBe(true);
  });

  test('growing memory stops at the limit, and the agent learns of it', async () => {
    const logs: string[] = [];
    const act = 'if (step == 0) { while (memory.grow(16) >= 0) {} log(memory.size().toString()); } choose(0, 1);';
    const { forfeit } = await play({ act }, { memoryMiB: 32 }, logs);
    expect(forfeit).toBeUndefined();
    expect(Number(logs[0])).toBeGreaterThan(32 * 16 - 16);
    expect(Number(logs[0])).toBeLessThanOrEqual(32 * 16);
  });

  test('comes with what it logged', async () => {
    const { faultLog } = await play({ act: at('log("secret plan"); unreachable();') });
    expect(faultLog).toBe('secret plan\n');
  });
});

describe('a module that is refused', () => {
  const load = (bytes: Uint8Array, limits: Limits = {}) =>
    loadWasmAgents(bytes, { name: 'wasm:bad', manifest: scenario.manifest, limits: { ...defaultLimits, ...limits } });
  const sound = agentSource({ act: shootingAct });
  test.each<[string, string, string]>([
    ['without act', sound.replace('export function act', 'export function think'), 'does not export "act(i32)"'],
    [
      'with another act',
      sound.replace('act(step: i32): void {', 'act(step: f32): void {'),
      'exports "act(f32)"; it has to be "act(i32)"',
    ],
    [
      'with a foreign import',
      `${sound}\n@external("wasi_snapshot_preview1", "fd_write") declare function write(a: i32): i32; export function x(): i32 { return write(1); }`,
      'Build it without WASI',
    ],
    [
      'with another log',
      agentSource({ act: 'log("x");' })
        .replace('length: i32): void;', 'length: i64): void;')
        .replace('bytes.byteLength);', '<i64>bytes.byteLength);'),
      'it is "jixia.log(i32, i32)"',
    ],
    ['with an end that is none', `${sound}\nexport const end: i32 = 3;`, 'exports "end", but not as a function'],
  ])('%s', async (_name, source, message) => {
    await expect(load(await compileSource(source))).rejects.toThrow(message);
  });

  test('with SIMD, without memory, with too much memory', async () => {
    const simd = `${sound}\nexport function x(a: f32): f32 { return f32x4.extract_lane(f32x4.mul(f32x4.splat(a), f32x4.splat(a)), 1); }`;
    await expect(load(await compileSource(simd, ['--enable', 'simd']))).rejects.toThrow('SIMD');
    await expect(load(await compileSource(sound, ['--noExportMemory']))).rejects.toThrow('does not export its memory');
    const large = await compileSource(sound, ['--initialMemory', '2000']);
    await expect(load(large, { memoryMiB: 64 })).rejects.toThrow(
      'begins with 125 MiB of memory; its limit "memoryMiB" is 64',
    );
  });

  test('any damage to a module is refused or plays within its limits, and never harms the host', async () => {
    const bytes = await compileAgent({ act: shootingAct });
    const outcomes = { refused: 0, played: 0 };
    for (let at = 0; at < bytes.length; at += 5) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ (1 << (at % 8));
      try {
        await playBytes(damaged, { fuelThousands: 50 });
        outcomes.played += 1;
      } catch (error) {
        expect(error).toMatchObject({ name: 'ArenaError', code: 'bad_agent' });
        outcomes.refused += 1;
      }
    }
    expect(outcomes.refused).toBeGreaterThan(10);
    expect(outcomes.played).toBeGreaterThan(10);
  });
});

describe.skipIf(sandbox === null)('in the sandbox', () => {
  const contained = async (name: string, source: AgentSource, limits: Limits = {}): Promise<PlayedMatch> => {
    const file = join(folder, name);
    writeFileSync(file, await compileAgent(source));
    const loadPolicy = (): never => {
      throw new Error('no policy here');
    };
    const spec = { kind: 'local', holds: 'wasm', path: file, isContained: true } as const;
    const own = await openLocalAgent(spec, scenario, { loadPolicy, sandbox: sandbox!, caps: limits });
    const bot = await prepareAgent(parseAgentSpec('bot:weak'), scenario);
    const agents = [own.create(), bot.create()];
    try {
      return await playMatch({ scenario, agents, seed: 3n, config: { maxTicks: 400 } });
    } finally {
      for (const agent of agents) await agent.close();
      await own.close();
    }
  };

  test('it plays the same match, seed and all', async () => {
    const source = { act: 'choose(0, 1); choose(1, <i32>((seed >> (step & 31)) & 3));' };
    const [inside, outside] = [await contained('plays.wasm', source), await play(source)];
    expect(inside.forfeit).toBeUndefined();
    expect(inside.hash).toBe(outside.hash);
  });

  test('its fuel runs out at the same decision, with the same words', async () => {
    const source = {
      besides: 'let sum = 0;',
      act: 'for (let i = 0; i < step * 1000; i++) sum += i ^ step; choose(0, sum & 1);',
    };
    const [inside, outside] = [
      await contained('fuel.wasm', source, { fuelThousands: 200 }),
      await play(source, { fuelThousands: 200 }),
    ];
    expect(inside.forfeit).toEqual(outside.forfeit);
    expect(inside.forfeit?.code).toBe('agent_fuel');
  });
});
