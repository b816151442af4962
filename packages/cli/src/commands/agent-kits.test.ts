// From nothing to a match, as a newcomer goes: agent new, its own test, check agent, match; in every language.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  ['assemblyscript', true, process.execPath, ['--test'], ['play.ts']],
] as const;

const kind = (language: string): string => (language === 'assemblyscript' ? 'wasm' : 'process');

describe.each(kits)('a new agent in %s', (language, isHere, program, testWords, playWords) => {
  const path = join(folder, `${language}-agent`);
  const inside = (words: readonly string[]) =>
    spawnSync(program, words, { cwd: path, encoding: 'utf8', env: { ...process.env, JIXIA_HOME: home } });

  test('is written with what to do next', async () => {
    const { code, stdout } = await run('agent', 'new', path, '--language', language);
    expect(code).toBe(0);
    for (const step of ['npx jixia check agent', 'npx jixia match', 'npx jixia eval']) expect(stdout).toContain(step);
    const file = JSON.parse(readFileSync(join(path, 'agent.json'), 'utf8'));
    expect(file).toMatchObject({ name: `${language}-agent`, kind: kind(language), scenarios: ['moba-1v1'] });
    expect(readdirSync(path)).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md']));
    const source = readFileSync(join(path, file.command?.at(-1) ?? 'agent.ts'), 'utf8');
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
      const others = checks.filter(({ status }: { status: string }) => status !== 'passed');
      // A module has no process that could end.
      expect(others.map(({ check }: { check: string }) => check)).toEqual(kind(language) === 'wasm' ? ['ending'] : []);
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

  test.skipIf(!isHere).each(['moba-3v3', 'moba-5v5'])(
    'plays %s by the rules, in every seat of both sides, with what it had for a duel',
    async (scenario) => {
      const team = join(folder, `${language}-${scenario}`);
      expect((await run('agent', 'new', team, '--language', language, '--scenario', scenario)).code).toBe(0);
      const short = ['--scenario', scenario, '--config', 'maxTicks=600', '--no-sandbox', '--json'];
      const limits = { decisionMs: 60_000, startupMs: 60_000 };
      const file = join(team, 'agent.json');
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), limits }));
      const { code, stdout } = await run('match', '--agents', `${team},${team}`, ...short);
      expect(code).toBe(0);
      const { decisions, forfeit, agentInfo } = JSON.parse(stdout);
      expect([decisions, forfeit]).toEqual([300, undefined]);
      expect(agentInfo.map(({ illegalActions }: { illegalActions: number }) => illegalActions)).toEqual(
        agentInfo.map(() => 0),
      );
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

test('a module beats random, its layout is that of the rules, and is written anew with every build', async () => {
  const path = join(folder, 'assemblyscript-agent');
  const { manifest } = await loadScenario('moba-1v1');
  const layout = readFileSync(join(path, 'layout.ts'), 'utf8');
  expect(layout).toBe(readFileSync(join(home, 'kits', 'assemblyscript', 'layout.ts'), 'utf8'));
  const places = (await import(join(path, 'layout.ts'))) as Record<string, number & readonly number[]>;
  const feature = (name: string) => manifest.observation.features.find((one) => one.name === name)?.index;
  expect([places['self_hp'], places['self_swinging']]).toEqual([feature('self.hp'), feature('self.swinging')]);
  expect((places['enemyCreep']?.[2] ?? 0) + (places['enemyCreep_oneHit'] ?? 0)).toBe(feature('enemyCreep3.oneHit'));
  expect(places['mask_target']).toBe(manifest.masks.legalActions.find(({ head }) => head === 'target')?.offset);
  writeFileSync(join(path, 'layout.ts'), '');
  expect((await run('agent', 'build', path)).code).toBe(0);
  expect(readFileSync(join(path, 'layout.ts'), 'utf8')).toBe(layout);
  const { code, stdout } = await run('match', '--agents', `${path},random`, '--no-sandbox', '--json');
  expect([code, JSON.parse(stdout).winner]).toEqual([0, 0]);
}, 120_000);

test('what does not compile, and what is no source, is said', async () => {
  const path = join(folder, 'assemblyscript-agent');
  const source = readFileSync(join(path, 'agent.ts'), 'utf8');
  writeFileSync(join(path, 'agent.ts'), source.replace('isHurt = false;', 'isHurt = fals;'));
  const broken = await run('agent', 'build', path);
  writeFileSync(join(path, 'agent.ts'), source);
  expect([broken.code, broken.stderr]).toEqual([2, expect.stringMatching(/does not compile:.*fals.*agent\.ts/s)]);
  const empty = await run('agent', 'build', join(folder, 'taken'));
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('agent new NAME --language assemblyscript')]);
});

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
      ['one of python, typescript, assemblyscript, not "pyton"', 'Did you mean "python"?'],
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
