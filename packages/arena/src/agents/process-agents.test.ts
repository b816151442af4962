// Agents in processes of their own, without a sandbox: that they play, and how each fault ends a match.
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedScenario } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeAgent, saying, shellAgent, shooting, writeAgent, writeShellAgent } from '../../test/agent-folders.ts';
import { agentSeed, evaluate, type PlayedMatch, parseAgentSpec, playMatch, prepareAgent } from '../index.ts';
import { agentHost } from '../node.ts';
import { encodeReplay, verifyReplay } from '../replay/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-agents-'));
let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadRingDuel();
});
afterAll(() => rmSync(folder, { recursive: true }));

const prepare = (path: string) => prepareAgent(parseAgentSpec(`${path}#no-sandbox`), scenario, agentHost);

/** One match of the agent in seat 0 against a bot. */
async function play(path: string, seed = 3n, other = 'bot:weak'): Promise<PlayedMatch> {
  const own = await prepare(path);
  const bot = await prepareAgent(parseAgentSpec(other), scenario);
  const agents = [own.create(), bot.create()];
  try {
    return await playMatch({ scenario, agents, seed });
  } finally {
    for (const agent of agents) await agent.close();
    await own.close();
  }
}

describe('an agent that plays', () => {
  test.each([
    ['by names', '["legal"]', shooting],
    ['by the mask', '["mask"]', 'return message.mask[2] ? [2, 0, 1] : [1, 3, 0];'],
    [
      'by the mask as bytes',
      '["maskBase64", "vectorBase64"]',
      "return Buffer.from(message.maskBase64, 'base64')[2] ? [2, 0, 1] : [1, 3, 0];",
    ],
    [
      'by named features',
      '["features", "legal"]',
      "if (!('own.x' in message.features.all)) throw new Error('no own.x'); " +
        "return message.features.all.inRange > 0 ? { button: 'shoot', target: 1 } : { button: 1, step: 3 };",
    ],
    [
      'by the vector',
      '["vector"]',
      "if (message.vector.length !== 6) throw new Error('length'); return message.vector[5] > 0 ? [2, 0, 1] : [1, 3, 0];",
    ],
  ])('%s does what the bot does that it copies', async (name, view, act) => {
    const copied = await playMatch({
      scenario,
      agents: await Promise.all(
        ['bot:strong', 'bot:weak'].map(async (text) => (await prepareAgent(parseAgentSpec(text), scenario)).create()),
      ),
      seed: 3n,
    });
    const played = await play(writeAgent(folder, name, nodeAgent(act, { view })));
    expect(played.forfeit).toBeUndefined();
    expect(played.winner).toBe(0);
    expect(played.hash).toBe(copied.hash);
    expect(played.replay.agents[0]).toEqual({ name: `process:${name}` });
  });

  test('is told its seed, its seat, the configuration and how it ended', async () => {
    // Notes what it is told in a file; without a sandbox it may.
    const note = "require('node:fs').appendFileSync('told', line + '\\n')";
    const source = nodeAgent(shooting, { reset: note, end: note }).replace(
      'let count',
      "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); let count",
    );
    const path = writeAgent(folder, 'told', source);
    const own = await prepare(path);
    const bot = await prepareAgent(parseAgentSpec('bot:weak'), scenario);
    const agents = [bot.create(), own.create()];
    await playMatch({ scenario, agents, seed: 3n, config: { maxTicks: 500 } });
    for (const agent of agents) await agent.close();
    await own.close();
    const [reset, end] = readFileSync(join(path, 'told'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reset).toMatchObject({ type: 'reset', seat: 1, team: 1, config: { maxTicks: 500, hero0: 0 } });
    expect(reset.seed).toBe(Number(BigInt.asUintN(53, agentSeed(3n, 1))));
    expect(end).toMatchObject({ type: 'end', outcome: 'win', winner: 1, endReason: 'shot' });
  });

  test('keeps its process over an evaluation, and is reset in it', async () => {
    const source = nodeAgent(`if (matches > 8) throw new Error('too many'); ${shooting}`, {
      start: 'let matches = 0;',
      reset: 'matches += 1',
    });
    const path = writeAgent(folder, 'kept', source);
    const a = parseAgentSpec(`${path}#no-sandbox`);
    const options = { scenario, b: parseAgentSpec('bot:weak'), pairs: 4, seed: 2n };
    const found = await evaluate({ ...options, a }, agentHost);
    expect([found.forfeits, found.winRate]).toEqual([0, 1]);
    const bots = await evaluate({ ...options, a: parseAgentSpec('bot:strong') });
    expect(found.matches.map(({ hash }) => hash)).toEqual(bots.matches.map(({ hash }) => hash));
    const tooMany = await evaluate({ ...options, a, pairs: 5 }, agentHost);
    expect(tooMany.forfeits).toBe(1);
  });

  test('two answer at the same time', async () => {
    const slow = nodeAgent(`await new Promise((resolve) => setTimeout(resolve, 30)); ${shooting}`)
      .replace('const act = (message)', 'const act = async (message)')
      .replace('const action = act(message)', 'const action = await act(message)');
    const own = await prepare(writeAgent(folder, 'slow', slow));
    const agents = [own.create(), own.create()];
    const startMs = performance.now();
    const { decisions, forfeit } = await playMatch({ scenario, agents, seed: 3n, config: { maxTicks: 40 } });
    const tookMs = performance.now() - startMs;
    for (const agent of agents) await agent.close();
    await own.close();
    expect(forfeit).toBeUndefined();
    // One after the other they would need 60 ms a decision; the starts come on top.
    expect(tookMs).toBeGreaterThan(decisions * 30);
    expect(tookMs - decisions * 30).toBeLessThan(decisions * 25 + 2500);
  });
});

describe('a fault', () => {
  const action = (given: unknown, step?: number): string => saying({ type: 'action', action: given, step });
  // In one write, so that both are there at the same time.
  const twice = (message: unknown): string =>
    `printf '%s\\n%s\\n' '${JSON.stringify(message)}' '${JSON.stringify(message)}'`;
  const at = (what: string): string => shellAgent(4, what);
  test.each<[string, string, string, number, readonly string[]]>([
    ['an error', at('echo "out of ideas" >&2; exit 7'), 'agent_exit', 4, ['exit code 7', 'words: out of ideas']],
    ['leaving early', at('exit 0'), 'agent_exit', 4, ['in the middle of a match', 'exit code 0']],
    ['being killed', at('kill -KILL $$'), 'agent_exit', 4, ['SIGKILL']],
    ['an endless loop', at('while :; do :; done'), 'agent_timeout', 4, ['30 ms for a decision', 'of 200 ms overtime']],
    ['silence', at(':'), 'agent_timeout', 4, ['did not decide']],
    ['no JSON', at('echo thinking'), 'agent_message', 4, ['not JSON: thinking', 'stderr']],
    ['another message', at(saying({ type: 'ready' })), 'agent_message', 4, ['"ready" where "type": "action"']],
    ['a list', at(saying([1, 3, 0])), 'agent_message', 4, ['[1,3,0], which is no message']],
    ['another step', at(action([0, 0, 0], 3)), 'agent_message', 4, ['step 3']],
    ['two answers', at(twice({ type: 'action', action: [0, 0, 0] })), 'agent_message', 5, ['without being asked']],
    ['too few values', at(action([1, 2])), 'agent_message', 4, ['2 values, not 3: button, step, target']],
    ['half a value', at(action([1, 0.5, 0])), 'agent_message', 4, ['0.5 for "step"']],
    ['an unknown name', at(action({ button: 'shot' })), 'agent_message', 4, ['Did you mean "shoot"?']],
    ['an unknown head', at(action({ buton: 'shoot' })), 'agent_message', 4, ['Did you mean "button"?']],
    ['no action', at(action(null)), 'agent_message', 4, ['without an "action"']],
    ['giving up', at(saying({ type: 'fault', message: 'no plan' })), 'agent_fault', 4, ['no plan']],
    ['a flood', at('while :; do echo -n 0123456789; done'), 'agent_output', 4, ['more than 8 KiB to stdout']],
    ['a flood of log', at('while :; do echo 0123456789 >&2; done'), 'agent_output', 4, ['more than 16 KiB to stderr']],
    ['no start', 'echo "not today" >&2; exit 3', 'agent_start', 0, ['before it had answered "hello"', 'exit code 3']],
    ['a wrong protocol', saying({ type: 'hello', protocol: 9 }), 'agent_message', 0, ['protocol 9']],
    ['a wrong view', shellAgent(0, '', { hello: '["feature"]' }), 'agent_message', 0, ['Did you mean "features"?']],
    ['no hello', 'sleep 20', 'agent_timeout', 0, ['did not answer "hello" within 400 ms']],
    ['no ready', shellAgent(0, '', { reset: 'sleep 20' }), 'agent_timeout', 0, ['not ready within 400 ms']],
  ])('%s forfeits', async (name, source, code, step, parts) => {
    const isTimed = code === 'agent_timeout';
    const limits = { answerKiB: 8, logKiB: 16 };
    const path = writeShellAgent(folder, name, source, {
      limits: isTimed ? { ...limits, decisionMs: 30, overtimeMs: 200, startupMs: step === 0 ? 400 : 10_000 } : limits,
    });
    const played = await play(path);
    expect(played.forfeit).toMatchObject({ agent: 0, code, step });
    for (const part of parts) expect(played.forfeit?.message).toContain(part);
    expect(played).toMatchObject({ winner: 1, decisions: step });
    const replay = encodeReplay(played.replay);
    expect(verifyReplay(replay, scenario).ok).toBe(true);
  });

  test('comes with the last lines of its stderr, which the replay leaves out', async () => {
    const source = shellAgent(2, 'echo "secret plan" >&2; echo nonsense');
    const played = await play(writeShellAgent(folder, 'last words', source));
    expect(played.forfeit?.step).toBe(2);
    expect(played.faultLog).toBe('secret plan\n');
    expect(JSON.stringify(played.replay.result)).not.toContain('secret plan');
  });

  test('a program that is not there says so', async () => {
    const path = writeAgent(folder, 'nothing', '', { command: ['no-such-program-here'] });
    const { forfeit } = await play(path);
    expect(forfeit).toMatchObject({ code: 'agent_start', step: 0 });
    expect(forfeit?.message).toContain('could not be started');
  });

  test('overtime is for the whole match, not for each decision', async () => {
    // 50 ms too long at every decision: 200 ms of overtime last for at most four of them.
    const source = shellAgent(-1, '').replace('  \'{"type":"act"\'*)', '  \'{"type":"act"\'*) sleep 0.06;');
    const path = writeShellAgent(folder, 'late', source, { limits: { decisionMs: 10, overtimeMs: 200 } });
    const { forfeit, decisions } = await play(path);
    expect(forfeit?.code).toBe('agent_timeout');
    expect(decisions).toBeLessThanOrEqual(4);
  });

  test('leaves the other matches of a set alone', async () => {
    const reset = `match=$((match + 1)); ${saying({ type: 'ready' })}`;
    const source = `match=0${shellAgent(2, `[ $match = 3 ] && exit 1; ${saying({ type: 'action', action: [0, 0, 0] })}`, { reset })}`;
    const a = parseAgentSpec(`${writeShellAgent(folder, 'third match', source)}#no-sandbox`);
    const found = await evaluate({ scenario, a, b: parseAgentSpec('bot:weak'), pairs: 2, seed: 2n }, agentHost);
    expect(found.matches.map(({ forfeit }) => forfeit?.step)).toEqual([undefined, undefined, 2, undefined]);
    expect(found.forfeits).toBe(1);
  });

  test('values outside a head are illegal actions, not faults', async () => {
    const { forfeit, agentInfo, decisions } = await play(
      writeShellAgent(folder, 'wild', shellAgent(-1, '').replace('[1,3,0]', '[99,0,0]')),
    );
    expect(forfeit).toBeUndefined();
    expect(agentInfo[0]?.['illegalActions']).toBe(decisions);
  });
});

describe('a folder that is refused', () => {
  test.each<[string, (path: string) => void, string]>([
    ['without agent.json', (path) => rmSync(join(path, 'agent.json')), 'agent.json: there is no such file'],
    [
      'agent.json as a link',
      (path) => {
        rmSync(join(path, 'agent.json'));
        symlinkSync('/etc/hostname', join(path, 'agent.json'));
      },
      'symbolic link',
    ],
    ['agent.json too large', (path) => writeFileSync(join(path, 'agent.json'), ' '.repeat(70_000)), 'at most 65536'],
    [
      'for another scenario',
      (path) =>
        writeFileSync(
          join(path, 'agent.json'),
          JSON.stringify({ name: 'm', kind: 'process', scenarios: ['moba-1v1'], command: ['x'] }),
        ),
      'plays moba-1v1, not ring-duel',
    ],
  ])('%s', async (name, change, message) => {
    const path = writeAgent(folder, name, '');
    change(path);
    await expect(prepare(path)).rejects.toThrow(message);
  });

  test('a folder that is not there, and a file', async () => {
    await expect(prepare(join(folder, 'none'))).rejects.toThrow('there is no such file or folder');
    writeFileSync(join(folder, 'file'), '');
    await expect(prepare(join(folder, 'file'))).rejects.toThrow('name the folder that holds agent.json');
  });

  test('a model outside the folder', async () => {
    const path = writeAgent(folder, 'model', '');
    const manifest = { name: 'm', kind: 'policy', scenarios: ['ring-duel'], model: 'policy.onnx' };
    writeFileSync(join(path, 'agent.json'), JSON.stringify(manifest));
    symlinkSync('/etc/hostname', join(path, 'policy.onnx'));
    await expect(prepare(path)).rejects.toThrow('symbolic link');
    symlinkSync('/etc', join(path, 'etc'));
    writeFileSync(join(path, 'agent.json'), JSON.stringify({ ...manifest, model: 'etc/hostname' }));
    await expect(prepare(path)).rejects.toThrow("leads out of the agent's folder");
  });
});
