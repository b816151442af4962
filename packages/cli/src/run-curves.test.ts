// Win rates by parts of the time count every match once; several runs share one picture.
import type { Metrics } from '@jixia/learn';
import { expect, test } from 'vitest';
import { botsOf, curvesPicture, curvesTable, endsOf, ratesOf } from './run-curves.ts';

/** One line a minute; against bot:weak two matches each, all won from minute `from` on. */
const linesOf = (from: number): Metrics[] =>
  Array.from({ length: 60 }, (_, at) => ({
    seconds: (at + 1) * 60,
    steps: (at + 1) * 1000,
    'winRate/bot:weak': at + 1 >= from ? 1 : 0,
    'episodes/bot:weak': 2,
    ...(at === 59 ? { 'winRate/bot:strong': 0.5, 'episodes/bot:strong': 1, 'winRate/history': 1 } : {}),
  }));

test('every match is in one part, and a rate lies within its interval', () => {
  const rates = ratesOf(linesOf(31), 'bot:weak');
  expect(rates.reduce((sum, { matches }) => sum + matches, 0)).toBe(120);
  expect(rates.map(({ winRate }) => winRate)).toEqual(Array.from({ length: 30 }, (_, at) => (at < 15 ? 0 : 1)));
  for (const { low, high, winRate } of rates) {
    expect(low).toBeLessThanOrEqual(winRate + 1e-12);
    expect(high).toBeGreaterThanOrEqual(winRate - 1e-12);
    expect(high - low).toBeGreaterThan(0.3);
  }
});

test('the table tells the last tenth of the time; bots go from weak to strong', () => {
  const runs = [
    { name: 'early', lines: linesOf(10) },
    { name: 'late', lines: linesOf(58) },
  ];
  expect(botsOf(runs)).toEqual(['bot:weak', 'bot:strong']);
  const ends = endsOf(runs);
  expect(ends.map(({ rates }) => rates['bot:weak']?.winRate)).toEqual([1, expect.closeTo(3 / 7, 9)]);
  const text = curvesTable(ends).join('\n');
  expect(text).toMatch(/late +60\.0 +60(\.0)? ?k +42\.9 \(\d+\.\d - \d+\.\d\) %/);
});

test('the picture has a curve and a band per run and bot', () => {
  const svg = curvesPicture('both', [
    { name: 'early', lines: linesOf(10) },
    { name: 'late', lines: linesOf(58) },
  ]);
  expect(svg.match(/class="band"/g)?.length).toBe(4);
  expect(svg).toContain('against bot:strong');
  expect(svg).not.toContain('NaN');
});
