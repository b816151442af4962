// Evaluations through the program, on the real game with short limits.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run as runProgram } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]) => runProgram(...words, '--workers', '0', '--config', 'maxTicks=300');

const seedFile = join(folder, 'seeds.txt');
writeFileSync(seedFile, '# drawn in advance\n987654321\n 123456789 # second\n\n');

test('of two: the keys that scripts rely on, both intervals, and the sequential test', async () => {
  const call = ['eval', 'bot:medium', 'random', '--pairs', '20', '--sprt', '0.1,0.9', '--json'];
  const found = JSON.parse((await run(...call)).stdout);
  for (const key of ['winRate', 'low', 'high', 'wins', 'losses', 'draws', 'pairs'])
    expect(found[key]).toBeTypeOf('number');
  expect(found.wins + found.losses + found.draws).toBe(2 * found.pairs);
  expect(found.bootstrap.low).toBeLessThanOrEqual(found.winRate);
  expect(found.sprt.pairs).toBe(found.pairs);
  const text = (await run(...call.slice(0, -1))).stdout;
  expect(text).toContain('alpha 0.05, beta 0.05, pentanomial');
  expect(text).toContain('draws count half');
  const [medium] = found.decisionTimes;
  expect(medium).toMatchObject({ name: 'bot:medium', decisions: expect.any(Number) });
  expect(medium.maxMs).toBeGreaterThanOrEqual(medium.p99Ms);
  expect(text).toMatch(/ms a decision +median +99 % +longest +decisions/);
});

test('of three: everyone meets everyone, in a folder that can be taken up', async () => {
  const out = join(folder, 'three');
  const call = ['eval', 'bot:medium', 'bot:weak', 'random', '--pairs', '2', '--out', out];
  const first = JSON.parse((await run(...call, '--json')).stdout);
  expect(first.agents.map(({ name }: { name: string }) => name).sort()).toEqual(['bot:medium', 'bot:weak', 'random']);
  expect(first).toMatchObject({ pairs: 2, matches: 12, forfeits: 0 });
  expect(first.payoff.cells[0][1].games).toBe(4);
  for (const file of ['results.json', 'ratings.json', 'payoff.json', 'payoff.svg', 'matches.jsonl', 'setup.json']) {
    expect(readFileSync(join(out, file), 'utf8').length).toBeGreaterThan(10);
  }
  expect((await run(...call)).stderr).toContain('Add --resume to go on');
  expect(JSON.parse((await run(...call, '--resume', '--json')).stdout)).toEqual(first);
  expect((await run(...call, '--resume')).stdout).toContain('Every match and the results are in');
});

test('with seeds from a file: as many pairs as seeds, and only their sum is told', async () => {
  const out = join(folder, 'hidden');
  const { stdout, code } = await run('eval', 'bot:weak', 'random', '--seeds', seedFile, '--out', out, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ pairs: 2, seeds: { count: 2 } });
  expect(stdout).not.toContain('987654321');
  expect(readFileSync(join(out, 'matches.jsonl'), 'utf8')).not.toContain('987654321');
});

test('with a matrix: every hero against every hero, as figures and as a picture', async () => {
  const out = join(folder, 'matrix');
  const call = ['eval', 'bot:weak', 'random', '--matrix', '--heroes', 'shigan,yesun', '--out', out, '--json'];
  const { matrix, pairs } = JSON.parse((await run(...call)).stdout);
  expect(pairs).toBe(4);
  expect(matrix).toHaveLength(1);
  expect(matrix[0]).toMatchObject({ opponent: 'random', matrix: { ownHeroes: ['shigan', 'yesun'] } });
  expect(matrix[0].matrix.cells.flat().map(({ matches }: { matches: number }) => matches)).toEqual([2, 2, 2, 2]);
  expect(readFileSync(join(out, matrix[0].svg), 'utf8')).toContain('shigan – yesun: ');
});

const bad = join(folder, 'bad.txt');
writeFileSync(bad, '1\n-2\n');
const twice = join(folder, 'twice.txt');
writeFileSync(twice, '5\n5\n');

test.each([
  [['eval', 'random', 'bot:weak', '--sprt', '0.5'], '--sprt takes two scores, such as 0.5,0.55'],
  [['eval', 'random', 'bot:weak', '--sprt', '0.6,0.5'], '0 < s0 < s1 < 1, not 0.6 and 0.5'],
  [['eval', 'random', 'bot:weak', '--sprt', '0.5,0.6', '--sprt-variant', 'w'], '--sprt-variant is pentanomial or wald'],
  [['eval', 'random', 'bot:weak', 'bot:medium', '--sprt', '0.5,0.6'], '--sprt decides between two agents, not 3'],
  [['eval', 'random', 'bot:weak', 'random'], '"random" is named twice'],
  [['eval', 'random', 'bot:weak', '--matrix'], 'give a folder with --out DIR'],
  [['eval', 'random', 'bot:weak', '--resume'], '--resume needs --out DIR'],
  [['eval', 'random', 'bot:weak', '--seeds', bad], 'line 2: a seed is a whole number'],
  [['eval', 'random', 'bot:weak', '--seeds', twice], 'line 2: this seed is there already'],
  [['eval', 'random', 'bot:weak', '--seeds', seedFile, '--pairs', '3'], '3 pairs need as many seeds, not 2'],
])('%j is refused with the way out', async (call, message) => {
  const { code, stderr } = await run(...call);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
