// Waves and what creeps do: walk the lane, fight what they meet, turn on heroes who hurt a hero.
import { FAR, nearest, norm, packedX, packedZ, scaledStep, squaredDistance } from '../../kernel/assembly/geometry';
import { nextBelow } from '../../kernel/assembly/prng';
import { cancelSwing, isInReach, landSwing, startSwing } from './attack';
import { note } from './events';
import * as c from './gen/content';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { STUNNED, ROOTED } from './gates';
import {
  clearUnit,
  face,
  fineX,
  fineZ,
  firstSlot,
  isHero,
  isLaneOpen,
  moveBy,
  putAt,
  slotOfHero,
  teamOf,
} from './units';
import { isAimable } from './vision';

/** Where a lane's creeps appear: on its first leg, in ranks, each at its place across the lane. */
function putAtStart(m: usize, u: i32, team: i32, lane: i32, rank: i32): void {
  const leg = map.laneFirstLeg(lane);
  const along = n.CREEP_START_CM - rank * n.CREEP_RANK_CM;
  const across = s.focus(m, u);
  const x = map.legX(leg) + (map.legDirX(leg) * along - map.legDirZ(leg) * across) / 1024;
  const z = map.legZ(leg) + (map.legDirZ(leg) * along + map.legDirX(leg) * across) / 1024;
  putAt(m, u, fineX(team, x), fineZ(team, z));
  const sign = team == 0 ? 1 : -1;
  face(m, u, sign * map.legDirX(leg), sign * map.legDirZ(leg), 1024);
}

function spawnCreep(m: usize, team: i32, lane: i32, row: i32, rank: i32, jitterCm: i32): void {
  const first = firstSlot(team) + n.FRONT;
  for (let u = first; u < first + n.CREEPS_PER_TEAM; u++) {
    if (s.kind(m, u) != n.KIND_NONE || s.tick(m) < s.nextAttack(m, u)) continue;
    const growth = s.wave(m);
    clearUnit(m, u);
    s.setKind(m, u, n.KIND_MELEE + row);
    s.setRow(m, u, lane);
    s.setLeg(m, u, 0);
    s.setMaxHp(m, u, c.crHp(row) + c.crHpUp(row) * growth);
    s.setHp(m, u, s.maxHp(m, u));
    s.setAttack(m, u, c.crAttack(row) + c.crAttackUp(row) * growth);
    s.setArmor(m, u, c.crArmor(row));
    s.setResist(m, u, 0);
    s.setRange(m, u, c.crRange(row));
    s.setAttackPeriod(m, u, c.crPeriod(row));
    s.setSpeed(m, u, c.crSpeed(row));
    s.setFocus(m, u, ((rank * 2) % 5) * 70 - 140 + jitterCm);
    putAtStart(m, u, team, lane, rank);
    s.setPlace(m, u, FAR);
    s.setScan(m, u, FAR);
    return;
  }
}

/** The lane of the other side that lies on the same ground. */
export function facingLane(lane: i32): i32 {
  return n.LANES_TOTAL - 1 - lane;
}

/** [CR11] In team modes a super creep leads each wave of a lane whose enemy towers have all fallen. */
function leaderOf(m: usize, team: i32, lane: i32): i32 {
  return n.IS_TEAM != 0 && isLaneOpen(m, 1 - team, facingLane(lane)) ? 3 : 0;
}

/** [CR1] Both sides get the same wave in every lane of their own view, drawn once. */
export function spawnWave(m: usize, tick: i32): void {
  const siege = (s.wave(m) + 1) % n.SIEGE_EVERY == 0;
  const count = siege ? 6 : 5;
  const lanes = load<i32>(s.configAt(m) + (n.CONFIG_LANES << 2));
  for (let lane = 0; lane < n.LANES_TOTAL; lane++) {
    for (let rank = 0; rank < count; rank++) {
      const row = rank < 3 ? 0 : rank < 5 ? 1 : 2;
      const jitter = nextBelow(s.streamWavesAt(m), 61) - 30;
      for (let team = 0; team < 2; team++) {
        // Lanes are configured as side 0 counts them.
        const ground = team == 0 ? lane : facingLane(lane);
        if ((lanes & (1 << ground)) == 0) continue;
        spawnCreep(m, team, lane, rank == 0 ? leaderOf(m, team, lane) : row, rank, jitter);
      }
    }
  }
  s.setWave(m, s.wave(m) + 1);
  s.setNextWave(m, tick + n.WAVE_PERIOD);
  note(m, n.EVENT_WAVE, -1, -1, s.wave(m), siege ? 1 : 0);
}

/** [CR4] The nearest enemy hero that has just hurt a hero, in reach of its anger; -1 for none. */
function provoker(m: usize, u: i32, team: i32, tick: i32): i32 {
  let best = -1;
  let bestDistance = n.AGGRO_RANGE_CM * n.AGGRO_RANGE_CM;
  for (let i = 0; i < n.H; i++) {
    const h = (1 - team) * n.H + i;
    const v = slotOfHero(h);
    if (s.aggroUntil(m, h) <= tick || s.scan(m, v) == FAR) continue;
    const distance = squaredDistance(s.place(m, u), s.scan(m, v));
    if (distance <= bestDistance) {
      bestDistance = distance;
      best = v;
    }
  }
  return best;
}

function choose(m: usize, u: i32, team: i32, tick: i32): void {
  const angry = provoker(m, u, team, tick);
  if (angry >= 0) {
    s.setTarget(m, u, angry);
    return;
  }
  const target = s.target(m, u);
  const leash = n.CREEP_LEASH_CM * n.CREEP_LEASH_CM;
  if (target >= 0 && isAimable(m, target, team) && !isHero(m, target)) {
    if (squaredDistance(s.place(m, u), s.place(m, target)) <= leash) return;
  }
  const first = firstSlot(1 - team);
  const limit = n.CREEP_ACQUIRE_CM * n.CREEP_ACQUIRE_CM;
  const found = nearest(s.scanAt(m) + ((<usize>first) << 2), n.TEAM_SLOTS, s.place(m, u), limit);
  s.setTarget(m, u, found < 0 ? -1 : first + <i32>found);
}

/** Walks by a difference in fine coordinates, at most one pace. */
export function walk(m: usize, u: i32, dx: i32, dz: i32): void {
  const length = norm(dx, dz);
  const pace = s.pace(m, u);
  if (length < 1024 || pace == 0) return;
  const step = length < <f64>pace ? <i32>(length / 2) * 2 : pace;
  face(m, u, dx, dz, length);
  moveBy(m, u, scaledStep(dx, step, length), scaledStep(dz, step, length));
}

/** Walks towards where another unit stood when the tick began. */
export function walkToUnit(m: usize, u: i32, target: i32): void {
  const from = s.place(m, u);
  const to = s.place(m, target);
  walk(m, u, (packedX(to) - packedX(from)) << 8, (packedZ(to) - packedZ(from)) << 8);
}

/** [CR2] Along the lane, leg by leg, at its place across it, to the enemy crystal. All in the own view, as side 0 sees it. */
function march(m: usize, u: i32, team: i32): void {
  const lane = s.row(m, u);
  const wide = <f64>(map.MAP_WIDTH_CM << 8);
  const high = <f64>(map.MAP_HEIGHT_CM << 8);
  const x = team == 0 ? <f64>s.x(m, u) : wide - <f64>s.x(m, u);
  const z = team == 0 ? <f64>s.z(m, u) : high - <f64>s.z(m, u);
  let leg = map.laneFirstLeg(lane) + s.leg(m, u);
  let along = alongLeg(leg, x, z);
  // Near the end of a leg it turns into the next.
  if (s.leg(m, u) + 1 < map.laneLegs(lane) && along > <f64>((map.legCm(leg) - n.LEG_TURN_CM) << 8)) {
    s.setLeg(m, u, s.leg(m, u) + 1);
    leg++;
    along = max<f64>(alongLeg(leg, x, z), 0);
  }
  let goal = along + <f64>(n.CREEP_AHEAD_CM << 8);
  if (goal > <f64>(map.legCm(leg) << 8)) goal = <f64>(map.legCm(leg) << 8);
  const across = <f64>(s.focus(m, u) << 8);
  const dirX = <f64>map.legDirX(leg) / 1024.0;
  const dirZ = <f64>map.legDirZ(leg) / 1024.0;
  const dx = <i32>(<f64>(map.legX(leg) << 8) + goal * dirX - across * dirZ - x);
  const dz = <i32>(<f64>(map.legZ(leg) << 8) + goal * dirZ + across * dirX - z);
  walk(m, u, team == 0 ? dx : -dx, team == 0 ? dz : -dz);
}

/** How far along a leg a point in the own view lies, fine units. */
function alongLeg(leg: i32, x: f64, z: f64): f64 {
  const dx = x - <f64>(map.legX(leg) << 8);
  const dz = z - <f64>(map.legZ(leg) << 8);
  return (dx * <f64>map.legDirX(leg) + dz * <f64>map.legDirZ(leg)) / 1024.0;
}

export function stepCreeps(m: usize, tick: i32): void {
  for (let team = 0; team < 2; team++) {
    const first = firstSlot(team) + n.FRONT;
    for (let u = first; u < first + n.CREEPS_PER_TEAM; u++) {
      if (s.place(m, u) == FAR) continue;
      if ((s.gate(m, u) & STUNNED) != 0) {
        cancelSwing(m, u, tick);
        continue;
      }
      landSwing(m, u, tick);
      if (s.swingAt(m, u) != 0) continue;
      // [CR3] Each creep looks for a target every fourth tick, or at once when it has lost the one it had.
      const target = s.target(m, u);
      if (((tick + u - first) & 3) == 0 || (target >= 0 && !isAimable(m, target, teamOf(u)))) choose(m, u, team, tick);
      const aim = s.target(m, u);
      const canWalk = (s.gate(m, u) & ROOTED) == 0;
      if (aim < 0) {
        if (canWalk) march(m, u, team);
      } else if (isInReach(m, u, aim)) {
        if (tick >= s.nextAttack(m, u)) startSwing(m, u, aim, tick);
      } else if (canWalk) {
        walkToUnit(m, u, aim);
      }
    }
  }
}
