// All content of the family, in the order of its ids. A new hero is one more file and one more line here.
import { changxian } from './heroes/changxian.ts';
import { hengshuo } from './heroes/hengshuo.ts';
import { liuying } from './heroes/liuying.ts';
import { shigan } from './heroes/shigan.ts';
import { yesun } from './heroes/yesun.ts';
import { ITEMS } from './items.ts';
import type { Ability, Hero } from './schema.ts';
import { HEAL, SUMMONERS } from './summoners.ts';

export const HEROES: readonly Hero[] = [shigan, hengshuo, yesun, liuying, changxian];

/** Ability ids: three per hero, then heal, the summoner skills, the actives of items. */
export const ABILITIES: readonly Ability[] = [
  ...HEROES.flatMap((hero) => hero.skills),
  HEAL,
  ...SUMMONERS,
  ...ITEMS.flatMap((item) => (item.active ? [item.active] : [])),
];

export const abilityId = (key: string): number => {
  const id = ABILITIES.findIndex((ability) => ability.key === key);
  if (id < 0) throw new Error(`content: no ability '${key}'`);
  return id;
};
