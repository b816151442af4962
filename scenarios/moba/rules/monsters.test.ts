// Rules of monsters.
import { expect, test } from 'vitest';
import { MONSTERS } from '../content/index.ts';
import type { Monster } from '../content/monsters.ts';
import { mapOf } from './lane-map.ts';
import {
  BLUE,
  BOON_COUNT,
  MID_X,
  MID_Z,
  monsterIdOf,
  monsterOf,
  NEVER,
  order,
  RED,
  RulesMatch,
} from './rules-match.ts';
import { gather, plainDuel, SPIRIT, teamField } from './scenes.ts';

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

test('MO1: a camp fills at the first time of its monster and its respawn time after it has fallen', () => {
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

test.each(['moba-3v3', 'moba-5v5'] as const)('MO1: each camp of %s fills at its place and time', (id) => {
  const match = new RulesMatch({}, 1n, id);
  const { camps } = match.manifest.content as { camps: { kind: string; place: [number, number] }[] };
  const { widthCm, heightCm } = mapOf(id);
  for (const [i, { kind, place }] of camps.entries()) {
    const row = MONSTERS[monsterIdOf(kind)] as Monster;
    const slots = [0, 1].map((side) => match.slots.monster(side, i));
    match.restart();
    match.set('nextWave', 0, NEVER);
    match.clock(row.firstTick - 1);
    match.wait(1);
    expect([kind, ...slots.map((slot) => match.get('kind', slot))]).toEqual([kind, 0, 0]);
    match.wait(1);
    expect([kind, ...slots.map((slot) => match.get('row', slot))]).toEqual([
      kind,
      monsterIdOf(kind),
      monsterIdOf(kind),
    ]);
    const [blue, red] = slots as [number, number];
    expect([match.x(blue), match.z(blue)]).toEqual(place);
    expect(match.get('x', red)).toBe(widthCm * 256 - match.get('x', blue));
    expect(match.get('z', red)).toBe(heightCm * 256 - match.get('z', blue));
    match.set('pendingDamage', blue, 60_000);
    match.wait(1);
    expect(match.get('campRespawnAt', 2 * i) - match.tick).toBe(row.respawnTicks);
    match.clock(match.tick + row.respawnTicks);
    expect(match.get('kind', blue)).toBe(0);
    match.wait(1);
    expect(match.get('kind', blue)).toBeGreaterThan(0);
  }
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

/** The camps of a mode that hold a kind of monster first, by their index. */
const campOf = (match: RulesMatch, key: string): number =>
  (match.manifest.content as { camps: { kind: string }[] }).camps.findIndex(({ kind }) => kind === key);

/** A full camp of 5v5 in side 0's half. */
const fill = (match: RulesMatch, key: string, tick: number): number => {
  const i = campOf(match, key);
  match.clock(tick);
  match.set('campRespawnAt', 2 * i, 0);
  match.wait(1);
  match.set('campRespawnAt', 2 * i, NEVER);
  return match.slots.monster(0, i);
};

test('MO4: each kind of monster has its own values', () => {
  for (const row of MONSTERS.filter(({ key }) => key !== 'spirit')) {
    const match = teamField('moba-5v5', { maxTicks: 54_000 });
    const tick = Math.max(row.fromTick ?? 0, 3 * 900);
    const monster = fill(match, row.fromTick ? 'river-rhino' : row.key, tick);
    const minutes = Math.floor(tick / 900);
    expect([row.key, match.get('row', monster)]).toEqual([row.key, monsterIdOf(row.key)]);
    expect(
      ['maxHp', 'attack', 'armor', 'resist', 'range', 'attackPeriod'].map((name) => match.get(name, monster)),
    ).toEqual([
      row.hp + minutes * row.hpPerMinute,
      row.attack + minutes * row.attackPerMinute,
      ...[row.armor, row.armor, row.rangeCm, row.periodTicks],
    ]);
    expect((match.get('speed', monster) * 15) / 256).toBeCloseTo(row.speedCmPerSecond, 0);
  }
});

/** Hero `killer` fells a monster of 5v5; nobody does where it is -1. */
const fell = (key: string, killer: number, tick = 2700): [RulesMatch, Monster] => {
  const match = teamField('moba-5v5', { maxTicks: 54_000 });
  const monster = fill(match, key, tick);
  const row = MONSTERS[match.get('row', monster)] as Monster;
  match.remove(match.slots.hero(0));
  match.set('respawnAt', 0, NEVER);
  match.set('hp', monster, 1);
  if (killer < 0) match.set('pendingDamage', monster, 10);
  else {
    gather(match, [killer], match.x(monster) + 100, match.z(monster));
    match.command(killer, order('attack', { target: 'monster1' }));
  }
  match.until(() => match.get('kind', monster) === 0, 20);
  return [match, row];
};

const boonsOf = (match: RulesMatch, h: number): number[] =>
  Array.from({ length: BOON_COUNT }, (_, boon) => match.get('boonUntil', h * BOON_COUNT + boon));

test('MO5: a monster pays its killer, a great one the whole side, dead or alive', () => {
  for (const { key, isTeamReward } of MONSTERS) {
    if (key === 'spirit') continue;
    const isLate = key === 'cauldron-spirit';
    const [match, row] = fell(isLate ? 'river-rhino' : key, 3, isLate ? 7200 : 2700);
    expect(row.key).toBe(key);
    for (const h of match.manifest.agents.keys()) {
      const isPaid = h === 3 || (isTeamReward && h < 5);
      const boons = boonsOf(match, h).map((until) => (until > 0 ? until - match.tick : 0));
      // The gold of passing time apart.
      const gold = match.get('totalGold', h) - match.get('totalGold', 9);
      const experience = match.get('experience', h);
      expect([key, h, gold, experience, Math.max(...boons)]).toEqual([
        ...[key, h, isPaid ? row.gold : 0, isPaid ? row.experience : 0],
        isPaid ? (row.boon?.durationTicks ?? 0) : 0,
      ]);
      expect(boons.filter((ticks) => ticks > 0).length).toBe(isPaid && row.boon ? 1 : 0);
      expect(match.get('monsterKills', h)).toBe(h === 3 ? 1 : 0);
    }
  }
  const [nobody] = fell('river-rhino', -1);
  for (const h of nobody.manifest.agents.keys()) {
    expect([nobody.get('experience', h), Math.max(...boonsOf(nobody, h))]).toEqual([0, 0]);
  }
});

test('MO5: in 1v1 a monster pays its killer gold, experience and the boon', () => {
  const [match, monster] = camp();
  match.put(RED, match.x(monster) - 300, match.z(monster));
  match.set('hp', monster, 1);
  match.act(order('attack', { target: 'monster' }));
  match.until(() => match.get('kind', monster) === 0, 20);
  expect([match.get('gold', 0), match.get('experience', 0)]).toEqual([SPIRIT.gold, SPIRIT.experience]);
  expect(boonsOf(match, 0)[0]).toBe(match.tick + SPIRIT.boon.durationTicks);
  expect([match.get('gold', 1), match.get('experience', 1), Math.max(...boonsOf(match, 1))]).toEqual([0, 0, 0]);
});

test('MO6: from tick 7200 on the great camp fills with the second great monster; the first stays where it lives', () => {
  const kindAt = (tick: number): string | undefined => {
    const match = teamField('moba-5v5', { maxTicks: 54_000 });
    return MONSTERS[match.get('row', fill(match, 'river-rhino', tick))]?.key;
  };
  expect([kindAt(7199), kindAt(7200), kindAt(30_000)]).toEqual(['river-rhino', 'cauldron-spirit', 'cauldron-spirit']);
  const match = teamField('moba-5v5');
  const rhino = fill(match, 'river-rhino', 7000);
  match.clock(7300);
  match.wait(2);
  expect([match.get('row', rhino), match.get('hp', rhino) > 0]).toEqual([monsterIdOf('river-rhino'), true]);
});

test('MO7: with camps 0 no camp ever fills', () => {
  for (const camps of [0, 1]) {
    const match = teamField('moba-5v5', { camps });
    for (let camp = 0; camp < match.slots.sizes.monsters; camp++) match.set('campRespawnAt', camp, 0);
    match.clock(9000);
    match.wait(3);
    const there = Array.from({ length: match.slots.sizes.monsters }, (_, i) => match.get('hp', match.slots.monster(i)));
    expect(there.filter((hp) => hp > 0).length).toBe(camps * match.slots.sizes.monsters);
  }
});
