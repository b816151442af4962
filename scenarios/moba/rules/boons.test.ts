// Rules of boons.
import { expect, test } from 'vitest';
import { HEROES, MONSTERS } from '../content/index.ts';
import type { Boon } from '../content/monsters.ts';
import { NUMBERS } from '../numbers.ts';
import {
  BLUE,
  BOON_COUNT,
  heroIdOf,
  MID_X,
  monsterOf,
  NEVER,
  order,
  RED,
  type RulesMatch,
  towerOf,
} from './rules-match.ts';
import { attack, firstLoss, plainDuel, SPIRIT } from './scenes.ts';

const BOONS = MONSTERS.flatMap(({ boon }) => (boon ? [boon] : []));

const boonIndex = (key: string): number => BOONS.findIndex((boon) => boon.key === key);

const grant = (match: RulesMatch, key: string, until = NEVER): Boon => {
  match.set('boonUntil', boonIndex(key), until);
  return BOONS[boonIndex(key)] as Boon;
};

test('BO1: a boon lasts for its time or until death, each for itself; the same starts anew', () => {
  expect(BOONS.length).toBe(BOON_COUNT);
  const match = plainDuel(3000);
  match.set('campRespawnAt', 0, 0);
  match.wait(2);
  const monster = monsterOf(0);
  match.put(BLUE, match.x(monster) + 100, match.z(monster));
  match.wait(1);
  grant(match, SPIRIT.boon.key, match.tick + 30);
  grant(match, 'tide', match.tick + 40);
  match.set('hp', monster, 1);
  match.act(order('attack', { target: 'monster' }));
  match.until(() => match.get('kind', monster) === 0, 20);
  const end = match.tick + SPIRIT.boon.durationTicks;
  expect(match.get('boonUntil', boonIndex(SPIRIT.boon.key))).toBe(end);
  match.until(() => match.tick === end - 1, 1000);
  const isBlessed = (): boolean => {
    match.instance.observe();
    return match.feature(0, 'self.boon') === 1;
  };
  expect(isBlessed()).toBe(true);
  match.wait(1);
  expect(isBlessed()).toBe(false);
  for (const { key } of BOONS) grant(match, key);
  match.set('pendingDamage', BLUE, 60_000);
  match.wait(1);
  expect(BOONS.map((_, i) => match.get('boonUntil', i))).toEqual(BOONS.map(() => 0));
});

test('BO2: boons restore health and mana, and those of several kinds add up', () => {
  const restored = (...keys: string[]): [number, number] => {
    const match = plainDuel(3000);
    for (const key of keys) grant(match, key);
    match.clock(5 * 15 * 3 + 1);
    match.set('hp', BLUE, 5000);
    match.set('mana', 0, 0);
    match.set('maxMana', 0, 900);
    match.wait(5 * 15);
    return [match.get('hp', BLUE) - 5000, match.get('mana', 0)];
  };
  for (const { key, hpRegen = 0, manaRegen = 0 } of BOONS) {
    expect([key, ...restored(key)]).toEqual([key, hpRegen, manaRegen]);
  }
  const sum = (pick: (boon: Boon) => number | undefined): number =>
    ['tide', SPIRIT.boon.key].reduce((total, key) => total + (pick(BOONS[boonIndex(key)] as Boon) ?? 0), 0);
  expect(restored('tide', SPIRIT.boon.key)).toEqual([sum((boon) => boon.hpRegen), sum((boon) => boon.manaRegen)]);
});

test('BO2: boons raise damage, at structures more, speed, cooldown reduction and gold', () => {
  for (const boon of BOONS) {
    const match = plainDuel(150);
    grant(match, boon.key);
    match.act(attack);
    expect([boon.key, firstLoss(match, RED)]).toEqual([boon.key, 100 + (boon.damagePct ?? 0)]);
    const tower = towerOf(1);
    match.put(BLUE, match.x(tower) - 200, match.z(tower));
    match.put(RED, 9500, 1800);
    match.hold(match.creep(0, 'melee', match.x(tower) - 600, match.z(tower)));
    match.set('nextAttack', tower, NEVER);
    match.set('armor', tower, 0);
    match.wait(1);
    match.act(order('attack', { target: 'structure' }));
    expect([boon.key, firstLoss(match, tower)]).toEqual([
      boon.key,
      100 + (boon.damagePct ?? 0) + (boon.structureDamagePct ?? 0),
    ]);
    const speed = match.get('speed', BLUE);
    expect(match.get('pace', BLUE)).toBe(Math.floor((speed * (100 + (boon.speedPct ?? 0))) / 200) * 2);
    const skill = plainDuel(900);
    skill.learn(0, 0, 1);
    grant(skill, boon.key);
    skill.act(order('skill1', { x: 15 }));
    expect(skill.get('abilityCooldown', 0)).toBe(Math.floor((90 * (100 - (boon.hastenPct ?? 0))) / 100));
    skill.set('hastenPct', 0, 35);
    skill.set('abilityReady', 0, 0);
    skill.wait(10);
    skill.act(order('skill1', { x: 15 }));
    const most = Math.min(35 + (boon.hastenPct ?? 0), NUMBERS.HASTEN_MAX_PCT);
    expect(skill.get('abilityCooldown', 0)).toBe(Math.floor((90 * (100 - most)) / 100));
    const creep = skill.creep(1, 'siege', MID_X + 150, 1800);
    skill.hold(creep);
    skill.set('hp', creep, 1);
    skill.wait(1);
    const before = skill.get('totalGold', 0);
    skill.set('tick', 0, 0);
    skill.act(order('attack', { target: 'creep1' }));
    skill.until(() => skill.get('kind', creep) === 0, 20);
    expect(skill.get('totalGold', 0) - before).toBe(Math.floor((75 * (100 + (boon.goldPct ?? 0))) / 100));
  }
});

test('BO3: a boon’s attacks slow for 15 ticks and burn for 30, but not structures', () => {
  const { attackBurn, attackSlowPct } = BOONS[boonIndex('cinder')] as Boon;
  const match = plainDuel(150, { hero0: 'yesun' });
  expect(HEROES[heroIdOf('yesun')]?.passive.trigger.on).toBe('takedown');
  grant(match, 'cinder');
  match.set('attackPeriod', BLUE, 200);
  match.clock(31);
  match.act(attack);
  match.until(() => match.get('hp', RED) < 10_000, 70);
  expect([match.get('slowPct', RED), match.get('slowUntil', RED) - match.tick]).toEqual([
    attackSlowPct,
    NUMBERS.BOON_SLOW_TICKS + 1,
  ]);
  const ticks = { slow: 0, burn: 0 };
  const full = match.get('speed', RED);
  let hp = match.get('hp', RED);
  match.act(order('none'));
  for (let i = 0; i < 60; i++) {
    if (match.get('pace', RED) < full) ticks.slow++;
    if (match.get('hp', RED) < hp) {
      expect([hp - match.get('hp', RED), match.tick % 15]).toEqual([attackBurn, 0]);
      ticks.burn++;
    }
    hp = match.get('hp', RED);
    match.wait(1);
  }
  expect(ticks).toEqual({ slow: NUMBERS.BOON_SLOW_TICKS, burn: NUMBERS.BOON_BURN_TICKS / 15 });
  const tower = towerOf(1);
  match.put(BLUE, match.x(tower) - 200, match.z(tower));
  match.set('nextAttack', tower, NEVER);
  match.wait(1);
  match.act(order('attack', { target: 'structure' }));
  firstLoss(match, tower, 250);
  expect([match.get('slowUntil', tower), match.get('burnUntil', tower)]).toEqual([0, 0]);
});
