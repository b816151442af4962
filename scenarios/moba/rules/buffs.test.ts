// Rules of effects and abilities that heroes give each other, and of what counts in the tick in which it is applied.
import { expect, test } from 'vitest';
import { ABILITIES, HEROES } from '../content/index.ts';
import { ITEMS } from '../content/items.ts';
import type { Ability } from '../content/schema.ts';
import {
  abilityIdOf,
  BLUE,
  heroIdOf,
  MID_X,
  MID_Z,
  NEVER,
  order,
  RED,
  type RulesMatch,
  slotOfSide,
} from './rules-match.ts';
import { attack, dummy, firstLoss, gather, middleOf, plainDuel, teamField, toTheRight } from './scenes.ts';

/** Gives a hero an item's active, whatever it carries. */
const equip = (match: RulesMatch, h: number, key: string): void => {
  match.set(
    'items',
    h * 6,
    ITEMS.findIndex((item) => item.active?.key === key),
  );
  match.set('itemCount', h, 1);
  match.set('itemAbility', h, abilityIdOf(key));
  match.learn(h, 5);
};

const skillOf = (hero: string, skill: 1 | 2 | 3): Ability => HEROES[heroIdOf(hero)]?.skills[skill - 1] as Ability;

test('MT2: a ward or a cleanse counts the same for whichever side uses it, in the tick of a blow too', () => {
  const outcomes = [0, 1].map((side) => {
    const match = plainDuel(300, { summoner0: 'purge', summoner1: 'purge' });
    equip(match, 1 - side, 'prick');
    const [guarded, pricks] = [order('summoner'), order('item', { target: 'enemyHero' })];
    match.act(side === 0 ? guarded : pricks, side === 0 ? pricks : guarded);
    const slot = slotOfSide(side);
    const struck = 10_000 - match.get('hp', slot);
    match.set('abilityReady', (1 - side) * 6 + 5, 0);
    match.act(side === 0 ? undefined : pricks, side === 0 ? pricks : undefined);
    return [struck, 10_000 - match.get('hp', slot) - struck, match.get('slowUntil', slot) - match.tick];
  });
  // 80 and 30 per cent of 100 attack; the ward takes off a quarter from the next tick on; the first slow is cleansed.
  expect(outcomes[0]?.slice(0, 2)).toEqual([110, 82]);
  expect(outcomes[1]).toEqual(outcomes[0]);
});

test('MT2: a weakened, a mighty hero strikes as it did when the tick began, whoever comes first', () => {
  for (const side of [0, 1]) {
    const match = plainDuel(150, { summoner0: 'weaken', summoner1: 'weaken' });
    const slot = slotOfSide(side);
    equip(match, side, 'prick');
    const [pricks, weakens] = [order('item', { target: 'enemyHero' }), order('summoner', { target: 'enemyHero' })];
    match.act(side === 0 ? pricks : weakens, side === 0 ? weakens : pricks);
    expect([side, 10_000 - match.get('hp', slotOfSide(1 - side))]).toEqual([side, 110]);
    expect(match.get('weakUntil', side)).toBeGreaterThan(match.tick);
    expect(match.get('hp', slot)).toBe(10_000);
  }
});

test('EF3: of equal shields the later end counts', () => {
  const { onSelf = [] } = skillOf('shigan', 1);
  const shield = onSelf.find(({ kind }) => kind === 'shield') as { durationTicks: number };
  const ends = (other: number): number => {
    const match = plainDuel(900, { hero0: 'shigan' });
    match.learn(0, 0);
    match.act(order('skill1'));
    const amount = match.get('shield', BLUE);
    match.set('abilityReady', 0, 0);
    match.set('mana', 0, 300);
    match.set('shieldUntil', BLUE, match.tick + other);
    match.act(order('skill1'));
    expect(match.get('shield', BLUE)).toBe(amount);
    return match.get('shieldUntil', BLUE) - match.tick;
  };
  expect([ends(10), ends(90)]).toEqual([shield.durationTicks, 89]);
});

test('EF4: of two buffs of a kind the stronger counts and the later end', () => {
  const warded = (pct: number, ticks: number): [number, number] => {
    const match = plainDuel(900, { summoner0: 'purge' });
    match.set('wardedPct', 0, pct);
    match.set('wardedUntil', 0, match.tick + 1 + ticks);
    match.act(order('summoner'));
    return [match.get('wardedPct', 0), match.get('wardedUntil', 0) - match.tick];
  };
  // Purge: 25 per cent for 22 ticks.
  expect([warded(10, 0), warded(10, 90), warded(40, 5), warded(40, 90)]).toEqual([
    [25, 22],
    [25, 90],
    [40, 22],
    [40, 90],
  ]);
});

test('EF4: of two burns the one that does more counts, of equal ones the later end', () => {
  const burning = (damage: number, ticks: number): [number, number, number] => {
    const match = plainDuel(300, { summoner0: 'ignite' });
    const values = { burnDamage: damage, burnUntil: match.tick + 1 + ticks, burnSource: 99 };
    for (const [name, value] of Object.entries(values)) match.set(name, RED, value);
    match.act(order('summoner', { target: 'enemyHero' }));
    return [match.get('burnDamage', RED), match.get('burnUntil', RED) - match.tick, match.get('burnSource', RED)];
  };
  // Ignite: 40 a second for 75 ticks.
  expect([burning(20, 900), burning(40, 30), burning(40, 90), burning(50, 10), burning(50, -1)]).toEqual([
    [40, 75, BLUE],
    [40, 75, BLUE],
    [40, 90, 99],
    [50, 10, 99],
    [40, 75, BLUE],
  ]);
});

test('EF7: pushes of one tick add up, over each other and past nobody’s turn', () => {
  const match = teamField('moba-3v3', { hero0: 'changxian', hero3: 'changxian', hero4: 'changxian' });
  const [x, z] = middleOf('moba-3v3');
  const pushOf = (heroes: readonly number[]): number => {
    match.put(match.slots.hero(0), x, z);
    for (const h of [3, 4]) match.put(match.slots.hero(h), x - 300, z);
    match.wait(1);
    for (const h of heroes) {
      match.set('abilityReady', h * 6 + 1, 0);
      match.set('mana', h, 300);
    }
    // They look to their own right, which is left on the map: the target stands behind them.
    const shove = order('skill2', { x: -15, z: 1 });
    match.act(
      undefined,
      undefined,
      undefined,
      heroes.includes(3) ? shove : undefined,
      heroes.includes(4) ? shove : undefined,
    );
    const hp = match.get('hp', match.slots.hero(0));
    match.until(() => match.get('hp', match.slots.hero(0)) < hp, 20);
    const moved = match.x(match.slots.hero(0)) - x;
    match.wait(60);
    return moved;
  };
  const [one, both] = [pushOf([3]), pushOf([3, 4])];
  expect(Math.abs(one - 160)).toBeLessThan(3);
  expect(Math.abs(both - 2 * one)).toBeLessThan(3);
});

test('EF8: a cleanse also ends what comes in the same tick', () => {
  for (const side of [0, 1]) {
    const match = plainDuel(300, { summoner0: 'purge', summoner1: 'purge' });
    equip(match, 1 - side, 'prick');
    const [cleansed, pricks] = [order('summoner'), order('item', { target: 'enemyHero' })];
    match.act(side === 0 ? cleansed : pricks, side === 0 ? pricks : cleansed);
    expect([side, match.get('hp', slotOfSide(side)) < 10_000, match.get('slowUntil', slotOfSide(side))]).toEqual([
      side,
      true,
      0,
    ]);
  }
});

test('EF10: a weakened hero’s strikes do less, to all', () => {
  const loss = (isWeak: boolean, atCreep: boolean): number => {
    const match = plainDuel(150);
    if (isWeak) match.set('weakPct', 0, 35);
    match.set('weakUntil', 0, NEVER);
    const creep = dummy(match, MID_X, MID_Z + 150);
    match.wait(1);
    match.act(atCreep ? order('attack', { target: 'creep1' }) : attack);
    return firstLoss(match, atCreep ? creep : RED);
  };
  expect([loss(false, false), loss(true, false), loss(true, true)]).toEqual([100, 65, 65]);
  const match = plainDuel(300, { summoner0: 'weaken' });
  match.act(order('summoner', { target: 'enemyHero' }));
  const { onHit = [] } = ABILITIES[abilityIdOf('weaken')] ?? {};
  const weaken = onHit.find(({ kind }) => kind === 'weaken') as { pct: number; durationTicks: number };
  expect([match.get('weakPct', 1), match.get('weakUntil', 1) - match.tick]).toEqual([weaken.pct, weaken.durationTicks]);
  const { base, attackPct } = { base: 0, attackPct: 0, ...skillOf('yesun', 1).onHit?.[0] };
  match.learn(1, 0);
  match.act(undefined, order('skill1', { x: 15, z: 1 }));
  expect(firstLoss(match, BLUE)).toBe(Math.floor(((base + attackPct) * (100 - weaken.pct)) / 100));
  expect(toTheRight.x).toBe(15);
});

test('AB13: an ability at allies can be aimed at any living hero of the side in range, itself too', () => {
  const match = teamField('moba-5v5', { hero0: 'cailing' });
  const [x, z] = middleOf('moba-5v5');
  const { delivery } = skillOf('cailing', 2);
  const reach = ('rangeCm' in delivery ? delivery.rangeCm : 0) + 40;
  match.learn(0, 1);
  for (const [h, gap] of [
    [0, 0],
    [1, reach],
    [2, reach + 1],
    [3, 100],
    [5, 100],
  ] as const) {
    match.put(match.slots.hero(h), x + gap, z);
  }
  match.creep(0, 'melee', x + 50, z);
  match.wait(1);
  match.remove(match.slots.hero(3));
  match.instance.observe();
  const offered = ['none', 'enemyHero1', 'self', 'ally1', 'ally2', 'ally3', 'ally4', 'creep1', 'structure', 'monster1'];
  expect(offered.filter((target) => match.isLegal(0, 'skill2', target))).toEqual(['self', 'ally1']);
  match.set('hp', match.slots.hero(1), 5000);
  match.act(order('skill2', { target: 'ally1' }));
  match.until(() => match.get('hp', match.slots.hero(1)) > 5000, 10);
  expect(match.get('hp', match.slots.hero(2))).toBe(10_000);
});

test('AB14: what an ability gives allies reaches the living heroes of its side within its radius, itself too', () => {
  const match = teamField('moba-5v5', { hero0: 'leisheng' });
  const { onAllies = [], alliesRadiusCm = 0, castTicks } = skillOf('leisheng', 2);
  const [shield] = onAllies as { kind: string; base: number; maxHpPct: number; durationTicks: number }[];
  const [x, z] = middleOf('moba-5v5');
  match.learn(0, 1);
  gather(match, [0, 1, 2, 3, 5], x, z);
  match.put(match.slots.hero(1), x + alliesRadiusCm, z);
  match.put(match.slots.hero(2), x + alliesRadiusCm + 1, z);
  match.wait(1);
  match.remove(match.slots.hero(3));
  match.set('respawnAt', 3, NEVER);
  match.act(order('skill2'));
  match.wait(castTicks);
  const amount = (shield?.base ?? 0) + 100 * (shield?.maxHpPct ?? 0);
  const shields = [0, 1, 2, 3, 5].map((h) => match.get('shield', match.slots.hero(h)));
  expect([shield?.kind, ...shields]).toEqual(['shield', amount, amount, 0, 0, 0]);
});
