// Checks items: their values, and that what they grow out of exists, costs less, and never leads back.
import { checkAbility } from './check-ability.ts';
import type { Range, Spot } from './check-values.ts';
import type { Item } from './schema.ts';

const VALUES: Readonly<Record<string, Range>> = {
  attack: [1, 200],
  power: [1, 300],
  hp: [1, 1500],
  mana: [1, 1000],
  armor: [1, 120],
  resist: [1, 120],
  attackSpeedPct: [1, 80, 'per cent'],
  critPct: [1, 40, 'per cent'],
  lifestealPct: [1, 30, 'per cent'],
  hastenPct: [1, 20, 'per cent'],
  speedCmPerSecond: [1, 100, 'cm a second'],
  hpRegen: [1, 80],
  manaRegen: [1, 60],
};

/** The way from an item over its components back to itself, if there is one. */
const cycleFrom = (start: string, items: readonly Item[]): string[] | null => {
  const walk = (way: readonly string[]): string[] | null => {
    const from = items.find(({ key }) => key === way.at(-1))?.from ?? [];
    for (const part of from) {
      if (part === start) return [...way, part];
      if (way.includes(part)) continue;
      const found = walk([...way, part]);
      if (found) return found;
    }
    return null;
  };
  return walk([start]);
};

const checkComponents = (item: Spot, items: readonly Item[]): void => {
  const from = item.at('from');
  if (from.isAbsent) return;
  const { key, price } = item.value as Item;
  const parts = from.entries(1, 3);
  let sum = 0;
  for (const [i, part] of parts.entries()) {
    const found =
      items.find((other) => other.key === part.value) ??
      part.fail(`an item; known: ${items.map((other) => other.key).join(', ')}`);
    if (parts.slice(0, i).some(({ value }) => value === part.value)) part.fail('named once');
    sum += found.price;
  }
  const cycle = cycleFrom(key, items);
  if (cycle) from.fail(`free of cycles; there is ${cycle.join(' > ')}`);
  if (sum >= price) item.at('price').fail(`more than its components cost together, ${sum}`);
};

/** All items at `list` by the file that holds them; their prices and components against each other. */
export const checkItems = (list: readonly Spot[], items: readonly Item[]): void => {
  for (const item of list) {
    item.object(['key', 'name', 'price', 'from', 'active', ...Object.keys(VALUES)]);
    item.at('key').key();
    item.at('name').localized(40);
    item.at('price').integer([200, 3000, 'gold']);
    item.integers(VALUES);
    if (Object.keys(VALUES).every((key) => item.at(key).isAbsent)) item.fail('of some use: one value at least');
    const active = item.at('active');
    if (!active.isAbsent) checkAbility(active, 1);
  }
  for (const item of list) checkComponents(item, items);
};
