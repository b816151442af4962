// Rules of effects: how long they last, which of two counts, what they do.
import { expect, test } from 'vitest';
import { BLUE, MID_X, MID_Z, NEVER, order, RED, type RulesMatch, STAND, towerOf } from './rules-match.ts';
import { attack, damageOf, plainDuel, toTheRight } from './scenes.ts';

/** In how many of the next ticks `holds`. */
const ticksOf = (match: RulesMatch, holds: () => boolean): number => {
  let ticks = 0;
  for (let i = 0; i < 200; i++) {
    if (holds()) ticks++;
    match.wait(1);
  }
  return ticks;
};

test('EF1: a stun breaks swing, cast, dash and recall, and the stunned do nothing', () => {
  const stunned = (match: RulesMatch, slot = BLUE): RulesMatch => {
    match.set('stunUntil', slot, match.tick + 11);
    match.wait(1);
    return match;
  };
  const swinging = plainDuel(150, { hero0: 'yesun' });
  swinging.act(attack);
  expect(stunned(swinging).get('swingAt', BLUE)).toBe(0);
  swinging.wait(8);
  expect(swinging.get('hp', RED)).toBe(10_000);
  const casting = plainDuel(150, { hero0: 'shigan' });
  casting.act(order('skill2'));
  expect(casting.get('castAt', 0)).toBeGreaterThan(0);
  expect(stunned(casting).get('castAt', 0)).toBe(0);
  casting.wait(20);
  expect(casting.get('hp', RED)).toBe(10_000);
  const dashing = plainDuel(900, { hero0: 'yesun' });
  dashing.act(order('skill2', toTheRight));
  expect(dashing.get('dashTicks', 0)).toBeGreaterThan(0);
  stunned(dashing);
  const x = dashing.x(BLUE);
  dashing.wait(20);
  expect(dashing.x(BLUE)).toBe(x);
  const recalling = plainDuel(900, { hero0: 'yesun' });
  recalling.act(order('recall'));
  expect(stunned(recalling).get('order', 0)).toBe(0);
  const creeps = plainDuel(2000, { hero0: 'yesun' });
  const creep = creeps.creep(1, 'melee', MID_X + 100, MID_Z);
  stunned(creeps, creep);
  creeps.wait(9);
  expect([creeps.x(creep), creeps.get('swingAt', creep)]).toEqual([MID_X + 100, 0]);
  creeps.wait(10);
  expect(creeps.get('hp', BLUE)).toBeLessThan(10_000);
});

test('EF2: an effect of d ticks works in the d ticks after it was applied', () => {
  // After a decision, `pace`, `gate` tell of the tick just played, deadlines of the one to come.
  const slow = plainDuel(150, { hero0: 'shigan' });
  slow.act(order('skill2'));
  slow.until(() => slow.get('hp', RED) < 10_000, 10);
  const full = slow.get('speed', RED);
  expect(ticksOf(slow, () => slow.get('pace', RED) < full)).toBe(30);
  const stun = plainDuel(150, { hero0: 'shigan' });
  stun.act(order('skill3', toTheRight));
  stun.until(() => stun.get('hp', RED) < 10_000, 30);
  expect(ticksOf(stun, () => (stun.get('gate', RED) & 1) !== 0)).toBe(18);
  const haste = plainDuel(900, { hero0: 'yesun', summoner0: 'sprint' });
  const pace = haste.get('speed', BLUE);
  haste.act(order('summoner'));
  expect(ticksOf(haste, () => haste.get('pace', BLUE) > pace)).toBe(90);
  // An instant shield: each tick's damage is taken as long as it lasts.
  const shield = plainDuel(900, { hero0: 'shigan' });
  shield.set('pendingDamage', BLUE, 1);
  shield.act(order('skill1'));
  let held = shield.get('hp', BLUE) === 10_000 ? 1 : 0;
  for (let i = 0; i < 100; i++) {
    const before = shield.get('hp', BLUE);
    shield.set('pendingDamage', BLUE, 1);
    shield.wait(1);
    if (shield.get('hp', BLUE) === before) held++;
  }
  expect(held).toBe(60);
});

test('EF3: of two shields the larger counts', () => {
  const outcome = (shield: number, shieldUntil: number): number => {
    const match = plainDuel(900, { hero0: 'shigan' });
    match.set('shield', BLUE, shield);
    match.set('shieldUntil', BLUE, shieldUntil);
    match.act(order('skill1'));
    return match.get('shield', BLUE);
  };
  const fresh = outcome(0, 0);
  expect(fresh).toBeGreaterThan(500);
  expect(outcome(3000, NEVER)).toBe(3000);
  expect(outcome(100, NEVER)).toBe(fresh);
  expect(outcome(3000, 1)).toBe(fresh);
});

test('EF4: of two slows and hastes the stronger counts and the later end, of two controls the later end', () => {
  const slowed = (pct: number, ticks: number): [number, number] => {
    const match = plainDuel(150, { hero0: 'shigan' });
    match.act(order('skill2'));
    match.wait(2);
    match.set('slowPct', RED, pct);
    match.set('slowUntil', RED, match.tick + ticks);
    match.until(() => match.get('hp', RED) < 10_000, 10);
    return [match.get('slowPct', RED), match.get('slowUntil', RED) - match.tick];
  };
  const [own, length] = slowed(0, 0);
  expect(length).toBe(31);
  expect(slowed(70, 10)).toEqual([70, 31]);
  expect(slowed(10, 101)).toEqual([own, 100]);
  expect(slowed(70, 101)).toEqual([70, 100]);
  const hasted = plainDuel(900, { hero0: 'yesun' });
  hasted.set('hastePct', BLUE, 50);
  hasted.set('hasteUntil', BLUE, hasted.tick + 10);
  hasted.act(order('heal'));
  expect([hasted.get('hastePct', BLUE), hasted.get('hasteUntil', BLUE) - hasted.tick]).toEqual([50, 30]);
  // The same charge strikes at the same tick; an earlier stun of RED ends `end` ticks after that strike.
  const stunEnd = (end: number): number => {
    const match = plainDuel(150, { hero0: 'shigan' });
    match.act(order('skill3', toTheRight));
    const struck = match.tick + 3;
    match.set('stunUntil', RED, struck + end);
    match.until(() => match.get('hp', RED) < 10_000, 10);
    expect(match.tick).toBe(struck);
    return match.get('stunUntil', RED) - struck;
  };
  expect([0, 5, 18, 19, 20, 40].map(stunEnd)).toEqual([19, 19, 19, 19, 20, 40]);
});

test('EF5: might, rapid and ward change attack, attack speed and damage taken', () => {
  const match = plainDuel(150, { hero0: 'hengshuo', startLevel: 4 });
  match.set('attackPeriod', BLUE, 20);
  match.act(order('skill3'));
  match.act(attack);
  expect(match.get('nextAttack', BLUE) - match.tick).toBe(16);
  match.until(() => match.get('hp', RED) < 10_000, 10);
  expect(match.get('hp', RED)).toBe(10_000 - 118);
  match.set('pendingDamage', BLUE, 0);
  match.act(STAND, attack);
  match.until(() => match.get('hp', BLUE) < 10_000, 20);
  expect(match.get('hp', BLUE)).toBe(10_000 - 88);
});

test('EF6: a burn of 75 ticks strikes 5 times at whole seconds, past armor and resist', () => {
  for (const start of [14, 15, 16, 22]) {
    const match = plainDuel(150, { hero0: 'yesun', summoner0: 'ignite' });
    match.set('armor', RED, 500);
    match.set('resist', RED, 500);
    match.set('tick', 0, 30 + start);
    match.act(order('summoner', { target: 'enemyHero' }));
    const struckAt: number[] = [];
    let hp = 10_000;
    for (let i = 0; i < 120; i++) {
      if (match.get('hp', RED) < hp) struckAt.push(match.tick % 15, hp - match.get('hp', RED));
      hp = match.get('hp', RED);
      match.wait(1);
    }
    expect(struckAt).toEqual([0, 40, 0, 40, 0, 40, 0, 40, 0, 40]);
  }
});

test('EF7: a push moves straight away from its source, up to the first wall', () => {
  const pushed = (gapZ: number, x: number, z: number): [number, number] => {
    const match = plainDuel(300, { hero0: 'changxian' });
    match.put(BLUE, x, z - gapZ);
    match.put(RED, x, z);
    match.wait(1);
    match.act(order('skill2', { x: 1, z: 15 }));
    match.until(() => match.get('hp', RED) < 10_000, 20);
    return [match.x(RED) - x, match.z(RED) - z];
  };
  const [dx, dz] = pushed(300, MID_X, MID_Z);
  expect(Math.abs(dx)).toBeLessThan(2);
  expect(Math.abs(dz - 160)).toBeLessThan(2);
  const [, stopped] = pushed(300, MID_X, 3440);
  expect(stopped).toBeGreaterThanOrEqual(0);
  expect(stopped).toBeLessThan(60);
});

test('EF8: a cleanse ends stun, root, silence and slow', () => {
  const match = plainDuel(900, { hero0: 'yesun', summoner0: 'purge' });
  const names = ['stunUntil', 'rootUntil', 'silenceUntil', 'slowUntil'];
  for (const name of names) match.set(name, BLUE, NEVER);
  match.act(order('summoner'));
  expect(names.map((name) => match.get(name, BLUE))).toEqual([0, 0, 0, 0]);
  expect(match.get('gate', BLUE)).toBe(0);
});

test('EF9: an empowered attack also has the ability’s effect, once, and not at structures', () => {
  const match = plainDuel(150, { hero0: 'hengshuo' });
  match.learn(0, 0);
  match.duel(900);
  match.act(order('skill2', toTheRight));
  match.until(() => match.get('dashTicks', 0) === 0, 20);
  match.put(RED, match.x(BLUE) + 150, MID_Z);
  match.wait(1);
  const losses: number[] = [];
  let hp = match.get('hp', RED);
  match.act(attack);
  while (losses.length < 2) {
    match.wait(1);
    if (match.get('hp', RED) < hp) losses.push(hp - match.get('hp', RED));
    hp = match.get('hp', RED);
  }
  const { base, attackPct } = damageOf('hengshuo', 2);
  expect(losses).toEqual([100 + base + attackPct, 100]);
  match.set('abilityReady', 1, 0);
  match.set('mana', 0, 300);
  match.act(order('skill2', toTheRight));
  match.until(() => match.get('dashTicks', 0) === 0, 20);
  const tower = towerOf(1);
  match.put(BLUE, match.x(tower) - 200, match.z(tower));
  match.hold(match.creep(0, 'melee', match.x(tower) - 600, match.z(tower)));
  match.set('nextAttack', tower, NEVER);
  match.set('armor', tower, 0);
  match.wait(1);
  match.act(order('attack', { target: 'structure' }));
  const full = match.get('hp', tower);
  match.until(() => match.get('hp', tower) < full, 20);
  expect(full - match.get('hp', tower)).toBe(100);
  expect(match.get('empowerUntil', 0)).toBeGreaterThan(match.tick);
});
