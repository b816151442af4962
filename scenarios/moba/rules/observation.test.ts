// Rules of rewards and observation.
import { actionLayout, Random, sampleLegalAction } from '@jixia/env';
import { expect, test } from 'vitest';
import { CREEPS } from '../numbers.ts';
import { ACTION_HEADS, REWARD_ITEMS } from '../spec.ts';
import {
  abilityIdOf,
  BLUE,
  crystalOf,
  GO_ON,
  MID_X,
  MID_Z,
  NEVER,
  order,
  RED,
  RulesMatch,
  rulesManifest,
  towerOf,
} from './rules-match.ts';

const attack = order('attack', { target: 'enemyHero' });

const duel = (gapCm: number, config = {}): RulesMatch => {
  const match = new RulesMatch({ hero0: 'yesun', hero1: 'yesun', startLevel: 4, ...config });
  match.duel(gapCm);
  return match;
};

const itemsOf = (match: RulesMatch, agent: number): Record<string, number> =>
  Object.fromEntries(REWARD_ITEMS.map(({ name }) => [name, match.item(agent, name)]));

const changed = (match: RulesMatch, agent: number): Record<string, number> =>
  Object.fromEntries(Object.entries(itemsOf(match, agent)).filter(([, value]) => value !== 0));

test('RW1: items are what has changed since the last decision', () => {
  const match = duel(3000);
  match.wait(1);
  expect([changed(match, 0), changed(match, 1)]).toEqual([{}, {}]);
  match.set('hp', BLUE, match.get('maxHp', BLUE) / 2);
  match.set('mana', 1, match.get('maxMana', 1) / 4);
  match.set('hp', towerOf(0), match.get('maxHp', towerOf(0)) / 4);
  match.set('hp', crystalOf(0), match.get('maxHp', crystalOf(0)) / 2);
  match.wait(1);
  expect(changed(match, 0)).toEqual({ hp: -0.5, structureHp: -1.25 });
  expect(changed(match, 1)).toEqual({ mana: -0.75 });
  match.wait(1);
  expect([changed(match, 0), changed(match, 1)]).toEqual([{}, {}]);

  const creep = match.creep(1, 'melee', MID_X + 150, MID_Z);
  match.hold(creep);
  match.set('hp', creep, 1);
  match.wait(1);
  match.act(order('attack', { target: 'creep1' }));
  match.until(() => match.get('kind', creep) === 0, 20);
  expect(changed(match, 0)).toEqual({ gold: CREEPS[0].gold, experience: CREEPS[0].experience, lastHit: 1 });

  match.put(RED, MID_X + 150, MID_Z);
  match.wait(1);
  match.set('hp', RED, 1);
  match.set('assists', 0, 3);
  match.act(attack);
  expect(match.item(0, 'assist')).toBe(3);
  match.until(() => match.get('hp', RED) === 0, 20);
  const damage = match.get('damageToHeroes', 0);
  expect(damage).toBeGreaterThan(40);
  const kill = changed(match, 0);
  expect([kill.kill, kill.gold, kill.experience]).toEqual([1, 200, 100 + 24 * 4]);
  expect(kill.damageToHero).toBeCloseTo(damage / 1000, 6);
  expect(match.item(1, 'death')).toBe(1);
  expect(match.item(1, 'hp')).toBeLessThan(0);
  // Experience is counted through levels.
  match.set('level', 0, 6);
  match.wait(1);
  expect(match.item(0, 'experience')).toBeGreaterThan(0);
});

test('RW2: coming back to life is no gain of health or mana', () => {
  const match = duel(3000);
  match.set('mana', 1, 5);
  match.set('pendingDamage', RED, 60_000);
  match.wait(1);
  expect([match.item(1, 'hp'), match.item(1, 'death')]).toEqual([-1, 1]);
  let gain = 0;
  match.until(() => {
    gain += Math.abs(match.item(1, 'hp')) + Math.abs(match.item(1, 'mana'));
    return match.get('hp', RED) > 0;
  }, 300);
  match.wait(2);
  expect(gain).toBe(1);
  expect([match.item(1, 'hp'), match.item(1, 'mana')]).toEqual([0, 0]);
});

/** One decision in which both sides gain different things, and the last before a crystal falls. */
const eventful = (config: Record<string, number>): RulesMatch => {
  const match = duel(3000, config);
  match.wait(1);
  match.set('totalGold', 0, 100);
  match.set('totalGold', 1, 30);
  match.set('damageToHeroes', 1, 400);
  match.set('kills', 0, 1);
  match.set('hp', BLUE, 100);
  match.remove(towerOf(1));
  match.set('pendingDamage', crystalOf(1), 60_000);
  match.wait(1);
  return match;
};

test('RW3: zero sum takes the other side’s item off each item but win; the items stay as they are', () => {
  const only = (name: string, zeroSum: number): [number, number, number, number] => {
    const weights = Object.fromEntries(REWARD_ITEMS.map((item) => [item.weightField, item.name === name ? 1 : 0]));
    const match = eventful({ ...weights, zeroSum });
    const [blue, red] = match.instance.rewards;
    return [blue as number, red as number, match.item(0, name), match.item(1, name)];
  };
  expect(only('gold', 0)).toEqual([100, 30, 100, 30]);
  expect(only('gold', 1)).toEqual([70, -70, 100, 30]);
  expect(only('kill', 1)).toEqual([1, -1, 1, 0]);
  expect(only('win', 1)).toEqual([1, -1, 1, -1]);
  for (const { name } of REWARD_ITEMS) {
    const [blue, red] = only(name, 1);
    expect(blue + red).toBeCloseTo(0, 6);
  }
});

test('RW4: win is 1 for the winner, -1 for the loser, 0 in a draw', () => {
  const match = eventful({});
  expect([match.item(0, 'win'), match.item(1, 'win')]).toEqual([1, -1]);
  const draw = duel(3000);
  for (const side of [0, 1]) {
    draw.remove(towerOf(side));
    draw.set('pendingDamage', crystalOf(side), 60_000);
  }
  draw.wait(1);
  expect(draw.get('endReason')).toBe(1);
  expect([draw.item(0, 'win'), draw.item(1, 'win')]).toEqual([0, 0]);
});

test('RW5: the reward is the sum of items times their weights', () => {
  const weights = Object.fromEntries(REWARD_ITEMS.map((item, i) => [item.weightField, (i - 4) * 0.5]));
  for (const config of [{ zeroSum: 0 }, { ...weights, zeroSum: 0 }]) {
    const match = eventful(config);
    for (const agent of [0, 1]) {
      const sum = REWARD_ITEMS.reduce((total, { name, weightField }) => {
        const preset = rulesManifest.config.find((field) => field.name === weightField)?.default as number;
        return total + match.item(agent, name) * ((config as Record<string, number>)[weightField] ?? preset);
      }, 0);
      expect(match.instance.rewards[agent]).toBeCloseTo(sum, 4);
    }
  }
});

test('OB1: both sides see the map from their own crystal', () => {
  const match = new RulesMatch();
  match.quiet();
  match.act(order('move', { x: 15, z: -5 }), order('move', { x: 15, z: -5 }));
  match.wait(10);
  for (const agent of [0, 1]) {
    expect(match.feature(agent, 'self.x')).toBeGreaterThan(0.45);
    expect(match.feature(agent, 'self.z')).toBeLessThan(1.8);
    expect(match.feature(agent, 'self.facingX')).toBeGreaterThan(0.9);
    expect(match.feature(agent, 'self.facingZ')).toBeLessThan(0);
    expect(match.feature(agent, 'enemyTower.dx')).toBeGreaterThan(5);
    expect(match.feature(agent, 'allyCrystal.dx')).toBeCloseTo(1.35 - match.feature(agent, 'self.x'), 5);
  }
  expect(match.row(1)).toEqual(match.row(0));
});

test('OB2: of a hidden enemy hero one knows name, life, return, and where and at which level it was last seen', () => {
  const match = duel(600, { hero1: 'liuying' });
  const seen = ['visible', 'dx', 'hp', 'attack', 'speed', 'maxHp'].map((name) => `enemy.${name}`);
  for (const name of seen) expect([name, match.feature(0, name)]).not.toEqual([name, 0]);
  match.put(RED, 9500, 1000);
  match.set('level', 1, 9);
  match.wait(30);
  expect(match.feature(0, 'enemy.visible')).toBe(0);
  const features = rulesManifest.observation.features.filter((feature) => feature.name.startsWith('enemy.'));
  const shown = features.filter((feature) => match.feature(0, feature.name) !== 0).map((feature) => feature.name);
  expect(shown.sort()).toEqual(
    ['alive', 'is.liuying', 'lastSeenAgo', 'lastSeenDx', 'level'].map((name) => `enemy.${name}`),
  );
  expect(match.feature(0, 'enemy.level')).toBeCloseTo(4 / 15, 5);
  expect(match.feature(0, 'enemy.lastSeenDx')).toBeCloseTo(0.6, 2);
  match.set('pendingDamage', RED, 60_000);
  match.wait(1);
  expect(match.feature(0, 'enemy.alive')).toBe(0);
  expect(match.feature(0, 'enemy.respawn')).toBeGreaterThan(0);
});

/** A shot of side 1 in slot `p` at an offset from BLUE. */
const shot = (match: RulesMatch, p: number, gapX: number, values: Record<string, number> = {}): void => {
  const spark = { shotAbility: abilityIdOf('spark'), shotTarget: -1, shotSource: RED, shotTeam: 1, shotTicks: 9 };
  const place = { shotX: (MID_X + gapX) * 256 + 1, shotZ: MID_Z * 256 + 1, shotVx: -2, shotVz: 0 };
  for (const [name, value] of Object.entries({ ...spark, ...place, ...values })) match.set(name, 12 + p, value);
};

test('OB3: the two nearest enemy shots within 1050 cm that may hit are shown, creeps’ shots apart', () => {
  const shown = (...shots: [number, Record<string, number>?][]): number[] => {
    const match = duel(3000);
    const creep = match.creep(1, 'ranged', 8000, MID_Z);
    for (const [p, [gap, values]] of shots.entries()) {
      shot(match, p, gap, values?.shotSource === creepMark ? { ...values, shotSource: creep } : values);
    }
    match.instance.observe();
    return ['shot1', 'shot2'].map((name) =>
      match.feature(0, `${name}.present`) === 0 ? 0 : Math.round(match.feature(0, `${name}.dx`) * 1000),
    );
  };
  const creepMark = -2;
  expect(shown([900], [300], [600])).toEqual([300, 600]);
  expect(shown([1050], [1051])).toEqual([1050, 0]);
  expect(shown([500, { shotTarget: BLUE, shotAbility: -1 }])).toEqual([500, 0]);
  expect(shown([500, { shotTarget: towerOf(0), shotAbility: -1 }])).toEqual([0, 0]);
  expect(shown([500, { shotTarget: BLUE, shotAbility: -1, shotSource: creepMark }])).toEqual([0, 0]);
  expect(shown([500, { shotTeam: 0, shotSource: BLUE }])).toEqual([0, 0]);
});

test('OB4: the two nearest enemy areas within 1050 cm are shown', () => {
  const shown = (...gaps: number[]): number[] => {
    const match = duel(3000);
    for (const [i, gap] of gaps.entries()) {
      const place = (MID_Z << 16) | (MID_X + gap);
      const zone = { zonePlace: place, zoneEnd: NEVER, zoneNext: match.tick + 15, zoneTeam: 1, zoneSource: RED };
      const kind = { zoneAbility: abilityIdOf('lantern') };
      for (const [name, value] of Object.entries({ ...zone, ...kind })) match.set(name, 4 + i, value);
    }
    match.instance.observe();
    expect(match.feature(1, 'zone1.present')).toBe(0);
    return ['zone1', 'zone2'].map((name) =>
      match.feature(0, `${name}.present`) === 0 ? 0 : Math.round(match.feature(0, `${name}.dx`) * 1000),
    );
  };
  expect(shown(900, 300, 600)).toEqual([300, 600]);
  expect(shown(1050, 1051)).toEqual([1050, 0]);
});

test('OB5: before an enemy hero is first seen, it is where heroes start, at its starting level', () => {
  const match = new RulesMatch({ startLevel: 3 });
  match.set('level', 1, 8);
  match.act(GO_ON);
  for (const agent of [0, 1]) {
    expect(match.feature(agent, 'enemy.lastSeenDx')).toBeCloseTo((9550 - 450) / 1000, 5);
    expect(match.feature(agent, 'enemy.lastSeenDz')).toBeCloseTo(0, 5);
  }
  expect(match.feature(0, 'enemy.level')).toBeCloseTo(3 / 15, 5);
});

test('OB6: the four nearest creeps of each side within 1500 cm, the enemy’s only where seen', () => {
  const match = duel(3000);
  for (const side of [0, 1]) {
    for (const [i, gap] of [900, 300, 1500, 600, 1501].entries()) {
      const creep = match.creep(side, 'melee', MID_X + gap, MID_Z, i);
      match.hold(creep);
    }
  }
  // Creeps see 800 cm: side 0's own make the far ones visible.
  match.wait(1);
  const shown = (name: string): number[] =>
    [1, 2, 3, 4].map((i) => Math.round(match.feature(0, `${name}${i}.distance`) * 1000));
  expect([shown('allyCreep'), shown('enemyCreep')]).toEqual([
    [300, 600, 900, 1500],
    [300, 600, 900, 1500],
  ]);
  for (let i = 0; i < 5; i++) match.remove(4 + i);
  match.put(BLUE, MID_X, MID_Z);
  match.wait(3);
  expect(shown('allyCreep')).toEqual([0, 0, 0, 0]);
  expect(shown('enemyCreep')).toEqual([300, 600, 900, 0]);
});

test('OB7: no feature leaves its range', () => {
  const random = new Random(3n);
  const layout = actionLayout(rulesManifest);
  const { features, size } = rulesManifest.observation;
  const match = new RulesMatch();
  for (let episode = 0; episode < 12; episode++) {
    const config = { hero0: episode % 5, hero1: (episode * 2) % 5, startLevel: 1 + episode, startGold: 1500 * episode };
    match.restart({ ...config, decisionIntervalTicks: 2, fog: episode % 2, maxTicks: 1200 }, BigInt(episode));
    match.instance.observe();
    while (match.get('endReason') === 0) {
      for (const agent of [0, 1]) {
        const start = agent * ACTION_HEADS.length;
        sampleLegalAction(layout, match.maskRow(agent), 0, match.instance.actions.subarray(start), 0, random);
      }
      match.instance.stepObserve();
      for (let i = 0; i < 2 * size; i++) {
        const { name, min, max } = features[i % size] as (typeof features)[number];
        const value = match.instance.observations[i] as number;
        if (!(value >= min && value <= max)) expect.fail(`${name} is ${value}, not in ${min} .. ${max}`);
      }
    }
  }
});
