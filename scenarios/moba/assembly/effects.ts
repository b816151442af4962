// The effect primitives: what abilities do to the units they reach.
import { norm, packedX, packedZ, scaledStep } from '../../kernel/assembly/geometry';
import { effectiveAttack } from './attack';
import { heal, strike } from './combat';
import * as c from './gen/content';
import * as s from './gen/state';
import { heroOfSlot, isHero, isStructure, moveBy, teamOf } from './units';

function amountOf(m: usize, source: i32, target: i32, effect: i32, level: i32, tick: i32): i32 {
  const h = heroOfSlot(source);
  return (
    c.efBase(effect) +
    c.efPerLevel(effect) * (level - 1) +
    (c.efAttackPct(effect) * effectiveAttack(m, source, tick)) / 100 +
    (c.efPowerPct(effect) * s.power(m, h)) / 100 +
    (c.efMaxHpPct(effect) * s.maxHp(m, target)) / 100 +
    (c.efMissingPct(effect) * (s.maxHp(m, target) - s.hp(m, target))) / 100
  );
}

/** [EF7] Pushes straight away from the source, up to the first wall. */
function push(m: usize, source: i32, target: i32, distanceCm: i32): void {
  let dx = packedX(s.place(m, target)) - packedX(s.place(m, source));
  const dz = packedZ(s.place(m, target)) - packedZ(s.place(m, source));
  if (dx == 0 && dz == 0) dx = teamOf(source) == 0 ? 1 : -1;
  const length = norm(dx, dz);
  const stepX = scaledStep(dx, distanceCm << 6, length);
  const stepZ = scaledStep(dz, distanceCm << 6, length);
  for (let i = 0; i < 4; i++) if (!moveBy(m, target, stepX, stepZ)) return;
}

/** Applies one effect of a hero at `source` to `target`. Control does not touch structures. */
export function applyEffect(
  m: usize,
  source: i32,
  target: i32,
  effect: i32,
  level: i32,
  ability: i32,
  tick: i32,
): void {
  if (s.hp(m, target) <= 0) return;
  const kind = c.efKind(effect);
  // [EF2] Lasts for the `efDuration` ticks that follow this one; control works from the next tick's start.
  const until = tick + c.efDuration(effect) + 1;
  if (kind == c.EFFECT_DAMAGE) {
    strike(m, source, target, amountOf(m, source, target, effect, level, tick), c.efType(effect), ability, tick);
    return;
  }
  if (kind == c.EFFECT_HEAL) {
    heal(m, source, target, amountOf(m, source, target, effect, level, tick));
    return;
  }
  if (kind == c.EFFECT_SHIELD) {
    const amount = amountOf(m, source, target, effect, level, tick);
    // [EF3] The larger shield counts; shields do not add up.
    if (s.shieldUntil(m, target) <= tick || s.shield(m, target) < amount) {
      s.setShield(m, target, amount);
      s.setShieldUntil(m, target, until);
    }
    return;
  }
  if (isStructure(m, target)) return;
  const pct = c.efBase(effect) + c.efPerLevel(effect) * (level - 1);
  if (kind == c.EFFECT_BURN) {
    s.setBurnUntil(m, target, until);
    s.setBurnDamage(m, target, amountOf(m, source, target, effect, level, tick));
    s.setBurnSource(m, target, source);
  } else if (kind == c.EFFECT_STUN) {
    if (s.stunUntil(m, target) < until) s.setStunUntil(m, target, until);
  } else if (kind == c.EFFECT_ROOT) {
    if (s.rootUntil(m, target) < until) s.setRootUntil(m, target, until);
  } else if (kind == c.EFFECT_SILENCE) {
    if (s.silenceUntil(m, target) < until) s.setSilenceUntil(m, target, until);
  } else if (kind == c.EFFECT_SLOW) {
    // [EF4] Of two slows the stronger counts; it lasts as long as the later one.
    const current = s.slowUntil(m, target) > tick ? s.slowPct(m, target) : 0;
    s.setSlowPct(m, target, pct > current ? pct : current);
    if (s.slowUntil(m, target) < until) s.setSlowUntil(m, target, until);
  } else if (kind == c.EFFECT_HASTE) {
    const current = s.hasteUntil(m, target) > tick ? s.hastePct(m, target) : 0;
    s.setHastePct(m, target, pct > current ? pct : current);
    if (s.hasteUntil(m, target) < until) s.setHasteUntil(m, target, until);
  } else if (kind == c.EFFECT_PUSH) push(m, source, target, c.efBase(effect));
  else if (isHero(m, target)) applyToHero(m, target, kind, pct, until);
}

function applyToHero(m: usize, target: i32, kind: i32, pct: i32, until: i32): void {
  const h = heroOfSlot(target);
  if (kind == c.EFFECT_RAPID) {
    s.setRapidPct(m, h, pct);
    s.setRapidUntil(m, h, until);
  } else if (kind == c.EFFECT_MIGHT) {
    s.setAttackBuffPct(m, h, pct);
    s.setAttackBuffUntil(m, h, until);
  } else if (kind == c.EFFECT_WEAKEN) {
    s.setWeakPct(m, h, pct);
    s.setWeakUntil(m, h, until);
  } else if (kind == c.EFFECT_WARD) {
    s.setWardedPct(m, h, pct);
    s.setWardedUntil(m, h, until);
  } else if (kind == c.EFFECT_CLEANSE) {
    s.setStunUntil(m, target, 0);
    s.setRootUntil(m, target, 0);
    s.setSilenceUntil(m, target, 0);
    s.setSlowUntil(m, target, 0);
  }
}

/** Applies a list of effects; `empower` keeps the effect behind it for the next basic attack. */
export function applyEffects(
  m: usize,
  source: i32,
  target: i32,
  first: i32,
  count: i32,
  level: i32,
  ability: i32,
  tick: i32,
): void {
  for (let i = first; i < first + count; i++) {
    if (c.efKind(i) == c.EFFECT_EMPOWER && isHero(m, target)) {
      const h = heroOfSlot(target);
      s.setEmpowerUntil(m, h, tick + c.efDuration(i) + 1);
      s.setEmpowerEffect(m, h, i + 1);
      s.setEmpowerLevel(m, h, level);
      i++;
    } else applyEffect(m, source, target, i, level, ability, tick);
  }
}
