// Rules of how a match ends.
import { expect, test } from 'vitest';
import { END_REASONS } from '../render-schema.ts';
import { crystalOf, order, RulesMatch, towerOf } from './rules-match.ts';
import { attack, duel } from './scenes.ts';

const ended = (match: RulesMatch): [string | undefined, number] => [
  END_REASONS[match.get('endReason')],
  match.get('winner'),
];

test('EN1: the side whose crystal falls has lost, both in one tick is a draw', () => {
  const outcome = (falls: readonly number[]): [string | undefined, number] => {
    const match = duel(3000);
    for (const side of [0, 1]) match.remove(towerOf(side));
    for (const side of falls) match.set('pendingDamage', crystalOf(side), 60_000);
    match.wait(1);
    expect(match.instance.terminated[0]).toBe(1);
    return ended(match);
  };
  expect(outcome([0])).toEqual(['crystal', 1]);
  expect(outcome([1])).toEqual(['crystal', 0]);
  expect(outcome([0, 1])).toEqual(['crystal', -1]);
});

test('EN2: at the time limit crystal, tower, kills, gold decide, in this order', () => {
  const limit = new RulesMatch().instance.manifest.config.find((field) => field.name === 'maxTicks')?.default;
  expect(limit).toBe(13_500);
  type Change = [string, number, number];
  const outcome = (...changes: Change[]): [string | undefined, number] => {
    const match = duel(3000, { maxTicks: 200 });
    match.set('tick', 0, 198);
    for (const [name, index, value] of changes) match.set(name, index, value);
    match.wait(1);
    // Passive gold comes at tick 200, to both.
    expect(ended(match)).toEqual(['running', -1]);
    match.wait(1);
    expect([match.tick, match.instance.terminated[0]]).toEqual([200, 1]);
    return ended(match);
  };
  const gold: Change = ['totalGold', 0, 900];
  const kills: Change = ['kills', 1, 2];
  const tower: Change = ['hp', towerOf(1), 100];
  const crystal: Change = ['hp', crystalOf(0), 100];
  expect(outcome()).toEqual(['timeLimit', -1]);
  expect(outcome(gold)).toEqual(['timeLimit', 0]);
  expect(outcome(gold, kills)).toEqual(['timeLimit', 1]);
  expect(outcome(gold, kills, tower)).toEqual(['timeLimit', 0]);
  expect(outcome(gold, kills, tower, crystal)).toEqual(['timeLimit', 1]);
});

test('EN3: at truncateTicks the match is cut without a winner', () => {
  const match = duel(3000, { truncateTicks: 40 });
  match.set('kills', 0, 5);
  match.wait(40 - match.tick);
  expect(ended(match)).toEqual(['truncated', -1]);
  expect([match.instance.terminated[0], match.instance.truncated[0]]).toEqual([0, 1]);
  expect(match.tick).toBe(40);
});

test('EN4: an ended match does not change and pays nothing', () => {
  const match = duel(3000);
  match.remove(towerOf(0));
  match.set('pendingDamage', crystalOf(0), 60_000);
  match.wait(1);
  expect(match.instance.rewards[1]).toBeGreaterThan(0);
  const hash = match.instance.hash(0);
  match.act(order('move', { x: 15 }), attack);
  expect(match.instance.hash(0)).toBe(hash);
  expect([...match.instance.rewards, ...match.instance.rewardItems].every((value) => value === 0)).toBe(true);
});
