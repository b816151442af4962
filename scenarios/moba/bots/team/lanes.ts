// How the lanes stand: outermost towers, where to stand in a lane, which lane the side pushes, which is besieged.
import type { Place } from '../../map.ts';
import type { TeamMind } from './mind.ts';
import type { LanePath } from './places.ts';

/** Ways are half of x and z together: about 2 cm of a straight lane each. */
const TOWER_GAP = 480;
const NO_FRONT = 250;

type LaneView = { allyFront: number; enemyFront: number; allyTowers: number; enemyTowers: number };

const viewOf = (mind: TeamMind, lane: number): LaneView => mind.sight.lanes[lane] as LaneView;
const pathOf = (mind: TeamMind, lane: number): LanePath => mind.lanes[lane] as LanePath;

/** Way of the outermost own tower that stands, of the crystal where none does. */
export const ownTowerWay = (mind: TeamMind, lane: number): number => {
  const path = pathOf(mind, lane);
  const place = path.own[path.own.length - Math.round(viewOf(mind, lane).allyTowers)];
  return place ? path.wayOf(place[0], place[1]) : (path.ways[0] as number);
};

/** Its place, or the crystal's. */
export const ownTower = (mind: TeamMind, lane: number): Place => {
  const path = pathOf(mind, lane);
  return path.own[path.own.length - Math.round(viewOf(mind, lane).allyTowers)] ?? path.start;
};

export const enemyTowerWay = (mind: TeamMind, lane: number): number => {
  const path = pathOf(mind, lane);
  const place = path.enemy[path.enemy.length - Math.round(viewOf(mind, lane).enemyTowers)];
  return place ? path.wayOf(place[0], place[1]) : (path.ways.at(-1) as number);
};

/** Whether own creeps are on the lane at all, and enemy ones that can be seen. */
const hasAllyCreeps = (mind: TeamMind, lane: number): boolean =>
  viewOf(mind, lane).allyFront > (pathOf(mind, lane).ways[0] as number) + NO_FRONT;
export const hasEnemyCreeps = (mind: TeamMind, lane: number): boolean =>
  viewOf(mind, lane).enemyFront < (pathOf(mind, lane).ways.at(-1) as number) - NO_FRONT;

/** The way at which a hero stands in a lane: behind the own front, out of the reach of what comes. */
export const standWay = (mind: TeamMind, lane: number): number => {
  const view = viewOf(mind, lane);
  const own = ownTowerWay(mind, lane);
  const spacing = mind.me.isRanged ? (mind.sight.self.range - 60) * 0.5 : 100;
  let way = hasAllyCreeps(mind, lane) ? view.allyFront - 60 : own + 100;
  if (hasEnemyCreeps(mind, lane)) way = Math.min(way, view.enemyFront - spacing);
  way = Math.max(way, own - 200);
  return Math.min(way, enemyTowerWay(mind, lane) - TOWER_GAP);
};

/** The middle of a lane. */
export const middleWay = (mind: TeamMind, lane: number): number => {
  const { ways } = pathOf(mind, lane);
  return ((ways[0] as number) + (ways.at(-1) as number)) / 2;
};

/** Sets the plan's place to a way of a lane. */
export const placeAt = (mind: TeamMind, lane: number, way: number): void => {
  const path = pathOf(mind, lane);
  const i = path.at(way);
  mind.plan.x = path.xs[i] as number;
  mind.plan.z = path.zs[i] as number;
};

/** Enemy creeps at the gates of an own tower, or on the last stretch to the crystal. */
export const isBesieged = (mind: TeamMind, lane: number): boolean => {
  const { enemyFront, allyTowers } = viewOf(mind, lane);
  return hasEnemyCreeps(mind, lane) && enemyFront < ownTowerWay(mind, lane) + (allyTowers === 0 ? 3000 : 450);
};

/** Whether no enemy wave in sight will reach the own front soon. */
export const isWaveFar = (mind: TeamMind, lane: number): boolean => {
  const { self } = mind.sight;
  return viewOf(mind, lane).enemyFront > pathOf(mind, lane).wayOf(self.x, self.z) + 1000;
};

/** Whether the way to the enemy's crystal is open somewhere. */
export const isCrystalOpen = (mind: TeamMind): boolean => {
  for (let lane = 0; lane < mind.lanes.length; lane++) if (viewOf(mind, lane).enemyTowers === 0) return true;
  return false;
};

/** The lane that the side pushes together: the one with the fewest enemy towers, then the one that has come farthest. */
export const pushLane = (mind: TeamMind): number => {
  let best = 0;
  let bestScore = -1e9;
  for (let lane = 0; lane < mind.lanes.length; lane++) {
    const { allyFront, enemyTowers } = viewOf(mind, lane);
    const score = allyFront / 2500 - 2 * enemyTowers + (lane === 1 ? 0.5 : 0) + (enemyTowers === 0 ? 2 : 0);
    if (score <= bestScore) continue;
    best = lane;
    bestScore = score;
  }
  return best;
};

/** The lane beside the pushed one in which the enemy has come farthest. */
export const sideLane = (mind: TeamMind, pushed: number): number => {
  let best = pushed;
  let bestFront = 1e9;
  for (let lane = 0; lane < mind.lanes.length; lane++) {
    const { enemyFront } = viewOf(mind, lane);
    if (lane === pushed || enemyFront >= bestFront) continue;
    best = lane;
    bestFront = enemyFront;
  }
  return best;
};
