// Curves land where their numbers say.
import { expect, test } from 'vitest';
import { curveSvg, logTicks, ticks, tickText } from './curve-svg.ts';

test('ticks are round and inside the range', () => {
  expect(ticks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(ticks(0, 3_000_000)).toEqual([0, 500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000, 3_000_000]);
  for (const [low, high] of [
    [-3.7, 12],
    [0.001, 0.0042],
    [99, 100_001],
  ] as const) {
    const found = ticks(low, high);
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.length).toBeLessThanOrEqual(12);
    for (const tick of found) expect(tick >= low && tick <= high).toBe(true);
  }
  expect([tickText(2_500_000), tickText(20_000), tickText(0.2)]).toEqual(['2.5M', '20k', '0.2']);
});

test('a curve goes from corner to corner; what is not finite is left out; text is escaped', () => {
  const points = [[0, 0] as const, [1, Number.NaN] as const, [2, 1] as const];
  const svg = curveSvg('a < b', 'steps', [{ title: 'win rate', range: [0, 1], series: [{ name: 'medium', points }] }]);
  expect(svg).toContain('d="M64 234L744 44"');
  expect(svg).not.toContain('NaN');
  expect(svg).toContain('a &lt; b');
});

test('no data is an empty picture, not an error', () => {
  expect(curveSvg('empty', 'steps', [{ title: 'reward', series: [] }])).toContain('</svg>');
});

test('points stand over their value on a logarithmic axis, choices over their name, each with its interval', () => {
  const point = { y: 0.5, low: 0.25, high: 1, colour: '#123456' };
  const log = { low: 1e-4, high: 1e-2, isLog: true, isWhole: false, names: null };
  const choice = { low: -0.5, high: 1.5, isLog: false, isWhole: false, names: ['small', 'a < b'] };
  const svg = curveSvg(
    'sweep',
    'minutes',
    [{ title: 'rate', series: [] }],
    [
      { title: 'by rate', range: [0, 1], points: [{ ...point, x: 1e-3 }], x: log },
      { title: 'by size', range: [0, 1], points: [{ ...point, x: 1 }], x: choice },
    ],
  );
  // The middle of 64 .. 744, and three quarters of it.
  expect(svg).toContain('<circle cx="404" cy="396" r="3.5" fill="#123456"/>');
  expect(svg).toContain('d="M404 443.5V301"');
  expect(svg).toContain('<circle cx="574"');
  expect(svg).toContain('>a &lt; b</text>');
  expect(logTicks(1e-4, 1e-2)).toEqual([0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01]);
});
