// What all heroes of a side are told alike: how the match, the lanes and the structures stand. Computed once a side.
import { FAR, countWithin, packedX, packedZ } from '../../kernel/assembly/geometry';
import { facingLane } from './creeps';
import { clamp, flag, put, quarters, share } from './feature-values';
import * as c from './gen/content';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { lookAtHeroes } from './observe-heroes';
import { crystalSlot, firstSlot, isSheltered, slotOfHero, teamOf, towerSlot } from './units';

const NEAR_CM: i32 = 800;
/** The row from the match block on, for either side. */
const TAIL: i32 = n.OBSERVATION_SIZE - n.O_match;
const tails: usize = memory.data(2 * TAIL * 4, 16);

/** A structure block as one side is told of it, but for what depends on who looks; filled up to whole vectors. */
const STRUCTURE_FLOATS: i32 = (n.N_structure + 3) & ~3;
const structures: usize = memory.data(2 * 2 * n.STRUCTURES * STRUCTURE_FLOATS * 4, 16);

/** How far the foremost creeps have come, as one side is told: along the map's width, then along each lane. */
const FRONTS: i32 = 1 + n.LANES_TOTAL;
const fronts: usize = memory.data(FRONTS * 4, 16);
const WHOLE_WAY: i32 = map.MAP_WIDTH_CM + map.MAP_HEIGHT_CM;

/** Positions of a side's creeps as `viewer` sees them; with `all` where they are. */
function positionsFor(m: usize, side: i32, viewer: i32, all: bool): usize {
  return all || side == viewer ? s.placeAt(m) : s.scanAt(m);
}

function advance(index: i32, way: i32, isOwn: bool): void {
  const at = fronts + ((<usize>index) << 2);
  if (isOwn ? way > load<i32>(at) : way < load<i32>(at)) store<i32>(at, way);
}

/**
 * How far the foremost creeps of a side have come, in the viewer's own view; its own end where there are none. Along a
 * lane it is half of how far they are right and up, so that it grows all along a lane that turns a corner.
 */
function findFronts(m: usize, side: i32, viewer: i32, positions: usize): void {
  const isOwn = side == viewer;
  store<i32>(fronts, isOwn ? 0 : map.MAP_WIDTH_CM);
  for (let lane = 1; lane < FRONTS; lane++) store<i32>(fronts + ((<usize>lane) << 2), isOwn ? 0 : WHOLE_WAY);
  const first = firstSlot(side) + n.FRONT;
  for (let v = first; v < first + n.CREEPS_PER_TEAM; v++) {
    const place = load<i32>(positions + ((<usize>v) << 2));
    if (place == FAR) continue;
    const x = packedX(place);
    advance(0, viewer == 0 ? x : map.MAP_WIDTH_CM - x, isOwn);
    if (n.IS_TEAM == 0) continue;
    const way = x + map.MAP_HEIGHT_CM - packedZ(place);
    advance(1 + s.row(m, v), viewer == 0 ? way : WHOLE_WAY - way, isOwn);
  }
}

/** Of all lanes (0), or of lane i - 1 in its own side's count. */
function frontAt(index: i32): f32 {
  const way = <f32>load<i32>(fronts + ((<usize>index) << 2));
  return clamp(index == 0 ? way / 1000 : way / 2000, -16, 16);
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
function levelOf(m: usize, team: i32, isKnown: bool): f32 {
  let sum = 0;
  for (let h = team * n.H; h < (team + 1) * n.H; h++) sum += isKnown ? s.level(m, h) : s.lastSeenLevel(m, h);
  return <f32>sum / <f32>n.H;
}

/** The match block and the fronts of the lane blocks from `o` on. */
function writeMatch(m: usize, team: i32, o: usize, tick: i32, all: bool): void {
  put(o, n.match_time, share(tick, load<i32>(s.configAt(m) + ((<usize>n.CONFIG_MAX_TICKS) << 2))));
  put(o, n.match_waveWait, share(s.nextWave(m) - tick, n.WAVE_PERIOD));
  put(o, n.match_killLead, clamp(<f32>(killsOf(m, team) - killsOf(m, 1 - team)), -10, 10));
  put(o, n.match_levelLead, clamp(levelOf(m, team, true) - levelOf(m, 1 - team, all), -10, 10));
  put(o, n.match_structureLead, clamp(structureShare(m, team) - structureShare(m, 1 - team), -10, 10));
  // Parked units lie far outside the map, so this radius takes in the whole map and none of them.
  const everywhere = map.MAP_WIDTH_CM * map.MAP_WIDTH_CM;
  const middle = ((map.MAP_HEIGHT_CM / 2) << 16) | (map.MAP_WIDTH_CM / 2);
  for (let i = 0; i < 2; i++) {
    const side = i == 0 ? team : 1 - team;
    const positions = positionsFor(m, side, team, all);
    findFronts(m, side, team, positions);
    put(o, i == 0 ? n.match_allyFront : n.match_enemyFront, frontAt(0));
    put(o, i == 0 ? n.match_allyCreeps : n.match_enemyCreeps, creepCount(side, positions, middle, everywhere));
    if (n.IS_TEAM == 0) continue;
    for (let lane = 0; lane < n.LANES_TOTAL; lane++) {
      const at = o + ((<usize>(n.FIRST_lane + lane * n.N_lane - n.O_match)) << 2);
      put(at, i == 0 ? n.lane_allyFront : n.lane_enemyFront, frontAt(1 + (i == 0 ? lane : facingLane(lane))));
    }
  }
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

/** Towers of the lane blocks, and the team block; `match` is where the match block begins. */
function writeTeam(m: usize, team: i32, match: usize, tick: i32): void {
  let lead = 0;
  for (let lane = 0; lane < n.LANES_TOTAL; lane++) {
    const o = match + ((<usize>(n.FIRST_lane + lane * n.N_lane - n.O_match)) << 2);
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

/** The match, lane and team blocks as side `team` is told, with `all` as they are; `o` is zeroed. */
export function writeSummary(m: usize, team: i32, o: usize, tick: i32, all: bool): void {
  writeMatch(m, team, o, tick, all);
  if (n.IS_TEAM != 0) writeTeam(m, team, o, tick);
}

function structureBlock(viewer: i32, v: i32): usize {
  const side = teamOf(v);
  const index = viewer * 2 * n.STRUCTURES + side * n.STRUCTURES + v - towerSlot(side);
  return structures + ((<usize>(index * STRUCTURE_FLOATS)) << 2);
}

/** Creeps of the other side within reach of a structure, as `viewer` sees them; with `all` as they are. */
export function siegeOf(m: usize, v: i32, viewer: i32, all: bool): f32 {
  const side = teamOf(v);
  const reach = s.range(m, v) + 40;
  return creepCount(1 - side, positionsFor(m, 1 - side, viewer, all), s.place(m, v), reach * reach);
}

function lookAtStructures(m: usize): void {
  for (let side = 0; side < 2; side++) {
    for (let v = towerSlot(side); v <= crystalSlot(side); v++) {
      if (s.hp(m, v) <= 0) continue;
      const isOpen = !isSheltered(m, v);
      for (let viewer = 0; viewer < 2; viewer++) {
        const o = structureBlock(viewer, v);
        put(o, n.structure_alive, 1);
        put(o, n.structure_hp, share(s.hp(m, v), s.maxHp(m, v)));
        flag(o, n.structure_open, isOpen);
        put(o, n.structure_creepsNear, siegeOf(m, v, viewer, false));
      }
    }
  }
}

/** What side `viewer` is told of a standing structure; up to three zeros go behind the block. */
export function copyStructure(v: i32, viewer: i32, o: usize): void {
  const block = structureBlock(viewer, v);
  for (let at: usize = 0; at < (<usize>STRUCTURE_FLOATS) << 2; at += 16) v128.store(o + at, v128.load(block + at));
}

/** Looks at a match once, before its heroes' rows are written. */
export function lookAtMatch(m: usize): void {
  const tick = s.tick(m);
  memory.fill(tails, 0, 2 * TAIL * 4);
  for (let team = 0; team < 2; team++) writeSummary(m, team, tails + <usize>(team * TAIL * 4), tick, false);
  lookAtStructures(m);
  lookAtHeroes(m, tick);
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
