// What all heroes of a side are told alike: how the match, the lanes and the structures stand. Computed once a side.
import { FAR, countWithin, packedX, packedZ } from '../../kernel/assembly/geometry';
import { facingLane } from './creeps';
import { clamp, put, quarters, share } from './feature-values';
import * as c from './gen/content';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { crystalSlot, firstSlot, slotOfHero, towerSlot } from './units';

const NEAR_CM: i32 = 800;
/** The row from the match block on, for either side. */
const TAIL: i32 = n.OBSERVATION_SIZE - n.O_match;
const tails: usize = memory.data(2 * TAIL * 4, 16);
/** Creeps of the other side within reach of each structure: as its own side sees them, and as they are. */
const besieged: usize = memory.data(2 * n.STRUCTURES * 2 * 4, 16);

/** Positions of a side's creeps as `viewer` sees them. */
function positionsFor(m: usize, side: i32, viewer: i32): usize {
  return side == viewer ? s.placeAt(m) : s.scanAt(m);
}

/** How far the foremost creep of a side has come, in the viewer's own x; its own end of the map where there is none. */
function frontOf(side: i32, viewer: i32, positions: usize): f32 {
  let front = side == viewer ? 0 : map.MAP_WIDTH_CM;
  const first = firstSlot(side) + n.FRONT;
  for (let v = first; v < first + n.CREEPS_PER_TEAM; v++) {
    const place = load<i32>(positions + ((<usize>v) << 2));
    if (place == FAR) continue;
    const x = viewer == 0 ? packedX(place) : map.MAP_WIDTH_CM - packedX(place);
    if (side == viewer ? x > front : x < front) front = x;
  }
  return clamp(<f32>front / 1000, -16, 16);
}

function creepCount(side: i32, positions: usize, from: i32, limitSquared: i32): f32 {
  const at = positions + ((<usize>(firstSlot(side) + n.FRONT)) << 2);
  return quarters(countWithin(at, n.CREEP_SLOTS, from, limitSquared));
}

function structureShare(m: usize, team: i32): f32 {
  let sum: f32 = 0;
  for (let v = towerSlot(team); v <= crystalSlot(team); v++) sum += share(s.hp(m, v), s.maxHp(m, v));
  return sum;
}

function killsOf(m: usize, team: i32): i32 {
  let sum = 0;
  for (let h = team * n.H; h < (team + 1) * n.H; h++) sum += s.kills(m, h);
  return sum;
}

/** Mean level of a side's heroes, of enemies as last seen. */
function levelOf(m: usize, team: i32, viewer: i32): f32 {
  let sum = 0;
  for (let h = team * n.H; h < (team + 1) * n.H; h++) sum += team == viewer ? s.level(m, h) : s.lastSeenLevel(m, h);
  return <f32>sum / <f32>n.H;
}

function writeMatch(m: usize, team: i32, o: usize, tick: i32): void {
  put(o, n.match_time, share(tick, load<i32>(s.configAt(m) + ((<usize>n.CONFIG_MAX_TICKS) << 2))));
  put(o, n.match_waveWait, share(s.nextWave(m) - tick, n.WAVE_PERIOD));
  put(o, n.match_allyFront, frontOf(team, team, s.placeAt(m)));
  put(o, n.match_enemyFront, frontOf(1 - team, team, s.scanAt(m)));
  put(o, n.match_killLead, clamp(<f32>(killsOf(m, team) - killsOf(m, 1 - team)), -10, 10));
  put(o, n.match_levelLead, clamp(levelOf(m, team, team) - levelOf(m, 1 - team, team), -10, 10));
  put(o, n.match_structureLead, clamp(structureShare(m, team) - structureShare(m, 1 - team), -10, 10));
  // Parked units lie far outside the map, so this radius takes in the whole map and none of them.
  const all = map.MAP_WIDTH_CM * map.MAP_WIDTH_CM;
  const middle = ((map.MAP_HEIGHT_CM / 2) << 16) | (map.MAP_WIDTH_CM / 2);
  put(o, n.match_allyCreeps, creepCount(team, s.placeAt(m), middle, all));
  put(o, n.match_enemyCreeps, creepCount(1 - team, s.scanAt(m), middle, all));
}

/**
 * How far the foremost creep of a lane has come from the viewer's corner: half of how far it is right and up, so that it
 * grows all along a lane that turns a corner.
 */
function laneFront(m: usize, side: i32, lane: i32, viewer: i32): f32 {
  const positions = positionsFor(m, side, viewer);
  const first = firstSlot(side) + n.FRONT;
  const whole = map.MAP_WIDTH_CM + map.MAP_HEIGHT_CM;
  let front = side == viewer ? 0 : whole;
  for (let v = first; v < first + n.CREEPS_PER_TEAM; v++) {
    const place = load<i32>(positions + ((<usize>v) << 2));
    if (place == FAR || s.row(m, v) != lane) continue;
    const own = packedX(place) + map.MAP_HEIGHT_CM - packedZ(place);
    const way = viewer == 0 ? own : whole - own;
    if (side == viewer ? way > front : way < front) front = way;
  }
  return clamp(<f32>front / 2000, -16, 16);
}

function towersLeft(m: usize, team: i32, lane: i32): i32 {
  let count = 0;
  const first = towerSlot(team) + map.laneFirstTower(lane);
  for (let i = 0; i < map.laneTowers(lane); i++) if (s.hp(m, first + i) > 0) count++;
  return count;
}

/** Ticks until the next great monster may appear, as far as both sides are told. */
function greatWait(m: usize, tick: i32): i32 {
  let wait = i32.MAX_VALUE;
  for (let i = 0; i < n.MONSTERS; i++) {
    if (c.moTeamReward(map.campMonster(i >> 1)) == 0) continue;
    const isUp = s.kind(m, n.NEUTRAL_FIRST + i) != n.KIND_NONE;
    wait = min(wait, isUp ? 0 : max(s.campRespawnAt(m, i) - tick, 0));
  }
  return wait;
}

/** Lane and team blocks; `match` is where the match block begins. */
function writeTeam(m: usize, team: i32, match: usize, tick: i32): void {
  let lead = 0;
  for (let lane = 0; lane < n.LANES_TOTAL; lane++) {
    const o = match + ((<usize>(n.FIRST_lane + lane * n.N_lane - n.O_match)) << 2);
    put(o, n.lane_allyFront, laneFront(m, team, lane, team));
    put(o, n.lane_enemyFront, laneFront(m, 1 - team, facingLane(lane), team));
    const own = towersLeft(m, team, lane);
    const other = towersLeft(m, 1 - team, facingLane(lane));
    put(o, n.lane_allyTowers, quarters(own));
    put(o, n.lane_enemyTowers, quarters(other));
    lead += own - other;
  }
  const o = match + ((<usize>(n.FIRST_team - n.O_match)) << 2);
  put(o, n.team_towerLead, clamp(<f32>lead, -10, 10));
  let allies = 0;
  let enemies = 0;
  let seen = 0;
  for (let i = 0; i < n.H; i++) {
    if (s.hp(m, slotOfHero(team * n.H + i)) > 0) allies++;
    const v = slotOfHero((1 - team) * n.H + i);
    if (s.hp(m, v) > 0) enemies++;
    if ((s.seenBy(m, v) & (1 << team)) != 0) seen++;
  }
  put(o, n.team_alliesAlive, quarters(allies));
  put(o, n.team_enemiesAlive, quarters(enemies));
  put(o, n.team_enemiesSeen, quarters(seen));
  put(o, n.team_greatWait, share(greatWait(m, tick), 120 * n.TICKS_PER_SECOND));
}

function writeSieges(m: usize): void {
  for (let side = 0; side < 2; side++) {
    const creeps = (<usize>(firstSlot(1 - side) + n.FRONT)) << 2;
    for (let i = 0; i < n.STRUCTURES; i++) {
      const v = towerSlot(side) + i;
      const at = besieged + ((<usize>((side * n.STRUCTURES + i) * 2)) << 2);
      if (s.hp(m, v) <= 0) continue;
      const reach = (s.range(m, v) + 40) * (s.range(m, v) + 40);
      put(at, 0, quarters(countWithin(s.scanAt(m) + creeps, n.CREEP_SLOTS, s.place(m, v), reach)));
      put(at, 1, quarters(countWithin(s.placeAt(m) + creeps, n.CREEP_SLOTS, s.place(m, v), reach)));
    }
  }
}

/** Creeps that besiege structure `index` of a side, in quarters, as `viewer` is told. */
export function siegeOf(side: i32, index: i32, viewer: i32): f32 {
  return load<f32>(besieged + ((<usize>((side * n.STRUCTURES + index) * 2 + (side == viewer ? 0 : 1))) << 2));
}

/** Looks at a match once, before its heroes' rows are written. */
export function lookAtMatch(m: usize): void {
  const tick = s.tick(m);
  memory.fill(tails, 0, 2 * TAIL * 4);
  for (let team = 0; team < 2; team++) {
    const o = tails + <usize>(team * TAIL * 4);
    writeMatch(m, team, o, tick);
    if (n.IS_TEAM != 0) writeTeam(m, team, o, tick);
  }
  writeSieges(m);
}

/** The end of a hero's row: what its side is told, and the creeps near it. */
export function writeTail(m: usize, u: i32, team: i32, row: usize): void {
  const o = row + ((<usize>n.O_match) << 2);
  memory.copy(o, tails + <usize>(team * TAIL * 4), TAIL * 4);
  const here = s.place(m, u);
  if (here == FAR) return;
  put(o, n.match_allyCreepsNear, creepCount(team, s.placeAt(m), here, NEAR_CM * NEAR_CM));
  put(o, n.match_enemyCreepsNear, creepCount(1 - team, s.scanAt(m), here, NEAR_CM * NEAR_CM));
}
