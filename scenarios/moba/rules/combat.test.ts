// Rules of combat: protection, reach, swings, claims, critical hits, lifesteal.
import { expect, test } from 'vitest';
import { NUMBERS } from '../numbers.ts';
import {
  BLUE,
  GO_ON,
  heroIdOf,
  MID_X,
  MID_Z,
  monsterOf,
  NEVER,
  order,
  RED,
  type RulesMatch,
  STAND,
  towerOf,
} from './rules-match.ts';
import { attack, firstLoss, plainDuel, SPIRIT } from './scenes.ts';

/** A tower of the other side without creeps' need: one of the attacker's creeps stands by. */
const siege = (match: RulesMatch, gapCm: number): void => {
  const [x, z] = [match.x(towerOf(1)), match.z(towerOf(1))];
  match.put(BLUE, x - gapCm, z);
  match.put(RED, 9000, 1800);
  match.hold(match.creep(0, 'melee', x - 500, z));
  match.set('nextAttack', towerOf(1), NEVER);
  match.wait(1);
};

test('CB1: armor takes off physical, resist magic, nothing true damage', () => {
  const physical = (armor: number, resist: number): number => {
    const match = plainDuel(150);
    match.set('armor', RED, armor);
    match.set('resist', RED, resist);
    match.act(attack);
    return firstLoss(match, RED);
  };
  expect([physical(0, 0), physical(50, 300), physical(300, 0)]).toEqual([100, 66, 25]);
  const magic = (armor: number, resist: number): number => {
    const match = plainDuel(150, { hero0: 'shigan' });
    match.set('armor', RED, armor);
    match.set('resist', RED, resist);
    match.act(order('skill2'));
    return firstLoss(match, RED);
  };
  expect(magic(900, 0)).toBe(magic(0, 0));
  expect(magic(0, 100)).toBe(Math.floor(magic(0, 0) / 2));
  const match = plainDuel(150, { summoner0: 'ignite' });
  match.set('armor', RED, 900);
  match.set('resist', RED, 900);
  match.act(order('summoner', { target: 'enemyHero' }));
  expect(firstLoss(match, RED)).toBe(40);
});

test('CB2: a strike takes at least 1', () => {
  const match = plainDuel(150);
  match.set('attack', BLUE, 2);
  match.set('armor', RED, 900);
  match.act(attack);
  expect(firstLoss(match, RED)).toBe(1);
});

test('CB3: ranges count to the edge of the target, 40 cm, of a structure 120 cm', () => {
  const startsAtOnce = (match: RulesMatch, target: 'enemyHero' | 'structure'): boolean => {
    match.act(order('attack', { target }));
    return match.get('swingAt', BLUE) > 0;
  };
  expect(startsAtOnce(plainDuel(180 + 40), 'enemyHero')).toBe(true);
  expect(startsAtOnce(plainDuel(180 + 41), 'enemyHero')).toBe(false);
  for (const [gap, isReached] of [
    [180 + 120, true],
    [180 + 121, false],
  ] as const) {
    const match = plainDuel(300);
    siege(match, gap);
    expect(startsAtOnce(match, 'structure')).toBe(isReached);
  }
  // The nova of the tank has a radius of 380.
  for (const [gap, isReached] of [
    [380 + 40, true],
    [380 + 41, false],
  ] as const) {
    const match = plainDuel(gap, { hero0: 'shigan' });
    match.act(order('skill2'));
    match.wait(10);
    expect(match.get('hp', RED) < 10_000).toBe(isReached);
  }
});

test('CB4: the blow lands after 30 per cent of the period, the next swing starts after the whole, 6 ticks at least', () => {
  const moments = (period: number): [number, number] => {
    const match = plainDuel(150);
    match.set('attackPeriod', BLUE, period);
    match.act(attack);
    const start = match.tick;
    const next = match.get('nextAttack', BLUE);
    expect(match.get('swingAt', BLUE)).toBeGreaterThanOrEqual(start);
    const landed = match.until(() => match.get('hp', RED) < 10_000, 30);
    match.until(() => match.get('nextAttack', BLUE) > next, 60);
    return [landed, match.tick - start];
  };
  expect(moments(20)).toEqual([6, 20]);
  expect(moments(19)).toEqual([5, 19]);
  expect(moments(3)).toEqual([1, 6]);
});

test('CB5: a swing broken off costs nothing', () => {
  const match = plainDuel(150);
  match.act(attack);
  match.wait(3);
  match.act(STAND);
  expect(match.get('swingAt', BLUE)).toBe(0);
  match.act(attack);
  expect(match.get('swingAt', BLUE)).toBe(match.tick + 6);
  expect(firstLoss(match, RED)).toBe(100);
});

test('CB6: a blow lands wherever its target has gone, but a hero breaks off what it cannot see', () => {
  const outcome = (x: number, z: number): [number, number] => {
    const match = plainDuel(150);
    match.act(attack);
    match.wait(2);
    match.put(RED, x, z);
    match.wait(10);
    return [match.get('hp', RED), match.get('order', 0)];
  };
  expect(outcome(MID_X + 900, MID_Z)).toEqual([9900, 2]);
  expect(outcome(9500, MID_Z)).toEqual([10_000, 0]);
  const match = plainDuel(150);
  match.act(attack);
  match.wait(2);
  match.set('hp', RED, 0);
  match.set('respawnAt', 1, NEVER);
  match.wait(10);
  expect(match.get('damageToHeroes', 0)).toBe(0);
});

test('CB7: the hardest strike of the tick claims the kill, equal ones of both sides claim nothing', () => {
  const owners = (blue: number, red: number): [number, number] => {
    const match = plainDuel(1000);
    match.clock(SPIRIT.firstTick);
    for (const camp of [0, 1]) match.set('campRespawnAt', camp, camp === 0 ? 0 : NEVER);
    match.wait(2);
    const monster = monsterOf(0);
    match.put(BLUE, match.x(monster) - 100, match.z(monster));
    match.put(RED, match.x(monster) + 100, match.z(monster));
    match.set('attack', BLUE, blue);
    match.set('attack', RED, red);
    match.set('armor', monster, 0);
    match.set('hp', monster, 1);
    match.wait(1);
    match.act(order('attack', { target: 'monster' }), order('attack', { target: 'monster' }));
    match.until(() => match.get('hp', monster) === 0, 20);
    return [match.get('monsterKills', 0), match.get('monsterKills', 1)];
  };
  expect(owners(120, 100)).toEqual([1, 0]);
  expect(owners(100, 120)).toEqual([0, 1]);
  expect(owners(100, 100)).toEqual([0, 0]);
});

test('CB8: healing first, up to the maximum, then damage, first from the shield', () => {
  const left = (hp: number, shield: number): [number, number] => {
    const match = plainDuel(500);
    const values = { hp, maxHp: 100, pendingHeal: 80, pendingDamage: 60, shield, shieldUntil: NEVER };
    for (const [name, value] of Object.entries(values)) match.set(name, RED, value);
    match.wait(1);
    return [match.get('hp', RED), match.get('shield', RED)];
  };
  expect(left(50, 0)).toEqual([40, 0]);
  expect(left(50, 20)).toEqual([60, 0]);
  expect(left(10, 100)).toEqual([90, 40]);
});

test('CB9: a critical attack does 175 per cent, by the items’ chance, never to structures', () => {
  const loss = (critPct: number): number => {
    const match = plainDuel(150);
    match.set('critPct', 0, critPct);
    match.act(attack);
    return firstLoss(match, RED);
  };
  expect([loss(0), loss(100)]).toEqual([100, NUMBERS.CRIT_PCT]);
  const match = plainDuel(150);
  match.set('critPct', 0, 100);
  siege(match, 200);
  match.set('armor', towerOf(1), 0);
  match.act(order('attack', { target: 'structure' }));
  expect(firstLoss(match, towerOf(1))).toBe(100);
  const buyer = plainDuel(500);
  buyer.set('gold', 0, 20_000);
  buyer.wait(1);
  expect(buyer.get('critPct', 0)).toBe(20);
  expect(buyer.get('critPct', 1)).toBe(0);
  let criticals = 0;
  const gambler = plainDuel(150);
  gambler.set('critPct', 0, 30);
  gambler.set('attackPeriod', BLUE, 6);
  gambler.set('maxHp', RED, 60_000);
  gambler.set('hp', RED, 60_000);
  gambler.act(attack);
  for (let i = 0; i < 300; i++) if (firstLoss(gambler, RED) === NUMBERS.CRIT_PCT) criticals++;
  expect(criticals).toBeGreaterThan(60);
  expect(criticals).toBeLessThan(120);
});

test('CB10: lifesteal heals its share of the damage before armor, not from structures', () => {
  const match = plainDuel(150);
  match.set('lifestealPct', 0, 50);
  match.set('armor', RED, 100);
  match.set('hp', BLUE, 5000);
  match.act(attack);
  expect(firstLoss(match, RED)).toBe(50);
  expect(match.get('hp', BLUE)).toBe(5050);
  siege(match, 200);
  match.set('hp', BLUE, 5000);
  match.act(order('attack', { target: 'structure' }));
  firstLoss(match, towerOf(1));
  expect(match.get('hp', BLUE)).toBe(5000);
});

test('CB11: with a shot speed an attack flies, without it hits when the swing lands', () => {
  for (const [hero, gap, isShot] of [
    ['yesun', 200, false],
    ['changxian', 600, true],
  ] as const) {
    const match = plainDuel(gap, { hero0: hero });
    expect(match.get('heroId', 0)).toBe(heroIdOf(hero));
    match.act(attack);
    match.until(() => match.get('swingAt', BLUE) === 0, 20);
    expect(match.get('shotTicks', 0) > 0).toBe(isShot);
    expect(match.get('hp', RED) === 10_000).toBe(isShot);
    expect(match.until(() => match.get('hp', RED) < 10_000, 20) > 3).toBe(isShot);
    match.act(GO_ON);
  }
});
