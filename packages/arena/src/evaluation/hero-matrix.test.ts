import { expect, test } from 'vitest';
import { heatMapSvg } from './heat-map.ts';
import { heroMatrix } from './hero-matrix.ts';
import type { MatchOutcome } from './run-chunk.ts';

const outcome = (pair: number, hero: string, opponentHero: string, score: number): MatchOutcome => ({
  pair,
  isSwapped: false,
  seed: 0n,
  hero,
  opponentHero,
  score,
  ticks: 1,
  decisions: 1,
  hash: '',
});

test('scores by own hero and opponent’s hero, and by each alone', () => {
  const { ownHeroes, opponentHeroes, cells, byOwnHero, byOpponentHero } = heroMatrix([
    outcome(0, 'x', 'x', 1),
    outcome(0, 'x', 'x', 0),
    outcome(1, 'x', 'y', 1),
    outcome(1, 'x', 'y', 1),
    outcome(2, 'y', 'y', 0),
    outcome(2, 'y', 'y', 0.5),
  ]);
  expect([ownHeroes, opponentHeroes]).toEqual([
    ['x', 'y'],
    ['x', 'y'],
  ]);
  expect(cells.map((row) => row.map((cell) => cell?.score ?? null))).toEqual([
    [0.5, 1],
    [null, 0.25],
  ]);
  expect(byOwnHero.map(({ score, matches }) => [score, matches])).toEqual([
    [0.75, 4],
    [0.25, 2],
  ]);
  expect(byOpponentHero.map(({ score }) => score)).toEqual([0.5, 0.625]);
  expect(cells[0]![1]!.low).toBeLessThan(1);
});

test('in teams a match counts for every two that faced each other', () => {
  const { cells } = heroMatrix([outcome(0, 'x+y', 'y+z', 1), outcome(0, 'x+y', 'y+z', 1)]);
  expect(cells.map((row) => row.map((cell) => cell?.matches))).toEqual([
    [2, 2],
    [2, 2],
  ]);
});

test('the picture holds every figure, escapes names and leaves holes', () => {
  const cell = { score: 0.75, low: 0.5, high: 0.9, matches: 8 };
  const map = {
    title: 'A & B',
    rowTitle: 'own',
    columnTitle: 'other',
    rows: ['<x>', '甲乙'],
    columns: ['y', 'z'],
    cells: [
      [cell, null],
      [
        { ...cell, score: 0 },
        { ...cell, score: 1 },
      ],
    ],
  };
  const svg = heatMapSvg(map);
  expect(svg).toBe(heatMapSvg(map));
  expect(svg).toContain('A &amp; B');
  expect(svg).toContain('&lt;x&gt; – y: 75 % (50 to 90 %, 8 matches)');
  expect(svg.match(/<title>/g)).toHaveLength(3);
  expect(svg).not.toContain('NaN');
});
