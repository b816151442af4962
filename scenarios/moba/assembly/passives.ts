// Passive abilities: effects that a hero's trigger sets off, with a cooldown of their own.
import { FAR, squaredDistance } from '../../kernel/assembly/geometry';
import { applyEffects } from './effects';
import { note } from './events';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { slotOfHero, teamOf } from './units';

/** Applies effects to the heroes of the source's side within a radius, the source included. */
export function applyToAllies(
  m: usize,
  source: i32,
  first: i32,
  count: i32,
  radiusCm: i32,
  level: i32,
  ability: i32,
  tick: i32,
): void {
  if (count == 0) return;
  const team = teamOf(source);
  for (let h = team * n.H; h < (team + 1) * n.H; h++) {
    const u = slotOfHero(h);
    if (s.place(m, u) == FAR) continue;
    if (squaredDistance(s.place(m, u), s.place(m, source)) > radiusCm * radiusCm) continue;
    applyEffects(m, source, u, first, count, level, ability, tick);
  }
}

/** While a passive's own effects are applied, they set off no further passive. */
let isBusy: bool = false;

/** [PA1] Sets off the passive of hero `h` where its trigger is `trigger` and it has recovered. `target` is -1 for none. */
export function trigger(m: usize, h: i32, trigger: i32, target: i32, tick: i32): void {
  const row = s.heroId(m, h);
  if (c.paTrigger(row) != trigger || isBusy || s.passiveReady(m, h) > tick) return;
  const u = slotOfHero(h);
  if (s.hp(m, u) <= 0) return;
  if (trigger == c.ON_ATTACKHIT && c.paEvery(row) > 1) {
    const hits = s.passiveCount(m, h) + 1;
    s.setPassiveCount(m, h, hits >= c.paEvery(row) ? 0 : hits);
    if (hits < c.paEvery(row)) return;
  }
  if (trigger == c.ON_LOWHEALTH && s.hp(m, u) * 100 >= s.maxHp(m, u) * c.paBelowPct(row)) return;
  s.setPassiveReady(m, h, tick + c.paCooldown(row));
  // [PA2] Its amounts grow at levels 6 and 11.
  const level = 1 + (s.level(m, h) - 1) / 5;
  isBusy = true;
  applyEffects(m, u, u, c.paSelfFirst(row), c.paSelfCount(row), level, -1, tick);
  if (target >= 0) applyEffects(m, u, target, c.paTargetFirst(row), c.paTargetCount(row), level, -1, tick);
  applyToAllies(m, u, c.paAlliesFirst(row), c.paAlliesCount(row), c.paAlliesRadius(row), level, -1, tick);
  isBusy = false;
  note(m, n.EVENT_PASSIVE, u, target, 0, row);
}

/** [PA3] What answers a blow waits until everyone has acted: by hero, whom it answers, as slot + 2; 0 where nothing does. */
const hurtBy: usize = memory.data(n.HEROES_TOTAL * 4, 16);
const lowBy: usize = memory.data(n.HEROES_TOTAL * 4, 16);
let isAnyHurt: bool = false;
let isAnyLow: bool = false;

/** An enemy hero strikes hero `h`: the first one of a tick is answered. */
export function noteHurt(h: i32, source: i32): void {
  const at = hurtBy + ((<usize>h) << 2);
  if (isBusy || load<i32>(at) != 0) return;
  store<i32>(at, source + 2);
  isAnyHurt = true;
}

/** Hero `h` has lost health and lives; `source` is the hero who struck it hardest, -1 for none. */
export function noteLow(h: i32, source: i32): void {
  store<i32>(lowBy + ((<usize>h) << 2), source + 2);
  isAnyLow = true;
}

function answer(m: usize, on: i32, list: usize, tick: i32): void {
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    const by = load<i32>(list + ((<usize>h) << 2));
    store<i32>(list + ((<usize>h) << 2), 0);
    if (by != 0) trigger(m, h, on, by - 2, tick);
  }
}

/** After all have acted, before damage is applied. */
export function answerHurts(m: usize, tick: i32): void {
  if (isAnyHurt) answer(m, c.ON_HURT, hurtBy, tick);
  isAnyHurt = false;
}

/** After damage has been applied; what it does comes with the next tick's. */
export function answerLowHealth(m: usize, tick: i32): void {
  if (isAnyLow) answer(m, c.ON_LOWHEALTH, lowBy, tick);
  isAnyLow = false;
}
