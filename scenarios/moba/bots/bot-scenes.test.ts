// The bots in situations: what each of them does where it matters.
import type { ScriptedBot } from '@jixia/env/types';
import { describe, expect, test } from 'vitest';
import { SIZES } from '../layout.ts';
import {
  BLUE,
  GO_ON,
  MID_X,
  MID_Z,
  monsterOf,
  NEVER,
  type Order,
  order,
  RED,
  RulesMatch,
  rulesManifest,
  towerOf,
} from '../rules/rules-match.ts';
import { dummy, isHurt } from '../rules/scenes.ts';
import { actionHeads, BUTTONS, targetNames } from '../spec.ts';
import { bots } from './index.ts';

const { size } = rulesManifest.observation;

const botOf = (name: string, seed = 1): ScriptedBot => {
  const bot = bots.find((one) => one.name === name)?.create(rulesManifest);
  if (!bot) throw new Error(`no bot ${name}`);
  bot.reset(seed);
  return bot;
};

/** Two heroes of a kind at level 6 in mid-lane; no wave, no monster comes. */
const meet = (hero: string, gapCm: number, foe = hero): RulesMatch => {
  const match = new RulesMatch({ hero0: hero, hero1: foe, startLevel: 6, decisionIntervalTicks: 2 });
  match.duel(gapCm);
  return match;
};

const setHealth = (match: RulesMatch, slot: number, share: number): void =>
  match.set('hp', slot, Math.round(match.get('maxHp', slot) * share));

/** `decisions` decisions of a bot on side 0, while side 1 does `red`. What it did, as `button target`, none2 left out. */
const watch = (match: RulesMatch, bot: ScriptedBot, decisions: number, red: Order = GO_ON): string[] => {
  const { instance } = match;
  const row = instance.observations.subarray(0, size);
  const mask = instance.masks.subarray(0, rulesManifest.masks.size);
  const action = new Int32Array(actionHeads(SIZES['moba-1v1']).length);
  const done: string[] = [];
  instance.observe();
  for (let i = 0; i < decisions; i++) {
    bot.act(row, mask, action);
    const button = BUTTONS[action[0] as number] as Order['button'];
    const target = targetNames(SIZES['moba-1v1'])[action[5] as number] as NonNullable<Order['target']>;
    const isMove = button === 'move';
    const at = (head: number): number => 2 * (action[head] as number) - 15;
    match.act(order(button, { x: at(isMove ? 1 : 3), z: at(isMove ? 2 : 4), target }), red);
    if (button !== 'none2') done.push(target === 'none' ? button : `${button} ${target}`);
  }
  return done;
};

describe.each(['medium', 'strong'])('%s', (name) => {
  test('walks away with little health, and recalls where it is safe', () => {
    const match = meet('hengshuo', 300);
    setHealth(match, BLUE, 0.2);
    watch(match, botOf(name), 30);
    expect(match.x(BLUE)).toBeLessThan(MID_X - 500);
    match.put(RED, 9500, MID_Z);
    match.put(BLUE, 2600, MID_Z);
    setHealth(match, BLUE, 0.2);
    expect(watch(match, botOf(name), 70)).toContain('recall');
    expect(match.x(BLUE)).toBeLessThan(1000);
    match.until(() => match.get('hp', BLUE) === match.get('maxHp', BLUE), 200);
    watch(match, botOf(name), 60);
    expect(match.x(BLUE)).toBeGreaterThan(1500);
  });

  test('leaves a tower’s reach without creeps, strikes it behind own ones', () => {
    const match = meet('changxian', 3000);
    const tower = towerOf(1);
    match.remove(RED);
    match.put(BLUE, match.x(tower) - 600, MID_Z);
    watch(match, botOf(name), 30);
    expect(match.x(tower) - match.x(BLUE)).toBeGreaterThan(720);
    const behind = meet('changxian', 3000);
    behind.remove(RED);
    behind.put(BLUE, behind.x(tower) - 1000, MID_Z);
    for (const i of [0, 1, 2]) {
      const creep = behind.creep(0, 'melee', behind.x(tower) - 200, MID_Z + 60 * i, i);
      for (const field of ['hp', 'maxHp']) behind.set(field, creep, 20_000);
      behind.hold(creep);
    }
    expect(watch(behind, botOf(name), 40)).toContain('attack structure');
    expect(isHurt(behind, tower)).toBe(true);
  });

  test('takes the last hit', () => {
    const match = meet('changxian', 3000);
    const [first, second] = [dummy(match, MID_X + 450, MID_Z + 100, 0), dummy(match, MID_X + 550, MID_Z - 100, 1)];
    match.hold(match.creep(0, 'melee', MID_X + 200, MID_Z));
    match.set('hp', second, 20);
    watch(match, botOf(name), 15);
    expect([match.get('lastHits', 0), match.get('hp', second)]).toEqual([1, 0]);
    expect(match.get('hp', first)).toBeGreaterThan(0);
  });

  test('finishes an enemy hero that is almost down', () => {
    const match = meet('yesun', 350);
    setHealth(match, RED, 0.12);
    watch(match, botOf(name), 25, order('move', { x: 15, z: 1 }));
    expect(match.get('kills', 0)).toBe(1);
  });

  test('heals, rather than die with the skill unused', () => {
    const match = meet('liuying', 400, 'yesun');
    setHealth(match, BLUE, 0.2);
    expect(watch(match, botOf(name), 12, order('attack', { target: 'enemyHero' }))).toContain('heal');
  });
});

test('weak walks under the tower that the others leave', () => {
  const match = meet('changxian', 3000);
  match.remove(RED);
  match.put(BLUE, match.x(towerOf(1)) - 900, MID_Z);
  watch(match, botOf('weak'), 20);
  expect(match.x(towerOf(1)) - match.x(BLUE)).toBeLessThan(760);
});

/** Whether a spark from 750 cm finds the bot in mid-lane. */
const isHitBySpark = (name: string, seed: number): boolean => {
  const match = meet('liuying', 750);
  match.set('mana', 0, 0);
  match.set('range', BLUE, 100);
  const bot = botOf(name, seed);
  watch(match, bot, 1, order('skill1', { x: -15, z: seed % 2 === 0 ? 1 : -1 }));
  watch(match, bot, 12);
  return isHurt(match, BLUE);
};

test('strong steps out of the way of a spark', () => {
  const seeds = [1, 2, 3, 4, 5, 6];
  expect(seeds.filter((seed) => isHitBySpark('strong', seed)).length).toBeLessThanOrEqual(1);
});

/** Sparks of 6 that find a hero who runs across the lane. */
const hitsOnRunner = (name: string): number => {
  let hits = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const match = meet('liuying', 600, 'shigan');
    match.put(RED, MID_X + 600, MID_Z + 400);
    const run = order('move', { x: 1, z: 15 });
    const bot = botOf(name, seed);
    for (const slot of [0, 1, 2]) match.set('abilityReady', slot, NEVER);
    match.set('nextAttack', BLUE, NEVER);
    watch(match, bot, 3, run);
    match.set('abilityReady', 0, 0);
    watch(match, bot, 24, run);
    if (match.get('damageToHeroes', 0) > 0) hits++;
  }
  return hits;
};

test('strong aims ahead of a runner; weak does not', () => {
  const [strong, weak] = [hitsOnRunner('strong'), hitsOnRunner('weak')];
  expect(strong).toBeGreaterThanOrEqual(5);
  expect(weak).toBeLessThan(strong);
});

test('strong keeps a fighter at arm’s length, striking all the while', () => {
  const match = meet('changxian', 400, 'shigan');
  for (const slot of [0, 1, 2]) match.set('abilityLevel', 6 + slot, 0);
  watch(match, botOf('strong'), 60, order('attack', { target: 'enemyHero' }));
  expect(match.get('damageToHeroes', 0)).toBeGreaterThan(2 * match.get('damageToHeroes', 1));
});

test('strong steps back from creeps that have turned on it', () => {
  const match = meet('yesun', 3000);
  match.hold(match.creep(0, 'melee', MID_X - 350, MID_Z));
  for (const i of [0, 1, 2]) match.creep(1, 'melee', MID_X + 300 + 30 * i, MID_Z + 40 * i, i);
  watch(match, botOf('strong'), 25);
  expect(match.x(BLUE)).toBeLessThan(MID_X - 50);
});

test('strong takes the monster of its half when the lane is empty, round the walls', () => {
  const match = new RulesMatch({ hero0: 'yesun', startLevel: 9, startGold: 2500, decisionIntervalTicks: 2 });
  match.quiet();
  match.remove(RED);
  match.set('campRespawnAt', 0, 0);
  match.put(BLUE, 4500, MID_Z);
  match.wait(2);
  const bot = botOf('strong');
  // Until the first monster can be there it does not look for one.
  expect(watch(match, bot, 100)).not.toContain('attack monster');
  match.set('tick', 0, 3000);
  watch(match, bot, 600);
  expect(match.get('monsterKills', 0)).toBe(1);
  expect(match.get('kind', monsterOf(0))).toBe(0);
});
