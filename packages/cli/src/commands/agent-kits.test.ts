// From nothing to a match, as a newcomer goes: agent new, its own test, check agent, match; in both languages.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadScenario } from '@jixia/env/node';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-kits-'));
const home = fileURLToPath(new URL('../../../../', import.meta.url));
afterAll(() => rmSync(folder, { recursive: true }));

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) process.stderr.write('The Python kit is not tested: there is no python3 on this machine.\n');

const kits = [
  ['typescript', true, process.execPath, ['--test'], ['play.ts']],
  ['python', hasPython, 'python3', ['-m', 'unittest'], ['play.py']],
] as const;

describe.each(kits)('a new agent in %s', (language, isHere, program, testWords, playWords) => {
  const path = join(folder, `${language}-agent`);
  const inside = (words: readonly string[]) =>
    spawnSync(program, words, { cwd: path, encoding: 'utf8', env: { ...process.env, JIXIA_HOME: home } });

  test('is written with what to do next', async () => {
    const { code, stdout } = await run('agent', 'new', path, '--language', language);
    expect(code).toBe(0);
    for (const step of ['npx jixia check agent', 'npx jixia match', 'npx jixia eval']) expect(stdout).toContain(step);
    const file = JSON.parse(readFileSync(join(path, 'agent.json'), 'utf8'));
    expect(file).toMatchObject({ name: `${language}-agent`, kind: 'process', scenarios: ['moba-1v1'] });
    expect(readdirSync(path)).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md']));
    const source = readFileSync(join(path, file.command.at(-1)), 'utf8');
    expect(source.trim().split('\n').length).toBeLessThan(40);
  });

  test.skipIf(!isHere)('passes its own test', () => {
    const { status, stdout, stderr } = inside(testWords);
    expect([status, stdout + stderr]).toEqual([0, expect.stringMatching(/pass 4|Ran 4 tests/)]);
  });

  test.skipIf(!isHere)(
    'keeps the protocol',
    async () => {
      // Its own time is not what is tested: this machine may be busy.
      const file = join(path, 'agent.json');
      const limits = { decisionMs: 60_000, startupMs: 60_000 };
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), limits }));
      const { code, stdout } = await run('check', 'agent', path, '--decisions', '200', '--no-sandbox', '--json');
      const { ok, failures, checks } = JSON.parse(stdout);
      expect([code, ok, failures]).toEqual([0, true, []]);
      expect(checks.filter(({ status }: { status: string }) => status !== 'passed')).toEqual([]);
    },
    300_000,
  );

  test.skipIf(!isHere)(
    'plays a match',
    async () => {
      const short = ['--config', 'maxTicks=300', '--no-sandbox', '--json'];
      const { code, stdout } = await run('match', '--agents', `${path},bot:strong`, ...short);
      expect(code).toBe(0);
      const { decisions, forfeit, agentInfo } = JSON.parse(stdout);
      expect([decisions, forfeit, agentInfo[0].illegalActions]).toEqual([150, undefined, 0]);
    },
    300_000,
  );

  test.skipIf(!isHere)(
    'plays from its own folder',
    () => {
      const words = [...playWords, 'random', '--matches', '1', '--config', 'maxTicks=150', '--no-sandbox'];
      const { status, stdout, stderr } = inside(words);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/seed 1: \w+, timeLimit\n\d of 1 won against random\n$/);
    },
    300_000,
  );
});

test('the WebAssembly sample compiles as its README says, finds its places in the rows, keeps the protocol and beats random', async () => {
  const path = join(folder, 'sample');
  cpSync(join(home, 'kits', 'assemblyscript'), path, { recursive: true });
  const asc = join(home, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const words = ['agent.ts', '--outFile', 'agent.wasm', '--runtime', 'stub', '-O3'];
  expect(spawnSync(process.execPath, [asc, ...words], { cwd: path }).status).toBe(0);
  const { manifest } = await loadScenario('moba-1v1');
  const source = readFileSync(join(path, 'agent.ts'), 'utf8');
  const constant = (name: string): number => Number(new RegExp(`const ${name} = (\\d+)`).exec(source)?.[1]);
  const feature = (name: string) => manifest.observation.features.find((one) => one.name === name)?.index;
  expect([constant('OWN_HP'), constant('SWINGING')]).toEqual([feature('self.hp'), feature('self.swinging')]);
  const segment = manifest.masks.legalActions.find(({ head }) => head === 'target');
  expect(constant('TARGET_MASK')).toBe(segment?.offset);
  const checked = await run('check', 'agent', path, '--no-sandbox', '--decisions', '300', '--json');
  expect(JSON.parse(checked.stdout).failures).toEqual([]);
  const { code, stdout } = await run('match', '--agents', `${path},random`, '--no-sandbox', '--json');
  expect([code, JSON.parse(stdout).winner]).toEqual([0, 0]);
}, 120_000);

test('a program that is not installed is named', async () => {
  const path = join(folder, 'absent');
  mkdirSync(path);
  const agent = { name: 'absent', kind: 'process', scenarios: ['moba-1v1'], command: ['python9', 'agent.py'] };
  writeFileSync(join(path, 'agent.json'), JSON.stringify(agent));
  const { code, stdout } = await run('check', 'agent', path, '--no-sandbox');
  expect(code).toBe(1);
  expect(stdout).toContain('✗ handshake: step 0: agent_start: ');
  expect(stdout).toContain('"python9" is not installed here');
});

describe('refused with exit code 2', () => {
  const taken = join(folder, 'taken');
  mkdirSync(taken);
  test.each<[readonly string[], readonly string[]]>([
    [[taken], ['exists already', 'Give another name']],
    [
      [join(folder, 'a'), '--language', 'pyton'],
      ['python or typescript, not "pyton"', 'Did you mean "python"?'],
    ],
    [
      [join(folder, 'b'), '--scenario', 'moba-1v2'],
      ['"moba-1v2"', 'Did you mean "moba-1v1"?'],
    ],
    [[join(folder, '-c')], ['begins with a letter', 'not "-c"']],
    [[join(folder, 'taken', 'none', '..', '..', 'taken')], ['exists already']],
  ])('%j', async (words, parts) => {
    const { code, stdout, stderr } = await run('agent', 'new', ...words);
    expect([code, stdout]).toEqual([2, '']);
    for (const part of parts) expect(stderr).toContain(part);
    expect(existsSync(join(folder, 'a')) || existsSync(join(folder, 'b'))).toBe(false);
    expect(readdirSync(taken)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
