// The effect primitives: what abilities do to the units they reach.
import { norm, packedX, packedZ, scaledStep } from '../../kernel/assembly/geometry';
import { attackNow } from './attack';
import { setBurn } from './burns';
import { heal, strike } from './combat';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { heroOfSlot, isHero, isStructure, moveBy, slotOfHero, teamOf } from './units';

function amountOf(m: usize, source: i32, target: i32, effect: i32, level: i32): i32 {
  const h = heroOfSlot(source);
  return (
    c.efBase(effect) +
    c.efPerLevel(effect) * (level - 1) +
    (c.efAttackPct(effect) * attackNow(m, source)) / 100 +
    (c.efPowerPct(effect) * s.power(m, h)) / 100 +
    (c.efMaxHpPct(effect) * s.maxHp(m, target)) / 100 +
    (c.efMissingPct(effect) * (s.maxHp(m, target) - s.hp(m, target))) / 100
  );
}

/** Way of each unit by the pushes of this tick so far, a quarter of it, fine units [x, z]; how many there were. */
const pushes: usize = memory.data(n.UNITS * 8, 16);
let pushCount: i32 = 0;
/** Bit h: hero h has been cleansed in this tick. */
let cleansed: i32 = 0;

/** [EF7] Pushes straight away from the source; what pushes a unit in the same tick adds up. */
function push(m: usize, source: i32, target: i32, distanceCm: i32): void {
  let dx = packedX(s.place(m, target)) - packedX(s.place(m, source));
  const dz = packedZ(s.place(m, target)) - packedZ(s.place(m, source));
  if (dx == 0 && dz == 0) dx = teamOf(source) == 0 ? 1 : -1;
  const length = norm(dx, dz);
  const at = pushes + ((<usize>target) << 3);
  store<i32>(at, load<i32>(at) + scaledStep(dx, distanceCm << 6, length));
  store<i32>(at, load<i32>(at, 4) + scaledStep(dz, distanceCm << 6, length), 4);
  pushCount++;
}

/** Moves who was pushed, up to the first wall, and frees who was cleansed: after all have acted, for all alike. */
export function settleEffects(m: usize): void {
  if (pushCount > 0) {
    for (let u = 0; u < n.UNITS; u++) {
      const at = pushes + ((<usize>u) << 3);
      const dx = load<i32>(at);
      const dz = load<i32>(at, 4);
      if (dx == 0 && dz == 0) continue;
      store<i64>(at, 0);
      for (let i = 0; i < 4; i++) if (!moveBy(m, u, dx, dz)) break;
    }
    pushCount = 0;
  }
  if (cleansed != 0) {
    for (let h = 0; h < n.HEROES_TOTAL; h++) {
      if ((cleansed & (1 << h)) == 0) continue;
      const u = slotOfHero(h);
      s.setStunUntil(m, u, 0);
      s.setRootUntil(m, u, 0);
      s.setSilenceUntil(m, u, 0);
      s.setSlowUntil(m, u, 0);
    }
    cleansed = 0;
  }
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
    strike(m, source, target, amountOf(m, source, target, effect, level), c.efType(effect), ability, tick);
    return;
  }
  if (kind == c.EFFECT_HEAL) {
    heal(m, source, target, amountOf(m, source, target, effect, level));
    return;
  }
  if (kind == c.EFFECT_SHIELD) {
    const amount = amountOf(m, source, target, effect, level);
    // [EF3] The larger shield counts, of equal ones the later; shields do not add up.
    const held = s.shieldUntil(m, target) > tick ? s.shield(m, target) : 0;
    if (amount > held || (amount == held && until > s.shieldUntil(m, target))) {
      s.setShield(m, target, amount);
      s.setShieldUntil(m, target, until);
    }
    return;
  }
  if (isStructure(m, target)) return;
  const pct = c.efBase(effect) + c.efPerLevel(effect) * (level - 1);
  if (kind == c.EFFECT_BURN) {
    setBurn(m, source, target, amountOf(m, source, target, effect, level), until, tick);
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
  else if (isHero(m, target)) applyToHero(m, target, kind, pct, until, tick);
}

/** [EF4] Of two buffs of a kind the stronger counts, and it lasts as long as the later one. */
function applyToHero(m: usize, target: i32, kind: i32, pct: i32, until: i32, tick: i32): void {
  const h = heroOfSlot(target);
  if (kind == c.EFFECT_RAPID) {
    s.setRapidPct(m, h, s.rapidUntil(m, h) > tick ? max(s.rapidPct(m, h), pct) : pct);
    s.setRapidUntil(m, h, max(s.rapidUntil(m, h), until));
  } else if (kind == c.EFFECT_MIGHT) {
    s.setAttackBuffPct(m, h, s.attackBuffUntil(m, h) > tick ? max(s.attackBuffPct(m, h), pct) : pct);
    s.setAttackBuffUntil(m, h, max(s.attackBuffUntil(m, h), until));
  } else if (kind == c.EFFECT_WEAKEN) {
    s.setWeakPct(m, h, s.weakUntil(m, h) > tick ? max(s.weakPct(m, h), pct) : pct);
    s.setWeakUntil(m, h, max(s.weakUntil(m, h), until));
  } else if (kind == c.EFFECT_WARD) {
    s.setWardedPct(m, h, s.wardedUntil(m, h) > tick ? max(s.wardedPct(m, h), pct) : pct);
    s.setWardedUntil(m, h, max(s.wardedUntil(m, h), until));
  } else if (kind == c.EFFECT_CLEANSE) cleansed |= 1 << h;
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
