// Rules of items.
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import { ITEMS } from '../content/items.ts';
import type { Hero } from '../content/schema.ts';
import { BLUE, heroIdOf, type ModeId, manifestOf, NEVER, order, RulesMatch, TARGETS } from './rules-match.ts';

const itemOf = (key: string): number => ITEMS.findIndex((item) => item.key === key);
const itemsOf = (match: RulesMatch): (string | undefined)[] =>
  Array.from({ length: 6 }, (_, i) => ITEMS[match.get('items', i)]?.key);

test('IT1: the next item of the build is bought as soon as the gold is there, anywhere, dead or alive', () => {
  for (const hp of [500, 0]) {
    const match = new RulesMatch({ hero0: 'yesun' });
    match.duel(3000);
    match.set('hp', BLUE, hp);
    match.set('respawnAt', 0, NEVER);
    match.set('gold', 0, 249);
    match.wait(1);
    expect(match.get('itemCount', 0)).toBe(0);
    match.set('gold', 0, 250 + 650 + 10);
    match.wait(1);
    expect(itemsOf(match).slice(0, 3)).toEqual(['boots', 'long-spear', undefined]);
    expect([match.get('gold', 0), match.get('spent', 0)]).toEqual([10, 900]);
  }
});

const priceOf = (key: string): number => ITEMS[itemOf(key)]?.price ?? Number.NaN;

/** What is carried after `key` is bought on top of `carried`, and its price: each component counts once. */
const bought = (carried: readonly string[], key: string): [string[], number] => {
  const left = [...carried];
  let price = priceOf(key);
  for (const part of ITEMS[itemOf(key)]?.from ?? []) {
    const at = left.indexOf(part);
    if (at < 0) continue;
    left.splice(at, 1);
    price -= priceOf(part);
  }
  return [[...left, key], price];
};

/** Puts items into a hero's hands. */
const carry = (match: RulesMatch, keys: readonly string[]): void => {
  for (let i = 0; i < 6; i++) match.set('items', i, i < keys.length ? itemOf(keys[i] as string) : -1);
  match.set('itemCount', 0, keys.length);
};

test('IT2: components that are carried are taken off the price and leave; the item comes after the others', () => {
  const upgraded = new RulesMatch({ hero0: 'yesun', startGold: 250 + 650 + (700 - 250) });
  upgraded.wait(1);
  expect(itemsOf(upgraded).slice(0, 3)).toEqual(['long-spear', 'swift-boots', undefined]);
  expect([upgraded.get('gold', 0), upgraded.get('itemCount', 0)]).toEqual([0, 2]);
  const speed = (HEROES[heroIdOf('yesun')] as Hero).speedCmPerSecond;
  expect((upgraded.get('speed', BLUE) * 15) / 256).toBeCloseTo(speed + 50, 0);
  const match = new RulesMatch();
  const tried = new Set<string>();
  for (const { key: hero, build } of HEROES) {
    for (const [step, key] of build.entries()) {
      const [first, second] = ITEMS[itemOf(key)]?.from ?? [];
      if (!first || !second || tried.has(key)) continue;
      tried.add(key);
      // Both components, one of them twice, the dearer one alone, none.
      for (const carried of [[second, 'boots', first], [first, first, 'boots'], ['boots', second], ['boots']]) {
        const [items, price] = bought(carried, key);
        for (const gold of [price - 1, price]) {
          match.restart({ hero0: hero });
          carry(match, carried);
          match.set('buildStep', 0, step);
          match.set('gold', 0, gold);
          match.wait(1);
          const wanted = gold < price ? carried : items;
          expect(itemsOf(match).filter((item) => item)).toEqual(wanted);
          expect([match.get('itemCount', 0), match.get('spent', 0)]).toEqual([wanted.length, gold < price ? 0 : price]);
        }
      }
    }
  }
  expect(tried.size).toBeGreaterThan(15);
});

test('IT3: a hero carries 6 items; what finds no place in the build is left out', () => {
  for (const hero of HEROES) {
    const match = new RulesMatch({ hero0: hero.key, startGold: 20_000 });
    match.wait(1);
    let carried: string[] = [];
    let spent = 0;
    for (const key of hero.build) {
      const [items, price] = bought(carried, key);
      if (items.length > 6) continue;
      carried = items;
      spent += price;
    }
    expect(itemsOf(match).filter((item) => item)).toEqual(carried);
    expect([match.get('itemCount', 0), match.get('gold', 0)]).toEqual([carried.length, 20_000 - spent]);
    expect(match.get('buildStep', 0)).toBe(hero.build.length);
  }
  // A component in a full bag makes room for what grows out of it.
  const full = new RulesMatch({ hero0: 'yesun' });
  carry(full, ['boots', 'gourd', 'gourd', 'gourd', 'gourd', 'gourd']);
  full.set('gold', 0, 449);
  full.wait(1);
  // Yesun's spear finds no place; its swift boots would.
  expect([full.get('itemCount', 0), full.get('buildStep', 0)]).toEqual([6, 2]);
  full.set('gold', 0, 450);
  full.wait(1);
  expect(itemsOf(full)).toEqual(['gourd', 'gourd', 'gourd', 'gourd', 'gourd', 'swift-boots']);
});

test('IT4: the item button uses the active of an item', () => {
  const match = new RulesMatch({ hero0: 'yesun', startGold: 20_000 });
  match.duel(3000);
  expect(itemsOf(match)).toContain('jade-ward');
  expect(match.isLegal(0, 'item')).toBe(true);
  match.act(order('item'));
  expect(match.get('shield', BLUE)).toBe(250 + Math.floor((8 * match.get('maxHp', BLUE)) / 100));
  expect(match.get('abilityCooldown', 5)).toBe(900);
  expect(match.isLegal(0, 'item')).toBe(false);
});

const shelfOf = (hero: string, id: ModeId = 'moba-1v1'): readonly string[] =>
  (manifestOf(id).content as { shelves: Record<string, readonly string[]> }).shelves[hero] ?? [];
const goal = (i: number): string => TARGETS[i + 1] as string;

test('IT5: with shopping own, buy towards a goal brings what the gold buys on the way to it, dead, stunned or walking', () => {
  const match = new RulesMatch({ hero0: 'yesun', shopping: 'own', startGold: 20_000 });
  match.duel(3000);
  expect([match.get('itemCount', 0), match.get('gold', 0)]).toEqual([0, 20_000]);
  for (const [i, key] of shelfOf('yesun').entries()) {
    const { from = [] } = ITEMS[itemOf(key)] ?? {};
    const cheapest = Math.min(...from.map(priceOf), priceOf(key));
    match.restart({ hero0: 'yesun', shopping: 'own' });
    match.duel(3000);
    // Nothing that leads there can be cheaper than a basic item.
    match.set('gold', 0, 100);
    expect([key, match.isLegal(0, 'buy', goal(i))]).toEqual([key, false]);
    // Exactly the goal's price: the goal itself, in one step.
    match.set('gold', 0, priceOf(key));
    match.act(order('buy', { target: goal(i) }));
    expect(itemsOf(match).slice(0, 2)).toEqual([key, undefined]);
    expect(match.get('gold', 0)).toBeLessThan(5);
    // It is had: no second one.
    match.set('gold', 0, 20_000);
    expect(match.isLegal(0, 'buy', goal(i))).toBe(false);
    // One less than the goal costs: a component, and at last the goal for what is left of its price.
    carry(match, []);
    match.set('gold', 0, priceOf(key) - 1);
    let steps = 0;
    while (!itemsOf(match).includes(key) && steps < 10) {
      match.act(order('buy', { target: goal(i) }));
      match.set('gold', 0, match.get('gold', 0) + 1);
      steps++;
    }
    expect(cheapest).toBeLessThan(priceOf(key));
    expect(steps).toBeGreaterThan(1);
    expect(itemsOf(match).slice(0, 2)).toEqual([key, undefined]);
  }
  const first = goal(0);
  for (const hindrance of ['hp', 'stun', 'walk', 'full'] as const) {
    match.restart({ hero0: 'yesun', shopping: 'own' });
    match.duel(3000);
    if (hindrance === 'hp') match.remove(BLUE);
    if (hindrance === 'hp') match.set('respawnAt', 0, NEVER);
    if (hindrance === 'stun') match.set('stunUntil', BLUE, NEVER);
    if (hindrance === 'walk') match.act(order('move', { x: 15, z: 1 }));
    if (hindrance === 'full') carry(match, ['boots', 'boots', 'boots', 'boots', 'boots', 'boots']);
    match.set('gold', 0, 20_000);
    const x = match.x(BLUE);
    if (hindrance === 'full' && !ITEMS[itemOf(shelfOf('yesun')[0] as string)]?.from?.includes('boots')) {
      expect(match.isLegal(0, 'buy', first)).toBe(false);
      continue;
    }
    match.act(order('buy', { target: first }));
    expect(itemsOf(match)).toContain(shelfOf('yesun')[0]);
    if (hindrance === 'walk') expect(match.x(BLUE)).toBeGreaterThan(x);
  }
});

test('IT6: the shelf holds as many finished items as the target head names, the build’s first', () => {
  for (const id of ['moba-1v1', 'moba-3v3', 'moba-5v5'] as const) {
    const targets = manifestOf(id).actionHeads[5]?.size ?? 0;
    for (const { key, build } of HEROES) {
      const shelf = shelfOf(key, id);
      expect(shelf.length).toBe(targets - 1);
      expect(new Set(shelf).size).toBe(shelf.length);
      const isPart = (item: string): boolean => ITEMS.some(({ from }) => from?.includes(item));
      expect(shelf.filter(isPart)).toEqual([]);
      const own = build.filter((item) => shelf.includes(item));
      expect(own.length).toBeGreaterThan(2);
      expect(shelf.slice(0, own.length)).toEqual(own);
    }
  }
});
