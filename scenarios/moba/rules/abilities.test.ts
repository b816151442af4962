// Rules of abilities.
import { expect, test } from 'vitest';
import { ITEMS } from '../content/items.ts';
import { patchAt } from './lane-map.ts';
import { BLUE, MID_X, MID_Z, monsterOf, order, RED, type RulesMatch, towerOf } from './rules-match.ts';
import { damageOf, dummy, isHurt, plainDuel, toTheRight } from './scenes.ts';

test('AB1: an ability needs learning, an ended cooldown and mana', () => {
  const match = plainDuel(200, { hero0: 'yesun' });
  expect(match.isLegal(0, 'skill1')).toBe(true);
  match.learn(0, 0, 0);
  expect(match.isLegal(0, 'skill1')).toBe(false);
  match.learn(0, 0, 1);
  match.set('mana', 0, 39);
  expect(match.isLegal(0, 'skill1')).toBe(false);
  match.set('mana', 0, 80);
  expect(match.isLegal(0, 'skill1')).toBe(true);
  match.act(order('skill1', toTheRight));
  expect(match.get('mana', 0)).toBe(40);
  expect(match.until(() => match.isLegal(0, 'skill1'), 200)).toBe(89);
});

test('AB2: mana and cooldown go with the order; the effect comes after the cast time, standing still, or at once', () => {
  const match = plainDuel(200, { hero0: 'shigan' });
  const mana = match.get('mana', 0);
  match.act(order('move', toTheRight));
  match.act(order('skill2'));
  const [x, started] = [match.x(BLUE), match.tick];
  expect(match.get('mana', 0)).toBeLessThan(mana);
  expect(match.get('abilityReady', 1)).toBe(started - 1 + match.get('abilityCooldown', 1));
  expect(match.until(() => isHurt(match, RED), 10)).toBe(3);
  expect(match.x(BLUE)).toBe(x);
  match.wait(2);
  expect(match.x(BLUE)).toBeGreaterThan(x);
  const walking = match.x(BLUE);
  match.act(order('skill1'));
  expect(match.get('shield', BLUE)).toBeGreaterThan(0);
  expect(match.x(BLUE)).toBeGreaterThan(walking);
  expect(match.get('order', 0)).toBe(1);
});

test('AB3: cooldown reduction shortens hero skills only, by 40 per cent at most', () => {
  const match = plainDuel(200, { hero0: 'yesun', summoner0: 'sprint' });
  match.learn(0, 0, 1);
  match.set('hastenPct', 0, 20);
  match.act(order('skill1', toTheRight));
  expect(match.get('abilityCooldown', 0)).toBe(72);
  match.wait(10);
  match.act(order('summoner'));
  match.act(order('heal'));
  expect([match.get('abilityCooldown', 4), match.get('abilityCooldown', 3)]).toEqual([1125, 1125]);
  // Five items of 10 per cent each come to 40.
  const tenPerCent = ITEMS.findIndex(({ hastenPct }) => hastenPct === 10);
  for (let i = 0; i < 5; i++) match.set('items', i, tenPerCent);
  match.set('itemCount', 0, 5);
  match.set('buildStep', 0, 7);
  match.set('gold', 0, 9999);
  match.wait(1);
  expect(match.get('hastenPct', 0)).toBe(40);
});

test('AB4: an ability at a unit needs a kind it allows, in sight and in range', () => {
  const match = plainDuel(330 + 40, { hero0: 'yesun' });
  dummy(match, MID_X + 100, MID_Z);
  match.wait(1);
  expect(match.isLegal(0, 'skill3', 'enemyHero')).toBe(true);
  for (const target of ['none', 'self', 'creep1'] as const) expect(match.isLegal(0, 'skill3', target)).toBe(false);
  expect(plainDuel(330 + 41, { hero0: 'yesun' }).isLegal(0, 'skill3', 'enemyHero')).toBe(false);
  // Brush in mid-lane: a hero there is out of sight.
  const hidden = plainDuel(350, { hero0: 'yesun' });
  hidden.put(BLUE, 4900, 1400);
  hidden.put(RED, 4850, 1150);
  expect(patchAt(4850, 1150)).toBeGreaterThan(0);
  hidden.wait(1);
  expect(hidden.isLegal(0, 'skill3')).toBe(false);
});

test('AB5: a target gone when the ability takes effect is missed, and what was spent stays spent', () => {
  const match = plainDuel(200, { hero0: 'yesun' });
  const mana = match.get('mana', 0);
  match.act(order('skill3', { target: 'enemyHero' }));
  match.put(RED, 9500, 1800);
  match.wait(10);
  expect(isHurt(match, RED)).toBe(false);
  expect(match.get('mana', 0)).toBeLessThan(mana);
  expect(match.get('abilityReady', 2)).toBeGreaterThan(match.tick);
});

test('AB6: a blink goes the full range over walls, an eighth shorter while it would end in one', () => {
  const blink = (x: number, z: number, dz: number): number => {
    const match = plainDuel(900, { hero0: 'yesun' });
    match.put(BLUE, x, z);
    match.act(order('summoner', { x: 1, z: dz }));
    return Math.abs(match.z(BLUE) - z);
  };
  expect(Math.abs(blink(MID_X, MID_Z, 15) - 380)).toBeLessThan(3);
  // Column 55 has a wall from row 4 to 5: over it from below; from further away it would end inside.
  expect(patchAt(5450, 450)).toBe(255);
  expect(Math.abs(blink(5450, 650, -15) - 380)).toBeLessThan(3);
  expect(Math.abs(blink(5450, 850, -15) - (380 * 5) / 8)).toBeLessThan(3);
});

test('AB7: a dash strikes each enemy it passes once, slides along walls, and ends where it cannot move', () => {
  const match = plainDuel(200, { hero0: 'yesun' });
  const creep = dummy(match, MID_X + 300, MID_Z);
  match.wait(1);
  match.act(order('skill2', toTheRight));
  match.wait(10);
  expect(match.x(BLUE)).toBeGreaterThan(MID_X + 400);
  const { base, attackPct } = damageOf('yesun', 2);
  const wanted = base + attackPct;
  expect([10_000 - match.get('hp', RED), 10_000 - match.get('hp', creep)]).toEqual([wanted, wanted]);
  const sliding = plainDuel(900, { hero0: 'yesun' });
  sliding.put(BLUE, 5000, 150);
  sliding.act(order('skill2', { x: 15, z: -15 }));
  sliding.wait(8);
  expect(sliding.x(BLUE)).toBeGreaterThan(5250);
  sliding.put(BLUE, 710, 110);
  sliding.set('abilityReady', 1, 0);
  sliding.act(order('skill2', { x: -15, z: -15 }));
  expect(sliding.get('dashTicks', 0)).toBe(0);
});

test('AB8: an area lies where it is aimed, strikes after its delay, and once each period to its end', () => {
  const opened = (button: 'skill2' | 'skill3', x: number, z: number): RulesMatch => {
    const match = plainDuel(900, { hero0: 'liuying' });
    match.act(order(button, { x, z }));
    match.until(() => match.get('zoneEnd', 0) > 0, 10);
    return match;
  };
  const placeOf = (match: RulesMatch): [number, number] => {
    const place = match.get('zonePlace', 0);
    return [((place << 16) >> 16) - MID_X, (place >> 16) - MID_Z];
  };
  expect(placeOf(opened('skill2', 9, -3))).toEqual([450, -150]);
  const [x, z] = placeOf(opened('skill2', 15, 15));
  expect(Math.sqrt(x * x + z * z)).toBeCloseTo(750, -1);
  const once = opened('skill2', 15, 1);
  expect(once.get('zoneNext', 0) - once.tick).toBe(9);
  const strikes = (match: RulesMatch): number[] => {
    match.put(RED, MID_X + 700, MID_Z);
    const begin = match.tick;
    const at: number[] = [];
    let hp = 10_000;
    for (let i = 0; i < 80; i++) {
      match.wait(1);
      if (match.get('hp', RED) < hp) at.push(match.tick - begin);
      hp = match.get('hp', RED);
    }
    return at;
  };
  expect(strikes(once)).toEqual([9]);
  expect(strikes(opened('skill3', 13, 1))).toEqual([8, 17, 26, 35, 44]);
});

test('AB9: a nova strikes all enemies round the hero', () => {
  const match = plainDuel(300, { hero0: 'shigan' });
  const near = [dummy(match, MID_X - 300, MID_Z, 0), dummy(match, MID_X, MID_Z + 400, 1)];
  const far = dummy(match, MID_X, MID_Z - 500, 2);
  match.wait(1);
  match.act(order('skill2'));
  match.wait(6);
  expect([...near, RED].map((slot) => isHurt(match, slot))).toEqual([true, true, true]);
  expect(isHurt(match, far)).toBe(false);
});

test('AB10: amounts are base, step a level, and percentages of attack, power, maximum and missing health', () => {
  const loss = (
    hero: string,
    button: 'skill1' | 'skill2' | 'skill3',
    level: number,
    change = (_: RulesMatch) => {},
  ) => {
    const match = plainDuel(200, { hero0: hero });
    match.learn(0, Number(button.at(-1)) - 1, level);
    match.set('mana', 0, 300);
    match.wait(1);
    change(match);
    const before = match.get('hp', RED);
    match.act(order(button, { ...toTheRight, target: button === 'skill3' ? 'enemyHero' : 'none' }));
    match.until(() => match.get('hp', RED) < before, 60);
    return before - match.get('hp', RED);
  };
  // All have 100 attack and 10,000 health.
  const [blade, spark, quake, verdict] = [
    damageOf('yesun', 1),
    damageOf('liuying', 1),
    damageOf('shigan', 2),
    damageOf('yesun', 3),
  ];
  expect(loss('yesun', 'skill1', 1)).toBe(blade.base + blade.attackPct);
  expect(loss('yesun', 'skill1', 4)).toBe(blade.base + 3 * blade.perLevel + blade.attackPct);
  expect(loss('liuying', 'skill1', 2, (match) => match.set('power', 0, 200))).toBe(
    spark.base + spark.perLevel + 2 * spark.powerPct,
  );
  expect(loss('shigan', 'skill2', 1)).toBe(quake.base + 100 * quake.maxHpPct);
  expect(loss('yesun', 'skill3', 1, (match) => match.set('hp', RED, 4000))).toBe(
    verdict.base + verdict.attackPct + 60 * verdict.missingHpPct,
  );
});

test('AB11: mana cost and cooldown change by their steps with the level', () => {
  const spent = (level: number): [number, number] => {
    const match = plainDuel(900, { hero0: 'yesun' });
    match.learn(0, 0, level);
    match.set('mana', 0, 300);
    match.act(order('skill1', toTheRight));
    return [300 - match.get('mana', 0), match.get('abilityCooldown', 0)];
  };
  expect([spent(1), spent(3)]).toEqual([
    [40, 90],
    [46, 82],
  ]);
});

test('AB12: abilities strike heroes, creeps and monsters, never structures', () => {
  const match = plainDuel(900, { hero0: 'shigan' });
  const tower = towerOf(1);
  match.put(BLUE, match.x(tower) - 100, match.z(tower));
  const creep = dummy(match, match.x(tower) - 200, match.z(tower));
  match.wait(1);
  match.act(order('skill2'));
  match.wait(6);
  expect([isHurt(match, creep), isHurt(match, tower)]).toEqual([true, false]);
  match.set('campRespawnAt', 0, 0);
  match.wait(2);
  match.put(BLUE, match.x(monsterOf(0)) + 50, match.z(monsterOf(0)));
  match.set('abilityReady', 1, 0);
  match.act(order('skill2'));
  match.wait(6);
  expect(isHurt(match, monsterOf(0))).toBe(true);
});
