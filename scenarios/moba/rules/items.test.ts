// Rules of items.
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import { ITEMS } from '../content/items.ts';
import type { Hero } from '../content/schema.ts';
import { BLUE, heroIdOf, NEVER, order, RulesMatch } from './rules-match.ts';

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

test('IT2: an item that grows out of another costs the difference and takes its place', () => {
  const match = new RulesMatch({ hero0: 'yesun', startGold: 250 + 650 + (700 - 250) });
  match.wait(1);
  expect(itemsOf(match).slice(0, 3)).toEqual(['swift-boots', 'long-spear', undefined]);
  expect([match.get('gold', 0), match.get('itemCount', 0)]).toEqual([0, 2]);
  const speed = (HEROES[heroIdOf('yesun')] as Hero).speedCmPerSecond;
  expect((match.get('speed', BLUE) * 15) / 256).toBeCloseTo(speed + 50, 0);
});

test('IT3: a hero carries 6 items; what finds no place in the build is left out', () => {
  for (const hero of HEROES) {
    const match = new RulesMatch({ hero0: hero.key, startGold: 20_000 });
    match.wait(1);
    const carried: string[] = [];
    let price = 0;
    for (const key of hero.build) {
      const item = ITEMS[itemOf(key)] as (typeof ITEMS)[number];
      const at = item.from === undefined ? -1 : carried.indexOf(item.from);
      if (at < 0 && carried.length === 6) continue;
      price += item.price - (at < 0 ? 0 : (ITEMS[itemOf(carried[at] as string)]?.price ?? 0));
      if (at < 0) carried.push(key);
      else carried[at] = key;
    }
    expect(itemsOf(match)).toEqual(carried);
    expect([match.get('itemCount', 0), match.get('gold', 0)]).toEqual([6, 20_000 - price]);
    expect(match.get('buildStep', 0)).toBe(hero.build.length);
  }
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
