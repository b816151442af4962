import { describe, expect, test } from 'vitest';
import { normalPoint } from '../evaluation/statistics.ts';
import { countGames, type Game } from './game-counts.ts';
import { findCycles, payoffMatrix, payoffsOf } from './payoff-matrix.ts';
import { rateGames } from './rate-games.ts';

/** Pairs of which `a` wins both matches in `wins`, loses both in `losses`, and splits `splits`. */
const met = (a: string, b: string, wins: number, losses: number, splits = 0): Game[] => {
  const scores = [
    ...Array.from({ length: wins }, () => [1, 1]),
    ...Array.from({ length: losses }, () => [0, 0]),
    ...Array.from({ length: splits }, () => [1, 0]),
  ];
  return scores.flatMap((pair, at) => pair.map((score) => ({ a, b, score, pair: String(at) })));
};

const circle = [...met('rock', 'scissors', 28, 2), ...met('scissors', 'paper', 28, 2), ...met('paper', 'rock', 28, 2)];

describe('the payoff matrix', () => {
  test('counts both ways, with intervals that mirror each other', () => {
    const { names, cells } = payoffMatrix(countGames([...met('x', 'y', 5, 2, 3), ...met('y', 'z', 4, 0)]));
    expect(names).toEqual(['x', 'y', 'z']);
    expect(cells[0]![1]).toMatchObject({ games: 20, wins: 13, losses: 7, draws: 0, score: 0.65 });
    expect(cells[1]![0]).toMatchObject({ wins: 7, losses: 13 });
    expect(cells[1]![0]!.low).toBeCloseTo(1 - cells[0]![1]!.high, 12);
    expect(cells[0]![2]).toBeNull();
    expect(cells[0]![0]).toBeNull();
    expect(payoffsOf({ names, cells })).toBeNull();
  });

  test('gives wins minus losses where all have met', () => {
    const payoffs = payoffsOf(payoffMatrix(countGames([{ a: 'x', b: 'y', score: 1 }, ...met('x', 'y', 0, 0, 1)])));
    expect(payoffs).toEqual([
      [0, 1 / 3],
      [-1 / 3, 0],
    ]);
  });
});

describe('cycles', () => {
  test('are found where the beating is sure', () => {
    const { beats, cycles } = findCycles(countGames([...circle, ...met('rock', 'well', 0, 30)]));
    expect(beats).toHaveLength(4);
    expect(cycles).toEqual([{ agents: ['paper', 'rock', 'scissors'], shortest: ['paper', 'rock', 'scissors'] }]);
  });

  test('and not where it may be chance, or where there is an order', () => {
    const close = [...met('a', 'b', 12, 8), ...met('b', 'c', 12, 8), ...met('c', 'a', 12, 8)];
    expect(findCycles(countGames(close)).cycles).toEqual([]);
    const order = [...met('a', 'b', 29, 1), ...met('b', 'c', 29, 1), ...met('a', 'c', 29, 1)];
    const { beats, cycles } = findCycles(countGames(order));
    expect(cycles).toEqual([]);
    expect(beats).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });
});

test('a circle of equals: one rating for all, and a third of every mix', () => {
  const { agents, cycles, alphaSweep } = rateGames(circle);
  for (const agent of agents) {
    expect(agent.elo).toBeCloseTo(1500, 6);
    expect(agent.nashShare).toBeCloseTo(1 / 3, 9);
    expect(agent.alphaRank).toBeCloseTo(1 / 3, 9);
    expect(agent.eloLow).toBeLessThan(1500);
  }
  expect(alphaSweep?.isSettled).toBe(true);
  expect(cycles).toHaveLength(1);
});

test('an order: best first, the mix is the best alone, and nobody is left out', () => {
  const games = [...met('a', 'b', 20, 5), ...met('b', 'c', 20, 5), ...met('a', 'c', 22, 3)];
  const { agents, bradleyTerry } = rateGames(games);
  expect(agents.map(({ name, nashShare, alphaRank }) => [name, nashShare, Math.round(alphaRank! * 1e6)])).toEqual([
    ['a', 1, 1e6],
    ['b', 0, 0],
    ['c', 0, 0],
  ]);
  expect(bradleyTerry).toMatchObject({ priorGames: 1, tieParameter: 0 });
  // Every pair repeats itself here.
  expect(bradleyTerry.dispersion).toBeGreaterThan(1.9);
  const idle = rateGames(games, ['idle']);
  expect(idle.agents.map(({ name }) => name)).toContain('idle');
  expect(idle.agents[0]!.nashShare).toBeNull();
  expect(rateGames([]).agents).toEqual([]);
});

test('points of the normal distribution', () => {
  expect(normalPoint(0.025)).toBeCloseTo(1.959963984540054, 10);
  expect(normalPoint(0.1)).toBeCloseTo(1.2815515655446004, 10);
  expect(normalPoint(0.0001)).toBeCloseTo(3.719016485455709, 10);
});
