// Basic attacks of every unit: a swing that takes a moment, then a blow or a shot.
import { FAR, norm, packedX, packedZ, squaredDistance } from '../../kernel/assembly/geometry';
import { nextBelow } from '../../kernel/assembly/prng';
import { markByBoons } from './boons';
import { mightPct, rapidPct } from './buffs';
import { applyEffect } from './effects';
import { heal, strike } from './combat';
import * as c from './gen/content';
import { note } from './events';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { trigger } from './passives';
import { launchShot } from './projectiles';
import { face, heroOfSlot, isCreep, isHero, isStructure, teamOf } from './units';

/** [CB3] Attack range counts from edge to edge: structures are wider than others. */
export function reachOf(m: usize, u: i32, target: i32): i32 {
  return s.range(m, u) + (isStructure(m, target) ? 120 : 40);
}

export function isInReach(m: usize, u: i32, target: i32): bool {
  const reach = reachOf(m, u, target);
  return squaredDistance(s.place(m, u), s.place(m, target)) <= reach * reach;
}

/** Attack with might, as it counts in this tick. */
export function attackNow(m: usize, u: i32): i32 {
  const attack = s.attack(m, u);
  return isHero(m, u) ? (attack * (100 + mightPct(heroOfSlot(u)))) / 100 : attack;
}

/** [CB4] Starts a swing: it lands after 30 % of the attack period. */
export function startSwing(m: usize, u: i32, target: i32, tick: i32): void {
  let period = s.attackPeriod(m, u);
  if (isHero(m, u)) period = (period * 100) / (100 + rapidPct(heroOfSlot(u)));
  if (period < 6) period = 6;
  s.setSwingAt(m, u, tick + (period * 3) / 10);
  s.setSwingTarget(m, u, target);
  s.setNextAttack(m, u, tick + period);
  faceSlot(m, u, target);
  note(m, n.EVENT_SWING, u, target, 0, 0);
}

export function faceSlot(m: usize, u: i32, target: i32): void {
  const dx = packedX(s.place(m, target)) - packedX(s.place(m, u));
  const dz = packedZ(s.place(m, target)) - packedZ(s.place(m, u));
  face(m, u, dx, dz, norm(dx, dz));
}

/** [CB5] A swing that is broken off before it lands costs nothing. */
export function cancelSwing(m: usize, u: i32, tick: i32): void {
  if (s.swingAt(m, u) == 0) return;
  s.setSwingAt(m, u, 0);
  s.setNextAttack(m, u, tick);
}

/** Damage of a basic attack before armor, by who hits whom. */
function blow(m: usize, u: i32, target: i32): i32 {
  let damage = attackNow(m, u);
  const kind = s.kind(m, u);
  if (isCreep(m, u)) {
    if (isStructure(m, target)) {
      damage = (damage * (kind >= n.KIND_SIEGE ? n.SIEGE_VS_STRUCTURE_PCT : n.CREEP_VS_STRUCTURE_PCT)) / 100;
    } else if (isHero(m, target)) damage = (damage * n.CREEP_VS_HERO_PCT) / 100;
  } else if (isStructure(m, u)) {
    if (isHero(m, target)) {
      // [TW2] Shots in a row at one hero grow.
      damage = (damage * (100 + n.TOWER_RAMP_PCT * s.focus(m, u))) / 100;
      if (s.focus(m, u) < n.TOWER_RAMP_MAX) s.setFocus(m, u, s.focus(m, u) + 1);
    } else {
      s.setFocus(m, u, 0);
      damage = (damage * n.TOWER_VS_CREEP_PCT) / 100;
    }
  }
  return damage;
}

function shotSpeed(m: usize, u: i32): i32 {
  const kind = s.kind(m, u);
  if (kind == n.KIND_HERO) return c.heShotSpeed(s.heroId(m, heroOfSlot(u)));
  if (isCreep(m, u)) return c.crShot(kind - n.KIND_MELEE);
  if (isStructure(m, u)) return ((n.STRUCTURE_SHOT_CM_PER_SECOND * 256) / n.TICKS_PER_SECOND / 2) * 2;
  return 0;
}

/** Lands a swing whose moment has come. */
export function landSwing(m: usize, u: i32, tick: i32): void {
  if (s.swingAt(m, u) == 0 || tick < s.swingAt(m, u)) return;
  const target = s.swingTarget(m, u);
  s.setSwingAt(m, u, 0);
  if (target < 0 || s.place(m, target) == FAR) {
    s.setNextAttack(m, u, tick);
    return;
  }
  let damage = blow(m, u, target);
  let critical = 0;
  let empower = -1;
  let level = 1;
  if (isHero(m, u)) {
    const h = heroOfSlot(u);
    const stream = teamOf(u) == 0 ? s.streamTeam0At(m) : s.streamTeam1At(m);
    if (s.critPct(m, h) > 0 && !isStructure(m, target) && nextBelow(stream, 100) < s.critPct(m, h)) {
      damage = (damage * n.CRIT_PCT) / 100;
      critical = 1;
    }
    if (s.empowerUntil(m, h) > tick && !isStructure(m, target)) {
      empower = s.empowerEffect(m, h);
      level = s.empowerLevel(m, h);
      s.setEmpowerUntil(m, h, 0);
    }
    s.setRevealUntil(m, u, tick + n.REVEAL_TICKS);
  }
  const speed = shotSpeed(m, u);
  if (speed > 0) launchShot(m, u, target, speed, damage, critical, empower, level);
  else hitWithAttack(m, u, target, damage, empower, level, tick);
}

/** A basic attack reaches its target. */
export function hitWithAttack(m: usize, u: i32, target: i32, damage: i32, empower: i32, level: i32, tick: i32): void {
  strike(m, u, target, damage, c.DAMAGE_PHYSICAL, -1, tick);
  if (isHero(m, u)) {
    const lifesteal = s.lifestealPct(m, heroOfSlot(u));
    if (lifesteal > 0 && !isStructure(m, target)) heal(m, u, u, (damage * lifesteal) / 100);
    if (empower >= 0) applyEffect(m, u, target, empower, level, -1, tick);
    if (!isStructure(m, target)) {
      markByBoons(m, heroOfSlot(u), u, target, tick);
      trigger(m, heroOfSlot(u), c.ON_ATTACKHIT, target, tick);
    }
  }
}
