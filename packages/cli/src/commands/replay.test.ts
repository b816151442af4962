// Replay files through the program: true, tampered, cut, foreign, missing.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeReplay, MatchRecorder, makeSetup, startMatch } from '@jixia/arena/replay';
import { actionLayout, Random, ScenarioInstance, sampleLegalAction } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-replay-'));
const good = join(folder, 'good.jxr');
const decisions = 60;

beforeAll(async () => {
  const scenario = await loadScenario('moba-1v1');
  const { manifest } = scenario;
  const setup = makeSetup(scenario, 5n);
  const instance = ScenarioInstance.create(scenario, 1);
  startMatch(instance, 0, setup);
  instance.observe();
  const recorder = new MatchRecorder(instance, 0, setup);
  const random = new Random(5n);
  const layout = actionLayout(manifest);
  for (let decision = 0; decision < decisions; decision++) {
    for (let agent = 0; agent < manifest.agents.length; agent++) {
      const [maskStart, actionStart] = [agent * manifest.masks.size, agent * manifest.actionHeads.length];
      sampleLegalAction(layout, instance.masks, maskStart, instance.actions, actionStart, random);
    }
    recorder.beforeStep();
    instance.stepObserve();
    recorder.afterStep();
  }
  writeFileSync(good, encodeReplay(recorder.finish([{ name: 'random' }, { name: 'random' }], null, null)));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a true replay is verified and described', async () => {
  const verified = await run('replay', 'verify', good, '--json');
  expect(verified.code).toBe(0);
  const { ok, hash } = JSON.parse(verified.stdout);
  expect(ok).toBe(true);
  const info = JSON.parse((await run('replay', 'info', good, '--json')).stdout);
  expect(info).toMatchObject({ scenario: 'moba-1v1', seed: '5', hash, sizeBytes: readFileSync(good).length });
  expect(info.result.decisions).toBe(decisions);
  expect((await run('replay', 'info', good)).stdout).toContain(hash);
});

test('a flipped byte or a cut file is a negative result with a reason', async () => {
  const bytes = readFileSync(good);
  const flipped = Uint8Array.from(bytes);
  const middle = bytes.length >> 1;
  flipped[middle] = (flipped[middle] as number) ^ 1;
  for (const [name, wrong] of [['flipped', flipped] as const, ['cut', bytes.subarray(0, middle)] as const]) {
    const file = join(folder, `${name}.jxr`);
    writeFileSync(file, wrong);
    const { code, stdout } = await run('replay', 'verify', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
    expect(JSON.parse(stdout).reason).not.toBe('');
    expect((await run('replay', 'info', file)).code).toBe(2);
  }
});

test('a file that is no replay, and one that is not there', async () => {
  const text = join(folder, 'text.jxr');
  writeFileSync(text, 'hello');
  expect((await run('replay', 'verify', text)).code).toBe(1);
  const missing = await run('replay', 'verify', join(folder, 'none.jxr'));
  expect(missing).toMatchObject({ code: 2, stdout: '' });
  expect(missing.stderr).toContain('none.jxr');
});

test('a replay is served to the browser, from a moment on, until the command is stopped', async () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'replay', 'open', good, '--at', '30', '--json']);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('}')) break;
  }
  const { url, decision } = JSON.parse(said);
  expect(decision).toBe(30);
  const address = new URL(url);
  expect(address.hash).toBe('#t=30');
  const served = await fetch(new URL(address.searchParams.get('replay') ?? '', url));
  expect(Buffer.from(await served.arrayBuffer()).equals(readFileSync(good))).toBe(true);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect((await run('replay', 'open', good, '--at', '61')).stderr).toContain('the match has 60 decisions');
});
