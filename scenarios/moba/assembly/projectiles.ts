// Shots in flight: homing ones that always arrive, and skillshots that hit what they meet.
import { FAR, norm, pack, packedX, packedZ, scaledStep, squaredDistance, toCm } from '../../kernel/assembly/geometry';
import { hitWithAttack } from './attack';
import { isHittable } from './combat';
import { applyEffects } from './effects';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { addUnit, clearSet, hasUnit, setAt } from './sets';
import { isStructure, teamOf } from './units';

const BODY_CM: i32 = 40;

/** Each side has half of the slots, so that neither takes the other's. */
function freeShot(m: usize, team: i32): i32 {
  const half = n.SHOTS / 2;
  for (let p = team * half; p < (team + 1) * half; p++) if (s.shotTicks(m, p) == 0) return p;
  return -1;
}

function openShot(m: usize, source: i32, target: i32, ability: i32, level: i32, ticks: i32): i32 {
  const p = freeShot(m, teamOf(source));
  if (p < 0) return -1;
  s.setShotX(m, p, s.x(m, source));
  s.setShotZ(m, p, s.z(m, source));
  s.setShotVx(m, p, 0);
  s.setShotVz(m, p, 0);
  clearSet(setAt(s.shotHitsAt(m), p));
  s.setShotDamage(m, p, 0);
  s.setShotTicks(m, p, ticks);
  s.setShotAbility(m, p, ability);
  s.setShotLevel(m, p, level);
  s.setShotSource(m, p, source);
  s.setShotTarget(m, p, target);
  s.setShotEmpower(m, p, -1);
  s.setShotTeam(m, p, teamOf(source));
  s.setShotCritical(m, p, 0);
  return p;
}

/** A basic attack leaves. Where every shot slot of the side is taken, it arrives at once. */
export function launchShot(
  m: usize,
  u: i32,
  target: i32,
  speed: i32,
  damage: i32,
  critical: i32,
  empower: i32,
  level: i32,
): void {
  const p = openShot(m, u, target, -1, level, 60);
  if (p < 0) {
    hitWithAttack(m, u, target, damage, empower, level, s.tick(m));
    return;
  }
  s.setShotDamage(m, p, damage);
  s.setShotVx(m, p, speed);
  s.setShotEmpower(m, p, empower);
  s.setShotCritical(m, p, critical);
}

export function launchHomingSkill(m: usize, source: i32, target: i32, ability: i32, level: i32): void {
  const p = openShot(m, source, target, ability, level, 60);
  if (p >= 0) s.setShotVx(m, p, c.abSpeed(ability));
}

/** A skillshot along (dx, dz), which need not be normalised. */
export function launchSkillshot(m: usize, source: i32, ability: i32, level: i32, dx: i32, dz: i32): void {
  const speed = c.abSpeed(ability);
  const p = openShot(m, source, -1, ability, level, ((c.abRange(ability) << 8) + speed - 1) / speed);
  if (p < 0) return;
  const length = norm(dx, dz);
  s.setShotVx(m, p, scaledStep(dx, speed, length));
  s.setShotVz(m, p, scaledStep(dz, speed, length));
}

/** A homing shot keeps its speed in `shotVx`; it arrives when the rest of the way is shorter than a tick's. */
function stepHoming(m: usize, p: i32, tick: i32): void {
  const target = s.shotTarget(m, p);
  if (s.place(m, target) == FAR) {
    s.setShotTicks(m, p, 0);
    return;
  }
  const dx = (packedX(s.place(m, target)) - toCm(s.shotX(m, p))) << 8;
  const dz = (packedZ(s.place(m, target)) - toCm(s.shotZ(m, p))) << 8;
  const length = norm(dx, dz);
  const speed = s.shotVx(m, p);
  if (length <= <f64>(speed + (BODY_CM << 8)) || s.shotTicks(m, p) == 1) {
    s.setShotTicks(m, p, 0);
    const ability = s.shotAbility(m, p);
    const source = s.shotSource(m, p);
    const level = s.shotLevel(m, p);
    if (ability < 0) hitWithAttack(m, source, target, s.shotDamage(m, p), s.shotEmpower(m, p), level, tick);
    else applyEffects(m, source, target, c.abHitFirst(ability), c.abHitCount(ability), level, ability, tick);
    return;
  }
  s.setShotX(m, p, s.shotX(m, p) + scaledStep(dx, speed, length));
  s.setShotZ(m, p, s.shotZ(m, p) + scaledStep(dz, speed, length));
  s.setShotTicks(m, p, s.shotTicks(m, p) - 1);
}

function stepSkillshot(m: usize, p: i32, tick: i32): void {
  const before = pack(toCm(s.shotX(m, p)), toCm(s.shotZ(m, p)));
  s.setShotX(m, p, s.shotX(m, p) + s.shotVx(m, p));
  s.setShotZ(m, p, s.shotZ(m, p) + s.shotVz(m, p));
  const after = pack(toCm(s.shotX(m, p)), toCm(s.shotZ(m, p)));
  const ability = s.shotAbility(m, p);
  const team = s.shotTeam(m, p);
  const reach = c.abRadius(ability) + BODY_CM;
  const pierces = c.abPierces(ability) != 0;
  const hits = setAt(s.shotHitsAt(m), p);
  let nearest = -1;
  let nearestDistance = i32.MAX_VALUE;
  for (let u = 0; u < n.UNITS; u++) {
    if (!isHittable(m, u, team) || isStructure(m, u)) continue;
    if (squaredDistance(s.place(m, u), after) > reach * reach || hasUnit(hits, u)) continue;
    if (pierces) {
      addUnit(hits, u);
      hitWithSkill(m, p, u, ability, tick);
    } else {
      const distance = squaredDistance(s.place(m, u), before);
      if (distance < nearestDistance) {
        nearestDistance = distance;
        nearest = u;
      }
    }
  }
  s.setShotTicks(m, p, s.shotTicks(m, p) - 1);
  if (nearest >= 0) {
    hitWithSkill(m, p, nearest, ability, tick);
    s.setShotTicks(m, p, 0);
  }
}

function hitWithSkill(m: usize, p: i32, target: i32, ability: i32, tick: i32): void {
  applyEffects(
    m,
    s.shotSource(m, p),
    target,
    c.abHitFirst(ability),
    c.abHitCount(ability),
    s.shotLevel(m, p),
    ability,
    tick,
  );
}

export function stepProjectiles(m: usize, tick: i32): void {
  for (let p = 0; p < n.SHOTS; p++) {
    if (s.shotTicks(m, p) == 0) continue;
    if (s.shotTarget(m, p) >= 0) stepHoming(m, p, tick);
    else stepSkillshot(m, p, tick);
  }
}
