// Enemy shots and areas that a hero sees coming.
import { FAR, norm, pack, packedX, packedZ, squareRoot, squaredDistance, toCm } from '../../kernel/assembly/geometry';
import { clamp, offsetOf, put, share, thousandths } from './feature-values';
import * as c from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { isCreep } from './units';

function shotPlace(m: usize, p: i32): i32 {
  return pack(toCm(s.shotX(m, p)), toCm(s.shotZ(m, p)));
}

/** [OB3] The two nearest enemy shots in the hero's own sight that may hit it: skillshots, and what homes in on it, creeps' apart. */
export function observeShots(m: usize, u: i32, team: i32, row: usize): void {
  const here = s.place(m, u);
  if (here == FAR) return;
  let first = -1;
  let second = -1;
  let firstDistance = n.HERO_SIGHT_CM * n.HERO_SIGHT_CM;
  let secondDistance = firstDistance;
  for (let p = 0; p < n.SHOTS; p++) {
    if (s.shotTicks(m, p) == 0 || s.shotTeam(m, p) == team) continue;
    const target = s.shotTarget(m, p);
    if (target >= 0 && (target != u || (s.shotAbility(m, p) < 0 && isCreep(m, s.shotSource(m, p))))) continue;
    const distance = squaredDistance(here, shotPlace(m, p));
    if (distance <= firstDistance) {
      second = first;
      secondDistance = firstDistance;
      first = p;
      firstDistance = distance;
    } else if (distance <= secondDistance) {
      second = p;
      secondDistance = distance;
    }
  }
  if (first >= 0) writeShot(m, here, team, first, row + ((<usize>n.O_shot1) << 2));
  if (second >= 0) writeShot(m, here, team, second, row + ((<usize>(n.O_shot1 + n.N_shot)) << 2));
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

/** [OB4] The two nearest enemy areas in the hero's own sight. */
export function observeZones(m: usize, u: i32, team: i32, row: usize, tick: i32): void {
  const here = s.place(m, u);
  if (here == FAR) return;
  let first = -1;
  let second = -1;
  let firstDistance = n.HERO_SIGHT_CM * n.HERO_SIGHT_CM;
  let secondDistance = firstDistance;
  for (let z = 0; z < n.ZONES_TOTAL; z++) {
    if (s.zoneEnd(m, z) == 0 || s.zoneTeam(m, z) == team) continue;
    const distance = squaredDistance(here, s.zonePlace(m, z));
    if (distance <= firstDistance) {
      second = first;
      secondDistance = firstDistance;
      first = z;
      firstDistance = distance;
    } else if (distance <= secondDistance) {
      second = z;
      secondDistance = distance;
    }
  }
  if (first >= 0) writeZone(m, here, team, first, row + ((<usize>n.O_zone1) << 2), tick);
  if (second >= 0) writeZone(m, here, team, second, row + ((<usize>(n.O_zone1 + n.N_zone)) << 2), tick);
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
