// Rules of the fog of war: who sees whom.
import { expect, test } from 'vitest';
import { NUMBERS } from '../numbers.ts';
import { patchAt } from './lane-map.ts';
import {
  BLUE,
  crystalOf,
  MID_X,
  MID_Z,
  monsterOf,
  NEVER,
  order,
  RED,
  type RulesMatch,
  towerOf,
} from './rules-match.ts';
import { duel } from './scenes.ts';

/** A brush patch in mid-lane with open ground below it. */
const BRUSH = { x: 4850, z: 1150 } as const;

/** Does side 0 see `slot`, after a look at everything? */
const sees = (match: RulesMatch, slot: number): boolean => {
  match.set('seenBy', slot, 0);
  match.wait(1);
  return (match.get('seenBy', slot) & 1) !== 0;
};

test('FG1: sight is looked at again every second tick, of a unit nobody saw in every tick', () => {
  const delays = new Set<number>();
  for (const wait of [0, 1]) {
    const match = duel(500);
    match.wait(wait);
    match.set('x', RED, 9500 * 256 + 1);
    delays.add(match.until(() => (match.get('seenBy', RED) & 1) === 0, 4));
  }
  expect([...delays].sort()).toEqual([1, 2]);
  for (const wait of [0, 1]) {
    const match = duel(500);
    match.wait(wait);
    const monster = monsterOf(0);
    match.set('campRespawnAt', 0, 0);
    match.wait(1);
    match.set('x', BLUE, 3750 * 256 + 1);
    match.set('z', BLUE, 500 * 256 + 1);
    match.wait(1);
    expect(match.get('seenBy', monster) & 1).toBe(1);
  }
});

test('FG2: heroes see 1050 cm, creeps 800, structures 1100, and share it with their side', () => {
  const seen = (eyes: (match: RulesMatch) => number, gap: number): boolean => {
    const match = duel(500);
    match.put(BLUE, 450, 1800);
    const eye = eyes(match);
    match.put(RED, match.x(eye) + gap, match.z(eye));
    match.set('brush', RED, 0);
    return sees(match, RED);
  };
  const creep = (match: RulesMatch): number => {
    const slot = match.creep(0, 'melee', MID_X, MID_Z);
    match.hold(slot);
    return slot;
  };
  const hero = (match: RulesMatch): number => {
    match.put(BLUE, MID_X, MID_Z);
    return BLUE;
  };
  const eyes: [(match: RulesMatch) => number, number][] = [
    [hero, NUMBERS.HERO_SIGHT_CM],
    [creep, NUMBERS.CREEP_SIGHT_CM],
    [() => towerOf(0), NUMBERS.STRUCTURE_SIGHT_CM],
  ];
  for (const [eye, range] of eyes) expect([seen(eye, range), seen(eye, range + 1)]).toEqual([true, false]);
  const walled = duel(500);
  walled.put(BLUE, 5450, 700);
  walled.put(RED, 5450, 350);
  expect(patchAt(5450, 500)).toBe(255);
  expect(sees(walled, RED)).toBe(true);
});

test('FG3: in brush one is seen from the same brush within sight, and by any within 220 cm', () => {
  const seenFrom = (x: number, z: number): boolean => {
    const match = duel(500);
    match.put(RED, BRUSH.x, BRUSH.z);
    match.put(BLUE, x, z);
    return sees(match, RED);
  };
  expect(patchAt(BRUSH.x, BRUSH.z)).toBeGreaterThan(0);
  expect(patchAt(BRUSH.x, 1450)).toBe(0);
  expect(seenFrom(BRUSH.x, BRUSH.z + 220)).toBe(true);
  expect(seenFrom(BRUSH.x, BRUSH.z + 221)).toBe(false);
  expect(patchAt(4450, 1150)).toBe(patchAt(BRUSH.x, BRUSH.z));
  expect(seenFrom(4450, 1150)).toBe(true);
  // Another patch of brush is no help.
  const other = duel(500);
  other.put(RED, BRUSH.x, BRUSH.z);
  other.put(BLUE, BRUSH.x, 1500);
  other.set('brush', BLUE, patchAt(BRUSH.x, BRUSH.z) + 1);
  expect(sees(other, RED)).toBe(false);
});

test('FG4: attacking, striking or using an ability shows a hero in brush for 15 ticks', () => {
  const shown = (act: (match: RulesMatch) => void): number => {
    const match = duel(500, { hero1: 'changxian' });
    match.put(RED, BRUSH.x, BRUSH.z);
    match.put(BLUE, BRUSH.x, BRUSH.z + 400);
    match.wait(2);
    expect(match.get('seenBy', RED) & 1).toBe(0);
    act(match);
    return match.get('revealUntil', RED) - match.tick;
  };
  expect(shown((match) => match.act(order('none2'), order('heal')))).toBe(NUMBERS.REVEAL_TICKS - 1);
  const attacked = shown((match) => {
    match.act(order('none2'), order('attack', { target: 'enemyHero' }));
    match.until(() => match.get('revealUntil', RED) > 0, 20);
    expect(match.get('shotTicks', 12)).toBeGreaterThan(0);
    match.wait(2);
    expect(match.get('seenBy', RED) & 1).toBe(1);
  });
  expect(attacked).toBe(NUMBERS.REVEAL_TICKS - 2);
  const struck = shown((match) => {
    match.act(order('none2'), order('attack', { target: 'enemyHero' }));
    match.until(() => match.get('revealUntil', RED) > 0, 20);
    match.set('revealUntil', RED, 0);
    match.until(() => match.get('revealUntil', RED) > 0, 20);
  });
  expect(struck).toBe(NUMBERS.REVEAL_TICKS);
  // Out of everyone's sight it helps nobody.
  const far = duel(500);
  far.put(RED, 9500, 1800);
  far.set('revealUntil', RED, NEVER);
  expect(sees(far, RED)).toBe(false);
});

test('FG5: structures are always seen', () => {
  const match = duel(500);
  match.put(BLUE, 450, 1800);
  match.wait(2);
  for (const slot of [towerOf(1), crystalOf(1)]) expect(match.get('seenBy', slot)).toBe(3);
});

test('FG6: only what is seen can be aimed at', () => {
  const match = duel(400);
  match.put(BLUE, BRUSH.x, BRUSH.z + 400);
  match.put(RED, BRUSH.x, BRUSH.z);
  const creep = match.creep(1, 'melee', BRUSH.x - 50, BRUSH.z);
  match.hold(creep);
  match.set('range', BLUE, 500);
  match.wait(2);
  expect(match.isLegal(0, 'attack')).toBe(false);
  match.set('revealUntil', RED, NEVER);
  match.wait(2);
  expect([match.isLegal(0, 'attack', 'enemyHero'), match.isLegal(0, 'attack', 'creep1')]).toEqual([true, false]);
});

test('FG7: with fog 0 everyone sees everything', () => {
  const match = duel(400, { fog: 0 });
  match.put(BLUE, 450, 1800);
  match.put(RED, 9500, 1800);
  match.set('campRespawnAt', 0, 0);
  match.wait(3);
  for (const slot of [BLUE, RED, monsterOf(0)]) expect(match.get('seenBy', slot)).toBe(3);
  const foggy = duel(400);
  foggy.put(RED, 9500, 1800);
  foggy.wait(2);
  expect(foggy.get('seenBy', RED)).toBe(2);
});
