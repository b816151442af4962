// Rules of monsters.
import { expect, test } from 'vitest';
import { BLUE, MID_X, MID_Z, monsterOf, NEVER, order, RED, RulesMatch } from './rules-match.ts';
import { plainDuel, SPIRIT } from './scenes.ts';

/** A field with the monster of side 0's half and BLUE beside it. */
const camp = (config = {}): [RulesMatch, number] => {
  const match = plainDuel(3000, config);
  const monster = monsterOf(0);
  match.set('campRespawnAt', 0, 0);
  match.wait(2);
  match.put(BLUE, match.x(monster) + 100, match.z(monster));
  match.wait(1);
  return [match, monster];
};

test('MO1: a camp fills at tick 450 and 900 ticks after its monster has fallen', () => {
  const match = new RulesMatch();
  match.set('nextWave', 0, NEVER);
  match.clock(SPIRIT.firstTick - 1);
  match.wait(1);
  expect([0, 1].map((side) => match.get('kind', monsterOf(side)))).toEqual([0, 0]);
  match.wait(1);
  expect([0, 1].map((side) => match.get('hp', monsterOf(side)))).toEqual([SPIRIT.hp, SPIRIT.hp]);
  match.set('pendingDamage', monsterOf(0), 9999);
  match.wait(1);
  expect(match.get('kind', monsterOf(0))).toBe(0);
  expect(match.until(() => match.get('kind', monsterOf(0)) > 0, 1000)).toBe(SPIRIT.respawnTicks);
});

test('MO2: a monster gives up too far from its camp or its target, walks home and heals a tenth a second', () => {
  const [match, monster] = camp();
  const [homeX, homeZ] = [match.x(monster), match.z(monster)];
  match.set('target', monster, BLUE);
  match.put(BLUE, homeX + 699, homeZ);
  match.wait(1);
  expect(match.get('target', monster)).toBe(BLUE);
  match.put(BLUE, match.x(monster) + 720, homeZ);
  match.wait(1);
  expect(match.get('target', monster)).toBe(-1);
  match.set('target', monster, BLUE);
  match.put(monster, homeX, homeZ + 499);
  match.put(BLUE, homeX, homeZ + 600);
  match.wait(1);
  expect(match.get('target', monster)).toBe(BLUE);
  match.set('swingAt', monster, 0);
  match.put(monster, homeX, homeZ + 501);
  match.set('hp', monster, 100);
  match.wait(1);
  expect(match.get('target', monster)).toBe(-1);
  match.put(BLUE, MID_X, MID_Z);
  match.until(() => match.get('hp', monster) > 100, 15);
  expect(match.get('hp', monster)).toBe(100 + SPIRIT.hp / 10);
  match.wait(15);
  expect(match.get('hp', monster)).toBe(100 + (2 * SPIRIT.hp) / 10);
  match.wait(30);
  expect(Math.abs(match.z(monster) - homeZ)).toBeLessThan(25);
  match.set('target', monster, BLUE);
  match.set('hp', BLUE, 0);
  match.set('respawnAt', 0, NEVER);
  match.wait(1);
  expect(match.get('target', monster)).toBe(-1);
});

test('MO3: a monster is peaceful until struck and turns on whoever struck it hardest', () => {
  for (const strongest of [0, 1]) {
    const [match, monster] = camp();
    match.put(RED, match.x(monster) - 100, match.z(monster));
    match.wait(30);
    expect([match.get('target', monster), match.get('hp', BLUE)]).toEqual([-1, 10_000]);
    match.set('attack', strongest === 0 ? BLUE : RED, 130);
    match.act(order('attack', { target: 'monster' }), order('attack', { target: 'monster' }));
    match.until(() => match.get('target', monster) >= 0, 20);
    expect(match.get('target', monster)).toBe(strongest === 0 ? BLUE : RED);
  }
});

test('MO4: monsters by the minute of their coming', () => {
  for (const minutes of [0, 7]) {
    const match = plainDuel(3000);
    match.clock(minutes * 900 + 450);
    match.set('campRespawnAt', 0, 0);
    match.wait(2);
    const monster = monsterOf(0);
    const names = ['maxHp', 'hp', 'attack', 'armor', 'resist', 'range', 'attackPeriod'];
    const hp = SPIRIT.hp + minutes * SPIRIT.hpPerMinute;
    const attack = SPIRIT.attack + minutes * SPIRIT.attackPerMinute;
    const { armor, rangeCm: range, periodTicks: period } = SPIRIT;
    expect(names.map((name) => match.get(name, monster))).toEqual([hp, hp, attack, armor, armor, range, period]);
    expect((match.get('speed', monster) * 15) / 256).toBeCloseTo(SPIRIT.speedCmPerSecond, 0);
    match.put(BLUE, match.x(monster) + 239, match.z(monster));
    match.set('target', monster, BLUE);
    match.until(() => match.get('hp', BLUE) < 10_000, 30);
    expect(10_000 - match.get('hp', BLUE)).toBe(attack);
    const first = match.tick;
    match.set('hp', BLUE, 10_000);
    match.until(() => match.get('hp', BLUE) < 10_000, 30);
    expect(match.tick - first).toBe(period);
  }
});

test('MO5: a monster pays its killer 90 gold, 130 experience and the boon', () => {
  const [match, monster] = camp();
  match.put(RED, match.x(monster) - 300, match.z(monster));
  match.set('hp', monster, 1);
  match.act(order('attack', { target: 'monster' }));
  match.until(() => match.get('kind', monster) === 0, 20);
  expect([match.get('gold', 0), match.get('experience', 0)]).toEqual([SPIRIT.gold, SPIRIT.experience]);
  expect(match.get('boonUntil', 0)).toBeGreaterThan(match.tick);
  expect([match.get('gold', 1), match.get('experience', 1), match.get('boonUntil', 1)]).toEqual([0, 0, 0]);
});

test('MO6: the boon lasts 900 ticks or until death, and gives health, mana and damage', () => {
  const [match, monster] = camp();
  match.set('hp', monster, 1);
  match.act(order('attack', { target: 'monster' }));
  match.until(() => match.get('kind', monster) === 0, 20);
  expect(match.get('boonUntil', 0) - match.tick).toBe(SPIRIT.boon.durationTicks);
  match.set('hp', BLUE, 5000);
  match.set('mana', 0, 100);
  match.wait(5 * 15);
  expect([match.get('hp', BLUE) - 5000, match.get('mana', 0) - 100]).toEqual([40, 15]);
  match.put(RED, match.x(BLUE) + 150, match.z(BLUE));
  match.wait(1);
  match.act(order('attack', { target: 'enemyHero' }));
  match.until(() => match.get('hp', RED) < 10_000, 20);
  expect(10_000 - match.get('hp', RED)).toBe(100 + SPIRIT.boon.damagePct);
  match.set('pendingDamage', BLUE, 60_000);
  match.wait(1);
  expect(match.get('boonUntil', 0)).toBe(0);
});
