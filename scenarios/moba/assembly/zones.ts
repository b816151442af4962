// Areas on the ground that strike after a delay, once or again and again.
import { packedX, packedZ, squaredDistance } from '../../kernel/assembly/geometry';
import { isHittable } from './combat';
import { applyEffects } from './effects';
import { noteAt } from './events';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { addUnit, hasUnit } from './sets';
import { teamOf } from './units';

const BODY_CM: i32 = 40;

export function openZone(m: usize, source: i32, ability: i32, level: i32, place: i32, tick: i32): void {
  const half = n.ZONES_TOTAL / 2;
  for (let z = teamOf(source) * half; z < (teamOf(source) + 1) * half; z++) {
    if (s.zoneEnd(m, z) != 0) continue;
    s.setZonePlace(m, z, place);
    s.setZoneBegin(m, z, tick);
    s.setZoneNext(m, z, tick + c.abDelay(ability));
    s.setZoneEnd(m, z, tick + c.abDelay(ability) + c.abDuration(ability));
    s.setZoneAbility(m, z, ability);
    s.setZoneLevel(m, z, level);
    s.setZoneSource(m, z, source);
    s.setZoneTeam(m, z, teamOf(source));
    return;
  }
}

/** Applies an ability's effects to every enemy within `radiusCm` of a place; `struck` is the set of those it has struck, 0 = none is kept. */
export function strikeAround(
  m: usize,
  source: i32,
  ability: i32,
  level: i32,
  place: i32,
  radiusCm: i32,
  struck: usize,
  tick: i32,
): void {
  const team = teamOf(source);
  const reach = radiusCm + BODY_CM;
  for (let u = 0; u < n.UNITS; u++) {
    if (!isHittable(m, u, team) || squaredDistance(s.place(m, u), place) > reach * reach) continue;
    if (struck != 0) {
      if (hasUnit(struck, u)) continue;
      addUnit(struck, u);
    }
    applyEffects(m, source, u, c.abHitFirst(ability), c.abHitCount(ability), level, ability, tick);
  }
}

export function stepZones(m: usize, tick: i32): void {
  for (let z = 0; z < n.ZONES_TOTAL; z++) {
    if (s.zoneEnd(m, z) == 0) continue;
    const ability = s.zoneAbility(m, z);
    if (tick == s.zoneNext(m, z)) {
      const place = s.zonePlace(m, z);
      strikeAround(m, s.zoneSource(m, z), ability, s.zoneLevel(m, z), place, c.abRadius(ability), 0, tick);
      noteAt(m, n.EVENT_ZONE_STRIKE, s.zoneSource(m, z), packedX(place), packedZ(place), ability);
      s.setZoneNext(m, z, c.abPeriod(ability) > 0 ? tick + c.abPeriod(ability) : -1);
    }
    if (tick >= s.zoneEnd(m, z)) s.setZoneEnd(m, z, 0);
  }
}
