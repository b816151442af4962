// Buying items: along the recommended build, or towards the goals of the shelf that the agent names.
import * as c from './gen/content';
import { note } from './events';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { recompute } from './growth';
import { slotOfHero } from './units';

/** [IT5] Does the agent name what is bought? */
export function isOwnChoice(m: usize): bool {
  return load<i32>(s.configAt(m) + ((<usize>n.CONFIG_SHOPPING) << 2)) != 0;
}

/** [IT2] What an item still costs hero `h`, the components it holds credited. With `isBought` they leave their slots. */
function priceOf(m: usize, h: i32, item: i32, isBought: bool): i32 {
  let price = c.itPrice(item);
  let used = 0; // a bit for each slot whose item is credited
  for (let p = 0; p < c.itFromCount(item); p++) {
    const part = c.itPart(c.itFromFirst(item) + p);
    for (let i = 0; i < s.itemCount(m, h); i++) {
      if (s.items(m, h * 6 + i) != part || (used & (1 << i)) != 0) continue;
      used |= 1 << i;
      price -= c.itPrice(part);
      break;
    }
  }
  if (!isBought || used == 0) return price;
  let kept = 0;
  for (let i = 0; i < s.itemCount(m, h); i++) {
    if ((used & (1 << i)) != 0) continue;
    s.setItems(m, h * 6 + kept, s.items(m, h * 6 + i));
    kept++;
  }
  for (let i = kept; i < s.itemCount(m, h); i++) s.setItems(m, h * 6 + i, -1);
  s.setItemCount(m, h, kept);
  return price;
}

function partsHeld(m: usize, h: i32, item: i32): bool {
  for (let p = 0; p < c.itFromCount(item); p++) {
    for (let i = 0; i < s.itemCount(m, h); i++) {
      if (s.items(m, h * 6 + i) == c.itPart(c.itFromFirst(item) + p)) return true;
    }
  }
  return false;
}

function take(m: usize, h: i32, item: i32): void {
  const price = priceOf(m, h, item, true);
  s.setGold(m, h, s.gold(m, h) - price);
  s.setSpent(m, h, s.spent(m, h) + price);
  s.setItems(m, h * 6 + s.itemCount(m, h), item);
  s.setItemCount(m, h, s.itemCount(m, h) + 1);
  recompute(m, h);
  noteGoals(m, h);
  note(m, n.EVENT_PURCHASE, slotOfHero(h), -1, price, item);
}

/** [IT1] Buys the next item of the recommended build as soon as the gold is there, wherever the hero is. */
export function buyItems(m: usize, h: i32): void {
  if (isOwnChoice(m)) return;
  const row = s.heroId(m, h);
  while (s.buildStep(m, h) < c.heBuildCount(row)) {
    const item = c.buildItem(c.heBuildFirst(row) + s.buildStep(m, h));
    if (s.itemCount(m, h) >= 6 && !partsHeld(m, h, item)) {
      s.setBuildStep(m, h, s.buildStep(m, h) + 1);
      continue;
    }
    if (s.gold(m, h) < priceOf(m, h, item, false)) return;
    take(m, h, item);
    s.setBuildStep(m, h, s.buildStep(m, h) + 1);
  }
}

function holds(m: usize, h: i32, item: i32): i32 {
  let count = 0;
  for (let i = 0; i < s.itemCount(m, h); i++) if (s.items(m, h * 6 + i) == item) count++;
  return count;
}

/** The item of a shelf's goal. */
function goalOf(m: usize, h: i32, goal: i32): i32 {
  return c.shelfItem(s.heroId(m, h) * n.SHELF + goal);
}

function noteGoals(m: usize, h: i32): void {
  for (let goal = 0; goal < n.SHELF; goal++) {
    const item = goalOf(m, h, goal);
    const price = c.itPrice(item);
    const pct = holds(m, h, item) > 0 ? 100 : (100 * (price - priceOf(m, h, item, false))) / price;
    s.setGoalPct(m, h * n.SHELF + goal, pct);
  }
}

/** The first thing on the way to `item` that the gold buys and that finds a place: itself, else one of what it is made of, in order; -1 for none. */
function stepTowards(m: usize, h: i32, item: i32): i32 {
  if (s.gold(m, h) >= priceOf(m, h, item, false) && (s.itemCount(m, h) < 6 || partsHeld(m, h, item))) return item;
  for (let p = 0; p < c.itFromCount(item); p++) {
    const part = c.itPart(c.itFromFirst(item) + p);
    // A component named twice is wanted twice.
    let wanted = 1;
    for (let q = 0; q < p; q++) if (c.itPart(c.itFromFirst(item) + q) == part) wanted++;
    if (holds(m, h, part) >= wanted) continue;
    const step = stepTowards(m, h, part);
    if (step >= 0) return step;
  }
  return -1;
}

/** [IT5] What buying towards a goal of the shelf would bring now; -1 for nothing. */
export function purchase(m: usize, h: i32, goal: i32): i32 {
  if (!isOwnChoice(m)) return -1;
  const item = goalOf(m, h, goal);
  return holds(m, h, item) > 0 ? -1 : stepTowards(m, h, item);
}

export function buyTowards(m: usize, h: i32, goal: i32): void {
  const item = purchase(m, h, goal);
  if (item >= 0) take(m, h, item);
}
