// What a hero can buy by its own choice: the goals of its shelf, those of its recommended build first.

import { FINISHED } from './content/items/finished.ts';
import { FINISHED_ACTIVE } from './content/items/finished-active.ts';
import { ITEMS } from './content/items.ts';
import type { Hero, Item } from './content/schema.ts';

const GOALS: readonly Item[] = [...FINISHED, ...FINISHED_ACTIVE];
const isStat = (key: string): boolean => !['key', 'name', 'price', 'from', 'active'].includes(key);
const statsOf = (item: Item): string[] => Object.keys(item).filter(isStat);

/** Keys of `length` finished items: the build's in its order, then those that have most kinds of values in common with it. */
export const shelfOf = (hero: Hero, length: number): readonly string[] => {
  const own = hero.build.filter((key) => GOALS.some((item) => item.key === key));
  const wanted = new Set(ITEMS.filter((item) => own.includes(item.key)).flatMap(statsOf));
  const kinship = (item: Item): number => statsOf(item).filter((stat) => wanted.has(stat)).length;
  const others = GOALS.filter((item) => !own.includes(item.key));
  const ranked = others.map((item, i) => ({ key: item.key, kinship: kinship(item), i }));
  ranked.sort((a, b) => b.kinship - a.kinship || a.i - b.i);
  const shelf = [...new Set(own), ...ranked.map(({ key }) => key)];
  if (shelf.length < length)
    throw new Error(`content: a shelf needs ${length} finished items, there are ${shelf.length}`);
  return shelf.slice(0, length);
};
