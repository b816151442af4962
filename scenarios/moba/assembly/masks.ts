// What is legal: the mask row of a hero, and the verdict on one action, from the same conditions.
import { FAR, squaredDistance } from '../../kernel/assembly/geometry';
import { abilityIn, canAimAt, endsControl, isUsable } from './abilities';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { isOwnChoice, purchase } from './shopping';
import { resolveTarget } from './targets';
import { slotOfHero, teamOf } from './units';

export const HEADS: i32 = 6;

/** Mask row: button 12, moveX 16, moveZ 16, skillX 16, skillZ 16, target [12, TARGETS], then sub-actions [12, 6]. */
const MASK_TARGETS: i32 = 12 + 4 * 16;
const MASK_SUB: i32 = MASK_TARGETS + 12 * n.TARGETS;
export const MASK_SIZE: i32 = MASK_SUB + 12 * HEADS;

/** Which heads take part with a button beside it. */
const AIM_NONE: i32 = 0;
const AIM_WALK: i32 = 1;
const AIM_SPOT: i32 = 2;
const AIM_UNIT: i32 = 3;
/** A goal of the shelf: value i + 1 of the target head is goal i. */
const AIM_GOAL: i32 = 4;

/** Ability slot of a button, -1 for none. */
export function slotOfButton(button: i32): i32 {
  if (button >= n.BUTTON_SKILL1 && button <= n.BUTTON_SKILL3) return button - n.BUTTON_SKILL1;
  if (button == n.BUTTON_HEAL) return 3;
  if (button == n.BUTTON_SUMMONER) return 4;
  return button == n.BUTTON_ITEM ? 5 : -1;
}

/** It depends on the hero's abilities only. */
function aimOf(m: usize, h: i32, button: i32): i32 {
  if (button == n.BUTTON_MOVE) return AIM_WALK;
  if (button == n.BUTTON_ATTACK) return AIM_UNIT;
  if (button == n.BUTTON_BUY) return AIM_GOAL;
  const slot = slotOfButton(button);
  if (slot < 0) return AIM_NONE;
  const ability = abilityIn(m, h, slot);
  if (ability < 0) return AIM_NONE;
  const delivery = c.abDelivery(ability);
  if (delivery == c.BY_UNIT || delivery == c.BY_HOMING) return AIM_UNIT;
  return delivery == c.BY_SELF || delivery == c.BY_NOVA ? AIM_NONE : AIM_SPOT;
}

const BOUND: i32 = 0;
const STUNNED: i32 = 1;
const FREE: i32 = 2;

/** Can the hero act at all? The fallen, those who cast or dash, and the stunned cannot. */
function freedom(m: usize, h: i32, u: i32): i32 {
  if (s.place(m, u) == FAR || s.hp(m, u) <= 0 || s.endReason(m) != 0) return BOUND;
  if (s.castAt(m, h) > 0 || s.dashTicks(m, h) > 0) return BOUND;
  return s.stunUntil(m, u) > s.tick(m) + 1 ? STUNNED : FREE;
}

/** Is the button open but for its target? */
function isOpen(m: usize, h: i32, u: i32, button: i32, free: i32): bool {
  if (button == n.BUTTON_NONE || button == n.BUTTON_NONE2) return true;
  // [IT5] Buying needs nobody's leave but the match's.
  if (button == n.BUTTON_BUY) return s.endReason(m) == 0 && isOwnChoice(m);
  // [AC8] What ends control is there for the stunned.
  if (free == STUNNED) return button == n.BUTTON_SUMMONER && endsControl(abilityIn(m, h, 4)) && isUsable(m, h, 4);
  if (free == BOUND) return false;
  if (button == n.BUTTON_MOVE || button == n.BUTTON_RECALL || button == n.BUTTON_ATTACK) return true;
  const slot = slotOfButton(button);
  if (slot < 0 || (slot < 3 && s.silenceUntil(m, u) > s.tick(m) + 1)) return false;
  return isUsable(m, h, slot);
}

function canAttack(m: usize, u: i32, target: i32): bool {
  if (target < 0 || teamOf(target) == teamOf(u)) return false;
  const reach = s.range(m, u) + n.ATTACK_ORDER_MARGIN_CM;
  return squaredDistance(s.place(m, u), s.place(m, target)) <= reach * reach;
}

function mayTarget(m: usize, h: i32, u: i32, button: i32, target: i32): bool {
  if (button == n.BUTTON_ATTACK) return canAttack(m, u, target);
  return canAimAt(m, h, abilityIn(m, h, slotOfButton(button)), target);
}

/** Writes the mask row of hero `h` as of now; `targets` are the slots behind the target head. */
export function writeMask(m: usize, h: i32, row: usize, targets: usize): void {
  memory.fill(row, 0, MASK_SIZE);
  memory.fill(row + 12, 1, 64);
  const u = slotOfHero(h);
  const free = freedom(m, h, u);
  for (let button = 0; button < 12; button++) {
    const sub = row + <usize>(MASK_SUB + button * HEADS);
    const targetRow = row + <usize>(MASK_TARGETS + button * n.TARGETS);
    const aim = aimOf(m, h, button);
    store<u8>(sub, 1);
    // Buttons that aim at nobody name target 0.
    store<u8>(targetRow, 1);
    if (aim == AIM_WALK) store<u16>(sub, 0x0101, 1);
    else if (aim == AIM_SPOT) store<u16>(sub, 0x0101, 3);
    else if (aim >= AIM_UNIT) store<u8>(sub, 1, 5);
    if (!isOpen(m, h, u, button, free)) continue;
    if (aim < AIM_UNIT) {
      store<u8>(row + <usize>button, 1);
      continue;
    }
    store<u8>(targetRow, 0);
    for (let t = 1; t < n.TARGETS; t++) {
      const isAllowed =
        aim == AIM_GOAL
          ? purchase(m, h, t - 1) >= 0
          : mayTarget(m, h, u, button, load<i32>(targets + ((<usize>t) << 2)));
      if (!isAllowed) continue;
      store<u8>(targetRow + <usize>t, 1);
      store<u8>(row + <usize>button, 1);
    }
  }
}

/** What `judge` says of an illegal action, and of a legal one that aims at nobody. */
export const ILLEGAL: i32 = -2;
export const AT_NOBODY: i32 = -1;

/** [AC2] Legal: the button is, and every head that takes part has a value its mask allows. Returns the slot aimed at, or one of the above. */
export function judge(m: usize, h: i32, action: usize): i32 {
  const button = load<i32>(action);
  if (<u32>button >= 12) return ILLEGAL;
  const u = slotOfHero(h);
  if (!isOpen(m, h, u, button, freedom(m, h, u))) return ILLEGAL;
  const aim = aimOf(m, h, button);
  if (aim == AIM_WALK && (load<u32>(action, 4) >= 16 || load<u32>(action, 8) >= 16)) return ILLEGAL;
  if (aim == AIM_SPOT && (load<u32>(action, 12) >= 16 || load<u32>(action, 16) >= 16)) return ILLEGAL;
  if (aim < AIM_UNIT) return AT_NOBODY;
  const value = load<u32>(action, 20);
  if (value == 0 || value >= <u32>n.TARGETS) return ILLEGAL;
  if (aim == AIM_GOAL) return purchase(m, h, <i32>value - 1) >= 0 ? AT_NOBODY : ILLEGAL;
  const target = resolveTarget(m, h, <i32>value);
  return target >= 0 && mayTarget(m, h, u, button, target) ? target : ILLEGAL;
}
