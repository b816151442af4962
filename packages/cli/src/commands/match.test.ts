// Matches and evaluations through the program, on the real game with short limits.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-match-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a match is the same for the same seed, and its replay is true', async () => {
  const file = join(folder, 'a.jxr');
  const first = await run('match', '--agents', 'random,random', '--seed', '7', '--record', file, '--json');
  expect(first.code).toBe(0);
  const { hash, decisions, replay } = JSON.parse(first.stdout);
  expect(replay).toBe(file);
  expect(decisions).toBeGreaterThan(0);
  const again = JSON.parse((await run('match', '--agents', 'random,random', '--seed', '7', '--json')).stdout);
  expect(again.hash).toBe(hash);
  const other = JSON.parse((await run('match', '--agents', 'random,random', '--seed', '8', '--json')).stdout);
  expect(other.hash).not.toBe(hash);
  expect(JSON.parse((await run('replay', 'verify', file, '--json')).stdout)).toMatchObject({ ok: true, hash });
});

test('an evaluation counts every match once', async () => {
  const { code, stdout } = await run('eval', 'random', 'random', '--pairs', '2', '--json');
  expect(code).toBe(0);
  const { wins, losses, draws, pairs, low, winRate, high } = JSON.parse(stdout);
  expect(wins + losses + draws).toBe(4);
  expect(pairs).toBe(2);
  expect(low <= winRate && winRate <= high).toBe(true);
});

test.each([
  [['match', '--agents', 'bot:strnog,random'], 'Did you mean "strong"?'],
  [['match', '--agents', 'random'], '--agents needs 2 agents'],
  [['match', '--agents', 'bto:strong,random'], 'Did you mean "bot"?'],
  [['match', '--agents', 'random,random', '--heroes', 'nobody,nobody'], 'hero0'],
  [['match', '--scenario', 'moba-1v2'], 'Did you mean "moba-1v1"?'],
  [['match', '--config', 'maxTicks'], '--config takes NAME=VALUE pairs'],
  [['eval', 'random', 'random', '--matches', '3'], '--matches must be even'],
  [['eval', 'random'], 'needs B'],
])('%j is refused with the way out', async (words, message) => {
  const { code, stderr } = await run(...words);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
