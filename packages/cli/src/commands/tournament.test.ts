// Tournaments through the program, on the real game with short limits; the program is killed on the way.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-cup-'));
afterAll(() => rmSync(folder, { recursive: true }));

const words = (out: string): string[] => [
  'tournament',
  ...['--agents', 'bot:medium,bot:weak,random'],
  ...['--schedule', 'double-elimination', '--pairs', '4', '--config', 'maxTicks=300', '--workers', '0'],
  ...['--out', join(folder, out), '--resume', '--json'],
];

const read = (out: string, file: string): string => readFileSync(join(folder, out, file), 'utf8');

function recorded(out: string): number {
  try {
    return read(out, 'matches.jsonl').split('\n').length - 1;
  } catch {
    return 0;
  }
}

/** Starts the program, and kills it when it has recorded something new; false where it ended before. */
async function startAndKill(out: string): Promise<boolean> {
  const before = recorded(out);
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, ...words(out)], { stdio: 'ignore' });
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      hasEnded = true;
      resolve();
    });
  });
  for (let wait = 0; wait < 4000 && !hasEnded && recorded(out) <= before; wait++) await sleep(10);
  const wasRunning = child.kill('SIGKILL') && !hasEnded;
  await ended;
  return wasRunning;
}

test('killed again and again, it ends as if it had never been stopped, and plays no match twice', async () => {
  const whole = await run(...words('whole'));
  expect(whole.code).toBe(0);
  let kills = 0;
  for (let attempt = 0; attempt < 3; attempt++) if (await startAndKill('killed')) kills += 1;
  expect(kills).toBeGreaterThan(0);
  const partly = recorded('killed');
  expect(partly).toBeGreaterThan(0);
  const rest = await run(...words('killed'));
  expect(rest.code).toBe(0);
  for (const file of ['results.json', 'ratings.json', 'payoff.json', 'pairings.jsonl', 'payoff.svg', 'setup.json']) {
    expect(read('killed', file)).toBe(read('whole', file));
  }
  const sorted = (out: string): string[] => read(out, 'matches.jsonl').split('\n').sort();
  expect(sorted('killed')).toEqual(sorted('whole'));
  const numbers = read('killed', 'matches.jsonl')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line).match as number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(JSON.parse(rest.stdout).matches).toBe(numbers.length);
}, 120_000);

test('tells standings, ratings and who beats whom', async () => {
  const out = join(folder, 'swiss');
  const call = ['tournament', '--agents', 'bot:weak,random', '--schedule', 'swiss', '--pairs', '1', '--out', out];
  const { code, stdout } = await run(...call, '--config', 'maxTicks=300', '--replays');
  expect(code).toBe(0);
  expect(stdout).toContain('swiss: 1 pairings in 1 rounds, 2 matches');
  expect(stdout).toContain('Elo');
  const again = await run(...call, '--config', 'maxTicks=300', '--replays');
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('Add --resume to go on');
  const stats = await run('replay', 'stats', join(out, 'replays', '000000.jxr'), '--json');
  expect(stats.code).toBe(0);
  expect(JSON.parse(stats.stdout).agents.map(({ name }: { name: string }) => name)).toEqual(['bot:weak', 'random']);
});

test.each([
  [['tournament', '--agents', 'random,bot:weak'], '--out is needed'],
  [['tournament', '--agents', 'random,bot:weak', '--out', 'x', '--schedule', 'swis'], 'Did you mean "swiss"?'],
  [['tournament', '--agents', 'random,bot:weak', '--out', 'x', '--seeding', 'best'], '--seeding is order or draw'],
  [['tournament', '--agents', 'random,random', '--out', join(folder, 'y')], '"random" is named twice'],
  [['tournament', '--agents', 'random,bot:waek', '--out', join(folder, 'y')], 'Did you mean "weak"?'],
])('%j is refused with the way out', async (call, message) => {
  const { code, stderr } = await run(...call);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
