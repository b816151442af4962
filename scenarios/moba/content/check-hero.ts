// Checks one hero, its build included: what it buys in order must fit in six slots and end in six finished items.
import { checkAbility, checkPassive } from './check-ability.ts';
import type { Range, Spot } from './check-values.ts';
import type { Item } from './schema.ts';

const SLOTS = 6;
const LEVELS = 15;
/** Levels at which the third skill is raised. */
const THIRD_SKILL = [4, 8, 12];
const ROLES = ['tank', 'fighter', 'assassin', 'mage', 'marksman', 'support'] as const;

/** Of base and step a level. */
const GROWTH: Readonly<Record<string, readonly [Range, Range]>> = {
  hp: [
    [400, 1200],
    [40, 200],
  ],
  mana: [
    [0, 800],
    [0, 80],
  ],
  attack: [
    [30, 120],
    [1, 12],
  ],
  armor: [
    [0, 80],
    [0, 10],
  ],
  resist: [
    [0, 80],
    [0, 10],
  ],
  hpRegen: [
    [0, 60],
    [0, 10],
  ],
  manaRegen: [
    [0, 60],
    [0, 10],
  ],
};

const VALUES: Readonly<Record<string, Range>> = {
  speedCmPerSecond: [250, 500, 'cm a second'],
  rangeCm: [100, 800, 'cm'],
  attackPeriodTicks: [8, 40, 'ticks'],
  attackSpeedPctPerLevel: [0, 10, 'per cent'],
};

const checkOrder = (order: Spot): void => {
  order.entries(LEVELS, LEVELS).forEach((skill, i) => {
    if (![1, 2, 3].includes(skill.value as number)) skill.fail('1, 2 or 3');
    if ((skill.value === 3) !== THIRD_SKILL.includes(i + 1)) {
      skill.fail(skill.value === 3 ? `1 or 2; 3 comes at levels ${THIRD_SKILL.join(', ')} alone` : '3');
    }
  });
  for (const skill of [1, 2]) {
    if (!(order.value as number[]).includes(skill)) order.fail(`such that skill ${skill} is learned`);
  }
};

const checkBuild = (build: Spot, items: readonly Item[]): void => {
  const isComponent = (key: string) => items.some(({ from }) => from?.includes(key));
  let owned: string[] = [];
  for (const entry of build.entries(8, 12)) {
    const item =
      items.find(({ key }) => key === entry.value) ??
      entry.fail(`an item; known: ${items.map(({ key }) => key).join(', ')}`);
    if (owned.includes(item.key)) entry.fail('bought once');
    owned = [...owned.filter((key) => !item.from?.includes(key)), item.key];
    if (owned.length > SLOTS)
      entry.fail(`such that at most ${SLOTS} items are carried; before it: ${owned.join(', ')}`);
  }
  const unfinished = owned.find(isComponent);
  if (owned.length !== SLOTS || unfinished) {
    build.fail(`such that ${SLOTS} finished items are left; left: ${owned.join(', ')}`);
  }
};

export const checkHero = (hero: Spot, items: readonly Item[]): void => {
  hero.object([
    ...['key', 'name', 'title', 'description', 'role', ...Object.keys(GROWTH), ...Object.keys(VALUES)],
    ...['shotSpeedCmPerSecond', 'passive', 'skills', 'skillOrder', 'build'],
  ]);
  hero.at('key').key();
  hero.at('name').localized(20);
  hero.at('title').localized(40);
  hero.at('description').localized(200);
  hero.at('role').oneOf(ROLES);
  for (const [key, ranges] of Object.entries(GROWTH)) {
    hero
      .at(key)
      .entries(2, 2)
      .forEach((spot, i) => {
        spot.integer(ranges[i] as Range);
      });
  }
  hero.integers(VALUES, Object.keys(VALUES));
  const shot = hero.at('shotSpeedCmPerSecond');
  if (shot.value !== 0) shot.integer([300, 3000, 'cm a second, or 0 for melee']);
  const order = hero.at('skillOrder');
  checkOrder(order);
  checkPassive(hero.at('passive'));
  hero
    .at('skills')
    .entries(3, 3)
    .forEach((skill, i) => {
      checkAbility(skill, (order.value as number[]).filter((raised) => raised === i + 1).length);
    });
  checkBuild(hero.at('build'), items);
};
