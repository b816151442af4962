// The hero blocks of observation rows. What a side is told of a hero alike is written once a side, and each row only
// adds what depends on who looks.
import { FAR, packedX, packedZ, squareRoot, squaredDistance } from '../../kernel/assembly/geometry';
import { isUsable } from './abilities';
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
import { firstSlot, heroOfSlot, slotOfHero, teamOf } from './units';

/** Bytes of a stored block, filled up to whole vectors. */
const STRIDE: usize = ((<usize>n.N_enemy + 3) & ~3) << 2;
/** A block for each hero as each side is told of it. */
const blocks: usize = memory.data(2 * n.HEROES_TOTAL * ((n.N_enemy + 3) & ~3) * 4, 16);

function blockOf(viewer: i32, e: i32): usize {
  return blocks + <usize>(viewer * n.HEROES_TOTAL + e) * STRIDE;
}

export function writeOffset(row: usize, index: i32, place: i32, from: i32, team: i32): void {
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

/** What an attack of hero `h` would do to `v` as both stand, before what the target's own buffs take off. */
export function blowOf(m: usize, h: i32, u: i32, v: i32, tick: i32): i32 {
  return (mitigate(effectiveAttack(m, h, u, tick), s.armor(m, v)) * s.dealtPct(m, h)) / 100;
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

/** All that a hero knows of itself, in the view of side `view`; `o` is zeroed. */
export function writeSelf(m: usize, h: i32, u: i32, view: i32, o: usize, tick: i32): void {
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
  for (let goal = 0; goal < n.SHELF; goal++) put(o, n.self_shelf1 + goal, <f32>s.goalPct(m, h * n.SHELF + goal) / 100);
  if (!isAlive) {
    put(o, n.self_respawn, share(s.respawnAt(m, h) - tick, 60 * n.TICKS_PER_SECOND));
    return;
  }
  const place = s.place(m, u);
  const x = packedX(place);
  const z = packedZ(place);
  put(o, n.self_x, clamp(<f32>(view == 0 ? x : map.MAP_WIDTH_CM - x) / 1000, -16, 16));
  put(o, n.self_z, clamp(<f32>(view == 0 ? z : map.MAP_HEIGHT_CM - z) / 1000, -16, 16));
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
  writeFacing(m, u, o + ((<usize>n.self_facingX) << 2), view);
  flag(o, n.self_underTowerFire, isUnderTowerFire(m, u, 1 - teamOf(u)));
  flag(o, n.self_aggro, s.aggroUntil(m, h) > tick);
}

/** What side `viewer` always knows of hero `e`. [OB2] Of an enemy: its hero, whether it lives, when it returns. */
function writeKnown(m: usize, viewer: i32, e: i32, v: i32, o: usize, tick: i32): void {
  const isAlive = s.hp(m, v) > 0;
  if (n.IS_TEAM != 0) put(o, n.FIRST_ROLE_enemy + c.heRole(s.heroId(m, e)), 1);
  else put(o, n.FIRST_HERO_enemy + s.heroId(m, e), 1);
  flag(o, n.enemy_alive, isAlive);
  put(o, n.enemy_level, share(teamOf(v) == viewer ? s.level(m, e) : s.lastSeenLevel(m, e), n.MAX_LEVEL));
  if (!isAlive) put(o, n.enemy_respawn, share(s.respawnAt(m, e) - tick, 60 * n.TICKS_PER_SECOND));
}

/** The block of hero `e` as far as all of side `viewer` are told alike. */
function writeBlock(m: usize, viewer: i32, e: i32, tick: i32): void {
  const o = blockOf(viewer, e);
  const v = slotOfHero(e);
  for (let at: usize = 0; at < STRIDE; at += 16) v128.store(o + at, v128.splat<i32>(0));
  writeKnown(m, viewer, e, v, o, tick);
  const isAlly = teamOf(v) == viewer;
  if (!isAlly) put(o, n.enemy_lastSeenAgo, share(tick - s.lastSeenTick(m, e), 20 * n.TICKS_PER_SECOND));
  if (s.hp(m, v) <= 0 || s.place(m, v) == FAR || (!isAlly && (s.seenBy(m, v) & (1 << viewer)) == 0)) return;
  put(o, n.enemy_visible, 1);
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
  writeFacing(m, v, o + ((<usize>n.enemy_facingX) << 2), viewer);
}

/** Before the rows of a match are written. */
export function lookAtHeroes(m: usize, tick: i32): void {
  for (let viewer = 0; viewer < 2; viewer++) {
    for (let e = 0; e < n.HEROES_TOTAL; e++) writeBlock(m, viewer, e, tick);
  }
}

/** Another hero of either side, as the living hero `u` is told of it. Overwrites up to three values behind the block. */
function writeOther(m: usize, u: i32, team: i32, e: i32, o: usize, tick: i32): void {
  const block = blockOf(team, e);
  for (let at: usize = 0; at < STRIDE; at += 16) v128.store(o + at, v128.load(block + at));
  const v = slotOfHero(e);
  const here = s.place(m, u);
  // Where the other side last saw an ally is not for its own to know: they know where it is.
  if (teamOf(v) != team) {
    put(o, n.enemy_lastSeenDx, offsetOf(s.lastSeenX(m, e) - packedX(here), team));
    put(o, n.enemy_lastSeenDz, offsetOf(s.lastSeenZ(m, e) - packedZ(here), team));
  }
  if (load<f32>(o + ((<usize>n.enemy_visible) << 2)) == 0) return;
  writeOffset(o, n.enemy_dx, s.place(m, v), here, team);
  flag(o, n.enemy_inMyRange, isInReach(m, u, v));
  flag(o, n.enemy_meInItsRange, isInReach(m, v, u));
  flag(o, n.enemy_attacksMe, s.swingAt(m, v) != 0 && s.swingTarget(m, v) == u);
  const blow = max((blowOf(m, heroOfSlot(u), u, v, tick) * s.takenPct(m, e)) / 100, 1);
  put(o, n.enemy_myAttacksToKill, quarters((s.hp(m, v) + blow - 1) / blow));
}

/** The other heroes of the side in order, then the enemies. Their part of the row is zeroed where hero `h` is gone. */
export function writeOthers(m: usize, h: i32, u: i32, team: i32, row: usize, tick: i32): void {
  const isGone = s.place(m, u) == FAR;
  for (let side = 0; side < 2; side++) {
    const first = (side == 0 ? team : 1 - team) * n.H;
    let at = row + ((<usize>(side == 0 ? n.FIRST_ally : n.FIRST_enemy)) << 2);
    for (let k = first; k < first + n.H; k++) {
      if (k == h) continue;
      if (isGone) writeKnown(m, team, k, slotOfHero(k), at, tick);
      else writeOther(m, u, team, k, at, tick);
      at += (<usize>n.N_enemy) << 2;
    }
  }
}
