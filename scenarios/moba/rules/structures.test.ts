// Rules of towers and the crystal.
import { expect, test } from 'vitest';
import { NUMBERS } from '../numbers.ts';
import { BLUE, creepOf, crystalOf, MID_X, MID_Z, NEVER, order, RED, type RulesMatch, towerOf } from './rules-match.ts';
import { emptyField, teamField } from './scenes.ts';

/** The tower of side 1 with BLUE in front of it. */
const siege = (gapCm = 400): [RulesMatch, number] => {
  const match = emptyField();
  const tower = towerOf(1);
  match.put(BLUE, match.x(tower) - gapCm, MID_Z);
  match.put(RED, 9500, 1800);
  match.wait(1);
  return [match, tower];
};

test('TW1: structures shoot the hero who hurt a hero, else their target, else the nearest creep, else a hero', () => {
  const [match, tower] = siege();
  match.wait(1);
  expect(match.get('target', tower)).toBe(BLUE);
  const near = match.creep(0, 'melee', match.x(tower) - 500, MID_Z, 0);
  match.hold(near);
  for (const name of ['hp', 'maxHp']) match.set(name, near, 9000);
  match.until(() => match.get('swingAt', tower) === 0, 30);
  match.wait(1);
  expect(match.get('target', tower)).toBe(BLUE);
  match.put(BLUE, MID_X - 500, MID_Z);
  match.wait(20);
  expect(match.get('target', tower)).toBe(near);
  match.put(BLUE, match.x(tower) - 300, MID_Z);
  match.wait(20);
  expect(match.get('target', tower)).toBe(near);
  match.set('aggroUntil', 0, NEVER);
  match.wait(20);
  expect(match.get('target', tower)).toBe(BLUE);
  const [choice, other] = siege(300);
  for (const [i, gap] of [700, 600].entries()) choice.hold(choice.creep(0, 'melee', choice.x(other) - gap, MID_Z, i));
  choice.set('target', other, -1);
  choice.set('swingAt', other, 0);
  choice.wait(1);
  expect(choice.get('target', other)).toBe(creepOf(0, 1));
  // Of several heroes the nearest, provokers first.
  const team = teamField('moba-3v3', { fog: 0 });
  const [guard, ...heroes] = [team.slots.tower(1, 0), ...[0, 1, 2].map(team.slots.hero)] as [number, ...number[]];
  const put = (gaps: readonly number[]): void => {
    for (const [i, gap] of gaps.entries()) team.put(heroes[i] as number, team.x(guard) - gap, team.z(guard));
    for (const name of ['swingAt', 'nextAttack']) team.set(name, guard, 0);
    team.set('target', guard, -1);
    team.wait(1);
  };
  put([600, 300, 500]);
  expect(team.get('target', guard)).toBe(heroes[1]);
  for (const h of [0, 2]) team.set('aggroUntil', h, NEVER);
  put([600, 300, 500]);
  expect(team.get('target', guard)).toBe(heroes[2]);
});

test('TW2: shots in a row at the same hero grow by 30 per cent of the first, up to 4 times', () => {
  const [match, tower] = siege();
  match.set('attack', tower, 100);
  const losses: number[] = [];
  let hp = match.get('hp', BLUE);
  for (let i = 0; i < 130; i++) {
    match.wait(1);
    if (match.get('hp', BLUE) < hp) losses.push(hp - match.get('hp', BLUE));
    hp = match.get('hp', BLUE);
  }
  expect(losses.slice(0, 7)).toEqual([100, 130, 160, 190, 220, 220, 220]);
  match.put(BLUE, MID_X, MID_Z);
  match.wait(20);
  match.set('hp', BLUE, 10_000);
  match.put(BLUE, match.x(tower) - 400, MID_Z);
  match.until(() => match.get('hp', BLUE) < 10_000, 30);
  expect(match.get('hp', BLUE)).toBe(9900);
});

test('TW3: the crystal cannot be hurt or aimed at while its tower stands', () => {
  const match = emptyField();
  const crystal = crystalOf(1);
  match.put(BLUE, match.x(crystal) - 200, MID_Z);
  match.set('nextAttack', crystal, NEVER);
  const creep = match.creep(0, 'melee', match.x(crystal) - 150, MID_Z);
  match.wait(30);
  expect(match.isLegal(0, 'attack', 'structure')).toBe(false);
  expect(match.get('hp', crystal)).toBe(NUMBERS.CRYSTAL_HP);
  match.remove(towerOf(1));
  match.wait(2);
  expect(match.isLegal(0, 'attack', 'structure')).toBe(true);
  match.until(() => match.get('hp', crystal) < NUMBERS.CRYSTAL_HP, 60);
  expect(match.get('target', creep)).toBe(crystal);
});

test('TW4: without an attacker’s creep within 900 cm a structure takes 30 per cent', () => {
  const loss = (gap: number | null): number => {
    const [match, tower] = siege(200);
    match.set('armor', tower, 0);
    match.set('nextAttack', tower, NEVER);
    if (gap !== null) match.hold(match.creep(0, 'melee', match.x(tower) - gap, MID_Z));
    match.act(order('attack', { target: 'structure' }));
    match.until(() => match.get('hp', tower) < NUMBERS.TOWER_HP, 30);
    return NUMBERS.TOWER_HP - match.get('hp', tower);
  };
  expect([loss(900), loss(901), loss(null)]).toEqual([100, 30, 30]);
});

const structureRule = (slotOf: (side: number) => number, name: 'TOWER' | 'CRYSTAL'): void => {
  const match = emptyField();
  const slot = slotOf(1);
  const values = [slotOf(0), slot].map((u) =>
    ['maxHp', 'hp', 'attack', 'armor', 'resist'].map((one) => match.get(one, u)),
  );
  const wanted = [NUMBERS[`${name}_HP`], NUMBERS[`${name}_HP`], NUMBERS[`${name}_ATTACK`]];
  const armor = NUMBERS[`${name}_ARMOR`];
  expect(values).toEqual([
    [...wanted, armor, armor],
    [...wanted, armor, armor],
  ]);
  const shoots = (gap: number): number[] => {
    const at: number[] = [];
    match.put(BLUE, match.x(slot) - gap, MID_Z);
    for (let i = 0; i < 60; i++) {
      match.wait(1);
      if (match.get('swingAt', slot) > match.tick && match.get('nextAttack', slot) - match.tick === 15)
        at.push(match.tick);
    }
    return at;
  };
  if (name === 'CRYSTAL') match.remove(towerOf(1));
  expect(shoots(NUMBERS[`${name}_RANGE_CM`] + 41)).toEqual([]);
  const shots = shoots(NUMBERS[`${name}_RANGE_CM`] + 40);
  expect((shots[2] ?? 0) - (shots[1] ?? 0)).toBe(NUMBERS[`${name}_PERIOD`]);
};

test('TW5: towers', () => structureRule(towerOf, 'TOWER'));
test('TW6: crystals', () => structureRule(crystalOf, 'CRYSTAL'));

test('TW7: structures do 130 per cent to creeps, and their shots fly 1500 cm a second', () => {
  const match = emptyField();
  const tower = towerOf(1);
  match.set('attack', tower, 100);
  const creep = match.creep(0, 'melee', match.x(tower) - 700, MID_Z);
  match.hold(creep);
  match.set('armor', creep, 0);
  const shot = 12;
  match.until(() => match.get('shotTicks', shot) > 0 && match.get('shotX', shot) !== match.get('x', tower), 30);
  const from = match.get('shotX', shot);
  match.wait(1);
  expect((from - match.get('shotX', shot)) / 256).toBeCloseTo(NUMBERS.STRUCTURE_SHOT_CM_PER_SECOND / 15, 0);
  match.until(() => match.get('hp', creep) < 460, 30);
  expect(460 - match.get('hp', creep)).toBe(NUMBERS.TOWER_VS_CREEP_PCT);
});
