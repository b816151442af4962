// Fog of war: which side sees which unit, and where enemies may aim.
import { FAR, anyWithinReach, packedX, packedZ, squaredDistance } from '../../kernel/assembly/geometry';
import { sights, sightSquared } from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { NEUTRAL, firstSlot, isSheltered, isStructure, slotOfHero, teamOf } from './units';

/** [FG3] Inside brush a unit is seen only from the same brush or from close by. */
function isSeenInBrush(m: usize, u: i32, team: i32): bool {
  const brush = s.brush(m, u);
  const place = s.place(m, u);
  const first = firstSlot(team);
  for (let v = first; v < first + n.TEAM_SLOTS; v++) {
    if (s.place(m, v) == FAR) continue;
    if (s.brush(m, v) == brush && squaredDistance(place, s.place(m, v)) <= sightSquared(v - first)) return true;
    if (squaredDistance(place, s.place(m, v)) <= n.BRUSH_SIGHT_CM * n.BRUSH_SIGHT_CM) return true;
  }
  return false;
}

function isSeenBy(m: usize, u: i32, team: i32, tick: i32): bool {
  if (isStructure(m, u)) return true;
  const first = firstSlot(team);
  const offset = (<usize>first) << 2;
  if (!anyWithinReach(s.placeAt(m) + offset, sights(), n.TEAM_SLOTS, s.place(m, u))) return false;
  if (s.brush(m, u) == 0 || s.revealUntil(m, u) > tick) return true;
  return isSeenInBrush(m, u, team);
}

/** [FG1] Looks again every second tick; positions that enemies may aim at follow every tick. */
export function computeVision(m: usize, tick: i32): void {
  const fog = load<i32>(s.configAt(m) + (n.CONFIG_FOG << 2)) != 0;
  const looks = (tick & 1) == 1 || tick <= 1;
  for (let u = 0; u < n.UNITS; u++) {
    const place = s.place(m, u);
    if (place == FAR) {
      s.setSeenBy(m, u, 0);
      s.setScan(m, u, FAR);
      continue;
    }
    const own = teamOf(u);
    if (looks || s.seenBy(m, u) == 0) {
      let seen = own == NEUTRAL ? 0 : 1 << own;
      for (let team = 0; team < 2; team++) {
        if (team != own && (!fog || isSeenBy(m, u, team, tick))) seen |= 1 << team;
      }
      s.setSeenBy(m, u, seen);
    }
    const others = own == NEUTRAL ? 3 : 1 << (1 - own);
    s.setScan(m, u, (s.seenBy(m, u) & others) != 0 && !isSheltered(m, u) ? place : FAR);
  }
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    const u = slotOfHero(h);
    if (s.place(m, u) == FAR || (s.seenBy(m, u) & (1 << (1 - teamOf(u)))) == 0) continue;
    s.setLastSeenX(m, h, packedX(s.place(m, u)));
    s.setLastSeenZ(m, h, packedZ(s.place(m, u)));
    s.setLastSeenTick(m, h, tick);
    s.setLastSeenLevel(m, h, s.level(m, h));
  }
}

/** May a unit of `team` aim at `u`? */
export function isAimable(m: usize, u: i32, team: i32): bool {
  return u >= 0 && s.place(m, u) != FAR && (s.seenBy(m, u) & (1 << team)) != 0 && !isSheltered(m, u);
}
