// All content of the family, in the order of its ids. A new hero is one more file and one more line here.
import { cailing } from './heroes/cailing.ts';
import { cetian } from './heroes/cetian.ts';
import { changxian } from './heroes/changxian.ts';
import { chanyi } from './heroes/chanyi.ts';
import { dingbo } from './heroes/dingbo.ts';
import { duanjian } from './heroes/duanjian.ts';
import { hangge } from './heroes/hangge.ts';
import { hengshuo } from './heroes/hengshuo.ts';
import { jiehuan } from './heroes/jiehuan.ts';
import { kuoyu } from './heroes/kuoyu.ts';
import { leisheng } from './heroes/leisheng.ts';
import { liuying } from './heroes/liuying.ts';
import { mingduo } from './heroes/mingduo.ts';
import { shigan } from './heroes/shigan.ts';
import { wengua } from './heroes/wengua.ts';
import { wugan } from './heroes/wugan.ts';
import { yanbing } from './heroes/yanbing.ts';
import { yesun } from './heroes/yesun.ts';
import { yiqing } from './heroes/yiqing.ts';
import { zheliu } from './heroes/zheliu.ts';
import { ITEMS } from './items.ts';
import type { Ability, Hero, Passive } from './schema.ts';
import { HEAL, SUMMONERS } from './summoners.ts';

export { MONSTERS } from './monsters.ts';

export const HEROES: readonly Hero[] = [
  ...[shigan, hengshuo, yesun, liuying, changxian],
  ...[dingbo, leisheng],
  ...[duanjian, hangge, wugan],
  ...[chanyi, zheliu],
  ...[cetian, yanbing, wengua],
  ...[yiqing, kuoyu],
  ...[cailing, mingduo, jiehuan],
];

/** One per hero, in the order of the heroes. */
export const PASSIVES: readonly Passive[] = HEROES.map((hero) => hero.passive);

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
