// Rules of match and time: ticks, simultaneity, fairness between the sides, chance, the map.
import { actionLayout, Random, sampleLegalAction } from '@jixia/env';
import { expect, test } from 'vitest';
import { bots } from '../bots/index.ts';
import { NUMBERS } from '../numbers.ts';

import { HEIGHT_CM, TILE_CM, tileRow, WIDTH_CM } from './lane-map.ts';
import { playMirrored } from './mirror.ts';
import {
  BLUE,
  creepOf,
  crystalOf,
  GO_ON,
  monsterOf,
  order,
  RED,
  RulesMatch,
  rulesManifest,
  slotOfSide,
  towerOf,
} from './rules-match.ts';
import { SPIRIT } from './scenes.ts';

test('MT1: a decision covers decisionIntervalTicks ticks of which a second has 15', () => {
  expect(rulesManifest.ticksPerSecond).toBe(NUMBERS.TICKS_PER_SECOND);
  expect(rulesManifest.config.find((field) => field.name === 'decisionIntervalTicks')?.default).toBe(2);
  for (const ticks of [1, 2, 7]) {
    const match = new RulesMatch({ decisionIntervalTicks: ticks });
    match.wait(3);
    expect(match.tick).toBe(3 * ticks);
    expect(match.get('decision')).toBe(3);
  }
});

test('MT2: two heroes kill each other in the same tick and are paid the same', () => {
  const match = new RulesMatch({ hero0: 'yesun', hero1: 'yesun', startLevel: 3 });
  match.duel(150);
  for (const h of [0, 1]) {
    match.set('streak', h, 2);
    match.set('experience', h, 200);
  }
  match.set('hp', BLUE, 1);
  match.set('hp', RED, 1);
  match.act(order('attack', { target: 'enemyHero' }), order('attack', { target: 'enemyHero' }));
  match.until(() => match.get('hp', BLUE) === 0, 20);
  for (const name of [
    'kills',
    'deaths',
    'gold',
    'totalGold',
    'level',
    'experience',
    'respawnAt',
    'streak',
    'maxMana',
  ]) {
    expect([name, match.get(name, 1)]).toEqual([name, match.get(name, 0)]);
  }
  expect(match.get('hp', RED)).toBe(0);
  expect(match.get('kills', 0)).toBe(1);
  expect(match.get('level', 0)).toBe(4);
  expect(match.get('totalGold', 0)).toBe(NUMBERS.KILL_GOLD + 2 * NUMBERS.KILL_GOLD_PER_STREAK);
});

test('MT2: what a hero buys in the tick of a blow protects neither side sooner', () => {
  const match = new RulesMatch({ hero0: 'shigan', hero1: 'shigan' });
  match.duel(150);
  const fight = order('attack', { target: 'enemyHero' });
  match.act(fight, fight);
  match.until(() => match.tick === match.get('swingAt', BLUE) - 1, 20);
  const [hp, armor] = [match.get('hp', BLUE), match.get('armor', BLUE)];
  for (const h of [0, 1]) match.set('gold', h, 250 + 1500);
  match.wait(1);
  expect(match.get('armor', BLUE)).toBeGreaterThan(armor);
  expect(match.get('damageToHeroes', 0)).toBeGreaterThan(0);
  expect(match.get('damageToHeroes', 1)).toBe(match.get('damageToHeroes', 0));
  expect([match.get('hp', BLUE), match.get('hp', RED)]).not.toEqual([hp, hp]);
});

const strong = bots.at(-1);

test.each([
  ['changxian', 'yesun', 'blink', 'ignite'],
  ['liuying', 'shigan', 'sprint', 'purge'],
  ['hengshuo', 'changxian', 'ignite', 'blink'],
])('MT3: %s against %s is the same match from the other side, bit for bit', (hero0, hero1, summoner0, summoner1) => {
  if (!strong) throw new Error('no bots');
  for (const seed of [1n, 2n, 3n]) {
    const layout = actionLayout(rulesManifest);
    const random = new Random(seed);
    const players = [0, 1].map((side) => {
      const player = strong.create(rulesManifest);
      player.reset(side);
      return player;
    });
    const config = { decisionIntervalTicks: 2, startGold: 300, hero0, hero1, summoner0, summoner1 };
    const match = playMirrored('moba-1v1', config, seed, 13_500, (here, agent, action) => {
      players[agent]?.act(here.row(agent), here.maskRow(agent), action);
      // Bots in a mirror match play alike; some chance makes them differ.
      if (random.nextBelow(8) === 0) sampleLegalAction(layout, here.maskRow(agent), 0, action, 0, random);
    });
    expect(match.get('endReason')).toBeGreaterThan(0);
    for (const h of [0, 1]) {
      expect(match.get('damageToHeroes', h)).toBeGreaterThan(0);
      expect(match.get('lastHits', h)).toBeGreaterThan(0);
    }
  }
});

test('MT4: neither side’s attacks change the luck of the other or of the waves', () => {
  const crits = (isBlueFighting: boolean, seed: bigint): string => {
    const match = new RulesMatch({ hero0: 'yesun', hero1: 'yesun' }, seed);
    match.duel(150);
    for (const h of [0, 1]) {
      match.set('critPct', h, 50);
      for (const name of ['hp', 'maxHp']) match.set(name, h === 0 ? BLUE : RED, 60_000);
    }
    const fight = order('attack', { target: 'enemyHero' });
    let told = '';
    match.act(isBlueFighting ? fight : GO_ON, fight);
    for (let i = 0; i < 400; i++) {
      const before = match.get('hp', BLUE);
      match.wait(1);
      const lost = before - match.get('hp', BLUE);
      if (lost > 0) told += lost > 80 ? 'C' : 'n';
    }
    return `${told} ${match.get('streamWaves')}`;
  };
  const alone = crits(false, 3n);
  expect(alone).toMatch(/C/);
  expect(alone).toMatch(/n/);
  expect(crits(true, 3n)).toBe(alone);
  expect(crits(false, 4n)).not.toBe(alone);
});

test('MT5: the map is symmetric and holds everything at its place', () => {
  expect([WIDTH_CM, HEIGHT_CM, TILE_CM]).toEqual([10_000, 3600, 100]);
  const rows = HEIGHT_CM / TILE_CM;
  for (let row = 0; row < rows; row++) {
    expect(tileRow(rows - 1 - row)).toBe([...tileRow(row)].reverse().join(''));
  }
  const match = new RulesMatch();
  match.clock(SPIRIT.firstTick);
  match.set('nextWave', 0, 0);
  match.wait(1);
  const places: [(side: number) => number, number, number][] = [
    [slotOfSide, 450, 1800],
    [(side) => crystalOf(side), 1350, 1800],
    [(side) => towerOf(side), 3150, 1800],
    [monsterOf, 3750, 350],
  ];
  for (const [slot, x, z] of places) {
    expect([match.x(slot(0)), match.z(slot(0))]).toEqual([x, z]);
    expect(match.get('x', slot(1))).toBe(WIDTH_CM * 256 - match.get('x', slot(0)));
    expect(match.get('z', slot(1))).toBe(HEIGHT_CM * 256 - match.get('z', slot(0)));
  }
  expect(match.x(creepOf(0))).toBe(1750);
  expect(match.z(creepOf(0)) - match.get('focus', creepOf(0))).toBe(1800);
});
