// Who sits in which slot. A team's block is heroes, structures, a gap, creeps; neutral units follow both blocks.
import { FAR } from '../../kernel/assembly/geometry';
import { tile } from './gen/map';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';

export const NEUTRAL: i32 = 2;

export function teamOf(u: i32): i32 {
  return u < n.TEAM_SLOTS ? 0 : u < 2 * n.TEAM_SLOTS ? 1 : NEUTRAL;
}

export function firstSlot(team: i32): i32 {
  return team * n.TEAM_SLOTS;
}

/** Slot of hero `h` of the match, 0 <= h < HEROES_TOTAL. */
export function slotOfHero(h: i32): i32 {
  const team = h >= n.H ? 1 : 0;
  return firstSlot(team) + h - team * n.H;
}

/** Hero index of a slot that holds a hero. */
export function heroOfSlot(u: i32): i32 {
  return u < n.TEAM_SLOTS ? u : u - n.TEAM_SLOTS + n.H;
}

export function isHero(m: usize, u: i32): bool {
  return s.kind(m, u) == n.KIND_HERO;
}

export function isStructure(m: usize, u: i32): bool {
  const kind = s.kind(m, u);
  return kind == n.KIND_TOWER || kind == n.KIND_CRYSTAL;
}

export function isCreep(m: usize, u: i32): bool {
  const kind = s.kind(m, u);
  return kind >= n.KIND_MELEE && kind <= n.KIND_SUPER;
}

export function towerSlot(team: i32): i32 {
  return firstSlot(team) + n.H;
}

export function crystalSlot(team: i32): i32 {
  return firstSlot(team) + n.H + n.STRUCTURES - 1;
}

/** Alive at the start of this tick. */
export function isThere(m: usize, u: i32): bool {
  return s.place(m, u) != FAR;
}

/** Have all towers of this side's lane fallen? */
export function isLaneOpen(m: usize, team: i32, lane: i32): bool {
  const first = towerSlot(team) + map.laneFirstTower(lane);
  for (let i = 0; i < map.laneTowers(lane); i++) if (s.hp(m, first + i) > 0) return false;
  return true;
}

/** [TW3] A tower cannot be hurt before the one outside it has fallen, the crystal not before a lane's last tower has. */
export function isSheltered(m: usize, u: i32): bool {
  const kind = s.kind(m, u);
  if (kind == n.KIND_TOWER) {
    const tower = towerSlot(teamOf(u));
    const before = map.towerBefore(u - tower);
    return before >= 0 && s.hp(m, tower + before) > 0;
  }
  if (kind != n.KIND_CRYSTAL) return false;
  for (let lane = 0; lane < n.LANES_TOTAL; lane++) if (isLaneOpen(m, teamOf(u), lane)) return false;
  return true;
}

/** Fine coordinate of side 0's centimetre, odd; `team` 1 gets the point turned by 180 degrees. */
export function fineX(team: i32, xCm: i32): i32 {
  const fine = (xCm << 8) + 1;
  return team == 1 ? (map.MAP_WIDTH_CM << 8) - fine : fine;
}

export function fineZ(team: i32, zCm: i32): i32 {
  const fine = (zCm << 8) + 1;
  return team == 1 ? (map.MAP_HEIGHT_CM << 8) - fine : fine;
}

export function tileAt(xFine: i32, zFine: i32): i32 {
  if (xFine < 0 || zFine < 0) return 255;
  const column = xFine / map.TILE_FINE;
  const row = zFine / map.TILE_FINE;
  if (column >= map.MAP_COLUMNS || row >= map.MAP_ROWS) return 255;
  return tile(row * map.MAP_COLUMNS + column);
}

/** [MV3] Moves as far as walls let it: the whole step, else one axis, else not at all. */
export function moveBy(m: usize, u: i32, dx: i32, dz: i32): bool {
  const x = s.x(m, u);
  const z = s.z(m, u);
  let nx = x + dx;
  let nz = z + dz;
  if (tileAt(nx, nz) == 255) {
    if (dx != 0 && tileAt(nx, z) != 255) nz = z;
    else if (dz != 0 && tileAt(x, nz) != 255) nx = x;
    else return false;
  }
  s.setX(m, u, nx);
  s.setZ(m, u, nz);
  s.setBrush(m, u, tileAt(nx, nz));
  return true;
}

export function putAt(m: usize, u: i32, x: i32, z: i32): void {
  s.setX(m, u, x);
  s.setZ(m, u, z);
  s.setBrush(m, u, tileAt(x, z));
}

export function face(m: usize, u: i32, dx: i32, dz: i32, norm: f64): void {
  if (norm <= 0) return;
  s.setDirX(m, u, <i32>((<f64>dx * 1024.0) / norm));
  s.setDirZ(m, u, <i32>((<f64>dz * 1024.0) / norm));
}

/** Zeroes what a slot holds from its last life. */
export function clearUnit(m: usize, u: i32): void {
  s.setStunUntil(m, u, 0);
  s.setRootUntil(m, u, 0);
  s.setSilenceUntil(m, u, 0);
  s.setSlowUntil(m, u, 0);
  s.setHasteUntil(m, u, 0);
  s.setShield(m, u, 0);
  s.setShieldUntil(m, u, 0);
  s.setBurnUntil(m, u, 0);
  s.setRevealUntil(m, u, 0);
  s.setPendingDamage(m, u, 0);
  s.setPendingHeal(m, u, 0);
  s.setTarget(m, u, -1);
  s.setSwingAt(m, u, 0);
  s.setSwingTarget(m, u, -1);
  s.setNextAttack(m, u, 0);
  s.setKiller(m, u, -1);
  s.setClaim(m, u, 0);
  s.setFocus(m, u, 0);
  s.setGate(m, u, 0);
  s.setSeenBy(m, u, 0);
}
