// Rules of heroes: values, regeneration, death, return.
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import { ITEMS } from '../content/items.ts';
import { TEMPERING } from '../content/tempering.ts';
import { NUMBERS } from '../numbers.ts';
import { BLUE, GO_ON, MID_X, MID_Z, NEVER, order, RED, RulesMatch, STAND } from './rules-match.ts';
import { attack, duel } from './scenes.ts';

/** Makes the next strike at `slot` its last, and waits for it. */
const fells = (match: RulesMatch, slot: number): void => {
  match.set('hp', slot, 1);
  match.act(slot === RED ? attack : GO_ON, slot === BLUE ? attack : GO_ON);
  match.until(() => match.get('hp', slot) === 0, 30);
};

test('HR1: values follow from hero, level and items', () => {
  for (const hero of HEROES) {
    for (const level of [1, 9, 15]) {
      const match = new RulesMatch({ hero0: hero.key, startLevel: level });
      const at = ([base, up]: readonly [number, number]): number => base + up * (level - 1);
      const unit = ['maxHp', 'attack', 'armor', 'resist', 'range'].map((name) => match.get(name, BLUE));
      expect(unit).toEqual([at(hero.hp), at(hero.attack), at(hero.armor), at(hero.resist), hero.rangeCm]);
      const own = ['maxMana', 'hpRegen', 'manaRegen', 'power'].map((name) => match.get(name, 0));
      expect(own).toEqual([at(hero.mana), at(hero.hpRegen), at(hero.manaRegen), 0]);
      const period = Math.floor((hero.attackPeriodTicks * 100) / (100 + hero.attackSpeedPctPerLevel * (level - 1)));
      expect(match.get('attackPeriod', BLUE)).toBe(period);
      expect((match.get('speed', BLUE) * 15) / 256).toBeCloseTo(hero.speedCmPerSecond, 0);
      // The whole build on top.
      match.set('gold', 0, 20_000);
      match.wait(1);
      const items = Array.from({ length: 6 }, (_, i) => ITEMS[match.get('items', i)] as (typeof ITEMS)[number]);
      const sum = (pick: (item: (typeof ITEMS)[number]) => number | undefined): number =>
        items.reduce((total, item) => total + (pick(item) ?? 0), 0);
      expect(match.get('maxHp', BLUE)).toBe(at(hero.hp) + sum((item) => item.hp));
      expect(match.get('attack', BLUE)).toBe(at(hero.attack) + sum((item) => item.attack));
      expect(match.get('power', 0)).toBe(sum((item) => item.power));
      expect(match.get('armor', BLUE)).toBe(at(hero.armor) + sum((item) => item.armor));
      expect(match.get('critPct', 0)).toBe(sum((item) => item.critPct));
      expect(match.get('lifestealPct', 0)).toBe(sum((item) => item.lifestealPct));
    }
  }
});

test('HR2: each whole second a fifth of the regeneration, the remainder with the fifth', () => {
  const match = duel(3000);
  const max = { maxHp: 9000, hp: 100, hpRegen: 13, maxMana: 900, mana: 50, manaRegen: 7 };
  for (const [name, value] of Object.entries(max))
    match.set(name, name.includes('ana') || name.includes('Regen') ? 0 : BLUE, value);
  match.clock(5 * 15 * 3 + 1);
  const gains: [number, number][] = [];
  for (let second = 0; second < 5; second++) {
    const [hp, mana] = [match.get('hp', BLUE), match.get('mana', 0)];
    match.wait(15);
    gains.push([match.get('hp', BLUE) - hp, match.get('mana', 0) - mana]);
  }
  expect(gains).toEqual([
    [2, 1],
    [2, 1],
    [2, 1],
    [5, 3],
    [2, 1],
  ]);
});

test('HR3: within 650 cm of its start a hero regains 7 per cent a second', () => {
  for (const [side, slot] of [BLUE, RED].entries()) {
    for (const [gap, gain] of [
      [650, 70],
      [651, 0],
    ] as const) {
      const match = duel(3000);
      match.put(slot, side === 0 ? 450 + gap : 9550 - gap, 1800);
      for (const name of ['hp', 'maxHp']) match.set(name, slot, name === 'hp' ? 200 : 1000);
      match.clock(30);
      match.wait(1);
      expect(match.get('hp', slot) - 200).toBe(gain);
    }
  }
});

test('HR4: a kill pays 200 gold, more for a victim’s kills, less for its deaths, 100 to 400', () => {
  const pays = (streak: number): [number, number] => {
    const match = duel(150);
    match.set('streak', 1, streak);
    fells(match, RED);
    return [match.get('gold', 0), match.get('streak', 1)];
  };
  expect([0, 1, 3, 5, 9].map((streak) => pays(streak)[0])).toEqual([200, 240, 320, 400, 400]);
  expect([-1, -2, -3, -9].map((streak) => pays(streak)[0])).toEqual([160, 120, 100, 100]);
  expect([pays(4)[1], pays(0)[1], pays(-2)[1]]).toEqual([0, -1, -3]);
  const match = duel(150);
  match.set('streak', 0, -4);
  fells(match, RED);
  expect(match.get('streak', 0)).toBe(1);
});

test('HR5: a fallen hero returns to its start with full health and mana, free of effects', () => {
  for (const [side, slot] of [BLUE, RED].entries()) {
    const match = duel(150);
    for (const name of ['slowUntil', 'stunUntil', 'burnUntil', 'shieldUntil']) match.set(name, slot, NEVER);
    match.set('burnSource', slot, side === 0 ? RED : BLUE);
    match.set('mana', side, 3);
    fells(match, slot);
    match.until(() => match.get('hp', slot) > 0, 200);
    expect([match.x(slot), match.z(slot)].map(Math.round)).toEqual([side === 0 ? 450 : 9550, 1800]);
    expect([match.get('hp', slot), match.get('mana', side)]).toEqual([
      match.get('maxHp', slot),
      match.get('maxMana', side),
    ]);
    for (const name of ['slowUntil', 'stunUntil', 'burnUntil', 'shieldUntil']) expect(match.get(name, slot)).toBe(0);
    expect(match.isLegal(side, 'move')).toBe(true);
  }
});

test('HR6: a fall without a killer counts for who hurt the hero in the last 150 ticks; experience by its level', () => {
  const after = (ticks: number): [number, number] => {
    const match = duel(150);
    match.act(attack);
    const hp = match.get('hp', RED);
    match.until(() => match.get('hp', RED) < hp, 20);
    match.act(STAND);
    match.wait(ticks - 2);
    match.set('pendingDamage', RED, 60_000);
    match.wait(1);
    expect(match.get('hp', RED)).toBe(0);
    return [match.get('kills', 0), match.get('totalGold', 0)];
  };
  expect(after(NUMBERS.CREDIT_TICKS - 1)[0]).toBe(1);
  expect(after(NUMBERS.CREDIT_TICKS)[0]).toBe(0);
  const match = duel(150, { startLevel: 1 });
  match.set('level', 1, 5);
  match.set('experience', 0, 0);
  match.set('level', 0, 10);
  fells(match, RED);
  expect(match.get('experience', 0)).toBe(100 + 24 * 5);
});

test('HR7: first blood goes to the first side to kill, not where both do so in one tick', () => {
  const match = duel(150);
  expect(match.get('firstBlood')).toBe(-1);
  fells(match, BLUE);
  expect(match.get('firstBlood')).toBe(1);
  fells(duel(150), RED);
  const both = duel(150);
  both.set('hp', BLUE, 1);
  both.set('hp', RED, 1);
  both.act(attack, attack);
  both.until(() => both.get('hp', BLUE) + both.get('hp', RED) === 0, 20);
  expect([both.get('kills', 0), both.get('kills', 1), both.get('firstBlood')]).toEqual([1, 1, -1]);
  both.until(() => both.get('hp', BLUE) > 0 && both.get('hp', RED) > 0, 200);
  both.put(BLUE, MID_X, MID_Z);
  both.put(RED, MID_X + 150, MID_Z);
  both.wait(1);
  fells(both, RED);
  expect(both.get('firstBlood')).toBe(0);
});

test('HR8: the wait grows with level and time', () => {
  const waits = (level: number, minutes: number): number => {
    const match = duel(3000, { startLevel: level, maxTicks: 54_000 });
    match.set('tick', 0, minutes * 900 - 1);
    match.set('pendingDamage', RED, 60_000);
    match.wait(1);
    const fell = match.tick;
    match.until(() => match.get('hp', RED) > 0, 600);
    return match.tick - fell;
  };
  expect(waits(1, 1)).toBe(75 + 24 + 8);
  expect(waits(7, 2)).toBe(75 + 24 * 7 + 16);
  expect(waits(15, 12)).toBe(75 + 24 * 15 + 96);
});

test('HR9: death ends order, cast, dash and buffs', () => {
  const match = duel(3000);
  const names = ['empowerUntil', 'attackBuffUntil', 'rapidUntil', 'wardedUntil', 'boonUntil'];
  for (const name of names) match.set(name, 0, NEVER);
  match.set('castAt', 0, NEVER);
  match.set('order', 0, 1);
  match.set('pendingDamage', BLUE, 60_000);
  match.wait(1);
  expect(['order', 'castAt', 'dashTicks', ...names].map((name) => match.get(name, 0))).toEqual([
    0, 0, 0, 0, 0, 0, 0, 0,
  ]);
  const dashing = duel(3000);
  dashing.act(order('skill2', { x: 15 }));
  expect(dashing.get('dashTicks', 0)).toBeGreaterThan(0);
  dashing.set('pendingDamage', BLUE, 60_000);
  dashing.wait(1);
  expect(dashing.get('dashTicks', 0)).toBe(0);
});

test('HR11: a component that leaves takes neither the last health nor more mana than there is', () => {
  for (const hero of HEROES) {
    const match = new RulesMatch({ hero0: hero.key });
    for (let purchase = 0; purchase < 40; purchase++) {
      match.set('gold', 0, match.get('gold', 0) + 400);
      match.set('mana', 0, 0);
      match.set('hp', BLUE, 1);
      match.wait(1);
      expect(match.get('hp', BLUE)).toBeGreaterThanOrEqual(1);
      expect(match.get('hp', BLUE)).toBeLessThanOrEqual(match.get('maxHp', BLUE));
      expect(match.get('mana', 0)).toBeLessThanOrEqual(match.get('maxMana', 0));
    }
  }
});

test('HR12: modes temper what heroes deal and take, the configuration what a side deals', () => {
  for (const id of ['moba-1v1', 'moba-3v3', 'moba-5v5'] as const) {
    const match = new RulesMatch({}, 1n, id);
    const { heroesPerTeam } = match.slots.sizes;
    for (const hero of HEROES) {
      const [dealtPct, takenPct] = TEMPERING[id]?.[hero.key] ?? [100, 100];
      match.instance.configure(0, {
        hero0: hero.key,
        [`hero${heroesPerTeam}`]: hero.key,
        damagePct0: 90,
        damagePct1: 250,
      });
      match.instance.reset();
      const both = [0, heroesPerTeam];
      expect(both.map((h) => match.get('takenPct', h))).toEqual([takenPct, takenPct]);
      expect(both.map((h) => match.get('dealtPct', h))).toEqual(
        [90, 250].map((pct) => Math.floor((dealtPct * pct) / 100)),
      );
    }
  }
  const damageAt = (dealtPct: number, takenPct: number): number => {
    const match = duel(100);
    match.set('dealtPct', 0, dealtPct);
    match.set('takenPct', 1, takenPct);
    match.act(attack);
    match.until(() => match.get('damageTaken', 1) > 0, 30);
    return match.get('damageTaken', 1);
  };
  const plain = damageAt(100, 100);
  expect(plain).toBeGreaterThan(20);
  expect(damageAt(130, 100)).toBe(Math.floor((plain * 130) / 100));
  expect(damageAt(100, 70)).toBe(Math.floor((plain * 70) / 100));
  expect(damageAt(110, 90)).toBe(Math.floor((Math.floor((plain * 110) / 100) * 90) / 100));
});
