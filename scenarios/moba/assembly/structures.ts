// Towers and crystals: whom they shoot at.
import { FAR, nearest, squaredDistance } from '../../kernel/assembly/geometry';
import { cancelSwing, isInReach, landSwing, startSwing } from './attack';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { firstSlot, isHero, slotOfHero } from './units';
import { isAimable } from './vision';

function inReach(m: usize, u: i32, v: i32, team: i32): bool {
  return isAimable(m, v, team) && isInReach(m, u, v);
}

/** The nearest enemy hero in reach, with `provoked` only of those who have just hurt a hero; -1 for none. */
function nearestHero(m: usize, u: i32, team: i32, provoked: bool, tick: i32): i32 {
  let best = -1;
  let bestDistance = i32.MAX_VALUE;
  for (let h = (1 - team) * n.H; h < (2 - team) * n.H; h++) {
    const v = slotOfHero(h);
    if ((provoked && s.aggroUntil(m, h) <= tick) || !inReach(m, u, v, team)) continue;
    const distance = squaredDistance(s.place(m, u), s.place(m, v));
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = v;
  }
  return best;
}

/** [TW1] First the nearest hero that has just hurt a hero, then the present target, then the nearest creep, then the nearest hero. */
function choose(m: usize, u: i32, team: i32, tick: i32): i32 {
  const provoker = nearestHero(m, u, team, true, tick);
  if (provoker >= 0) return provoker;
  const present = s.target(m, u);
  if (present >= 0 && inReach(m, u, present, team)) return present;
  const first = firstSlot(1 - team) + n.FRONT;
  const reach = s.range(m, u) + 40;
  const found = nearest(s.scanAt(m) + ((<usize>first) << 2), n.CREEP_SLOTS, s.place(m, u), reach * reach);
  if (found >= 0) return first + <i32>found;
  return nearestHero(m, u, team, false, tick);
}

export function stepStructures(m: usize, tick: i32): void {
  for (let team = 0; team < 2; team++) {
    for (let i = 0; i < n.STRUCTURES; i++) {
      const u = firstSlot(team) + n.H + i;
      if (s.place(m, u) == FAR) continue;
      landSwing(m, u, tick);
      if (s.swingAt(m, u) != 0) {
        if (s.place(m, s.swingTarget(m, u)) == FAR) cancelSwing(m, u, tick);
        continue;
      }
      const before = s.target(m, u);
      const target = choose(m, u, team, tick);
      s.setTarget(m, u, target);
      if (target != before || target < 0 || !isHero(m, target)) s.setFocus(m, u, 0);
      if (target >= 0 && tick >= s.nextAttack(m, u)) startSwing(m, u, target, tick);
    }
  }
}
