// Rules of lanes: waves on each of them, their legs, super creeps, the order in which towers fall.
import { expect, test } from 'vitest';
import { CREEPS, NUMBERS } from '../numbers.ts';
import { UNIT_KINDS } from '../render-schema.ts';
import { mapOf } from './lane-map.ts';
import { type ModeId, NEVER, order, type RulesMatch } from './rules-match.ts';
import { teamField } from './scenes.ts';

type Creep = { readonly slot: number; readonly kind: string; readonly lane: number; readonly place: [number, number] };

const creepsOf = (match: RulesMatch, side: number): Creep[] => {
  const { widthCm, heightCm } = mapOf(match.manifest.id);
  const creeps: Creep[] = [];
  for (let i = 0; i < match.slots.sizes.creepsPerTeam; i++) {
    const slot = match.slots.creep(side, i);
    if (match.get('kind', slot) === 0 || match.get('hp', slot) === 0) continue;
    const [x, z] = [match.get('x', slot), match.get('z', slot)];
    const place: [number, number] = side === 0 ? [x, z] : [widthCm * 256 - x, heightCm * 256 - z];
    creeps.push({ slot, kind: UNIT_KINDS[match.get('kind', slot)] as string, lane: match.get('row', slot), place });
  }
  return creeps;
};

/** Lets the next wave come, as the n-th. */
const wave = (match: RulesMatch, number = 1): Creep[][] => {
  match.set('wave', 0, number - 1);
  match.set('nextWave', 0, match.tick + 1);
  match.wait(1);
  match.set('nextWave', 0, NEVER);
  return [0, 1].map((side) => creepsOf(match, side));
};

const kindsOn = (creeps: readonly Creep[] | undefined, lane: number): string[] =>
  (creeps ?? []).filter((creep) => creep.lane === lane).map(({ kind }) => kind);

const WAVE = ['melee', 'melee', 'melee', 'ranged', 'ranged'];

test('CR1: in team modes the same wave comes on each lane, alike for both sides as each sees its lanes', () => {
  for (const [id, lanes] of [
    ['moba-3v3', 1],
    ['moba-5v5', 3],
  ] as const) {
    for (const number of [1, 2]) {
      const [blue, red] = wave(teamField(id), number);
      for (let lane = 0; lane < lanes; lane++) {
        expect(kindsOn(blue, lane)).toEqual([...WAVE, 'siege'].slice(0, 4 + number));
      }
      expect(blue?.length).toBe(lanes * (4 + number));
      const seen = (creeps: readonly Creep[] | undefined) =>
        creeps?.map(({ kind, lane, place }) => [kind, lane, place]);
      expect(seen(red)).toEqual(seen(blue));
    }
  }
});

test('CR2: creeps start in ranks on the first leg and follow their lane leg by leg to the enemy crystal', () => {
  const match = teamField('moba-5v5');
  const { lanes } = match.manifest.content as { lanes: { way: [number, number][] }[] };
  const [blue] = wave(match);
  const { CREEP_START_CM, CREEP_RANK_CM, LEG_TURN_CM } = NUMBERS;
  for (const [lane, { way }] of lanes.entries()) {
    const [from, to] = [way[0] as [number, number], way[1] as [number, number]];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const along = blue
      ?.filter((creep) => creep.lane === lane)
      .map(
        ({ place: [x, z] }) =>
          ((x / 256 - from[0]) * (to[0] - from[0]) + (z / 256 - from[1]) * (to[1] - from[1])) / length,
      );
    along?.forEach((cm, rank) => {
      expect(Math.abs(cm - (CREEP_START_CM - CREEP_RANK_CM * rank))).toBeLessThan(3);
    });
  }
  // One creep of each lane, alone on the map, goes from way point to way point.
  for (const side of [0, 1]) {
    for (const { slot } of creepsOf(match, side)) {
      if (slot !== match.slots.creep(0, 0) && slot !== match.slots.creep(0, 5) && slot !== match.slots.creep(0, 10)) {
        match.set('hp', slot, 0);
        match.set('kind', slot, 0);
      }
    }
    for (let i = 0; i < match.slots.sizes.structuresPerTeam - 1; i++) match.remove(match.slots.tower(side, i));
  }
  match.set('nextAttack', match.slots.crystal(1), NEVER);
  const walkers = [0, 5, 10].map((index) => match.slots.creep(0, index));
  const turned = walkers.map(() => [] as number[]);
  for (let i = 0; i < 1200; i++) {
    const legs = walkers.map((slot) => match.get('leg', slot));
    match.wait(1);
    walkers.forEach((slot, lane) => {
      const leg = match.get('leg', slot);
      if (leg === legs[lane]) return;
      expect(leg).toBe((legs[lane] as number) + 1);
      const [x, z] = (lanes[lane] as (typeof lanes)[number]).way[leg] as [number, number];
      turned[lane]?.push(Math.hypot(match.x(slot) - x, match.z(slot) - z));
    });
  }
  expect(turned.map((gaps) => gaps.length)).toEqual(lanes.map(({ way }) => way.length - 2));
  for (const gap of turned.flat()) expect(gap).toBeLessThan(LEG_TURN_CM + 200);
  for (const slot of walkers) expect([slot, match.get('target', slot)]).toEqual([slot, match.slots.crystal(1)]);
});

test('CR2: a creep heads for the point of its leg 300 cm on, and turns within the last 250', () => {
  const match = teamField('moba-5v5');
  const creep = match.creep(0, 'melee', 1450, 8000);
  match.set('leg', creep, 1);
  const speed = match.get('speed', creep);
  // 400 cm beside the lane, which leads straight up here: 300 up for each 400 across.
  match.put(creep, 1850, 8000);
  const [x, z] = [match.get('x', creep), match.get('z', creep)];
  match.wait(1);
  expect((match.get('x', creep) - x) / speed).toBeCloseTo(-4 / 5, 2);
  expect((match.get('z', creep) - z) / speed).toBeCloseTo(-3 / 5, 2);
  const turnsAt = (zCm: number): boolean => {
    match.put(creep, 1450, zCm);
    match.set('leg', creep, 1);
    match.wait(1);
    return match.get('leg', creep) === 2;
  };
  expect([turnsAt(1450 + 251), turnsAt(1450 + 249)]).toEqual([false, true]);
});

test('CR10: at most 24 creeps a side in 3v3, 40 in 5v5', () => {
  for (const [id, most] of [
    ['moba-3v3', 24],
    ['moba-5v5', 40],
  ] as const) {
    const match = teamField(id);
    for (let i = 0; i < most + 4; i++) {
      wave(match, 2);
      for (const side of [0, 1]) for (const { slot } of creepsOf(match, side)) match.hold(slot);
    }
    expect([creepsOf(match, 0).length, creepsOf(match, 1).length]).toEqual([most, most]);
  }
});

test('CR11: where a lane’s towers have all fallen, a super creep leads each wave against it', () => {
  const match = teamField('moba-5v5');
  // Side 1's lane `top` lies where side 0's `bottom` does.
  for (const tier of [0, 1]) match.remove(match.slots.tower(1, tier));
  let [blue, red] = wave(match);
  for (let lane = 0; lane < 3; lane++) expect(kindsOn(blue, lane)).toEqual(WAVE);
  match.remove(match.slots.tower(1, 2));
  [blue, red] = wave(match);
  const fresh = (creeps: readonly Creep[] | undefined, lane: number): string[] => kindsOn(creeps, lane).slice(-5);
  expect([0, 1, 2].map((lane) => fresh(blue, lane)[0])).toEqual(['melee', 'melee', 'super']);
  expect(fresh(blue, 2).slice(1)).toEqual(WAVE.slice(1));
  expect([0, 1, 2].map((lane) => fresh(red, lane))).toEqual([WAVE, WAVE, WAVE]);
});

/** A super creep out of wave `number`. */
const superCreep = (number: number): [RulesMatch, number] => {
  const match = teamField('moba-5v5');
  for (const tier of [0, 1, 2]) match.remove(match.slots.tower(1, 3 + tier));
  const [blue] = wave(match, number);
  return [match, blue?.find(({ kind }) => kind === 'super')?.slot as number];
};

test('CR8: super creeps grow with each wave', () => {
  const [, , , row] = CREEPS;
  const [match, slot] = superCreep(11);
  expect(['maxHp', 'hp', 'attack'].map((name) => match.get(name, slot))).toEqual([
    ...[row.hp + 10 * row.hpGrowth, row.hp + 10 * row.hpGrowth],
    row.attack + 10 * row.attackGrowth,
  ]);
});

test('CR12: super creeps', () => {
  const [, , , row] = CREEPS;
  const [match, slot] = superCreep(1);
  expect(['maxHp', 'attack', 'armor', 'resist', 'range', 'attackPeriod'].map((name) => match.get(name, slot))).toEqual([
    ...[row.hp, row.attack, row.armor, 0, row.range, row.period],
  ]);
  const [x, z] = [match.x(slot), match.z(slot)];
  match.wait(15);
  expect(Math.abs(Math.hypot(match.x(slot) - x, match.z(slot) - z) - row.speed)).toBeLessThan(4);
});

test('CR9: super creeps do 200 per cent to structures, 80 to heroes', () => {
  const match = teamField('moba-3v3');
  const tower = match.slots.tower(1, 0);
  const creep = match.creep(0, 'super', Math.round(match.x(tower)) - 200, 3050);
  match.set('attack', creep, 100);
  for (const [name, value] of Object.entries({ armor: 0, nextAttack: NEVER })) match.set(name, tower, value);
  const loss = (slot: number): number => {
    const before = match.get('hp', slot);
    match.until(() => match.get('hp', slot) < before, 100);
    return before - match.get('hp', slot);
  };
  expect(loss(tower)).toBe(NUMBERS.SIEGE_VS_STRUCTURE_PCT);
  match.put(match.slots.hero(3), 5600, 3050);
  match.put(creep, 5500, 3050);
  expect(loss(match.slots.hero(3))).toBe(NUMBERS.CREEP_VS_HERO_PCT);
});

test('CR13: creeps come only on the lanes that `lanes` names, both sides on the same ground', () => {
  for (let lanes = 1; lanes < 8; lanes++) {
    const [blue, red] = wave(teamField('moba-5v5', { lanes }));
    const has = (lane: number): boolean => (lanes & (1 << lane)) !== 0;
    expect([0, 1, 2].map((lane) => kindsOn(blue, lane).length > 0)).toEqual([0, 1, 2].map(has));
    expect([0, 1, 2].map((lane) => kindsOn(red, lane).length > 0)).toEqual([2, 1, 0].map(has));
  }
});

const LANES: [ModeId, number, number][] = [
  ['moba-3v3', 1, 2],
  ['moba-5v5', 3, 3],
];

test('TW3: towers of a lane can be hurt from the outermost inwards, the crystal once one lane is bare', () => {
  for (const [id, lanes, tiers] of LANES) {
    for (let lane = 0; lane < lanes; lane++) {
      const match = teamField(id, { fog: 0 });
      const crystal = match.slots.crystal(1);
      const hero = match.slots.hero(0);
      const ownTowers = Array.from({ length: tiers }, (_, i) => match.slots.tower(1, lane * tiers + i));
      for (let i = 0; i < lanes * tiers; i++) match.set('nextAttack', match.slots.tower(1, i), NEVER);
      match.set('nextAttack', crystal, NEVER);
      for (const [tier, open] of [...ownTowers, crystal].entries()) {
        for (const slot of [...ownTowers, crystal]) {
          if (match.get('hp', slot) === 0) continue;
          const [x, z] = [Math.round(match.x(slot)), Math.round(match.z(slot))];
          match.put(hero, x - 100, z + 100);
          match.hold(match.creep(0, 'melee', x, z + 200));
          match.wait(1);
          match.act(order('attack', { target: 'structure' }));
          const aim = match.get('order', 0) === 2 ? match.get('orderTarget', 0) : -1;
          match.act(order('none'));
          expect([id, lane, tier, aim === slot]).toEqual([id, lane, tier, slot === open]);
          // What strikes all the same does nothing.
          match.set('order', 0, 2);
          match.set('orderTarget', 0, slot);
          match.set('nextAttack', hero, 0);
          const hp = match.get('hp', slot);
          match.wait(12);
          expect([id, lane, tier, match.get('hp', slot) < hp]).toEqual([id, lane, tier, slot === open]);
          match.act(order('none'));
        }
        match.remove(open);
      }
    }
  }
});
