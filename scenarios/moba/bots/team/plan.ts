// What a bot is about, decided from what its whole side sees, so that bots who do not talk agree.
import { alliesAt, enemiesAt, isNearest, meanLevel, missing } from './around.ts';
import * as lanes from './lanes.ts';
import type { TeamMind } from './mind.ts';
import { Odds } from './odds.ts';
import type { CampPlace, LanePath } from './places.ts';
import type { HeroView } from './sight.ts';

export type PlanKind = 'lane' | 'group' | 'camp' | 'great' | 'join' | 'defend';

const GATHER_CM = 3200;
const BASE_CM = 2300;
const NEAR_CAMP_CM = 2000;
const GANK_ODDS = 1.6;
const JOIN_ODDS = 0.9;
/** A fight that stands like this with this hero is won without it. */
const ENOUGH_ODDS = 8;
/** Below this level of the side great monsters are too strong. */
const GREAT_LEVEL = 7;

export class Plan {
  kind: PlanKind = 'lane';
  lane = 0;
  /** Index into the camps, -1 for none. */
  camp = -1;
  /** Where to go, in the own view. */
  x = 0;
  z = 0;
  /** In a lane: as far as it goes for now. */
  limit = 1e9;
  /** Whether it leaves creeps on the way alone. */
  isUrgent = false;
  readonly odds = new Odds();

  reset(): void {
    this.kind = 'lane';
    this.lane = 0;
    this.camp = -1;
    this.x = 0;
    this.z = 0;
    this.limit = 1e9;
    this.isUrgent = false;
  }

  set(kind: PlanKind, isUrgent: boolean): true {
    if (kind !== 'lane' && kind !== 'group') this.limit = 1e9;
    this.kind = kind;
    this.isUrgent = isUrgent;
    if (kind !== 'camp' && kind !== 'great') this.camp = -1;
    return true;
  }
}

/** Everyone to the crystal when the enemy is there. */
const defendBase = (mind: TeamMind): boolean => {
  const { sight, plan } = mind;
  const { allyCrystal, self } = sight;
  const x = self.x + allyCrystal.dx;
  const z = self.z + allyCrystal.dz;
  const heroes = enemiesAt(mind, x, z, BASE_CM);
  if (allyCrystal.creepsNear === 0 && heroes === 0) return false;
  // A wave alone is for the one who is nearest.
  if (heroes === 0 && allyCrystal.creepsNear < 4 && !isNearest(mind, x, z)) return false;
  plan.x = x + 300;
  plan.z = z - (mind.lanes.length > 1 ? 300 : 0);
  return plan.set('defend', true);
};

/** A besieged tower: the nearest goes, more where enemy heroes are. */
const defendLane = (mind: TeamMind): boolean => {
  for (let lane = 0; lane < mind.lanes.length; lane++) {
    const tower = lanes.ownTower(mind, lane);
    if (!lanes.isBesieged(mind, lane)) continue;
    const [x, z] = tower;
    const heroes = enemiesAt(mind, x, z, 1700);
    const distance = mind.distanceTo(x, z);
    if (alliesAt(mind, x, z, distance - 1, 0.3) > heroes) continue;
    if (distance > 6000 && heroes < 2 && tower !== mind.lanes[lane]?.start) continue;
    mind.plan.lane = lane;
    lanes.placeAt(mind, lane, lanes.standWay(mind, lane));
    return mind.plan.set('defend', distance > 1500);
  }
  return false;
};

/** A fight of allies, or an enemy who has come too far: where this hero tips the scales. */
const joinFight = (mind: TeamMind): boolean => {
  const { sight, plan, team } = mind;
  const { self, enemies } = sight;
  // Whoever has no creeps to work on has time for more.
  const limit = team.joinsWithinCm * (mind.job.isJungle || mind.creepCount === 0 ? 1.5 : 1);
  let best = -1;
  let bestDistance = limit;
  for (let i = 0; i < enemies.length; i++) {
    const enemy = enemies[i] as HeroView;
    if (enemy.alive === 0 || enemy.visible === 0 || enemy.distance >= bestDistance || enemy.distance < self.range + 500)
      continue;
    const x = self.x + enemy.dx;
    const z = self.z + enemy.dz;
    if (mind.isUnderGoal(enemy.dx, enemy.dz)) continue;
    const allies = alliesAt(mind, x, z, 800);
    const isFight = allies > 0 && (enemy.hp < 0.9 || alliesAt(mind, x, z, 800, 0.9) < allies);
    // One who is alone and well is no prey for those who come from afar.
    if (!isFight && (enemy.hp > 0.5 || enemy.distance > 2000)) continue;
    plan.odds.weigh(sight, enemy.dx, enemy.dz);
    if (plan.odds.ratio < (isFight ? JOIN_ODDS : GANK_ODDS) || (isFight && plan.odds.ratio > ENOUGH_ODDS)) continue;
    best = i;
    bestDistance = enemy.distance;
  }
  if (best < 0) return false;
  const enemy = enemies[best] as HeroView;
  plan.x = self.x + enemy.dx;
  plan.z = self.z + enemy.dz;
  return plan.set('join', true);
};

/** A great monster, with enough of the side near it and no more enemies than that. */
const takeGreat = (mind: TeamMind, level: number): boolean => {
  const { sight, camps, plan, tracks } = mind;
  const { team, self } = sight;
  if (!mind.team.takesGreatMonsters || level < GREAT_LEVEL || team.greatWait > 0) return false;
  if (team.enemiesAlive > team.alliesAlive || self.hp < 0.6) return false;
  const wanted = sight.allies.length > 2 ? 3 : 2;
  let best = -1;
  let bestCount = wanted - 1;
  for (let i = 0; i < camps.places.length; i++) {
    const camp = camps.places[i] as CampPlace;
    if (!camp.isGreat || (camps.readyAt[i] as number) > tracks.clock) continue;
    if (mind.distanceTo(camp.x, camp.z) > GATHER_CM) continue;
    const count = alliesAt(mind, camp.x, camp.z, GATHER_CM, 0.6) + 1;
    if (count <= bestCount || enemiesAt(mind, camp.x, camp.z, 2500) >= count) continue;
    best = i;
    bestCount = count;
  }
  if (best < 0) return false;
  const camp = camps.places[best] as CampPlace;
  plan.camp = best;
  plan.x = camp.x;
  plan.z = camp.z;
  return plan.set('great', true);
};

const goToCamp = (mind: TeamMind, withinCm?: number): boolean => {
  const index = mind.camps.next(mind, withinCm);
  if (index < 0) return false;
  const camp = mind.camps.places[index] as CampPlace;
  mind.plan.camp = index;
  mind.plan.x = camp.x;
  mind.plan.z = camp.z;
  return mind.plan.set('camp', mind.distanceTo(camp.x, camp.z) > 900);
};

/** Out of reach of enemies who are too many, as far back as the own tower. */
const safeWay = (mind: TeamMind, lane: number): number => {
  const { sight, duel, settings } = mind;
  const { self, enemy } = sight;
  if (!mind.isEnemySeen || enemy.distance > 2200 || duel.advantage > settings.tradeFrom * 0.75) return 1e9;
  const way = (mind.lanes[lane] as LanePath).wayOf(self.x + enemy.dx, self.z + enemy.dz);
  return Math.max(way - (enemy.range + 500) * 0.5, lanes.ownTowerWay(mind, lane) - 150);
};

const goToLane = (mind: TeamMind, lane: number, kind: 'lane' | 'group'): true => {
  const { plan, team, alliesNear } = mind;
  plan.lane = lane;
  let way = lanes.standWay(mind, lane);
  plan.limit = 1e9;
  // Far from the own towers it takes company, the more the more enemies may be about.
  if (team.mindsTheMissing) {
    const company = kind === 'group' ? Math.min(mind.sight.team.alliesAlive - 1, 2) : 0;
    const lurking = missing(mind) + mind.enemiesNear;
    if (alliesNear < company || lurking > alliesNear + 3) {
      plan.limit = Math.max(lanes.middleWay(mind, lane) - 100, lanes.ownTowerWay(mind, lane) + 200);
    }
    way = Math.min(way, plan.limit);
  }
  way = Math.min(way, safeWay(mind, lane));
  lanes.placeAt(mind, lane, way);
  return plan.set(kind, mind.distanceTo(plan.x, plan.z) > 1900);
};

/** A lane in which nothing is to be done for the moment. */
const isQuiet = (mind: TeamMind, lane: number): boolean =>
  mind.creepCount === 0 && mind.enemiesNear === 0 && mind.sight.self.hp > 0.7 && lanes.isWaveFar(mind, lane);

/** The side has won a fight: it goes on together. */
const hasUpperHand = ({ sight }: TeamMind): boolean =>
  sight.team.enemiesAlive <= sight.team.alliesAlive - (sight.allies.length > 2 ? 2 : 1);

/** Decides what to do next; always finds something. */
export const decide = (mind: TeamMind): void => {
  const { team, job } = mind;
  const level = meanLevel(mind);
  if (team.defends && defendBase(mind)) return;
  if (team.joinsWithinCm > 0 && mind.sight.self.hp > 0.4 && joinFight(mind)) return;
  const isGrouped =
    level >= team.groupLevel || (team.finishes && (lanes.isCrystalOpen(mind) || (level >= 5 && hasUpperHand(mind))));
  if (team.defends && defendLane(mind)) return;
  if (takeGreat(mind, level)) return;
  if (isGrouped) {
    const pushed = lanes.pushLane(mind);
    const lane = job.isSolo && mind.lanes.length > 1 && !hasUpperHand(mind) ? lanes.sideLane(mind, pushed) : pushed;
    goToLane(mind, lane, lane === pushed ? 'group' : 'lane');
    return;
  }
  if (job.isJungle && team.jungles && goToCamp(mind)) return;
  const lane = job.isJungle ? lanes.pushLane(mind) : job.lane;
  const isAtCamp = mind.plan.kind === 'camp' && mind.creepCount === 0;
  if (team.jungles && (isAtCamp || isQuiet(mind, lane)) && goToCamp(mind, NEAR_CAMP_CM)) return;
  goToLane(mind, lane, 'lane');
};
