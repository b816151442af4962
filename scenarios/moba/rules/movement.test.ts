// Rules of movement.
import { expect, test } from 'vitest';
import { NUMBERS } from '../numbers.ts';
import { BLUE, MID_X, MID_Z, NEVER, order, RED, type RulesMatch } from './rules-match.ts';
import { attack, duel } from './scenes.ts';

const walked = (match: RulesMatch, ticks: number): number => {
  const [x, z] = [match.x(BLUE), match.z(BLUE)];
  match.wait(ticks);
  return Math.sqrt((match.x(BLUE) - x) ** 2 + (match.z(BLUE) - z) ** 2);
};

test('MV1: a hero covers its speed in a second, in every direction', () => {
  for (const direction of [
    { x: 15, z: 1 },
    { x: -9, z: 9 },
    { x: 1, z: -15 },
    { x: -15, z: -3 },
  ]) {
    const match = duel(900);
    match.act(order('move', direction));
    const distance = walked(match, NUMBERS.TICKS_PER_SECOND);
    expect(Math.abs(distance - 380)).toBeLessThan(3);
  }
});

test('MV2: haste and slow change the speed in per cent, and a fifth of it always remains', () => {
  const distance = (hastePct: number, slowPct: number): number => {
    const match = duel(900);
    match.act(order('move', { x: 15 }));
    for (const [name, value] of [
      ['hastePct', hastePct],
      ['slowPct', slowPct],
      ['hasteUntil', NEVER],
      ['slowUntil', NEVER],
    ] as const) {
      match.set(name, BLUE, value);
    }
    return walked(match, 15) / 380;
  };
  expect(distance(0, 0)).toBeCloseTo(1, 2);
  expect(distance(30, 0)).toBeCloseTo(1.3, 2);
  expect(distance(0, 40)).toBeCloseTo(0.6, 2);
  expect(distance(30, 40)).toBeCloseTo(0.9, 2);
  expect(distance(0, 95)).toBeCloseTo(0.2, 2);
});

test('MV3: a hero slides along a wall, and stops in a corner', () => {
  const match = duel(900);
  match.put(BLUE, 5000, 150);
  match.act(order('move', { x: 15, z: -15 }));
  match.wait(20);
  expect(match.x(BLUE)).toBeGreaterThan(5300);
  expect(match.z(BLUE)).toBeGreaterThan(100);
  expect(match.z(BLUE)).toBeLessThan(130);
  match.put(BLUE, 150, 1500);
  match.act(order('move', { x: -15, z: 15 }));
  match.wait(20);
  expect(match.z(BLUE)).toBeGreaterThan(1800);
  expect(match.x(BLUE)).toBeGreaterThan(100);
  expect(match.x(BLUE)).toBeLessThan(130);
  match.act(order('move', { x: 15, z: -15 }));
  match.put(BLUE, 710, 110);
  expect(walked(match, 5)).toBeGreaterThan(10);
  match.act(order('move', { x: -15, z: -15 }));
  match.wait(5);
  expect(walked(match, 5)).toBe(0);
});

test('MV4: units do not stand in each other’s way', () => {
  const free = duel(900);
  const crowded = duel(100);
  for (const [i, gap] of [50, 150, 200].entries()) crowded.hold(crowded.creep(1, 'melee', MID_X + gap, MID_Z, i));
  for (const match of [free, crowded]) match.act(order('move', { x: 15, z: 1 }));
  expect(walked(crowded, 20)).toBe(walked(free, 20));
});

test('MV5: a rooted unit does not walk, but attacks and uses abilities', () => {
  const match = duel(200);
  match.set('rootUntil', BLUE, NEVER);
  match.act(order('move', { x: 15 }));
  expect(walked(match, 5)).toBe(0);
  expect(match.isLegal(0, 'skill1')).toBe(true);
  const hp = match.get('hp', RED);
  match.act(attack);
  match.wait(10);
  expect(match.get('hp', RED)).toBeLessThan(hp);
  const creep = match.creep(1, 'melee', MID_X + 400, MID_Z);
  match.set('rootUntil', creep, NEVER);
  match.wait(10);
  expect(match.x(creep)).toBe(MID_X + 400);
});
