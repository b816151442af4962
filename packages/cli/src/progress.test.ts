// The progress line with a clock of our own.
import { expect, test } from 'vitest';
import { clockText, Progress, shortNumber } from './progress.ts';

function watch(isTTY: boolean) {
  const lines: string[] = [];
  let nowMs = 0;
  const progress = new Progress({ isTTY, write: (text) => lines.push(text) }, 'Playing', 100, 'matches', () => nowMs);
  return { lines, progress, pass: (ms: number) => (nowMs += ms) };
}

test('a terminal line shows share, time left and throughput', () => {
  const { lines, progress, pass } = watch(true);
  pass(10_000);
  progress.update(25);
  expect(lines[0]).toContain(' 25 %  0:30 left  2.50 matches/s');
  progress.end();
  expect(lines[1]).toBe('\r\x1b[2K');
});

test('elsewhere it is a plain line every ten seconds', () => {
  const { lines, progress, pass } = watch(false);
  for (let second = 1; second <= 30; second++) {
    pass(1000);
    progress.update(second);
  }
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/^Playing .*matches\/s\n$/);
});

test('times and numbers are short', () => {
  expect([clockText(75), clockText(3700), clockText(0)]).toEqual(['1:15', '1:01:40', '0:00']);
  expect([shortNumber(1_234_567), shortNumber(2500), shortNumber(3), shortNumber(2.5)]).toEqual([
    '1.23 M',
    '2.50 k',
    '3',
    '2.50',
  ]);
});
