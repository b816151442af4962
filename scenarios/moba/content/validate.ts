// Checks all content before it becomes tables: one error that names file, field, value and what is allowed.
import { checkAbility } from './check-ability.ts';
import { checkHero } from './check-hero.ts';
import { checkItems } from './check-items.ts';
import { checkMonster } from './check-monsters.ts';
import { checkTempering } from './check-tempering.ts';
import { refuseTwins, Spot } from './check-values.ts';
import { HEROES } from './index.ts';
import { BASICS } from './items/basics.ts';
import { FINISHED } from './items/finished.ts';
import { FINISHED_ACTIVE } from './items/finished-active.ts';
import { MIDDLES } from './items/middles.ts';
import { MONSTERS, type Monster } from './monsters.ts';
import type { Ability, Hero, Item } from './schema.ts';
import { HEAL, SUMMONERS } from './summoners.ts';
import { TEMPERING, type Tempering } from './tempering.ts';

export type Content = {
  readonly heroes: readonly Hero[];
  /** By the file below `content/items` that holds them. */
  readonly items: Readonly<Record<string, readonly Item[]>>;
  readonly heal: Ability;
  readonly summoners: readonly Ability[];
  readonly monsters: readonly Monster[];
  readonly tempering: Tempering;
};

export const CONTENT: Content = {
  heroes: HEROES,
  items: { basics: BASICS, middles: MIDDLES, finished: FINISHED, 'finished-active': FINISHED_ACTIVE },
  heal: HEAL,
  summoners: SUMMONERS,
  monsters: MONSTERS,
  tempering: TEMPERING,
};

/** The first summoner skills keep their places: bots and recorded matches name them by number. */
const FIRST_SUMMONERS = ['blink', 'sprint', 'purge', 'ignite'];

const FOLDER = 'content';

/** A hero lies in the file of its name; without a fit name, in the list of heroes. */
const heroSpot = (hero: Hero, i: number): Spot => {
  const inList = new Spot(`${FOLDER}/index.ts`, `HEROES[${i}]`, hero);
  if (typeof hero !== 'object' || hero === null) return inList.fail('a hero');
  inList.at('key').key();
  return new Spot(`${FOLDER}/heroes/${hero.key}.ts`, '', hero);
};

/**
 * Throws an Error for the first wrong value, such as
 * `content/heroes/yesun.ts: skills[1].cooldownTicks is -5; it must be 15 .. 3000 ticks`.
 */
export const validateContent = (content: Content = CONTENT): void => {
  const heroes = content.heroes.map(heroSpot);
  const itemSpots = Object.entries(content.items).flatMap(([file, items]) =>
    items.map((item) => new Spot(`${FOLDER}/items/${file}.ts`, `'${item.key}'`, item)),
  );
  const items = Object.values(content.items).flat();
  const listed = (file: string, name: string, list: readonly unknown[]): Spot[] =>
    list.map((entry, i) => new Spot(`${FOLDER}/${file}.ts`, `${name}[${i}]`, entry));
  const summoners = listed('summoners', 'SUMMONERS', content.summoners);
  const monsters = listed('monsters', 'MONSTERS', content.monsters);
  const heal = new Spot(`${FOLDER}/summoners.ts`, 'HEAL', content.heal);

  refuseTwins(heroes.map((hero) => hero.at('key')));
  refuseTwins(itemSpots.map((item) => item.at('key')));
  checkItems(itemSpots, items);
  for (const hero of heroes) checkHero(hero, items);
  for (const ability of [heal, ...summoners]) checkAbility(ability, 1);
  FIRST_SUMMONERS.forEach((key, i) => {
    const spot = summoners[i]?.at('key') ?? new Spot(`${FOLDER}/summoners.ts`, `SUMMONERS[${i}].key`, undefined);
    if (spot.value !== key) spot.fail(`'${key}'; new ones come behind ${FIRST_SUMMONERS.join(', ')}`);
  });
  const keys = content.heroes.map((hero) => hero.key);
  checkTempering(new Spot(`${FOLDER}/tempering.ts`, 'TEMPERING', content.tempering), keys);
  monsters.forEach(checkMonster);
  refuseTwins(monsters.map((monster) => monster.at('key')));
  const boons = monsters.map((monster) => monster.at('boon')).filter((boon) => !boon.isAbsent);
  refuseTwins(boons.map((boon) => boon.at('key')));
  const actives = itemSpots.map((item) => item.at('active')).filter((active) => !active.isAbsent);
  refuseTwins(
    [
      ...heroes.flatMap((hero) => [hero.at('passive'), ...hero.at('skills').entries(3, 3)]),
      ...[heal, ...summoners, ...actives],
    ].map((ability) => ability.at('key')),
  );
};
