// The observation row of one hero: what its side sees, from its own crystal's view. The only place with f32 arithmetic.
import { FAR, squaredDistance } from '../../kernel/assembly/geometry';
import { isInReach } from './attack';
import { flag, put, share, thousandths } from './feature-values';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { copyList, offer, openList } from './nearest-list';
import { blowOf, writeOffset, writeOthers, writeSelf } from './observe-heroes';
import { copyStructure, writeTail } from './observe-team';
import { observeShots, observeZones } from './observe-threats';
import { nearestCreeps } from './targets';
import { crystalSlot, heroOfSlot, slotOfHero, teamOf, towerSlot } from './units';

const scratch: usize = memory.data(64, 16);

function writeCreep(m: usize, u: i32, team: i32, v: i32, o: usize): void {
  const kind = s.kind(m, v);
  put(o, n.creep_present, 1);
  flag(o, n.creep_melee, kind == n.KIND_MELEE);
  flag(o, n.creep_ranged, kind == n.KIND_RANGED);
  flag(o, n.creep_siege, kind == n.KIND_SIEGE);
  flag(o, n.creep_super, kind == n.KIND_SUPER);
  put(o, n.creep_hp, share(s.hp(m, v), s.maxHp(m, v)));
  put(o, n.creep_hpAmount, thousandths(s.hp(m, v)));
  writeOffset(o, n.creep_dx, s.place(m, v), s.place(m, u), team);
}

function writeCreeps(m: usize, u: i32, team: i32, row: usize, targets: usize, tick: i32): void {
  if (s.place(m, u) == FAR) return;
  nearestCreeps(m, u, team, s.placeAt(m), scratch);
  for (let i = 0; i < n.CREEP_TARGETS; i++) {
    const v = load<i32>(scratch + ((<usize>i) << 2));
    if (v >= 0) writeCreep(m, u, team, v, row + ((<usize>(n.O_allyCreep1 + i * n.N_creep)) << 2));
  }
  for (let i = 0; i < n.CREEP_TARGETS; i++) {
    const v = load<i32>(targets + ((<usize>(n.TARGET_CREEP + i)) << 2));
    if (v < 0) continue;
    const o = row + ((<usize>(n.O_enemyCreep1 + i * n.N_enemyCreep)) << 2);
    writeCreep(m, u, team, v, o);
    flag(o, n.enemyCreep_inMyRange, isInReach(m, u, v));
    flag(o, n.enemyCreep_oneHit, blowOf(m, heroOfSlot(u), u, v, tick) >= s.hp(m, v));
    flag(o, n.enemyCreep_attacksMe, s.target(m, v) == u);
  }
}

function writeStructure(m: usize, u: i32, team: i32, v: i32, o: usize): void {
  if (s.hp(m, v) <= 0) return;
  copyStructure(v, team, o);
  const here = s.place(m, u);
  if (here == FAR) return;
  const place = s.place(m, v);
  const reach = s.range(m, v) + 40;
  writeOffset(o, n.structure_dx, place, here, team);
  flag(o, n.structure_reachesMe, squaredDistance(place, here) <= reach * reach);
  flag(o, n.structure_attacksMe, s.target(m, v) == u);
}

function writeMonsters(m: usize, u: i32, team: i32, row: usize, targets: usize): void {
  if (s.place(m, u) == FAR) return;
  for (let i = 0; i < n.MONSTER_TARGETS; i++) {
    const v = load<i32>(targets + ((<usize>(n.TARGET_MONSTER + i)) << 2));
    if (v < 0) return;
    const o = row + ((<usize>(n.FIRST_monster + i * n.N_monster)) << 2);
    put(o, n.monster_visible, 1);
    put(o, n.monster_hp, share(s.hp(m, v), s.maxHp(m, v)));
    writeOffset(o, n.monster_dx, s.place(m, v), s.place(m, u), team);
    flag(o, n.monster_attacksMe, s.target(m, v) == u);
  }
}

/** The towers of a side that stand, nearest to the hero first; where the hero is gone, in the map's order. */
function writeTowers(m: usize, u: i32, team: i32, side: i32, first: i32, row: usize): void {
  openList(n.SEEN_TOWERS);
  const here = s.place(m, u);
  for (let i = 0; i < n.STRUCTURES - 1; i++) {
    const v = towerSlot(side) + i;
    if (s.hp(m, v) > 0) offer(v, here == FAR ? 0 : squaredDistance(here, s.place(m, v)));
  }
  // Written after the list is closed: what follows may open another.
  copyList(scratch);
  for (let i = 0; i < n.SEEN_TOWERS; i++) {
    const v = load<i32>(scratch + ((<usize>i) << 2));
    if (v >= 0) writeStructure(m, u, team, v, row + ((<usize>(first + i * n.N_structure)) << 2));
  }
}

/** Where the blocks of other heroes begin and end. */
const OTHERS_FIRST: i32 = n.H > 1 ? n.FIRST_ally : n.FIRST_enemy;
const OTHERS_END: i32 = n.O_allyCreep1;

/** Writes the observation row of hero `h`; `lookAtMatch` went before, `targets` are the slots behind the target head. */
export function writeObservation(m: usize, h: i32, row: usize, targets: usize): void {
  const u = slotOfHero(h);
  const team = teamOf(u);
  const tick = s.tick(m);
  // A living hero's blocks of others are copied whole, a little beyond their end; only what follows is cleared.
  if (s.place(m, u) == FAR) memory.fill(row, 0, (<usize>OTHERS_END) << 2);
  else memory.fill(row, 0, (<usize>OTHERS_FIRST) << 2);
  writeOthers(m, h, u, team, row, tick);
  memory.fill(row + ((<usize>OTHERS_END) << 2), 0, (<usize>(n.O_match - OTHERS_END)) << 2);
  writeSelf(m, h, u, team, row + ((<usize>n.O_self) << 2), tick);
  writeCreeps(m, u, team, row, targets, tick);
  writeTowers(m, u, team, team, n.FIRST_allyTower, row);
  writeStructure(m, u, team, crystalSlot(team), row + ((<usize>n.O_allyCrystal) << 2));
  writeTowers(m, u, team, 1 - team, n.FIRST_enemyTower, row);
  writeStructure(m, u, team, crystalSlot(1 - team), row + ((<usize>n.O_enemyCrystal) << 2));
  writeMonsters(m, u, team, row, targets);
  observeShots(m, u, team, row);
  observeZones(m, u, team, row, tick);
  writeTail(m, u, team, row);
}
