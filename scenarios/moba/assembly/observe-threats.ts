// Enemy shots and areas that a hero sees coming.
import { FAR, norm, pack, packedX, packedZ, squareRoot, squaredDistance, toCm } from '../../kernel/assembly/geometry';
import { clamp, offsetOf, put, share, thousandths } from './feature-values';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { listed, offer, openList } from './nearest-list';
import { isCreep } from './units';

const SIGHT: i32 = n.HERO_SIGHT_CM * n.HERO_SIGHT_CM;

function shotPlace(m: usize, p: i32): i32 {
  return pack(toCm(s.shotX(m, p)), toCm(s.shotZ(m, p)));
}

/** [OB3] The nearest enemy shots in the hero's own sight that may hit it: skillshots, and what homes in on it, creeps' apart. */
export function observeShots(m: usize, u: i32, team: i32, row: usize): void {
  const here = s.place(m, u);
  if (here == FAR) return;
  openList(n.SEEN_THREATS);
  // Each side's shots have half of the slots.
  const first = (1 - team) * (n.SHOTS / 2);
  for (let p = first; p < first + n.SHOTS / 2; p++) {
    if (s.shotTicks(m, p) == 0) continue;
    const target = s.shotTarget(m, p);
    if (target >= 0 && (target != u || (s.shotAbility(m, p) < 0 && isCreep(m, s.shotSource(m, p))))) continue;
    const distance = squaredDistance(here, shotPlace(m, p));
    if (distance <= SIGHT) offer(p, distance);
  }
  for (let i = 0; i < n.SEEN_THREATS && listed(i) >= 0; i++) {
    writeShot(m, here, team, listed(i), row + ((<usize>(n.O_shot1 + i * n.N_shot)) << 2));
  }
}

function writeShot(m: usize, here: i32, team: i32, p: i32, o: usize): void {
  const place = shotPlace(m, p);
  const dx = packedX(place) - packedX(here);
  const dz = packedZ(place) - packedZ(here);
  put(o, n.shot_present, 1);
  put(o, n.shot_dx, offsetOf(dx, team));
  put(o, n.shot_dz, offsetOf(dz, team));
  put(o, n.shot_distance, clamp(<f32>squareRoot(dx * dx + dz * dz) / 1000, 0, 16));
  const isHoming = s.shotTarget(m, p) >= 0;
  put(o, n.shot_homing, isHoming ? 1 : 0);
  const vx = isHoming ? -dx : s.shotVx(m, p);
  const vz = isHoming ? -dz : s.shotVz(m, p);
  const length = norm(vx, vz);
  if (length <= 0) return;
  put(o, n.shot_vx, <f32>(<f64>(team == 0 ? vx : -vx) / length));
  put(o, n.shot_vz, <f32>(<f64>(team == 0 ? vz : -vz) / length));
}

/** [OB4] The nearest enemy areas in the hero's own sight. */
export function observeZones(m: usize, u: i32, team: i32, row: usize, tick: i32): void {
  const here = s.place(m, u);
  if (here == FAR) return;
  openList(n.SEEN_THREATS);
  const first = (1 - team) * (n.ZONES_TOTAL / 2);
  for (let z = first; z < first + n.ZONES_TOTAL / 2; z++) {
    if (s.zoneEnd(m, z) == 0) continue;
    const distance = squaredDistance(here, s.zonePlace(m, z));
    if (distance <= SIGHT) offer(z, distance);
  }
  for (let i = 0; i < n.SEEN_THREATS && listed(i) >= 0; i++) {
    writeZone(m, here, team, listed(i), row + ((<usize>(n.O_zone1 + i * n.N_zone)) << 2), tick);
  }
}

function writeZone(m: usize, here: i32, team: i32, z: i32, o: usize, tick: i32): void {
  const place = s.zonePlace(m, z);
  const radius = c.abRadius(s.zoneAbility(m, z));
  put(o, n.zone_present, 1);
  put(o, n.zone_dx, offsetOf(packedX(place) - packedX(here), team));
  put(o, n.zone_dz, offsetOf(packedZ(place) - packedZ(here), team));
  put(o, n.zone_radius, thousandths(radius));
  put(o, n.zone_wait, share(s.zoneNext(m, z) - tick, 2 * n.TICKS_PER_SECOND));
  put(o, n.zone_inside, squaredDistance(place, here) <= (radius + 40) * (radius + 40) ? 1 : 0);
}
