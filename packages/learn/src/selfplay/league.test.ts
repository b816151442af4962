// The league: who is met how often, what a result counts for, what stays when a version goes.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import type { EpisodeSums } from './episode-tally.ts';
import { League, newest, type Seated } from './league.ts';
import { opponentWeights } from './opponent-weighting.ts';

const arrays = [Float32Array.of(1)];
const leagueOf = (options: Partial<ConstructorParameters<typeof League>[0]> = {}): League =>
  new League({ capacity: 10, slotMatches: [4, 4], weighting: 'uniform', exponent: 2, ...options });

/** Sums in which slot i had these [matches, points, draws, ended]; bots likewise without the last. */
const sums = (
  slots: readonly (readonly [number, number, number, number])[],
  bots: readonly (readonly [number, number, number])[] = [],
): EpisodeSums =>
  ({
    matches: bots.map(([matches]) => matches),
    points: bots.map(([, points]) => points),
    draws: bots.map(([, , draws]) => draws),
    slotMatches: slots.map(([matches]) => matches),
    slotPoints: slots.map(([, points]) => points),
    slotDraws: slots.map(([, , draws]) => draws),
    slotEnded: slots.map(([, , , ended]) => ended),
  }) as unknown as EpisodeSums;

describe('weights of opponents', () => {
  it('are those of the paper', () => {
    const rates = [0, 0.5, 0.75, 1];
    expect(opponentWeights('uniform', rates, 2)).toEqual([1, 1, 1, 1]);
    expect(opponentWeights('hard', rates, 2)).toEqual([1, 0.25, 0.0625, 0]);
    expect(opponentWeights('hard', rates, 1)).toEqual([1, 0.5, 0.25, 0]);
    expect(opponentWeights('even', rates, 2)).toEqual([0, 0.25, 0.1875, 0]);
  });

  it('are even where nobody would be met', () => {
    expect(opponentWeights('hard', [1, 1], 2)).toEqual([1, 1]);
    expect(opponentWeights('even', [1, 0], 2)).toEqual([1, 1]);
  });
});

it('draws by how often opponents are beaten', () => {
  const league = leagueOf({ weighting: 'hard', slotMatches: new Array<number>(1000).fill(1) });
  const random = new Random(1n);
  for (const update of [0, 1, 2]) league.addVersion(update, arrays, random);
  // Of 99 matches against each: all, two thirds and a third won; (1 - p)^2 with the estimate's own game.
  const seat = (name: string): Seated => ({ name, generation: -1, arrays });
  const won: [number, number, number, number][] = [99, 66, 33].map((points) => [99, points, 0, 0]);
  league.observe(sums(won), [], [seat('version:0'), seat('version:1'), seat('version:2')]);
  league.draw(random);
  const weights = [0.005 ** 2, 0.335 ** 2, 0.665 ** 2];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = (name: string) => league.seated.filter((one) => one.name === name).length / 1000;
  expect(drawn('version:0')).toBeLessThan(0.005);
  for (const [at, weight] of weights.entries()) {
    expect(Math.abs(drawn(`version:${at}`) - weight / total)).toBeLessThan(0.04);
  }
});

it('changes the opponent of a slot when it has played as many matches as it plays at once', () => {
  const league = leagueOf();
  const random = new Random(3n);
  league.addVersion(0, arrays, random);
  league.draw(random);
  const first = league.seated;
  expect(first.map(({ generation }) => generation)).toEqual([1, 2]);
  // Four of four ended in slot 0, two without a result; three in slot 1.
  league.observe(
    sums([
      [2, 1, 0, 4],
      [3, 3, 0, 3],
    ]),
    [],
    first,
  );
  league.draw(random);
  expect(league.seated.map(({ generation }) => generation)).toEqual([3, 2]);
  expect(league.score(newest, 'version:0')).toMatchObject({ games: 2 * 0.99 ** 3 + 3 });
  // What a rollout of before brings late counts for whom it was played against, and not for the new one's turn.
  league.observe(
    sums([
      [4, 4, 0, 4],
      [0, 0, 0, 0],
    ]),
    [],
    first,
  );
  league.draw(random);
  expect(league.seated.map(({ generation }) => generation)).toEqual([3, 2]);
});

it('shares what the newest scored with the version that it is frozen as', () => {
  const league = leagueOf();
  const random = new Random(1n);
  league.addVersion(0, arrays, random);
  league.draw(random);
  league.observe(
    sums(
      [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      [[10, 7, 2]],
    ),
    ['weak'],
    league.seated,
  );
  league.addVersion(20, arrays, random);
  const half = { games: 5, wins: 3, draws: 1 };
  expect(league.score(newest, 'bot:weak')).toEqual(half);
  expect(league.score('version:20', 'bot:weak')).toEqual(half);
  expect(league.score('bot:weak', 'version:20')).toEqual({ games: 5, wins: 1, draws: 1 });
  expect(league.score('version:0', 'bot:weak')).toBeNull();
});

it('keeps the newest, the guests and the capacity, and forgets who is gone', () => {
  const league = leagueOf({ capacity: 3 });
  const random = new Random(5n);
  league.addGuest('guest:one', arrays);
  league.addGuest('guest:one', [Float32Array.of(2)]);
  for (let update = 0; update < 12; update++) {
    league.addVersion(update, arrays, random);
    league.draw(random);
    league.observe(
      sums([
        [4, 2, 0, 4],
        [4, 2, 0, 4],
      ]),
      [],
      league.seated,
    );
  }
  const names = league.members.map(({ name }) => name);
  expect(names).toHaveLength(4);
  expect(names).toEqual(expect.arrayContaining(['guest:one', 'version:11']));
  expect(league.members.find(({ name }) => name === 'guest:one')?.arrays).toBe(arrays);
  const known = new Set([...names, newest]);
  for (const { of, against } of league.saveState().scores)
    expect([known.has(of), known.has(against)]).toEqual([true, true]);
  league.draw(random);
  for (const { name } of league.seated) expect(names).toContain(name);
});

it('goes on from its state as if it had not stopped', () => {
  const play = (league: League, from: number, to: number): void => {
    for (let round = from; round < to; round++) {
      const random = new Random(BigInt(round));
      if (round % 3 === 0) league.addVersion(round, arrays, random);
      league.draw(random);
      league.observe(
        sums(
          [
            [4, round % 4, 1, 4],
            [2, 1, 0, 3],
          ],
          [[5, 2, 1]],
        ),
        ['weak'],
        league.seated,
      );
    }
  };
  const through = leagueOf({ capacity: 3, weighting: 'even' });
  play(through, 0, 20);
  const state = structuredClone(through.saveState());
  play(through, 20, 40);
  const resumed = leagueOf({ capacity: 3, weighting: 'even' });
  resumed.loadState(state);
  play(resumed, 20, 40);
  expect(resumed.saveState()).toEqual(through.saveState());
});

it('tells the lowest win rate of those met often enough, and whether everyone is beaten', () => {
  const league = leagueOf();
  expect([league.lowestWinRate(50), league.isBeaten(0, 0)]).toEqual([null, false]);
  league.addGuest('guest:a', arrays);
  league.addGuest('guest:b', arrays);
  const seat = (name: string): Seated => ({ name, generation: -1, arrays });
  league.observe(
    sums([
      [60, 45, 0, 0],
      [40, 10, 0, 0],
    ]),
    [],
    [seat('guest:a'), seat('guest:b')],
  );
  expect(league.lowestWinRate(50)).toBe(0.75);
  expect(league.lowestWinRate(40)).toBe(0.25);
  expect([league.isBeaten(0.2, 50), league.isBeaten(0.2, 40), league.isBeaten(0.3, 40)]).toEqual([false, true, false]);
});
