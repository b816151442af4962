// What heroes do in a tick: their orders, swings, casts, dashes, recall, regeneration, purchases and return.
import { FAR, norm, packedX, packedZ, scaledStep, toCm } from '../../kernel/assembly/geometry';
import { releaseAbility, stepDash } from './abilities';
import { cancelSwing, isInReach, landSwing, startSwing } from './attack';
import { walkToUnit } from './creeps';
import { boonHpRegen, boonManaRegen } from './boons';
import { note } from './events';
import * as c from './gen/content';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { ROOTED, STUNNED } from './gates';
import { trigger } from './passives';
import { earnGold, respawn } from './growth';
import { buyItems } from './shopping';
import { face, fineX, fineZ, moveBy, putAt, slotOfHero, teamOf } from './units';
import { isAimable } from './vision';

export const ORDER_STAND: i32 = 0;
export const ORDER_WALK: i32 = 1;
export const ORDER_ATTACK: i32 = 2;
export const ORDER_RECALL: i32 = 3;

function isAtBase(m: usize, u: i32): bool {
  const team = teamOf(u);
  const x = toCm(fineX(team, map.HERO_SPAWN_X));
  const z = toCm(fineZ(team, map.HERO_SPAWN_Z));
  const dx = packedX(s.place(m, u)) - x;
  const dz = packedZ(s.place(m, u)) - z;
  return dx * dx + dz * dz <= n.BASE_RADIUS_CM * n.BASE_RADIUS_CM;
}

/** [HR2] Once a second: regeneration, the boon's, and the spring at the own base. */
function regenerate(m: usize, h: i32, u: i32, tick: i32): void {
  let hp = s.hpRegen(m, h);
  let mana = s.manaRegen(m, h);
  hp += boonHpRegen(m, h, tick);
  mana += boonManaRegen(m, h, tick);
  // Regeneration is given for 5 seconds; the remainder is paid in the fifth.
  const second = (tick / n.TICKS_PER_SECOND) % 5;
  let hpNow = hp / 5 + (second == 4 ? hp % 5 : 0);
  let manaNow = mana / 5 + (second == 4 ? mana % 5 : 0);
  if (isAtBase(m, u)) {
    hpNow += (s.maxHp(m, u) * n.BASE_HEAL_PCT) / 100;
    manaNow += (s.maxMana(m, h) * n.BASE_HEAL_PCT) / 100;
  }
  s.setPendingHeal(m, u, s.pendingHeal(m, u) + hpNow);
  const filled = s.mana(m, h) + manaNow;
  s.setMana(m, h, filled > s.maxMana(m, h) ? s.maxMana(m, h) : filled);
}

function followOrder(m: usize, h: i32, u: i32, tick: i32): void {
  const order = s.order(m, h);
  const canWalk = (s.gate(m, u) & ROOTED) == 0;
  if (order == ORDER_WALK) {
    cancelSwing(m, u, tick);
    if (!canWalk) return;
    const x = s.orderX(m, h);
    const z = s.orderZ(m, h);
    const length = norm(x, z);
    face(m, u, x, z, length);
    moveBy(m, u, scaledStep(x, s.pace(m, u), length), scaledStep(z, s.pace(m, u), length));
  } else if (order == ORDER_ATTACK) {
    const target = s.orderTarget(m, h);
    if (!isAimable(m, target, teamOf(u))) {
      cancelSwing(m, u, tick);
      s.setOrder(m, h, ORDER_STAND);
    } else if (isInReach(m, u, target)) {
      if (s.swingAt(m, u) == 0 && tick >= s.nextAttack(m, u)) startSwing(m, u, target, tick);
    } else if (s.swingAt(m, u) == 0 && canWalk) walkToUnit(m, u, target);
  } else if (order == ORDER_RECALL && tick >= s.recallAt(m, h)) {
    const team = teamOf(u);
    putAt(m, u, fineX(team, map.HERO_SPAWN_X), fineZ(team, map.HERO_SPAWN_Z));
    s.setOrder(m, h, ORDER_STAND);
    note(m, n.EVENT_RECALL, u, -1, 0, 0);
  }
}

/** Gold, purchases, return and regeneration: for all heroes before any of them strikes. */
function sustainHero(m: usize, h: i32, tick: i32): void {
  const u = slotOfHero(h);
  if (tick % n.PASSIVE_GOLD_PERIOD == 0 && tick >= n.FIRST_WAVE) earnGold(m, h, 1);
  buyItems(m, h);
  if (s.hp(m, u) <= 0) {
    if (tick >= s.respawnAt(m, h)) respawn(m, h);
  } else {
    if (tick % n.TICKS_PER_SECOND == 0) regenerate(m, h, u, tick);
    const row = s.heroId(m, h);
    if (c.paTrigger(row) == c.ON_ALWAYS && tick % c.paEvery(row) == 0) trigger(m, h, c.ON_ALWAYS, -1, tick);
  }
}

function stepHero(m: usize, h: i32, tick: i32): void {
  const u = slotOfHero(h);
  if (s.place(m, u) == FAR) return;
  if ((s.gate(m, u) & STUNNED) != 0) {
    // [EF1] A stun breaks swings, casts, dashes and recall.
    cancelSwing(m, u, tick);
    s.setCastAt(m, h, 0);
    s.setDashTicks(m, h, 0);
    if (s.order(m, h) == ORDER_RECALL) s.setOrder(m, h, ORDER_STAND);
    return;
  }
  if (s.dashTicks(m, h) > 0) {
    stepDash(m, h, tick);
    return;
  }
  if (s.castAt(m, h) > 0) {
    if (tick >= s.castAt(m, h)) releaseAbility(m, h, tick);
    return;
  }
  landSwing(m, u, tick);
  followOrder(m, h, u, tick);
}

export function stepHeroes(m: usize, tick: i32): void {
  for (let h = 0; h < n.HEROES_TOTAL; h++) sustainHero(m, h, tick);
  for (let h = 0; h < n.HEROES_TOTAL; h++) stepHero(m, h, tick);
}
