// Wrong input through the whole program: one message that says what, where and how to mend it, the exit code that
// belongs to it, no stack trace, one document on stdout with --json, and nothing half-written.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeReplay, MatchRecorder, makeSetup, startMatch } from '@jixia/arena/replay';
import { type LoadedScenario, ScenarioInstance } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-bad-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string): string => join(folder, name);

const short = ['match', '--agents', 'random,random', '--config', 'maxTicks=150'];

/** Two decisions of doing nothing, as a file. */
function replayOf(scenario: LoadedScenario, rulesHash = scenario.manifest.rulesHash): Uint8Array {
  const setup = { ...makeSetup(scenario, 5n), rulesHash };
  const instance = ScenarioInstance.create(scenario, 1);
  startMatch(instance, 0, setup);
  const recorder = new MatchRecorder(instance, 0, setup);
  for (let decision = 0; decision < 2; decision++) {
    recorder.beforeStep();
    instance.stepObserve();
    recorder.afterStep();
  }
  return encodeReplay(recorder.finish([{ name: 'a' }, { name: 'b' }], null, null));
}

describe('refused with exit code 2', () => {
  writeFileSync(inFolder('text.onnx'), 'these are not the bytes of a network');
  mkdirSync(inFolder('a-folder'));
  const cases: readonly [readonly string[], readonly string[]][] = [
    [
      ['match', '--scenario', 'moba-1v2'],
      ['"moba-1v2"', 'Did you mean "moba-1v1"?'],
    ],
    [
      ['check', 'scenario', 'mobba-1v1'],
      ['"mobba-1v1"', 'Did you mean "moba-1v1"?'],
    ],
    [
      ['check', 'agent', inFolder('none')],
      ['none', 'there is no such file'],
    ],
    [
      ['check', 'agent', 'bot:nobody'],
      ['no bot "nobody"', 'Known:'],
    ],
    [
      ['check', 'agent', 'random', '--scenario', 'moba-1v2'],
      ['"moba-1v2"', 'Did you mean "moba-1v1"?'],
    ],
    [['bench', 'agents', '--matches', '3'], ['--matches must be even, not 3']],
    [
      ['bench', 'env', '--scenario', 'chess'],
      ['"chess"', 'Known: moba-1v1'],
    ],
    [
      ['eval', 'bot:nobody', 'random'],
      ['no bot "nobody"', 'Known:'],
    ],
    [
      ['eval', 'random', 'ghost:x'],
      ['"ghost:x" names no agent', 'bot:NAME, policy:FILE.onnx'],
    ],
    [
      ['match', '--agents', 'random,random', '--heroes', 'liuyin,liuying'],
      ['"hero0"', 'Did you mean "liuying"?'],
    ],
    [
      ['eval', 'random', 'random', '--heroes', 'liuyin'],
      ['no hero "liuyin"', 'Did you mean "liuying"?'],
    ],
    [
      ['match', '--agent', 'random,random'],
      ['no option --agent', 'Did you mean "--agents"?'],
    ],
    [
      ['match', '--config', 'maxTicks=10'],
      ['"maxTicks"', '150 .. 54000', 'not 10'],
    ],
    [
      ['match', '--config', 'maxTicks=900.5'],
      ['"maxTicks"', 'whole number', 'not 900.5'],
    ],
    [
      ['match', '--config', 'maxTicks=0x400'],
      ['"maxTicks"', 'not "0x400"'],
    ],
    [
      ['match', '--config', 'maxTicks=Infinity'],
      ['"maxTicks"', 'not "Infinity"'],
    ],
    [
      ['match', '--config', 'maxTick=900'],
      ['"maxTick"', 'Did you mean "maxTicks"?'],
    ],
    [
      ['match', '--config', 'reward.hp=101'],
      ['"reward.hp"', '-100 .. 100', 'not 101'],
    ],
    [
      ['match', '--seed', '1.5'],
      ['--seed', 'whole number', 'not "1.5"'],
    ],
    [
      ['eval', 'random', 'random', '--workers', '-1'],
      ['--workers', 'from 0 to 256', 'not "-1"'],
    ],
    [
      ['eval', 'random', 'random', '--pairs', '0.5'],
      ['--pairs', 'whole number', 'not "0.5"'],
    ],
    [
      ['bench', 'env', '--matches', '65537'],
      ['--matches', 'from 1 to 65536', 'not "65537"'],
    ],
    [
      ['check', 'scenario', 'moba-1v1', '--episodes', '0'],
      ['--episodes', 'of at least 1|from 1', 'not "0"'],
    ],
    [
      ['up', '--log-level', 'loud'],
      ['--log-level must be one of', '"loud"'],
    ],
    [
      ['up', '--port', '0', '--public-url', 'jixia.example.org'],
      ['https://jixia.example.org', 'without a path'],
    ],
    [
      ['up', '--port', '0', '--data', inFolder('text.onnx')],
      ['a file is in its place', '--data DIR'],
    ],
    [
      ['up', '--port', '70000'],
      ['--port', 'from 0 to 65535', 'not "70000"'],
    ],
    [
      ['replay', 'info', inFolder('none.jxr')],
      ['none.jxr', 'there is no such file'],
    ],
    [
      ['replay', 'verify', inFolder('a-folder')],
      ['a-folder', 'this is a folder'],
    ],
    [
      ['match', '--agents', `policy:${inFolder('none.onnx')},random`],
      ['none.onnx', 'cannot be read', 'no such file'],
    ],
    [
      ['match', '--agents', `random,policy:${inFolder('text.onnx')}`],
      ['text.onnx', 'cannot play moba-1v1', 'ONNX'],
    ],
    [
      ['eval', 'random', `policy:${inFolder('text.onnx')}`, '--pairs', '1'],
      ['text.onnx', 'cannot play moba-1v1'],
    ],
    [
      [...short, '--record', inFolder('none/a.jxr')],
      ['none/a.jxr', 'there is no such file or folder'],
    ],
    [
      [...short, '--record', inFolder('a-folder')],
      ['a-folder', 'this is a folder'],
    ],
  ];
  test.each(cases)('%j', async (words, parts) => {
    const { code, stdout, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const part of parts) expect(stderr).toMatch(part.includes('|') ? new RegExp(part) : part);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    const withJson = await run(...words, '--json');
    expect(withJson.code).toBe(2);
    expect(JSON.parse(withJson.stdout).error.message).toBe(stderr.trim());
  });

  test('nothing half-written stays behind', () => {
    expect(readdirSync(folder).sort()).toEqual(['a-folder', 'text.onnx']);
  });
});

describe('a replay that proves nothing here is a negative result', () => {
  test.each([
    ['of a scenario that is not here', async () => replayOf(await loadRingDuel()), 'unknown_scenario', 'ring-duel'],
    [
      'of other rules',
      async () => replayOf(await loadScenario('moba-1v1'), '0'.repeat(64)),
      'other_rules',
      'made with rules 000000000000',
    ],
  ])('%s', async (_what, make, expected, message) => {
    const file = inFolder('foreign.jxr');
    writeFileSync(file, await make());
    const { code, stdout, stderr } = await run('replay', 'verify', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: expected, reason: expect.stringContaining(message) });
    expect(stderr).toBe('');
    // What it says of itself can be read all the same.
    const info = await run('replay', 'info', file);
    expect(info.code).toBe(0);
    expect(info.stdout).toContain('cannot play it');
    rmSync(file);
  });
});

describe('a reader that goes away early is no error', () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  test.each([
    ['stdout', ['scenarios'], 0],
    ['stderr', ['scenarios', '--no-such-option'], 0],
  ] as const)('on %s', async (closed, words, expected) => {
    const child = spawn(process.execPath, [main, ...words]);
    child[closed].destroy();
    let said = '';
    child[closed === 'stdout' ? 'stderr' : 'stdout'].on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(expected);
    expect(said).toBe('');
  });
});
