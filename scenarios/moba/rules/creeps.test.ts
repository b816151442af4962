// Rules of creeps.
import { expect, test } from 'vitest';
import { CREEPS, NUMBERS } from '../numbers.ts';
import { UNIT_KINDS } from '../render-schema.ts';
import { WIDTH_CM } from './lane-map.ts';
import {
  BLUE,
  creepOf,
  crystalOf,
  GO_ON,
  MID_X,
  MID_Z,
  NEVER,
  order,
  RED,
  RulesMatch,
  towerOf,
} from './rules-match.ts';
import { emptyField } from './scenes.ts';

const kinds = ['melee', 'ranged', 'siege'] as const;

/** Both sides' creeps after the next wave, as [kind, x in own view, z in own view]. */
const wave = (match: RulesMatch, number: number): [string, number, number][][] => {
  match.set('wave', 0, number - 1);
  match.set('nextWave', 0, match.tick + 1);
  match.wait(1);
  return [0, 1].map((side) => {
    const creeps: [string, number, number][] = [];
    for (let i = 0; i < 20; i++) {
      const slot = creepOf(side, i);
      if (match.get('kind', slot) === 0) continue;
      const [x, z] = [match.get('x', slot), match.get('z', slot)];
      const own: [number, number] = side === 0 ? [x, z] : [WIDTH_CM * 256 - x, 3600 * 256 - z];
      creeps.push([UNIT_KINDS[match.get('kind', slot)] ?? '?', ...own]);
    }
    return creeps;
  });
};

test('CR1: waves of 3 melee and 2 ranged creeps, a siege creep in every second, alike for both sides', () => {
  for (const [number, siege] of [
    [1, 0],
    [2, 1],
    [3, 0],
    [4, 1],
    [6, 1],
  ] as const) {
    const [blue, red] = wave(emptyField(), number);
    expect(blue?.map(([kind]) => kind)).toEqual(
      ['melee', 'melee', 'melee', 'ranged', 'ranged', 'siege'].slice(0, 5 + siege),
    );
    expect(red).toEqual(blue);
  }
  const match = new RulesMatch();
  match.clock(NUMBERS.FIRST_WAVE - 1);
  match.wait(1);
  expect(match.get('wave')).toBe(0);
  match.wait(1);
  expect([match.tick, match.get('wave')]).toEqual([NUMBERS.FIRST_WAVE, 1]);
  expect(match.until(() => match.get('wave') === 2, 500)).toBe(NUMBERS.WAVE_PERIOD);
});

test('CR2: creeps walk along the lane, in formation, to the enemy crystal', () => {
  const match = emptyField();
  wave(match, 1);
  for (let i = 0; i < 5; i++) match.remove(creepOf(1, i));
  const lanes = [0, 1, 2].map((i) => match.get('focus', creepOf(0, i)));
  expect(new Set(lanes).size).toBe(3);
  match.wait(100);
  for (const [i, lane] of lanes.entries()) {
    expect(Math.abs(match.z(creepOf(0, i)) - MID_Z - lane)).toBeLessThan(5);
    expect(match.x(creepOf(0, i))).toBeGreaterThan(3500);
  }
  match.remove(towerOf(1));
  match.set('nextAttack', crystalOf(1), NEVER);
  const crystal = match.get('hp', crystalOf(1));
  match.until(() => match.get('hp', crystalOf(1)) < crystal, 600);
  expect(match.x(creepOf(0))).toBeGreaterThan(8000);
});

test('CR3: creeps look every fourth tick, take the nearest within 600 cm and keep what is no hero up to 800', () => {
  const seeks = (gap: number): number => {
    const match = emptyField();
    const creep = match.creep(0, 'ranged', MID_X, MID_Z);
    match.hold(match.creep(1, 'melee', MID_X + gap, MID_Z));
    match.set('rootUntil', creep, NEVER);
    match.wait(4);
    return match.get('target', creep);
  };
  expect([seeks(600), seeks(601)]).toEqual([creepOf(1), -1]);
  const match = emptyField();
  const creep = match.creep(0, 'ranged', MID_X, MID_Z);
  const [near, other] = [match.creep(1, 'melee', MID_X + 300, MID_Z, 0), match.creep(1, 'melee', MID_X, 1300, 1)];
  for (const slot of [near, other]) match.hold(slot);
  match.set('rootUntil', creep, NEVER);
  match.set('nextAttack', creep, NEVER);
  const found = match.until(() => match.get('target', creep) >= 0, 8);
  expect(found).toBeLessThanOrEqual(4);
  expect(match.get('target', creep)).toBe(near);
  match.put(near, MID_X + 800, MID_Z);
  match.wait(8);
  expect(match.get('target', creep)).toBe(near);
  match.put(near, MID_X + 801, MID_Z);
  match.set('revealUntil', near, NEVER);
  match.wait(4);
  expect(match.get('target', creep)).toBe(other);
  match.remove(other);
  match.put(near, MID_X + 300, MID_Z);
  match.wait(1);
  expect(match.get('target', creep)).toBe(near);
  // A hero is left for whatever is nearer.
  match.remove(near);
  match.put(RED, MID_X + 400, MID_Z);
  match.wait(5);
  expect(match.get('target', creep)).toBe(RED);
  match.put(match.creep(1, 'melee', MID_X + 200, MID_Z, 0), MID_X + 200, MID_Z);
  match.hold(creepOf(1));
  match.wait(5);
  expect(match.get('target', creep)).toBe(creepOf(1));
});

test('CR4: creeps turn on an enemy hero within 500 cm who has just hurt a hero', () => {
  const turns = (gap: number, aggro: number): boolean => {
    const match = emptyField();
    const creep = match.creep(0, 'ranged', MID_X, MID_Z);
    match.set('rootUntil', creep, NEVER);
    match.hold(match.creep(1, 'melee', MID_X, MID_Z + 100));
    match.put(RED, MID_X + gap, MID_Z);
    match.set('aggroUntil', 1, match.tick + aggro);
    match.wait(4);
    return match.get('target', creep) === RED;
  };
  expect([turns(500, 30), turns(501, 30), turns(400, 0)]).toEqual([true, false, false]);
  const match = emptyField();
  match.put(BLUE, MID_X, MID_Z);
  match.put(RED, MID_X + 150, MID_Z);
  match.wait(1);
  match.act(GO_ON, order('attack', { target: 'enemyHero' }));
  match.until(() => match.get('damageToHeroes', 1) > 0, 20);
  expect(match.get('aggroUntil', 1) - match.tick).toBe(NUMBERS.AGGRO_TICKS);
});

/** A fresh creep of a kind out of wave `number` (0 = the first). */
const fresh = (kind: (typeof kinds)[number], number: number): [RulesMatch, number] => {
  const match = emptyField();
  match.set('wave', 0, number);
  match.set('nextWave', 0, 1);
  match.wait(1);
  const slot = [0, 3, 5].map((i) => creepOf(0, i))[kinds.indexOf(kind)] as number;
  return [match, slot];
};

const creepRule = (kind: (typeof kinds)[number]): void => {
  const row = CREEPS[kinds.indexOf(kind)] as (typeof CREEPS)[number];
  // Siege creeps come with the second wave: one growth.
  const waves = kind === 'siege' ? 1 : 0;
  const [match, slot] = fresh(kind, waves);
  expect(match.get('maxHp', slot)).toBe(row.hp + waves * row.hpGrowth);
  expect(match.get('hp', slot)).toBe(match.get('maxHp', slot));
  expect(match.get('attack', slot)).toBe(row.attack + waves * row.attackGrowth);
  expect([match.get('armor', slot), match.get('range', slot), match.get('attackPeriod', slot)]).toEqual([
    row.armor,
    row.range,
    row.period,
  ]);
  const x = match.x(slot);
  match.wait(15);
  expect(Math.abs(match.x(slot) - x - row.speed)).toBeLessThan(4);
  // Its attacks, at a creep that endures them.
  const victim = match.creep(1, 'melee', 6000, MID_Z);
  for (const name of ['hp', 'maxHp']) match.set(name, victim, 50_000);
  match.hold(victim);
  for (let i = 0; i < 20; i++) if (creepOf(0, i) !== slot) match.remove(creepOf(0, i));
  match.put(slot, 6000 - row.range, MID_Z);
  const losses: number[] = [];
  for (let i = 0; i < 130; i++) {
    const before = match.get('hp', victim);
    match.wait(1);
    if (match.get('hp', victim) < before) losses.push(match.tick);
    if (match.get('shotTicks', 0) > 0 && row.shot === 0) expect.fail('a melee creep shoots');
  }
  expect((losses[2] ?? 0) - (losses[1] ?? 0)).toBe(row.period);
  if (row.shot === 0) return;
  match.until(() => match.get('shotTicks', 0) > 0 && match.get('shotX', 0) !== match.get('x', slot), 60);
  const from = match.get('shotX', 0);
  match.wait(1);
  expect(Math.abs(((match.get('shotX', 0) - from) / 256) * 15 - row.shot)).toBeLessThan(2);
};

test('CR5: melee creeps', () => creepRule('melee'));
test('CR6: ranged creeps', () => creepRule('ranged'));
test('CR7: siege creeps', () => creepRule('siege'));

test('CR8: creeps grow with each wave', () => {
  for (const [i, kind] of kinds.entries()) {
    const row = CREEPS[i] as (typeof CREEPS)[number];
    const [match, slot] = fresh(kind, 11);
    expect(match.get('maxHp', slot)).toBe(row.hp + 11 * row.hpGrowth);
    expect(match.get('attack', slot)).toBe(row.attack + 11 * row.attackGrowth);
  }
});

test('CR9: creeps do 90, siege creeps 200 per cent to structures, all 80 to heroes', () => {
  for (const kind of kinds) {
    const match = emptyField();
    const creep = match.creep(0, kind, 6750, MID_Z);
    match.set('attack', creep, 100);
    for (const [name, value] of Object.entries({ armor: 0, nextAttack: NEVER })) match.set(name, towerOf(1), value);
    const loss = (slot: number): number => {
      const before = match.get('hp', slot);
      match.until(() => match.get('hp', slot) < before, 100);
      return before - match.get('hp', slot);
    };
    expect(loss(towerOf(1))).toBe(kind === 'siege' ? 200 : 90);
    match.put(RED, MID_X, MID_Z);
    match.put(creep, MID_X - 100, MID_Z);
    expect(loss(RED)).toBe(80);
  }
});

test('CR10: at most 20 creeps a side; the place of a fallen one is free after 30 ticks', () => {
  const match = emptyField();
  for (let i = 0; i < 18; i++) match.hold(match.creep(0, 'melee', 2000, MID_Z, i));
  wave(match, 1);
  const count = (side: number): number =>
    Array.from({ length: 20 }, (_, i) => match.get('kind', creepOf(side, i))).filter((kind) => kind > 0).length;
  expect([count(0), count(1)]).toEqual([20, 5]);
  match.set('pendingDamage', creepOf(0, 4), 9999);
  match.wait(1);
  expect(match.get('kind', creepOf(0, 4))).toBe(0);
  match.wait(28);
  wave(match, 1);
  expect(match.get('kind', creepOf(0, 4))).toBe(0);
  wave(match, 1);
  expect(count(0)).toBe(20);
});
