// Team modes only: how each lane stands, and the side as a whole.
import { FAR, packedX } from '../../kernel/assembly/geometry';
import { facingLane } from './creeps';
import { clamp, put, quarters, share } from './feature-values';
import * as c from './gen/content';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { firstSlot, slotOfHero, towerSlot } from './units';

/** How far the foremost creep of a lane has come, as a share of the way in tens of metres of the viewer's x and z together. */
function laneFront(m: usize, side: i32, lane: i32, viewer: i32): f32 {
  const positions = side == viewer ? s.placeAt(m) : s.scanAt(m);
  const first = firstSlot(side) + n.FRONT;
  let front = side == viewer ? 0 : map.MAP_WIDTH_CM;
  for (let v = first; v < first + n.CREEPS_PER_TEAM; v++) {
    const place = load<i32>(positions + ((<usize>v) << 2));
    if (place == FAR || s.row(m, v) != lane) continue;
    const x = viewer == 0 ? packedX(place) : map.MAP_WIDTH_CM - packedX(place);
    if (side == viewer ? x > front : x < front) front = x;
  }
  return clamp(<f32>front / 1000, -16, 16);
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

export function observeTeam(m: usize, team: i32, row: usize, tick: i32): void {
  let lead = 0;
  for (let lane = 0; lane < n.LANES_TOTAL; lane++) {
    const o = row + ((<usize>(n.FIRST_lane + lane * n.N_lane)) << 2);
    put(o, n.lane_allyFront, laneFront(m, team, lane, team));
    put(o, n.lane_enemyFront, laneFront(m, 1 - team, facingLane(lane), team));
    const own = towersLeft(m, team, lane);
    const other = towersLeft(m, 1 - team, facingLane(lane));
    put(o, n.lane_allyTowers, quarters(own));
    put(o, n.lane_enemyTowers, quarters(other));
    lead += own - other;
  }
  const o = row + ((<usize>n.FIRST_team) << 2);
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
