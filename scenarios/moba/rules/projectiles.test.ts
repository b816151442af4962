// Rules of projectiles and areas.
import { expect, test } from 'vitest';
import { patchAt } from './lane-map.ts';
import { BLUE, MID_X, MID_Z, NEVER, order, RED, type RulesMatch } from './rules-match.ts';
import { attack, damageOf, dummy, isHurt, plainDuel, toTheRight } from './scenes.ts';

test('PJ1: a homing shot follows and arrives, at the latest after 60 ticks; it is gone when its target falls', () => {
  const shot = (): RulesMatch => {
    const match = plainDuel(600, { hero0: 'changxian' });
    match.act(attack);
    match.until(() => match.get('shotTicks', 0) > 0, 20);
    return match;
  };
  const following = shot();
  following.put(RED, MID_X, MID_Z + 900);
  expect(following.until(() => isHurt(following, RED), 20)).toBeGreaterThan(5);
  const chased = shot();
  const ticks = chased.get('shotTicks', 0);
  let waited = 0;
  for (; !isHurt(chased, RED) && waited < 100; waited++) {
    chased.put(RED, waited % 2 === 0 ? 4200 : 6000, 1800);
    chased.wait(1);
  }
  expect(waited).toBeLessThanOrEqual(ticks);
  expect(waited).toBeGreaterThan(50);
  const lost = shot();
  lost.set('hp', RED, 0);
  lost.set('respawnAt', 1, NEVER);
  lost.wait(1);
  expect(lost.get('shotTicks', 0)).toBe(0);
});

test('PJ2: a skillshot flies over walls for its range to the end of that tick, as wide as it is', () => {
  const hits = (gapX: number, gapZ: number): boolean => {
    const match = plainDuel(gapX, { hero0: 'liuying' });
    match.put(RED, MID_X + gapX, MID_Z + gapZ + Math.round(gapX / 15));
    match.wait(1);
    match.act(order('skill1', toTheRight));
    match.wait(40);
    return isHurt(match, RED);
  };
  // Range 850 at 80 a tick: eleven ticks, 880; half width 80 and the body's 40.
  expect([hits(880, 0), hits(880 + 115, 0), hits(880 + 130, 0)]).toEqual([true, true, false]);
  expect([hits(400, 112), hits(400, 130), hits(400, -112), hits(400, -130)]).toEqual([true, false, true, false]);
  const walled = plainDuel(300, { hero0: 'liuying' });
  walled.put(BLUE, 5450, 650);
  walled.put(RED, 5450, 350);
  walled.set('revealUntil', RED, NEVER);
  expect(patchAt(5450, 500)).toBe(255);
  walled.wait(1);
  walled.act(order('skill1', { x: 1, z: -15 }));
  walled.wait(20);
  expect(isHurt(walled, RED)).toBe(true);
});

test('PJ3: a piercing skillshot strikes each enemy once, another ends at the first', () => {
  const losses = (hero: string): number[] => {
    const match = plainDuel(500, { hero0: hero });
    const creep = dummy(match, MID_X + 250, MID_Z);
    match.learn(0, 0, 1);
    match.wait(1);
    match.act(order('skill1', toTheRight));
    match.wait(30);
    return [10_000 - match.get('hp', creep), 10_000 - match.get('hp', RED)];
  };
  const [blade, spark] = [damageOf('yesun', 1), damageOf('liuying', 1)];
  const cut = blade.base + blade.attackPct;
  expect(losses('yesun')).toEqual([cut, cut]);
  expect(losses('liuying')).toEqual([spark.base, 0]);
});

test('PJ4: skillshots and areas strike whom their owner cannot see', () => {
  for (const button of ['skill1', 'skill2'] as const) {
    const match = plainDuel(400, { hero0: 'liuying' });
    match.put(BLUE, 4850, 1500);
    match.put(RED, 4850, 1150);
    match.wait(1);
    expect(match.get('seenBy', RED) & 1).toBe(0);
    match.act(order(button, { x: 1, z: button === 'skill1' ? -15 : -7 }));
    match.wait(30);
    expect(isHurt(match, RED)).toBe(true);
  }
});

test('PJ5: shots in flight and areas outlive their owner', () => {
  for (const button of ['skill1', 'skill3'] as const) {
    const match = plainDuel(700, { hero0: 'liuying' });
    match.act(order(button, { x: 13, z: 1 }));
    match.until(() => match.get('shotTicks', 0) > 0 || match.get('zoneEnd', 0) > 0, 10);
    match.set('hp', BLUE, 0);
    match.set('respawnAt', 0, NEVER);
    match.wait(20);
    expect(isHurt(match, RED)).toBe(true);
  }
});

test('PJ6: a side has 12 shots and 4 areas; an attack beyond arrives at once, an ability is lost', () => {
  const crowd = (match: RulesMatch, side: number, shots = 12): void => {
    for (let shot = side * 12; shot < side * 12 + shots; shot++) {
      const values = {
        shotTicks: 60,
        shotTarget: -1,
        shotVx: 2,
        shotTeam: side,
        shotAbility: 0,
        shotSource: side === 0 ? BLUE : RED,
      };
      for (const [name, value] of Object.entries(values)) match.set(name, shot, value);
    }
  };
  const isFlying = (side: number, shots = 12): boolean => {
    const match = plainDuel(600, { hero0: 'changxian' });
    crowd(match, side, shots);
    match.act(attack);
    match.until(() => match.get('swingAt', BLUE) > 0 && match.tick >= match.get('swingAt', BLUE) - 1, 20);
    match.wait(1);
    return !isHurt(match, RED);
  };
  expect([isFlying(1), isFlying(0, 11), isFlying(0)]).toEqual([true, true, false]);
  const shot = plainDuel(400, { hero0: 'liuying' });
  crowd(shot, 0);
  shot.act(order('skill1', toTheRight));
  shot.wait(30);
  expect(isHurt(shot, RED)).toBe(false);
  const zones = (side: number): boolean => {
    const match = plainDuel(700, { hero0: 'liuying' });
    for (let zone = side * 4; zone < side * 4 + 4; zone++) {
      match.set('zoneEnd', zone, NEVER);
      match.set('zoneNext', zone, NEVER);
      match.set('zoneTeam', zone, side);
    }
    match.act(order('skill2', { x: 13, z: 1 }));
    match.wait(30);
    return isHurt(match, RED);
  };
  expect([zones(1), zones(0)]).toEqual([true, false]);
});
