// Using an ability: what it costs, whom it may aim at, how it is delivered.
import { norm, pack, packedX, packedZ, scaledStep, squaredDistance, toCm } from '../../kernel/assembly/geometry';
import { cancelSwing } from './attack';
import { boonHastenPct } from './boons';
import { applyEffects } from './effects';
import { note } from './events';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { launchHomingSkill, launchSkillshot } from './projectiles';
import { applyToAllies } from './passives';
import { clearSet, setAt } from './sets';
import { face, isCreep, isHero, moveBy, slotOfHero, teamOf, tileAt } from './units';
import { isAimable } from './vision';
import { openZone, strikeAround } from './zones';

/** Ability of hero `h` in slot 0-2 skills, 3 heal, 4 summoner, 5 item; -1 where there is none. */
export function abilityIn(m: usize, h: i32, slot: i32): i32 {
  if (slot < 3) return s.heroId(m, h) * 3 + slot;
  if (slot == 3) return c.ABILITY_HEAL;
  if (slot == 4) return c.ABILITY_SUMMONER + s.summoner(m, h);
  return s.itemAbility(m, h);
}

export function manaCost(m: usize, h: i32, slot: i32): i32 {
  const ability = abilityIn(m, h, slot);
  return c.abMana(ability) + c.abManaPerLevel(ability) * (s.abilityLevel(m, h * 6 + slot) - 1);
}

/** [AB1] Learned, paid for, ready, and not silenced. */
export function isUsable(m: usize, h: i32, slot: i32): bool {
  const level = s.abilityLevel(m, h * 6 + slot);
  if (level == 0 || abilityIn(m, h, slot) < 0) return false;
  return s.abilityReady(m, h * 6 + slot) <= s.tick(m) && s.mana(m, h) >= manaCost(m, h, slot);
}

/** Does an ability take control effects off its own hero? */
export function endsControl(ability: i32): bool {
  const first = c.abSelfFirst(ability);
  for (let i = 0; i < c.abSelfCount(ability); i++) if (c.efKind(first + i) == c.EFFECT_CLEANSE) return true;
  return false;
}

/** [AB4] May an ability that aims at a unit aim at this one, now? */
export function canAimAt(m: usize, h: i32, ability: i32, target: i32): bool {
  const u = slotOfHero(h);
  if (target < 0 || !isAimable(m, target, teamOf(u))) return false;
  const bits = c.abTargets(ability);
  const isOwn = teamOf(target) == teamOf(u);
  const bit = isOwn
    ? isHero(m, target)
      ? 8
      : 0
    : isHero(m, target)
      ? 1
      : isCreep(m, target)
        ? 2
        : s.kind(m, target) == n.KIND_MONSTER
          ? 4
          : 0;
  if ((bits & bit) == 0) return false;
  const reach = c.abRange(ability) + 40;
  return squaredDistance(s.place(m, u), s.place(m, target)) <= reach * reach;
}

/** [AB2] Starts an ability: pays, starts the cooldown, and after `castTicks` it takes effect. x and z are -15..15. */
export function startAbility(m: usize, h: i32, slot: i32, x: i32, z: i32, target: i32, tick: i32): void {
  const u = slotOfHero(h);
  const ability = abilityIn(m, h, slot);
  const level = s.abilityLevel(m, h * 6 + slot);
  s.setMana(m, h, s.mana(m, h) - manaCost(m, h, slot));
  let cooldown = c.abCooldown(ability) + c.abCooldownPerLevel(ability) * (level - 1);
  // [AB3] Cooldown reduction shortens hero skills only.
  if (slot < 3) {
    const pct = s.hastenPct(m, h) + boonHastenPct(m, h, tick);
    cooldown = (cooldown * (100 - (pct > n.HASTEN_MAX_PCT ? n.HASTEN_MAX_PCT : pct))) / 100;
  }
  s.setAbilityReady(m, h * 6 + slot, tick + cooldown);
  s.setAbilityCooldown(m, h * 6 + slot, cooldown);
  const delivery = c.abDelivery(ability);
  const isAimed =
    delivery == c.BY_SKILLSHOT || delivery == c.BY_AREA || delivery == c.BY_DASH || delivery == c.BY_BLINK;
  s.setCastAbility(m, h, ability);
  s.setCastSlot(m, h, slot);
  s.setCastX(m, h, isAimed ? x : 0);
  s.setCastZ(m, h, isAimed ? z : 0);
  s.setCastTarget(m, h, target);
  s.setRevealUntil(m, u, tick + n.REVEAL_TICKS);
  note(m, n.EVENT_CAST, u, target, slot, ability);
  if (isAimed) face(m, u, x, z, norm(x, z));
  if (c.abCast(ability) > 0) {
    cancelSwing(m, u, tick);
    s.setCastAt(m, h, tick + c.abCast(ability));
  } else releaseAbility(m, h, tick);
}

/** [AB6] A blink goes its full way, or as far as open ground allows. */
function blink(m: usize, u: i32, rangeCm: i32, x: i32, z: i32): void {
  const length = norm(x, z);
  for (let share = 8; share > 0; share--) {
    const reach = (rangeCm << 8) / 8;
    const dx = scaledStep(x, reach * share, length);
    const dz = scaledStep(z, reach * share, length);
    if (tileAt(s.x(m, u) + dx, s.z(m, u) + dz) == 255) continue;
    moveBy(m, u, dx, dz);
    return;
  }
}

/** The spot of an area ability: the offset is (x, z) / 15 of the range along each axis, cut to the range. */
function spotOf(m: usize, u: i32, ability: i32, x: i32, z: i32): i32 {
  const range = c.abRange(ability);
  let dx = (x * range) / 15;
  let dz = (z * range) / 15;
  const length = norm(dx, dz);
  if (length > <f64>range) {
    dx = <i32>((<f64>dx * <f64>range) / length);
    dz = <i32>((<f64>dz * <f64>range) / length);
  }
  let px = packedX(s.place(m, u)) + dx;
  let pz = packedZ(s.place(m, u)) + dz;
  return pack(px, pz);
}

export function releaseAbility(m: usize, h: i32, tick: i32): void {
  const u = slotOfHero(h);
  const ability = s.castAbility(m, h);
  const slot = s.castSlot(m, h);
  const level = s.abilityLevel(m, h * 6 + slot);
  const x = s.castX(m, h);
  const z = s.castZ(m, h);
  const target = s.castTarget(m, h);
  const delivery = c.abDelivery(ability);
  s.setCastAt(m, h, 0);
  applyEffects(m, u, u, c.abSelfFirst(ability), c.abSelfCount(ability), level, ability, tick);
  const radius = c.abAlliesRadius(ability);
  applyToAllies(m, u, c.abAlliesFirst(ability), c.abAlliesCount(ability), radius, level, ability, tick);
  if (delivery == c.BY_UNIT) {
    // [AB5] A target that is gone or hidden when the ability takes effect is missed.
    if (isAimable(m, target, teamOf(u))) {
      applyEffects(m, u, target, c.abHitFirst(ability), c.abHitCount(ability), level, ability, tick);
    }
  } else if (delivery == c.BY_HOMING) {
    if (isAimable(m, target, teamOf(u))) launchHomingSkill(m, u, target, ability, level);
  } else if (delivery == c.BY_SKILLSHOT) launchSkillshot(m, u, ability, level, x, z);
  else if (delivery == c.BY_AREA) openZone(m, u, ability, level, spotOf(m, u, ability, x, z), tick);
  else if (delivery == c.BY_NOVA) {
    strikeAround(m, u, ability, level, s.place(m, u), c.abRadius(ability), 0, tick);
  } else if (delivery == c.BY_DASH) {
    const speed = c.abSpeed(ability);
    const length = norm(x, z);
    s.setDashTicks(m, h, ((c.abRange(ability) << 8) + speed - 1) / speed);
    s.setDashX(m, h, scaledStep(x, speed, length));
    s.setDashZ(m, h, scaledStep(z, speed, length));
    s.setDashAbility(m, h, ability);
    s.setDashLevel(m, h, level);
    clearSet(setAt(s.dashHitsAt(m), h));
    cancelSwing(m, u, tick);
  } else if (delivery == c.BY_BLINK) blink(m, u, c.abRange(ability), x, z);
}

/** [AB7] A dash moves through units, strikes each enemy it passes once, and ends at a wall. */
export function stepDash(m: usize, h: i32, tick: i32): void {
  const u = slotOfHero(h);
  // Two half steps, so that fast dashes neither skip thin walls nor units.
  for (let half = 0; half < 2; half++) {
    const dx = (s.dashX(m, h) / 4) * 2;
    const dz = (s.dashZ(m, h) / 4) * 2;
    if (!moveBy(m, u, dx, dz)) {
      s.setDashTicks(m, h, 0);
      return;
    }
    const ability = s.dashAbility(m, h);
    const here = pack(toCm(s.x(m, u)), toCm(s.z(m, u)));
    const struck = setAt(s.dashHitsAt(m), h);
    strikeAround(m, u, ability, s.dashLevel(m, h), here, c.abRadius(ability), struck, tick);
  }
  s.setDashTicks(m, h, s.dashTicks(m, h) - 1);
}
