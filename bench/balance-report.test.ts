// The figures of a balance report on made-up matches whose answers are known, and what is written of them.
import { describe, expect, test } from 'vitest';
import { type BalanceRecord, seatFigures } from './balance-match.ts';
import { quantile } from './balance-report.ts';
import type { BalanceHeader } from './balance-results.ts';
import { type BalanceReport, balanceFiles, balanceReport } from './index.ts';

const headerOf = (seats: number, keys: readonly string[]): BalanceHeader => ({
  format: 'jixia-balance-1',
  scenario: 'made-up',
  rulesHash: 'ab'.repeat(32),
  bot: 'strong',
  seed: '7',
  config: { maxTicks: 900 },
  ticksPerSecond: 15,
  seats,
  heroes: keys.map((key) => ({ key, name: { zh: `字${key}`, en: key.toUpperCase() }, role: 'mage' })),
});

const zeros = (seats: number): Record<(typeof seatFigures)[number], number[]> =>
  Object.fromEntries(seatFigures.map((figure) => [figure, new Array<number>(seats).fill(0)])) as never;

/** Matches by heroes and winner, in the order of the plan; what is not said is nothing. */
const recordsOf = (rows: readonly [string, number, Partial<BalanceRecord>?][]): BalanceRecord[] =>
  rows.map(([heroes, winner, rest], index) => ({
    index,
    seed: '1',
    heroes: heroes.split(' '),
    winner,
    ticks: 900,
    endReason: 'crystal',
    firstBlood: -1,
    firstTower: -1,
    ...zeros(heroes.split(' ').length),
    ...rest,
  }));

const rowOf = (report: BalanceReport, hero: string) => report.heroes.find((row) => row.hero === hero);

describe('duels', () => {
  const records = recordsOf([
    ['a b', 0, { kills: [2, 0], deaths: [0, 2], firstBlood: 0, firstTower: 1 }],
    ['b a', 1, { kills: [1, 3], deaths: [3, 1], firstBlood: 0, firstTower: 1 }],
    ['a c', 0, { firstBlood: 1, firstTower: 0 }],
    ['c a', 1, { endReason: 'timeLimit', firstTower: 1 }],
    ['b c', -1, { endReason: 'timeLimit', firstBlood: 1 }],
    ['c b', 0, { firstTower: 1 }],
  ]);
  const report = balanceReport(headerOf(2, ['a', 'b', 'c', 'd']), records);

  test('win rates by hero, draws as half a win, best first', () => {
    expect(report.heroes.map(({ hero }) => hero)).toEqual(['a', 'd', 'c', 'b']);
    expect(rowOf(report, 'a')).toMatchObject({ games: 4, wins: 4, losses: 0, draws: 0, rate: 1, high: 1 });
    // Wilson, 4 of 4: 4 / (4 + 1.96^2).
    expect(rowOf(report, 'a')?.low).toBeCloseTo(4 / (4 + 1.959964 ** 2), 5);
    expect(rowOf(report, 'b')).toMatchObject({ games: 4, wins: 0, losses: 3, draws: 1, rate: 0.125 });
    expect(rowOf(report, 'c')).toMatchObject({ games: 4, wins: 1, losses: 2, draws: 1, rate: 0.375 });
    expect(rowOf(report, 'd')).toMatchObject({ games: 0, rate: 0.5, low: 0, high: 1 });
    expect(report.heroesOutside).toEqual(['a', 'c', 'b']);
    expect(report.heroesSurelyInside).toEqual([]);
    expect(rowOf(report, 'a')).toMatchObject({ kills: 5 / 4, deaths: 1 / 4, kda: 5 });
  });

  test('sides, ends, and what comes first', () => {
    // First matches of line-ups: won, won, drawn by side 0.
    expect(report.side0.firstMatches).toMatchObject({ rate: 2.5 / 3, games: 3 });
    expect(report.side0.allMatches).toMatchObject({ rate: 3.5 / 6, games: 6 });
    expect(report.draws).toMatchObject({ rate: 1 / 6, games: 6 });
    expect(report.timeLimit).toMatchObject({ rate: 2 / 6, games: 6 });
    // First blood: won, lost, lost, draw. First tower: lost, won, won, won, lost.
    expect(report.firstBlood).toMatchObject({ rate: 1.5 / 4, games: 4 });
    expect(report.firstTower).toMatchObject({ rate: 3 / 5, games: 5 });
    expect(report.killsPerMatch).toBe(1);
  });

  test('who beats whom: both sides together, a hero not met is no other', () => {
    expect(report.duels?.heroes).toEqual(['a', 'b', 'c', 'd']);
    expect(report.duels?.rates).toEqual([
      [null, 1, 1, null],
      [0, null, 0.25, null],
      [0, 0.75, null, null],
      [null, null, null, null],
    ]);
    expect(report.duels?.games[1]).toEqual([2, 0, 2, 0]);
    expect(report.duels?.beats).toEqual([
      { hero: 'a', others: 2, share: 1 },
      { hero: 'c', others: 1, share: 0.5 },
      { hero: 'b', others: 0, share: 0 },
      { hero: 'd', others: 0, share: 0 },
    ]);
    const goal = report.goals.find(({ name }) => name.includes('80 %'));
    expect(goal).toMatchObject({ found: 'a', isMet: false });
  });
});

describe('teams', () => {
  test('intervals of heroes allow for line-ups that decide their matches', () => {
    // Every line-up wins from both sides: two matches tell no more than one.
    const rows = Array.from({ length: 50 }, (_, at): [string, number][] => [
      ['a b c d', at % 2],
      ['c d a b', 1 - (at % 2)],
    ]).flat();
    const report = balanceReport(headerOf(4, ['a', 'b', 'c', 'd']), recordsOf(rows));
    expect(report.lineUpCorrelation).toBe(1);
    const { rate, low, high, games } = rowOf(report, 'a') as Rate;
    expect([rate, games]).toEqual([0.5, 100]);
    // Wilson's half width for 25 of 50.
    expect((high - low) / 2).toBeCloseTo((1.959964 * Math.sqrt(50 + 1.959964 ** 2)) / 2 / (50 + 1.959964 ** 2), 5);
    expect(report.duels).toBe(null);
    expect(report.side0.firstMatches).toMatchObject({ rate: 0.5, games: 50 });
  });

  test('matches of a line-up that end each their own way count in full', () => {
    const rows = Array.from({ length: 50 }, (_, at): [string, number][] => [
      ['a b c d', at % 2],
      ['c d a b', at & 2 ? 0 : 1],
    ]).flat();
    const report = balanceReport(headerOf(4, ['a', 'b', 'c', 'd']), recordsOf(rows));
    expect(Math.abs(report.lineUpCorrelation)).toBeLessThan(0.05);
    const { low, high } = rowOf(report, 'a') as Rate;
    expect((high - low) / 2).toBeCloseTo((1.959964 * Math.sqrt(100 + 1.959964 ** 2)) / 2 / (100 + 1.959964 ** 2), 2);
  });
});

type Rate = { readonly rate: number; readonly low: number; readonly high: number; readonly games: number };

describe('lengths and goals', () => {
  const minutes = [7.5, 8, 8.2, 9, 20];
  const report = balanceReport(
    headerOf(2, ['a', 'b']),
    recordsOf(minutes.map((length, at) => [at % 2 === 0 ? 'a b' : 'b a', 0, { ticks: length * 900 }])),
  );

  test('quartiles and histogram in game minutes', () => {
    expect(report.lengthMinutes).toMatchObject({ min: 7.5, lowerQuartile: 8, median: 8.2, upperQuartile: 9, max: 20 });
    const { histogram } = report.lengthMinutes;
    expect(histogram.length).toBe(21);
    expect([histogram[7], histogram[8], histogram[9], histogram[20]]).toEqual([1, 2, 1, 1]);
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  test('quantiles lie between neighbours in proportion', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantile([5], 0.75)).toBe(5);
    expect(quantile([], 0.5)).toBe(0);
  });

  test('each goal says what was wanted and found', () => {
    const of = (name: string) => report.goals.find((goal) => goal.name === name);
    expect(of('median match length')).toMatchObject({ found: '8.2', isMet: true });
    expect(of('matches')).toMatchObject({ found: '5', isMet: false });
    expect(of('win rate of side 0')).toMatchObject({ found: '100.0 %', isMet: false });
    expect(of('win rate of every hero')).toMatchObject({ found: '0 of 2', isMet: false });
  });

  test('files: the report, a page, pictures with every hero; nothing broken where nothing was played', () => {
    const files = new Map(balanceFiles(report));
    expect([...files.keys()]).toEqual([
      'made-up.json',
      'made-up.md',
      'made-up-heroes.svg',
      'made-up-lengths.svg',
      'made-up-duels.svg',
    ]);
    expect(JSON.parse(files.get('made-up.json') as string)).toEqual(report);
    expect(files.get('made-up.md')).toContain('--matches 5 --bot strong --seed 7 --config maxTicks=900');
    for (const name of ['A 字a', 'B 字b']) expect(files.get('made-up-heroes.svg')).toContain(name);
    const none = balanceReport(headerOf(2, ['a', 'b']), []);
    for (const [, content] of balanceFiles(none)) expect(content).not.toMatch(/NaN|Infinity|undefined/);
    for (const [, content] of files) expect(content).not.toMatch(/NaN|Infinity|undefined/);
  });
});
