import { Random } from '@jixia/env';
import { describe, expect, test } from 'vitest';
import { expectedScore, fitStrengths, outcomeChances, strengthMargins } from './bradley-terry.ts';
import { eloExpectation, eloOf } from './elo.ts';
import { countGames, type Game } from './game-counts.ts';
import { rateOpenSkill } from './open-skill.ts';

const results = (a: string, b: string, wins: number, losses: number, draws = 0): Game[] => [
  ...Array.from({ length: wins }, () => ({ a, b, score: 1 })),
  ...Array.from({ length: losses }, () => ({ a, b, score: 0 })),
  ...Array.from({ length: draws }, () => ({ a, b, score: 0.5 })),
];

// Agresti 2002, Categorical Data Analysis, table 10.10: the American League of 1987.
const baseball = (() => {
  const teams = ['Milwaukee', 'Detroit', 'Toronto', 'New York', 'Boston', 'Cleveland', 'Baltimore'];
  const wins = [
    [0, 7, 9, 7, 7, 9, 11],
    [6, 0, 7, 5, 11, 9, 9],
    [4, 6, 0, 7, 7, 8, 12],
    [6, 8, 6, 0, 6, 7, 10],
    [6, 2, 6, 7, 0, 7, 12],
    [4, 4, 5, 6, 6, 0, 6],
    [2, 4, 1, 3, 1, 7, 0],
  ];
  return teams.flatMap((a, i) => teams.slice(0, i).flatMap((b, j) => results(a, b, wins[i]![j]!, wins[j]![i]!)));
})();

describe('strengths', () => {
  test('of the published baseball league', () => {
    const { names, logStrengths } = fitStrengths(countGames(baseball), { priorGames: 0 });
    const above = (name: string): number =>
      logStrengths[names.indexOf(name)]! - logStrengths[names.indexOf('Baltimore')]!;
    const published = { Milwaukee: 1.581, Detroit: 1.436, Toronto: 1.294, 'New York': 1.248, Boston: 1.108 };
    for (const [name, value] of Object.entries(published)) expect(above(name)).toBeCloseTo(value, 3);
    expect(above('Cleveland')).toBeCloseTo(0.684, 3);
  });

  test('of two without ties are the log odds, with the binomial error', () => {
    const strengths = fitStrengths(countGames(results('a', 'b', 30, 10)), { priorGames: 0 });
    expect(strengths.logStrengths[0]! - strengths.logStrengths[1]!).toBeCloseTo(Math.log(3), 9);
    // Each deviates from the mean by half the difference, whose variance is 1/30 + 1/10.
    expect(strengthMargins(strengths, 2)[0]).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10), 9);
  });

  test('with ties meet Davidson’s equations: points and ties as expected', () => {
    const games = [...results('a', 'b', 9, 5, 6), ...results('b', 'c', 8, 8, 2), ...results('a', 'c', 7, 1, 5)];
    const { names, logStrengths, tieParameter } = fitStrengths(countGames(games), { priorGames: 0 });
    const chances = (x: string, y: string) =>
      outcomeChances(logStrengths[names.indexOf(x)]! - logStrengths[names.indexOf(y)]!, tieParameter);
    const [ab, bc, ac] = [chances('a', 'b'), chances('b', 'c'), chances('a', 'c')];
    expect(20 * ab.tie + 18 * bc.tie + 13 * ac.tie).toBeCloseTo(13, 8);
    expect(20 * (ab.win + ab.tie / 2) + 13 * (ac.win + ac.tie / 2)).toBeCloseTo(9 + 3 + 7 + 2.5, 8);
    expect(ab.win + ab.tie + ab.loss).toBeCloseTo(1, 12);
  });

  test('do not depend on the order of the games, to the last bit', () => {
    const random = new Random(5n);
    const shuffled = baseball
      .map((game) => ({ game, key: random.nextUnit() }))
      .sort((x, y) => x.key - y.key)
      .map(({ game: { a, b, score } }) =>
        random.nextUnit() < 0.5 ? { a, b, score } : { a: b, b: a, score: 1 - score },
      );
    expect(fitStrengths(countGames(shuffled))).toEqual(fitStrengths(countGames(baseball)));
  });

  test('of agents that never lose or never win are finite, by the stated prior', () => {
    const games = [...results('best', 'middle', 50, 0), ...results('middle', 'worst', 50, 0)];
    const strengths = fitStrengths(countGames(games, ['idle']));
    const [best, idle, middle, worst] = strengths.logStrengths as [number, number, number, number];
    expect(best).toBeGreaterThan(middle + 2);
    expect(middle).toBeGreaterThan(worst + 2);
    expect(idle).toBeCloseTo(middle, 6);
    expect(Math.abs(best)).toBeLessThan(10);
    // Nobody knows how good one is who never lost, or never played.
    const [marginOfBest, marginOfIdle, marginOfMiddle] = strengthMargins(strengths) as [number, number, number];
    expect(marginOfBest).toBeGreaterThan(marginOfMiddle);
    expect(marginOfIdle).toBeGreaterThan(2);
    expect(() => fitStrengths(countGames(games), { priorGames: 0 })).toThrow('priorGames: 0 gives no strengths here');
    expect(() => fitStrengths(countGames(games), { priorGames: -1 })).toThrow('priorGames must be');
  });

  test('a wide field with few games settles too', () => {
    const random = new Random(8n);
    const games = Array.from({ length: 120 }, (_, at) => ({
      a: `agent${at % 60}`,
      b: `agent${(at % 60) + 1}`,
      score: random.nextUnit() < 0.9 ? 1 : 0,
    }));
    const { names, logStrengths } = fitStrengths(countGames(games));
    const points = games.reduce((sum, { a, b, score }) => {
      const difference = logStrengths[names.indexOf(a)]! - logStrengths[names.indexOf(b)]!;
      return sum + score - expectedScore(difference);
    }, 0);
    expect(Number.isFinite(points)).toBe(true);
    expect(logStrengths.every(Number.isFinite)).toBe(true);
  });
});

describe('in simulation', () => {
  const truth = [1.2, 0.5, 0, -0.5, -1.2];
  const nameOf = (at: number): string => `agent${at}`;

  const playAll = (random: Random, pairs: number, isRepeated: boolean, nu: number): Game[] => {
    const games: Game[] = [];
    for (let i = 0; i < truth.length; i++) {
      for (let j = 0; j < i; j++) {
        for (let pair = 0; pair < pairs; pair++) {
          const { win, tie } = outcomeChances(truth[i]! - truth[j]!, nu);
          const play = (): number => {
            const u = random.nextUnit();
            return u < win ? 1 : u < win + tie ? 0.5 : 0;
          };
          const first = play();
          const scores = [first, isRepeated ? first : play()];
          games.push(...scores.map((score) => ({ a: nameOf(i), b: nameOf(j), score, pair: String(pair) })));
        }
      }
    }
    return games;
  };

  test.each([
    ['independent matches', false, 0],
    ['pairs that repeat themselves', true, 0],
    ['matches often drawn', false, 1.5],
  ])('95 %% intervals hold the truth: %s', (_, isRepeated, nu) => {
    const random = new Random(17n);
    let held = 0;
    const repetitions = 400;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const strengths = fitStrengths(countGames(playAll(random, 20, isRepeated, nu)));
      const margins = strengthMargins(strengths);
      for (const [at, log] of strengths.logStrengths.entries()) {
        if (Math.abs(log - truth[at]!) <= margins[at]!) held += 1;
      }
    }
    // 2,000 intervals.
    const share = (100 * held) / repetitions / truth.length;
    expect(share).toBeGreaterThanOrEqual(93);
    expect(share).toBeLessThanOrEqual(97);
  });

  test('a known order is found, by OpenSkill too', () => {
    const games = playAll(new Random(2n), 60, false, 0);
    const { logStrengths } = fitStrengths(countGames(games));
    expect(logStrengths.toSorted((x, y) => y - x)).toEqual(logStrengths);
    const openSkill = rateOpenSkill(games);
    expect(openSkill.toSorted((x, y) => y.mu - x.mu).map(({ name }) => name)).toEqual(
      truth.map((__, at) => nameOf(at)),
    );
  });
});

test('OpenSkill has the package’s figures', () => {
  const [winner, loser] = rateOpenSkill([{ a: 'x', b: 'y', score: 1 }]) as unknown as [{ mu: number }, { mu: number }];
  expect(winner.mu).toBeCloseTo(27.63523138, 8);
  expect(loser.mu).toBeCloseTo(22.36476862, 8);
  const drawn = rateOpenSkill([{ a: 'x', b: 'y', score: 0.5 }], ['z']);
  expect(drawn.map(({ name, mu }) => [name, mu])).toEqual([
    ['x', 25],
    ['y', 25],
    ['z', 25],
  ]);
  expect(drawn[2]!.ordinal).toBeCloseTo(0, 12);
});

test('Elo: 400 points are odds of ten to one', () => {
  expect(eloOf(Math.log(10))).toBeCloseTo(1900, 9);
  expect(eloExpectation(400)).toBeCloseTo(10 / 11, 12);
  expect(eloExpectation(eloOf(0.7) - eloOf(0.2))).toBeCloseTo(expectedScore(0.5), 12);
});

test('games that are none are refused', () => {
  expect(() => countGames([{ a: 'x', b: 'x', score: 1 }])).toThrow('games[0]: "x" cannot play');
  expect(() => countGames([{ a: 'x', b: 'y', score: 0.7 }])).toThrow('games[0].score must be 0, 0.5 or 1, not 0.7');
});
