// The observation row of one hero: what its side sees, from its own crystal's view. The only place with f32 arithmetic.
import { FAR, countWithin, packedX, packedZ, squareRoot, squaredDistance } from '../../kernel/assembly/geometry';
import { isUsable } from './abilities';
import { nearestCreeps } from './targets';
import { isInReach } from './attack';
import { hasBoon } from './boons';
import { mitigate } from './combat';
import { clamp, flag, offsetOf, put, quarters, share, thousandths } from './feature-values';
import * as c from './gen/content';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { experienceToNext } from './growth';
import { ORDER_RECALL } from './heroes';
import { copyList, offer, openList } from './nearest-list';
import { siegeOf, writeTail } from './observe-team';
import { observeShots, observeZones } from './observe-threats';
import { crystalSlot, firstSlot, heroOfSlot, isSheltered, slotOfHero, teamOf, towerSlot } from './units';

const NEAR_CM: i32 = 800;
const scratch: usize = memory.data(64, 16);

function writeOffset(row: usize, index: i32, place: i32, from: i32, team: i32): void {
  put(row, index, offsetOf(packedX(place) - packedX(from), team));
  put(row, index + 1, offsetOf(packedZ(place) - packedZ(from), team));
  put(row, index + 2, clamp(<f32>squareRoot(squaredDistance(place, from)) / 1000, 0, 16));
}

function cmPerSecond(fine: i32): i32 {
  return (fine * n.TICKS_PER_SECOND) >> 8;
}

/** Attack with might as it stands. */
function effectiveAttack(m: usize, h: i32, u: i32, tick: i32): i32 {
  const pct = s.attackBuffUntil(m, h) > tick ? s.attackBuffPct(m, h) : 0;
  return (s.attack(m, u) * (100 + pct)) / 100;
}

/** The ten values of STATS. */
function writeStats(m: usize, h: i32, u: i32, at: usize, tick: i32): void {
  put(at, 0, share(s.hp(m, u), s.maxHp(m, u)));
  put(at, 1, thousandths(s.hp(m, u)));
  put(at, 2, thousandths(s.maxHp(m, u)));
  put(at, 3, share(s.mana(m, h), s.maxMana(m, h)));
  put(at, 4, thousandths(effectiveAttack(m, h, u, tick)));
  put(at, 5, thousandths(s.power(m, h)));
  put(at, 6, thousandths(s.armor(m, u)));
  put(at, 7, thousandths(s.resist(m, u)));
  put(at, 8, thousandths(cmPerSecond(s.pace(m, u))));
  put(at, 9, thousandths(s.range(m, u)));
}

/** The seven values of STATUS. */
function writeStatus(m: usize, u: i32, at: usize, tick: i32): void {
  flag(at, 0, s.stunUntil(m, u) > tick + 1);
  flag(at, 1, s.rootUntil(m, u) > tick + 1);
  flag(at, 2, s.silenceUntil(m, u) > tick + 1);
  flag(at, 3, s.slowUntil(m, u) > tick + 1);
  flag(at, 4, s.hasteUntil(m, u) > tick + 1);
  flag(at, 5, s.burnUntil(m, u) > tick);
  put(at, 6, s.shieldUntil(m, u) > tick ? thousandths(s.shield(m, u)) : 0);
}

function writeFacing(m: usize, u: i32, at: usize, team: i32): void {
  // Turned as integers: a negative zero would tell the sides apart.
  put(at, 0, <f32>(team == 0 ? s.dirX(m, u) : -s.dirX(m, u)) / 1024);
  put(at, 1, <f32>(team == 0 ? s.dirZ(m, u) : -s.dirZ(m, u)) / 1024);
}

function waiting(m: usize, h: i32, slot: i32, tick: i32): f32 {
  return share(s.abilityReady(m, h * 6 + slot) - tick, s.abilityCooldown(m, h * 6 + slot));
}

/** Does a structure or a shot of one hold the hero in its sights? */
function isUnderTowerFire(m: usize, u: i32, enemy: i32): bool {
  for (let i = 0; i < n.STRUCTURES; i++) {
    const v = firstSlot(enemy) + n.H + i;
    if (s.hp(m, v) > 0 && s.target(m, v) == u) return true;
  }
  return false;
}

function writeSelf(m: usize, h: i32, u: i32, team: i32, row: usize, tick: i32): void {
  const o = row + ((<usize>n.O_self) << 2);
  const isAlive = s.hp(m, u) > 0;
  flag(o, n.self_alive, isAlive);
  put(o, n.self_level, share(s.level(m, h), n.MAX_LEVEL));
  put(o, n.self_experience, share(s.experience(m, h), experienceToNext(s.level(m, h))));
  put(o, n.self_gold, thousandths(s.gold(m, h)));
  put(o, n.FIRST_HERO_self + s.heroId(m, h), 1);
  put(o, n.FIRST_SUMMONER_self + s.summoner(m, h), 1);
  for (let slot = 0; slot < 3; slot++) {
    const at = n.self_skill1Level + 3 * slot;
    put(o, at, share(s.abilityLevel(m, h * 6 + slot), 6));
    put(o, at + 1, waiting(m, h, slot, tick));
    flag(o, at + 2, isAlive && isUsable(m, h, slot));
  }
  put(o, n.self_healCooldown, waiting(m, h, 3, tick));
  put(o, n.self_summonerCooldown, waiting(m, h, 4, tick));
  put(o, n.self_itemCooldown, waiting(m, h, 5, tick));
  if (!isAlive) {
    put(o, n.self_respawn, share(s.respawnAt(m, h) - tick, 60 * n.TICKS_PER_SECOND));
    return;
  }
  const place = s.place(m, u);
  const x = packedX(place);
  const z = packedZ(place);
  put(o, n.self_x, clamp(<f32>(team == 0 ? x : map.MAP_WIDTH_CM - x) / 1000, -16, 16));
  put(o, n.self_z, clamp(<f32>(team == 0 ? z : map.MAP_HEIGHT_CM - z) / 1000, -16, 16));
  writeStats(m, h, u, o + ((<usize>n.self_hp) << 2), tick);
  flag(o, n.self_attackReady, s.nextAttack(m, u) <= tick + 1 && s.swingAt(m, u) == 0);
  put(o, n.self_attackWait, share(s.nextAttack(m, u) - tick, s.attackPeriod(m, u)));
  flag(o, n.self_swinging, s.swingAt(m, u) != 0);
  flag(o, n.self_casting, s.castAt(m, h) > 0);
  flag(o, n.self_dashing, s.dashTicks(m, h) > 0);
  if (s.order(m, h) == ORDER_RECALL) {
    put(o, n.self_recalling, share(n.RECALL_TICKS + 1 - (s.recallAt(m, h) - tick), n.RECALL_TICKS + 1));
  }
  flag(o, n.self_empowered, s.empowerUntil(m, h) > tick);
  flag(o, n.self_might, s.attackBuffUntil(m, h) > tick);
  flag(o, n.self_rapid, s.rapidUntil(m, h) > tick);
  flag(o, n.self_warded, s.wardedUntil(m, h) > tick);
  flag(o, n.self_boon, hasBoon(m, h, tick));
  writeStatus(m, u, o + ((<usize>n.self_stunned) << 2), tick);
  flag(o, n.self_inBrush, s.brush(m, u) != 0);
  writeFacing(m, u, o + ((<usize>n.self_facingX) << 2), team);
  flag(o, n.self_underTowerFire, isUnderTowerFire(m, u, 1 - team));
  flag(o, n.self_aggro, s.aggroUntil(m, h) > tick);
}

/** Another hero of either side. [OB2] Of an enemy hero out of sight: its hero, whether it lives, when it returns, and where it was last seen. */
function writeOther(m: usize, u: i32, team: i32, e: i32, o: usize, tick: i32): void {
  const v = slotOfHero(e);
  const here = s.place(m, u);
  const isAlive = s.hp(m, v) > 0;
  if (n.IS_TEAM != 0) put(o, n.FIRST_ROLE_enemy + c.heRole(s.heroId(m, e)), 1);
  else put(o, n.FIRST_HERO_enemy + s.heroId(m, e), 1);
  flag(o, n.enemy_alive, isAlive);
  put(o, n.enemy_level, share(teamOf(v) == team ? s.level(m, e) : s.lastSeenLevel(m, e), n.MAX_LEVEL));
  if (!isAlive) put(o, n.enemy_respawn, share(s.respawnAt(m, e) - tick, 60 * n.TICKS_PER_SECOND));
  if (here == FAR) return;
  const isAlly = teamOf(v) == team;
  // Where the other side last saw an ally is not for its own to know: they know where it is.
  if (!isAlly) {
    put(o, n.enemy_lastSeenDx, offsetOf(s.lastSeenX(m, e) - packedX(here), team));
    put(o, n.enemy_lastSeenDz, offsetOf(s.lastSeenZ(m, e) - packedZ(here), team));
    put(o, n.enemy_lastSeenAgo, share(tick - s.lastSeenTick(m, e), 20 * n.TICKS_PER_SECOND));
  }
  if (!isAlive || s.place(m, v) == FAR || (!isAlly && (s.seenBy(m, v) & (1 << team)) == 0)) return;
  flag(o, n.enemy_visible, true);
  writeOffset(o, n.enemy_dx, s.place(m, v), here, team);
  writeStats(m, e, v, o + ((<usize>n.enemy_hp) << 2), tick);
  flag(o, n.enemy_swinging, s.swingAt(m, v) != 0);
  flag(o, n.enemy_casting, s.castAt(m, e) > 0);
  flag(o, n.enemy_dashing, s.dashTicks(m, e) > 0);
  flag(o, n.enemy_recalling, s.order(m, e) == ORDER_RECALL);
  flag(o, n.enemy_might, s.attackBuffUntil(m, e) > tick);
  flag(o, n.enemy_rapid, s.rapidUntil(m, e) > tick);
  flag(o, n.enemy_warded, s.wardedUntil(m, e) > tick);
  writeStatus(m, v, o + ((<usize>n.enemy_stunned) << 2), tick);
  flag(o, n.enemy_inBrush, s.brush(m, v) != 0);
  writeFacing(m, v, o + ((<usize>n.enemy_facingX) << 2), team);
  flag(o, n.enemy_inMyRange, isInReach(m, u, v));
  flag(o, n.enemy_meInItsRange, isInReach(m, v, u));
  flag(o, n.enemy_attacksMe, s.swingAt(m, v) != 0 && s.swingTarget(m, v) == u);
  const blow = max(mitigate(effectiveAttack(m, heroOfSlot(u), u, tick), s.armor(m, v)), 1);
  put(o, n.enemy_myAttacksToKill, quarters((s.hp(m, v) + blow - 1) / blow));
}

/** The other heroes of the side in order, then the enemies. */
function writeOthers(m: usize, h: i32, u: i32, team: i32, row: usize, tick: i32): void {
  let at = row + ((<usize>n.FIRST_ally) << 2);
  for (let k = team * n.H; k < (team + 1) * n.H; k++) {
    if (k == h) continue;
    writeOther(m, u, team, k, at, tick);
    at += (<usize>n.N_enemy) << 2;
  }
  at = row + ((<usize>n.FIRST_enemy) << 2);
  for (let k = (1 - team) * n.H; k < (2 - team) * n.H; k++) {
    writeOther(m, u, team, k, at, tick);
    at += (<usize>n.N_enemy) << 2;
  }
}

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
    flag(o, n.enemyCreep_oneHit, mitigate(effectiveAttack(m, heroOfSlot(u), u, tick), s.armor(m, v)) >= s.hp(m, v));
    flag(o, n.enemyCreep_attacksMe, s.target(m, v) == u);
  }
}

function writeStructure(m: usize, u: i32, team: i32, v: i32, o: usize): void {
  if (s.hp(m, v) <= 0) return;
  const own = teamOf(v);
  const place = s.place(m, v);
  put(o, n.structure_alive, 1);
  put(o, n.structure_hp, share(s.hp(m, v), s.maxHp(m, v)));
  flag(o, n.structure_open, !isSheltered(m, v));
  const reach = s.range(m, v) + 40;
  put(o, n.structure_creepsNear, siegeOf(own, v - towerSlot(own), team));
  if (s.place(m, u) == FAR) return;
  writeOffset(o, n.structure_dx, place, s.place(m, u), team);
  flag(o, n.structure_reachesMe, squaredDistance(place, s.place(m, u)) <= reach * reach);
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

/** Writes the observation row of hero `h`; `lookAtMatch` went before, `targets` are the slots behind the target head. */
export function writeObservation(m: usize, h: i32, row: usize, targets: usize): void {
  memory.fill(row, 0, (<usize>n.OBSERVATION_SIZE) << 2);
  const u = slotOfHero(h);
  const team = teamOf(u);
  const tick = s.tick(m);
  writeSelf(m, h, u, team, row, tick);
  writeOthers(m, h, u, team, row, tick);
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
