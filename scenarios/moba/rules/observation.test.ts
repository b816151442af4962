// Rules of observation.

import { actionLayout, Random, sampleLegalAction } from '@jixia/env';
import { expect, test } from 'vitest';

import {
  abilityIdOf,
  BLUE,
  GO_ON,
  HEADS,
  MID_X,
  MID_Z,
  NEVER,
  order,
  RED,
  RulesMatch,
  rulesManifest,
  towerOf,
} from './rules-match.ts';
import { duel } from './scenes.ts';

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

/** A shot in slot `p` (side 1's first is 12) at an offset from BLUE; of side 1 unless told. */
const shot = (match: RulesMatch, p: number, gapX: number, values: Record<string, number> = {}): void => {
  const spark = { shotAbility: abilityIdOf('spark'), shotTarget: -1, shotSource: RED, shotTeam: 1, shotTicks: 9 };
  const place = { shotX: (MID_X + gapX) * 256 + 1, shotZ: MID_Z * 256 + 1, shotVx: -2, shotVz: 0 };
  for (const [name, value] of Object.entries({ ...spark, ...place, ...values })) match.set(name, p, value);
};

test('OB3: the two nearest enemy shots within 1050 cm that may hit are shown, creeps’ shots apart', () => {
  const shown = (...shots: [number, Record<string, number>?][]): number[] => {
    const match = duel(3000);
    const creep = match.creep(1, 'ranged', 8000, MID_Z);
    for (const [p, [gap, values]] of shots.entries()) {
      shot(
        match,
        (values?.shotTeam ?? 1) * 12 + p,
        gap,
        values?.shotSource === creepMark ? { ...values, shotSource: creep } : values,
      );
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
        const start = agent * HEADS;
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
