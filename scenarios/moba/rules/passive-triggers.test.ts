// Rules of what sets off passives.
import { expect, test } from 'vitest';
import { awake, passiveCooldown, passiveEffect } from './passive-scenes.ts';
import { BLUE, MID_X, MID_Z, monsterOf, NEVER, order, RED, type RulesMatch, towerOf } from './rules-match.ts';
import { attack, attackHero, damageOf, dummy, firstLoss, gather, middleOf, teamField, toTheRight } from './scenes.ts';

test('PA4: attackHit comes with each n-th basic attack at what is no structure', () => {
  const extra = passiveEffect('duanjian', 'damage');
  const bonus = extra.base + extra.attackPct;
  const match = awake(150, 'duanjian');
  match.act(attack);
  const losses = Array.from({ length: 7 }, () => firstLoss(match, RED));
  expect(losses).toEqual([100, 100, 100 + bonus, 100, 100, 100 + bonus, 100]);
  // The seventh was the first of three; a creep takes the second, a tower none, a creep the third.
  const creep = dummy(match, MID_X, MID_Z - 150);
  match.put(RED, 9500, 1800);
  match.wait(1);
  match.act(order('attack', { target: 'creep1' }));
  expect(firstLoss(match, creep)).toBe(100);
  const tower = towerOf(1);
  match.set('armor', tower, 0);
  match.set('nextAttack', tower, NEVER);
  match.put(creep, match.x(tower) - 600, MID_Z);
  match.hold(match.creep(0, 'melee', match.x(tower) - 500, MID_Z));
  match.put(BLUE, match.x(tower) - 200, MID_Z);
  match.wait(1);
  match.act(order('attack', { target: 'structure' }));
  expect([firstLoss(match, tower), firstLoss(match, tower)]).toEqual([100, 100]);
  expect(match.get('passiveCount', 0)).toBe(2);
  match.put(BLUE, match.x(creep), MID_Z + 100);
  match.wait(1);
  match.act(order('attack', { target: 'creep1' }));
  expect(firstLoss(match, creep)).toBe(100 + bonus);
});

test('PA5: skillHit comes with a skill that strikes an enemy hero, not with anything else', () => {
  const worked = (act: (match: RulesMatch) => void, ticks = 30): boolean => {
    const match = awake(300, 'liuying', 'yesun', { summoner0: 'ignite' });
    match.set('mana', 0, match.get('maxMana', 0));
    act(match);
    match.wait(ticks);
    return match.get('passiveReady', 0) > 0;
  };
  expect(worked((match) => match.act(order('skill1', toTheRight)))).toBe(true);
  expect(worked((match) => match.act(order('summoner', { target: 'enemyHero' })))).toBe(false);
  expect(worked((match) => match.act(attack))).toBe(false);
  expect(
    worked((match) => {
      dummy(match, MID_X + 200, MID_Z);
      match.put(RED, 9500, 1800);
      match.wait(1);
      match.act(order('skill1', toTheRight));
    }),
  ).toBe(false);
  const match = awake(300, 'liuying');
  match.act(order('skill1', toTheRight));
  expect(firstLoss(match, RED)).toBe(damageOf('liuying', 1).base + damageOf('liuying', 1).perLevel);
  expect(match.get('burnDamage', RED)).toBe(passiveEffect('liuying', 'burn').base);
  // Its burn strikes, and does not set it off again.
  const ready = match.get('passiveReady', 0);
  match.set('passiveReady', 0, 0);
  expect(ready).toBe(match.tick + passiveCooldown('liuying'));
  firstLoss(match, RED);
  expect(match.get('passiveReady', 0)).toBe(0);
});

test('PA6: hurt answers the first enemy hero’s strike of a tick, when all have acted', () => {
  const { pct, durationTicks } = passiveEffect('jiehuan', 'slow');
  const match = teamField('moba-3v3', { hero0: 'jiehuan', hero3: 'yesun', hero4: 'yesun' });
  const [x, z] = middleOf('moba-3v3');
  gather(match, [0, 4, 3], x, z);
  match.set('passiveReady', 0, 0);
  const target = { target: 'enemyHero1' };
  match.act(undefined, undefined, undefined, order('attack', target), order('attack', target));
  match.until(() => match.get('hp', match.slots.hero(0)) < 10_000, 20);
  expect(10_000 - match.get('hp', match.slots.hero(0))).toBe(200);
  const slowed = [3, 4].map((h) => match.get('slowUntil', match.slots.hero(h)));
  expect(slowed).toEqual([match.tick + durationTicks + 1, 0]);
  expect(match.get('slowPct', match.slots.hero(3))).toBe(pct);
  // The answer's damage lands with the blow it answers.
  const fast = awake(150, 'dingbo');
  fast.act(undefined, attack);
  fast.until(() => fast.get('hp', BLUE) < 10_000, 20);
  expect(10_000 - fast.get('hp', RED)).toBe(passiveEffect('dingbo', 'damage').base);
  // A creep's blow is not answered.
  const creeps = awake(3000, 'dingbo');
  const creep = creeps.creep(1, 'melee', MID_X + 100, MID_Z);
  firstLoss(creeps, BLUE);
  expect([creeps.get('hp', creep), creeps.get('passiveReady', 0)]).toEqual([460, 0]);
});

test('PA7: lowHealth works after damage that leaves less than its share of health', () => {
  const { base, maxHpPct, durationTicks } = passiveEffect('shigan', 'shield');
  const after = (hp: number, damage: number): [number, number, number] => {
    const match = awake(3000, 'shigan');
    match.set('hp', BLUE, hp);
    match.set('pendingDamage', BLUE, damage);
    match.wait(1);
    return [match.get('hp', BLUE), match.get('shield', BLUE), match.get('shieldUntil', BLUE) - match.tick];
  };
  const shield = base + maxHpPct * 100;
  expect(after(5000, 1500)).toEqual([3500, 0, expect.any(Number)]);
  expect(after(5000, 1501)).toEqual([3499, shield, durationTicks + 1]);
  expect(after(3000, 1)).toEqual([2999, shield, durationTicks + 1]);
  expect(after(3000, 0)).toEqual([3000, 0, expect.any(Number)]);
  expect(after(100, 200).slice(0, 2)).toEqual([0, 0]);
});

test('PA8: takedown comes with a kill and with an assist', () => {
  const { pct } = passiveEffect('yesun', 'haste');
  const match = teamField('moba-3v3', { hero0: 'yesun', hero1: 'yesun', hero2: 'yesun', hero3: 'shigan' });
  const [x, z] = middleOf('moba-3v3');
  gather(match, [0, 1, 2, 3], x, z);
  for (const h of [0, 1, 2]) match.set('passiveReady', h, 0);
  match.act(attackHero(1));
  firstLoss(match, match.slots.hero(3));
  match.act(order('none'));
  match.set('hp', match.slots.hero(3), 1);
  match.act(undefined, attackHero(1));
  match.until(() => match.get('hp', match.slots.hero(3)) === 0, 20);
  expect([0, 1, 2].map((h) => match.get('kills', h))).toEqual([0, 1, 0]);
  const hasted = [0, 1, 2].map((h) => match.get('hastePct', match.slots.hero(h)));
  expect(hasted).toEqual([pct, pct, 0]);
});

test('PA9: lastHit comes with a creep or a monster killed', () => {
  const { base } = passiveEffect('yiqing', 'heal');
  const creepFalls = (byHero: boolean): number => {
    const match = awake(3000, 'yiqing');
    match.set('hp', BLUE, 5000);
    const creep = dummy(match, MID_X + 150, MID_Z);
    match.set('hp', creep, 1);
    match.wait(1);
    if (byHero) match.act(order('attack', { target: 'creep1' }));
    else match.set('pendingDamage', creep, 100);
    match.until(() => match.get('kind', creep) === 0, 20);
    match.wait(1);
    return match.get('hp', BLUE) - 5000;
  };
  expect([creepFalls(true), creepFalls(false)]).toEqual([base, 0]);
  const match = awake(3000, 'yiqing');
  match.set('campRespawnAt', 0, 0);
  match.wait(2);
  const monster = monsterOf(0);
  match.put(BLUE, match.x(monster) + 100, match.z(monster));
  match.set('hp', BLUE, 5000);
  match.set('hp', monster, 1);
  match.wait(1);
  match.act(order('attack', { target: 'monster' }));
  match.until(() => match.get('kind', monster) === 0, 20);
  expect(match.get('passiveReady', 0)).toBe(match.tick + passiveCooldown('yiqing'));
});

test('PA10: always comes each period of the match', () => {
  const { base, durationTicks } = passiveEffect('leisheng', 'shield');
  const match = awake(3000, 'leisheng');
  match.clock(225 - 2);
  const shields: number[] = [];
  for (let i = 0; i < 460; i++) {
    match.wait(1);
    if (match.get('shieldUntil', BLUE) === match.tick + durationTicks + 1) shields.push(match.tick);
  }
  expect(shields).toEqual([225, 450, 675]);
  expect(match.get('shield', BLUE)).toBe(base);
  match.set('pendingDamage', BLUE, 60_000);
  match.wait(1);
  match.set('respawnAt', 0, NEVER);
  match.clock(900);
  match.wait(1);
  expect(match.get('shieldUntil', BLUE)).toBeLessThan(900);
});
