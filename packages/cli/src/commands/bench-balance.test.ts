// `jixia bench balance` as a shell sees it, on the real game with a short time limit.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run as runProgram } from '../../test/run-captured.ts';

const root = mkdtempSync(join(tmpdir(), 'jixia-bench-balance-'));
afterAll(() => rmSync(root, { recursive: true }));

const run = (...words: string[]) => runProgram('bench', 'balance', ...words);

const short = ['--config', 'maxTicks=300', '--workers', '0'];

test('plays, writes a report with its pictures, and reports again without playing', async () => {
  const out = join(root, 'a', 'b');
  const { code, stdout } = await run('--matches', '8', '--out', out, '--json', ...short);
  expect(code).toBe(0);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ scenario: 'moba-1v1', matches: 8, bot: 'strong', seed: '1' });
  expect(report.timeLimit.rate).toBe(1);
  expect(report.heroes.reduce((sum: number, { games }: { games: number }) => sum + games, 0)).toBe(16);
  expect(readdirSync(out).sort()).toEqual([
    'moba-1v1-duels.svg',
    'moba-1v1-heroes.svg',
    'moba-1v1-lengths.svg',
    'moba-1v1.json',
    'moba-1v1.jsonl',
    'moba-1v1.md',
  ]);
  expect(JSON.parse(readFileSync(join(out, 'moba-1v1.json'), 'utf8'))).toEqual(report);
  const again = await run('--from', out);
  expect(again.code).toBe(0);
  expect(again.stdout).toContain('missed  matches');
  expect(JSON.parse(readFileSync(join(out, 'moba-1v1.json'), 'utf8'))).toEqual(report);
});

test('a signal stops in good order, --resume goes on, an earlier run is not overwritten', async () => {
  const out = join(root, 'stopped');
  const text = (folder: string): string => readFileSync(join(folder, 'moba-1v1.jsonl'), 'utf8');
  const words = ['--matches', '40', '--out', out, ...short];
  const timer = setInterval(() => {
    if (existsSync(join(out, 'moba-1v1.jsonl')) && text(out).split('\n').length > 4) process.emit('SIGINT');
  }, 1);
  const stopped = await run(...words);
  clearInterval(timer);
  expect(stopped.code).toBe(0);
  expect(stopped.stderr).toMatch(/Stopped after \d+ of 40 matches; .*--resume/);
  const refused = await run(...words);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('of an earlier run; --resume goes on with them');
  const done = await run(...words, '--resume', '--json');
  expect(JSON.parse(done.stdout).matches).toBe(40);
  const whole = join(root, 'whole');
  await run('--matches', '40', '--out', whole, ...short);
  expect(text(out)).toBe(text(whole));
});

test.each([
  [['--matches', '3'], 'even'],
  [['--bot', 'strnog'], 'Did you mean "strong"?'],
  [['--scenario', 'moba-2v2'], 'no scenario'],
  [['--from', join(root, 'nowhere')], 'There are no matches'],
  [['--from', root, '--matches', '4'], '--matches does not go with --from'],
  [['--from', root, '--resume'], '--resume does not go with --from'],
])('%j is refused with the way out', async (words, message) => {
  const { code, stderr } = await run(...words);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
