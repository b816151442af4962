// Whom an agent may aim at: the slots behind the values of the target head.
import { FAR, squaredDistance } from '../../kernel/assembly/geometry';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { copyList, offer, openList } from './nearest-list';
import { firstSlot, isSheltered, slotOfHero, teamOf } from './units';
import { isAimable } from './vision';

/** How far away a creep can still be a target. */
const CREEP_VIEW_CM: i32 = 1500;

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

const scratch: usize = memory.data(n.TARGETS * 4, 16);

/** The slot behind one value of the target head. */
export function resolveTarget(m: usize, h: i32, value: i32): i32 {
  const u = slotOfHero(h);
  const team = teamOf(u);
  if (value >= n.TARGET_ENEMY && value < n.TARGET_ENEMY + n.H) {
    const enemy = slotOfHero((1 - team) * n.H + value - n.TARGET_ENEMY);
    return isAimable(m, enemy, team) ? enemy : -1;
  }
  if (value == n.TARGET_STRUCTURE) return enemyStructure(m, u);
  if (value >= n.TARGET_MONSTER) {
    nearestMonsters(m, u, scratch);
    return load<i32>(scratch + ((<usize>(value - n.TARGET_MONSTER)) << 2));
  }
  if (value >= n.TARGET_CREEP) {
    nearestCreeps(m, u, 1 - team, s.scanAt(m), scratch);
    return load<i32>(scratch + ((<usize>(value - n.TARGET_CREEP)) << 2));
  }
  if (value == n.TARGET_ALLY) return u;
  if (value < n.TARGET_ALLY) return -1;
  const first = team * n.H;
  const others = value - n.TARGET_ALLY - 1;
  const ally = slotOfHero(first + (others < h - first ? others : others + 1));
  return s.place(m, ally) != FAR ? ally : -1;
}
