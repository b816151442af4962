// Burns: which of two counts, and what they do once a second.
import { FAR } from '../../kernel/assembly/geometry';
import { strike } from './combat';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { teamOf } from './units';

/** Damage that no ability and no blow deals at this moment. */
const BY_BURN: i32 = -2;

/** [EF4] Of two burns the one that does more counts, of equal ones the later end; equal ones of both sides are nobody's. */
export function setBurn(m: usize, source: i32, target: i32, damage: i32, until: i32, tick: i32): void {
  if (s.burnUntil(m, target) > tick) {
    const current = s.burnDamage(m, target);
    if (damage < current || (damage == current && until < s.burnUntil(m, target))) return;
    if (damage == current && until == s.burnUntil(m, target)) {
      const other = s.burnSource(m, target);
      if (other < 0 || teamOf(other) == teamOf(source)) return;
      source = -1;
    }
  }
  s.setBurnUntil(m, target, until);
  s.setBurnDamage(m, target, damage);
  s.setBurnSource(m, target, source);
}

/** [EF6] Burns hurt once a second. */
export function burn(m: usize, tick: i32): void {
  if (tick % n.TICKS_PER_SECOND != 0) return;
  for (let u = 0; u < n.UNITS; u++) {
    if (s.place(m, u) == FAR || s.burnUntil(m, u) <= tick) continue;
    strike(m, s.burnSource(m, u), u, s.burnDamage(m, u), c.DAMAGE_TRUE, BY_BURN, tick);
  }
}
