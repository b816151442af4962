// Rules of whom agents of team modes may aim at, and of how much flies about.
import { expect, test } from 'vitest';
import { NEVER, order, type RulesMatch } from './rules-match.ts';
import { attackHero, crowd, gather, middleOf, teamField } from './scenes.ts';

/** The slot at which an attack at a target of hero `h` aims; -1 where it is not offered. */
const aimOf = (match: RulesMatch, h: number, target: string): number => {
  if (!match.isLegal(h, 'attack', target)) return -1;
  match.set('range', match.slots.hero(h), 20_000);
  match.command(h, order('attack', { target }));
  const aim = match.get('orderTarget', h);
  match.command(h, order('none'));
  return aim;
};

test('AC10: in team modes the target head names every hero of both sides, creeps, the structure, two monsters', () => {
  for (const [id, heroes, creeps] of [
    ['moba-3v3', 3, 4],
    ['moba-5v5', 5, 6],
  ] as const) {
    const match = crowd(id);
    const names = match.manifest.actionHeads.find(({ name }) => name === 'target')?.values;
    const count = (pattern: RegExp): number => names?.filter((name) => pattern.test(name)).length ?? 0;
    expect([/^enemyHero\d$/, /^self$/, /^ally\d$/, /^creep\d$/, /^structure$/, /^monster\d$/].map(count)).toEqual([
      ...[heroes, 1, heroes - 1, creeps, 1, 2],
    ]);
    expect(names?.length).toBe(1 + heroes + 1 + heroes - 1 + creeps + 1 + 2);
    for (let i = 0; i < heroes; i++) {
      expect(aimOf(match, 0, `enemyHero${i + 1}`)).toBe(match.slots.hero(heroes + i));
      expect(match.isLegal(0, 'attack', i === 0 ? 'self' : `ally${i}`)).toBe(false);
    }
    const byDistance = Array.from({ length: 8 }, (_, i) => i).sort((a, b) => ((a * 3) % 8) - ((b * 3) % 8));
    for (let i = 0; i < creeps; i++) {
      expect(aimOf(match, 0, `creep${i + 1}`)).toBe(match.slots.creep(1, byDistance[i]));
    }
    match.put(match.slots.creep(1, byDistance[0]), match.x(match.slots.hero(0)) + 1501, match.z(match.slots.hero(0)));
    match.wait(1);
    expect(aimOf(match, 0, 'creep1')).toBe(match.slots.creep(1, byDistance[1]));
  }
});

test('AC10: the structure is the nearest that can be hurt, the monsters are the nearest two in sight', () => {
  const match = teamField('moba-5v5', { fog: 0 });
  const near = (slot: number, dx = -150): void => {
    match.put(match.slots.hero(0), Math.round(match.x(slot)) + dx, Math.round(match.z(slot)) + 150);
    match.wait(1);
  };
  for (let i = 0; i < 9; i++) match.set('nextAttack', match.slots.tower(1, i), NEVER);
  for (const outermost of [0, 3, 6]) {
    near(match.slots.tower(1, outermost));
    expect(aimOf(match, 0, 'structure')).toBe(match.slots.tower(1, outermost));
  }
  // Before a sheltered tower the nearest open one is named, which is out of reach.
  near(match.slots.tower(1, 1));
  match.set('range', match.slots.hero(0), 300);
  expect(match.isLegal(0, 'attack', 'structure')).toBe(false);
  const monsters = (fog: number): number[] => {
    const field = teamField('moba-5v5', { fog });
    for (let i = 0; i < 6; i++) field.set('campRespawnAt', i, 0);
    field.wait(2);
    const camp = field.slots.monster(0, 1);
    field.put(field.slots.hero(0), field.x(camp) + 100, field.z(camp));
    field.wait(1);
    field.set('range', field.slots.hero(0), 20_000);
    return [1, 2].map((i) => aimOf(field, 0, `monster${i}`));
  };
  const [first, second] = [match.slots.monster(0, 1), match.slots.monster(0, 2)];
  expect([monsters(0), monsters(1)]).toEqual([
    [first, second],
    [first, -1],
  ]);
});

test('AC10: allies are named in order, oneself first', () => {
  for (const [id, heroes] of [
    ['moba-3v3', 3],
    ['moba-5v5', 5],
  ] as const) {
    for (let h = 0; h < heroes; h++) {
      const match = teamField(id, { [`hero${h}`]: 'cailing' });
      match.learn(h, 1);
      const others = Array.from({ length: heroes }, (_, i) => i).filter((i) => i !== h);
      const aimedAt = (target: string): number => {
        match.set('abilityReady', h * 6 + 1, 0);
        match.set('mana', h, 300);
        match.command(h, order('skill2', { target }));
        const aim = match.get('castTarget', h);
        match.wait(6);
        return aim;
      };
      expect(aimedAt('self')).toBe(match.slots.hero(h));
      expect(others.map((_, i) => aimedAt(`ally${i + 1}`))).toEqual(others.map((i) => match.slots.hero(i)));
    }
  }
});

test('PJ6: in 3v3 a side has 16 shots and 8 areas, in 5v5 20 and 8', () => {
  for (const [id, shots, zones] of [
    ['moba-3v3', 16, 8],
    ['moba-5v5', 20, 8],
  ] as const) {
    const isFlying = (taken: number): boolean => {
      const match = teamField(id, { hero0: 'changxian' });
      const [x, z] = middleOf(id);
      const { heroesPerTeam } = match.slots.sizes;
      match.put(match.slots.hero(heroesPerTeam), x + 500, z);
      gather(match, [0], x, z);
      for (let p = 0; p < taken; p++) {
        const shot = { shotTicks: 60, shotTarget: -1, shotVx: 2, shotAbility: 0, shotSource: match.slots.hero(1) };
        for (const [name, value] of Object.entries(shot)) match.set(name, p, value);
      }
      match.act(attackHero(1));
      match.until(() => match.get('swingAt', 0) > 0 && match.tick >= match.get('swingAt', 0) - 1, 20);
      match.wait(1);
      return match.get('hp', match.slots.hero(heroesPerTeam)) === 10_000;
    };
    expect([isFlying(shots - 1), isFlying(shots)]).toEqual([true, false]);
    const strikes = (taken: number): boolean => {
      const match = teamField(id, { hero0: 'liuying' });
      const [x, z] = middleOf(id);
      const victim = match.slots.hero(match.slots.sizes.heroesPerTeam);
      match.put(victim, x + 650, z);
      gather(match, [0], x, z);
      match.learn(0, 1);
      match.set('mana', 0, 300);
      for (let zone = 0; zone < taken; zone++) {
        for (const name of ['zoneEnd', 'zoneNext']) match.set(name, zone, NEVER);
      }
      match.act(order('skill2', { x: 13, z: 1 }));
      match.wait(30);
      return match.get('hp', victim) < 10_000;
    };
    expect([strikes(zones - 1), strikes(zones)]).toEqual([true, false]);
  }
});
