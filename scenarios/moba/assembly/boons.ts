// What slain monsters leave to heroes for a while: each boon runs on its own, and what they give adds up.
import { setBurn } from './burns';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';

function isActive(m: usize, h: i32, boon: i32, tick: i32): bool {
  return s.boonUntil(m, h * n.BOONS_TOTAL + boon) > tick;
}

export function hasBoon(m: usize, h: i32, tick: i32): bool {
  for (let b = 0; b < n.BOONS_TOTAL; b++) if (isActive(m, h, b, tick)) return true;
  return false;
}

/** Bit b: boon b runs. */
export function boonBits(m: usize, h: i32, tick: i32): i32 {
  let bits = 0;
  for (let b = 0; b < n.BOONS_TOTAL; b++) if (isActive(m, h, b, tick)) bits |= 1 << b;
  return bits;
}

export function grantBoon(m: usize, h: i32, boon: i32, tick: i32): void {
  s.setBoonUntil(m, h * n.BOONS_TOTAL + boon, tick + c.boTicks(boon));
}

export function loseBoons(m: usize, h: i32): void {
  for (let b = 0; b < n.BOONS_TOTAL; b++) s.setBoonUntil(m, h * n.BOONS_TOTAL + b, 0);
}

/** [BO2] Percent added to damage; `atStructure` adds what counts against buildings only. */
export function boonDamagePct(m: usize, h: i32, atStructure: bool, tick: i32): i32 {
  let pct = 0;
  for (let b = 0; b < n.BOONS_TOTAL; b++) {
    if (isActive(m, h, b, tick)) pct += c.boDamagePct(b) + (atStructure ? c.boStructurePct(b) : 0);
  }
  return pct;
}

/** Health restored in 5 seconds. */
export function boonHpRegen(m: usize, h: i32, tick: i32): i32 {
  let sum = 0;
  for (let b = 0; b < n.BOONS_TOTAL; b++) if (isActive(m, h, b, tick)) sum += c.boHpRegen(b);
  return sum;
}

/** Mana restored in 5 seconds. */
export function boonManaRegen(m: usize, h: i32, tick: i32): i32 {
  let sum = 0;
  for (let b = 0; b < n.BOONS_TOTAL; b++) if (isActive(m, h, b, tick)) sum += c.boManaRegen(b);
  return sum;
}

export function boonSpeedPct(m: usize, h: i32, tick: i32): i32 {
  let pct = 0;
  for (let b = 0; b < n.BOONS_TOTAL; b++) if (isActive(m, h, b, tick)) pct += c.boSpeedPct(b);
  return pct;
}

export function boonHastenPct(m: usize, h: i32, tick: i32): i32 {
  let pct = 0;
  for (let b = 0; b < n.BOONS_TOTAL; b++) if (isActive(m, h, b, tick)) pct += c.boHasten(b);
  return pct;
}

export function boonGoldPct(m: usize, h: i32, tick: i32): i32 {
  let pct = 0;
  for (let b = 0; b < n.BOONS_TOTAL; b++) if (isActive(m, h, b, tick)) pct += c.boGoldPct(b);
  return pct;
}

/** [BO3] A basic attack slows and burns its target where a boon of the attacker says so; the strongest counts. */
export function markByBoons(m: usize, h: i32, source: i32, target: i32, tick: i32): void {
  for (let b = 0; b < n.BOONS_TOTAL; b++) {
    if (!isActive(m, h, b, tick)) continue;
    const slow = c.boSlowPct(b);
    if (slow > 0) {
      const current = s.slowUntil(m, target) > tick ? s.slowPct(m, target) : 0;
      s.setSlowPct(m, target, slow > current ? slow : current);
      const until = tick + n.BOON_SLOW_TICKS + 1;
      if (s.slowUntil(m, target) < until) s.setSlowUntil(m, target, until);
    }
    if (c.boBurn(b) > 0) setBurn(m, source, target, c.boBurn(b), tick + n.BOON_BURN_TICKS + 1, tick);
  }
}
