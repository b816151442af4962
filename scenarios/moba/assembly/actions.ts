// From action heads to orders: who the targets are, what is legal, what an action starts.
import { FAR, squaredDistance } from '../../kernel/assembly/geometry';
import { abilityIn, canAimAt, endsControl, isUsable, startAbility } from './abilities';
import { cancelSwing } from './attack';
import { note } from './events';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';

import { ORDER_ATTACK, ORDER_RECALL, ORDER_STAND, ORDER_WALK } from './heroes';
import { firstSlot, isHero, isSheltered, slotOfHero, teamOf } from './units';
import { copyList, offer, openList } from './nearest-list';
import { isAimable } from './vision';

export const HEADS: i32 = 6;
/** How far away a creep can still be a target. */
const CREEP_VIEW_CM: i32 = 1500;

/** Mask row: button 12, moveX 16, moveZ 16, skillX 16, skillZ 16, target [12, TARGETS], then sub-actions [12, 6]. */
export const MASK_TARGETS: i32 = 12 + 4 * 16;
export const MASK_SUB: i32 = MASK_TARGETS + 12 * n.TARGETS;
export const MASK_SIZE: i32 = MASK_SUB + 12 * HEADS;

const rowScratch: usize = memory.data(MASK_SIZE, 16);
const targetScratch: usize = memory.data(n.TARGETS * 4, 16);

/** The nearest creeps (as many as the target head names) of `team` within sight of hero `u`, nearest first, then by slot; -1 where there are fewer. */
export function nearestCreeps(m: usize, u: i32, team: i32, positions: usize, out: usize): void {
  const first = firstSlot(team) + n.FRONT;
  const from = s.place(m, u);
  openList(n.CREEP_TARGETS);
  for (let v = first; v < first + n.CREEPS_PER_TEAM; v++) {
    const place = load<i32>(positions + ((<usize>v) << 2));
    if (place == FAR) continue;
    const distance = squaredDistance(from, place);
    if (distance <= CREEP_VIEW_CM * CREEP_VIEW_CM) offer(v, distance);
  }
  copyList(out);
}

/** The enemy structure nearest to hero `u` among those that can be hurt, by slot where equally near; -1 for none. */
export function enemyStructure(m: usize, u: i32): i32 {
  const first = firstSlot(1 - teamOf(u)) + n.H;
  let best = -1;
  let bestDistance = i32.MAX_VALUE;
  for (let v = first; v < first + n.STRUCTURES; v++) {
    if (s.place(m, v) == FAR || isSheltered(m, v)) continue;
    const distance = squaredDistance(s.place(m, u), s.place(m, v));
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = v;
  }
  return best;
}

/** The nearest monsters that the hero's side sees, nearest first; -1 where there are fewer. */
export function nearestMonsters(m: usize, u: i32, out: usize): void {
  openList(n.MONSTER_TARGETS);
  for (let i = 0; i < n.MONSTERS; i++) {
    // The own half's camp first, so that equal distances read alike from both sides.
    const v = n.NEUTRAL_FIRST + (i ^ teamOf(u));
    if (isAimable(m, v, teamOf(u))) offer(v, squaredDistance(s.place(m, u), s.place(m, v)));
  }
  copyList(out);
}

/** Slots behind the values of the target head; -1 where there is nobody to aim at. */
export function resolveTargets(m: usize, h: i32, out: usize): void {
  const u = slotOfHero(h);
  const team = teamOf(u);
  store<i32>(out, -1);
  for (let i = 0; i < n.H; i++) {
    const enemy = slotOfHero((1 - team) * n.H + i);
    store<i32>(out + ((<usize>(n.TARGET_ENEMY + i)) << 2), isAimable(m, enemy, team) ? enemy : -1);
  }
  // Oneself first, then the others of the side in order.
  store<i32>(out, u, n.TARGET_ALLY << 2);
  let at = n.TARGET_ALLY + 1;
  for (let k = team * n.H; k < (team + 1) * n.H; k++) {
    if (k == h) continue;
    store<i32>(out + ((<usize>at) << 2), s.place(m, slotOfHero(k)) != FAR ? slotOfHero(k) : -1);
    at++;
  }
  nearestCreeps(m, u, 1 - team, s.scanAt(m), out + (n.TARGET_CREEP << 2));
  store<i32>(out, enemyStructure(m, u), n.TARGET_STRUCTURE << 2);
  nearestMonsters(m, u, out + (n.TARGET_MONSTER << 2));
}

function canAttack(m: usize, u: i32, target: i32): bool {
  if (target < 0 || teamOf(target) == teamOf(u)) return false;
  const reach = s.range(m, u) + n.ATTACK_ORDER_MARGIN_CM;
  return squaredDistance(s.place(m, u), s.place(m, target)) <= reach * reach;
}

function slotOfButton(button: i32): i32 {
  if (button >= n.BUTTON_SKILL1 && button <= n.BUTTON_SKILL3) return button - n.BUTTON_SKILL1;
  if (button == n.BUTTON_HEAL) return 3;
  if (button == n.BUTTON_SUMMONER) return 4;
  return button == n.BUTTON_ITEM ? 5 : -1;
}

function setSub(row: usize, button: i32, head: i32): void {
  store<u8>(row + <usize>(MASK_SUB + button * HEADS + head), 1);
}

/** Which heads take part with each button: it depends on the hero's abilities only. */
function writeSubActions(m: usize, h: i32, row: usize): void {
  for (let button = 0; button < 12; button++) {
    setSub(row, button, 0);
    if (button == n.BUTTON_MOVE) {
      setSub(row, button, 1);
      setSub(row, button, 2);
    } else if (button == n.BUTTON_ATTACK) setSub(row, button, 5);
    const slot = slotOfButton(button);
    if (slot < 0) continue;
    const ability = abilityIn(m, h, slot);
    if (ability < 0) continue;
    const delivery = c.abDelivery(ability);
    if (delivery == c.BY_UNIT || delivery == c.BY_HOMING) setSub(row, button, 5);
    else if (delivery != c.BY_SELF && delivery != c.BY_NOVA) {
      setSub(row, button, 3);
      setSub(row, button, 4);
    }
  }
}

/** Writes the mask row of hero `h` as of now. */
export function writeMask(m: usize, h: i32, row: usize): void {
  memory.fill(row, 0, MASK_SIZE);
  memory.fill(row + 12, 1, 64);
  writeSubActions(m, h, row);
  // Buttons that aim at nobody name target 0.
  for (let button = 0; button < 12; button++) store<u8>(row + <usize>(MASK_TARGETS + button * n.TARGETS), 1);
  store<u8>(row, 1, n.BUTTON_NONE);
  store<u8>(row, 1, n.BUTTON_NONE2);
  const u = slotOfHero(h);
  if (s.place(m, u) == FAR || s.hp(m, u) <= 0 || s.endReason(m) != 0) return;
  if (s.castAt(m, h) > 0 || s.dashTicks(m, h) > 0) return;
  if (s.stunUntil(m, u) > s.tick(m) + 1) {
    // [AC8] What ends control is there for the stunned.
    if (endsControl(abilityIn(m, h, 4)) && isUsable(m, h, 4)) store<u8>(row, 1, n.BUTTON_SUMMONER);
    return;
  }
  store<u8>(row, 1, n.BUTTON_MOVE);
  store<u8>(row, 1, n.BUTTON_RECALL);
  resolveTargets(m, h, targetScratch);
  const attackRow = row + <usize>(MASK_TARGETS + n.BUTTON_ATTACK * n.TARGETS);
  store<u8>(attackRow, 0);
  for (let t = 1; t < n.TARGETS; t++) {
    if (!canAttack(m, u, load<i32>(targetScratch + ((<usize>t) << 2)))) continue;
    store<u8>(attackRow + <usize>t, 1);
    store<u8>(row, 1, n.BUTTON_ATTACK);
  }
  const silenced = s.silenceUntil(m, u) > s.tick(m) + 1;
  for (let button = n.BUTTON_SKILL1; button < 12; button++) {
    const slot = slotOfButton(button);
    if (slot < 0 || (silenced && slot < 3) || !isUsable(m, h, slot)) continue;
    const ability = abilityIn(m, h, slot);
    const delivery = c.abDelivery(ability);
    if (delivery != c.BY_UNIT && delivery != c.BY_HOMING) {
      store<u8>(row + <usize>button, 1);
      continue;
    }
    const targetRow = row + <usize>(MASK_TARGETS + button * n.TARGETS);
    store<u8>(targetRow, 0);
    for (let t = 1; t < n.TARGETS; t++) {
      if (!canAimAt(m, h, ability, load<i32>(targetScratch + ((<usize>t) << 2)))) continue;
      store<u8>(targetRow + <usize>t, 1);
      store<u8>(row + <usize>button, 1);
    }
  }
}

/** [AC2] Legal: the button is, and every head that takes part has a value its mask allows. */
function isLegal(row: usize, action: usize): bool {
  const button = load<i32>(action);
  if (<u32>button >= 12 || load<u8>(row + <usize>button) == 0) return false;
  const sub = row + <usize>(MASK_SUB + button * HEADS);
  for (let head = 1; head < 5; head++) {
    if (load<u8>(sub + <usize>head) != 0 && load<u32>(action + ((<usize>head) << 2)) >= 16) return false;
  }
  if (load<u8>(sub, 5) == 0) return true;
  const target = load<u32>(action, 20);
  return target < <u32>n.TARGETS && load<u8>(row + <usize>(MASK_TARGETS + button * n.TARGETS + target)) != 0;
}

/** The verdicts on all agents' actions of one decision, made before any of them acts. */
const verdicts: usize = memory.data(n.HEROES_TOTAL, 16);
const aims: usize = memory.data(n.HEROES_TOTAL * 4, 16);

/** [AC1] Judges every agent's action on the same state, then lets all act. */
export function takeActions(m: usize, actions: usize): void {
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    const action = actions + <usize>(h * HEADS * 4);
    writeMask(m, h, rowScratch);
    const legal = isLegal(rowScratch, action);
    store<u8>(verdicts + <usize>h, legal ? 1 : 0);
    let aim = -1;
    if (legal && load<u8>(rowScratch + <usize>(MASK_SUB + load<i32>(action) * HEADS + 5)) != 0) {
      resolveTargets(m, h, targetScratch);
      aim = load<i32>(targetScratch + ((<usize>load<i32>(action, 20)) << 2));
    }
    store<i32>(aims + ((<usize>h) << 2), aim);
  }
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    if (load<u8>(verdicts + <usize>h) != 0)
      act(m, h, actions + <usize>(h * HEADS * 4), load<i32>(aims + ((<usize>h) << 2)));
    else {
      // [AC3] An illegal action leaves the order as it was and is counted.
      s.setIllegalActions(m, h, s.illegalActions(m, h) + 1);
      note(m, n.EVENT_ILLEGAL, slotOfHero(h), -1, load<i32>(actions + <usize>(h * HEADS * 4)), 0);
    }
  }
}

/** Head value 0..15 to -15..15 in the agent's own view, turned for side 1. */
function component(value: i32, team: i32): i32 {
  const own = 2 * value - 15;
  return team == 0 ? own : -own;
}

function act(m: usize, h: i32, action: usize, aim: i32): void {
  const u = slotOfHero(h);
  const team = teamOf(u);
  const button = load<i32>(action);
  const tick = s.tick(m);
  if (button == n.BUTTON_NONE2) return;
  if (button == n.BUTTON_NONE) {
    s.setOrder(m, h, ORDER_STAND);
    cancelSwing(m, u, tick);
    return;
  }
  if (button == n.BUTTON_MOVE) {
    s.setOrder(m, h, ORDER_WALK);
    s.setOrderX(m, h, component(load<i32>(action, 4), team));
    s.setOrderZ(m, h, component(load<i32>(action, 8), team));
    return;
  }
  if (button == n.BUTTON_ATTACK) {
    if (s.order(m, h) == ORDER_ATTACK && s.orderTarget(m, h) == aim) return;
    cancelSwing(m, u, tick);
    s.setOrder(m, h, ORDER_ATTACK);
    s.setOrderTarget(m, h, aim);
    return;
  }
  if (button == n.BUTTON_RECALL) {
    // [RC1] A recall under way goes on; it is not started anew.
    if (s.order(m, h) == ORDER_RECALL) return;
    cancelSwing(m, u, tick);
    s.setOrder(m, h, ORDER_RECALL);
    s.setRecallAt(m, h, tick + n.RECALL_TICKS);
    return;
  }
  if (s.order(m, h) == ORDER_RECALL) s.setOrder(m, h, ORDER_STAND);
  const x = component(load<i32>(action, 12), team);
  const z = component(load<i32>(action, 16), team);
  startAbility(m, h, slotOfButton(button), x, z, aim, tick);
}

/** Is `u` a hero standing on the field? */
export function isActive(m: usize, u: i32): bool {
  return isHero(m, u) && s.place(m, u) != FAR;
}
