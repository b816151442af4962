// Working the lane: last hits, pushing, structures, and where to stand.
import { BODY_CM, type Mind } from './mind.ts';
import type { EnemyCreepView } from './sight.ts';
import { useSkillsOnCreeps } from './skills.ts';
import { isLosing } from './survival.ts';

/** May this hero go where it can strike at a place (dx, dz) away? */
const mayReach = (mind: Mind, dx: number, dz: number, distance: number): boolean => {
  const { self, enemy } = mind.sight;
  const share = Math.max(0, distance - self.range - BODY_CM) / Math.max(distance, 1);
  if (mind.settings.tankersWanted > 0 && mind.isUnderGoal(dx * share, dz * share) && !mind.isGoalTanked) return false;
  if (!mind.isEnemySeen || !isLosing(mind)) return true;
  const x = enemy.dx - dx * share;
  const z = enemy.dz - dz * share;
  const reach = enemy.range + BODY_CM + 60;
  return x * x + z * z > reach * reach;
};

const attackCreep = (mind: Mind, index: number): boolean => {
  const creep = mind.sight.enemyCreeps[index] as EnemyCreepView;
  if (!mayReach(mind, creep.dx, creep.dz, creep.distance)) return false;
  return mind.hand.attack(mind.hand.targets.creeps[index] as number);
};

/** Kills a creep that one blow kills; a siege creep first. */
export const lastHit = (mind: Mind): boolean => {
  const { sight, hand } = mind;
  if (sight.self.swinging === 1) return hand.keepOn();
  let best = -1;
  for (let i = 0; i < mind.creepCount; i++) {
    const creep = sight.enemyCreeps[i] as EnemyCreepView;
    if (creep.oneHit === 0 || creep.distance > sight.self.range + 250) continue;
    if (best < 0 || creep.siege === 1) best = i;
  }
  return best >= 0 && attackCreep(mind, best);
};

/** Strikes creeps: those that one blow brings close to death are left for the last hit. */
export const push = (mind: Mind): boolean => {
  const { sight, settings } = mind;
  if (sight.self.swinging === 1) return mind.hand.keepOn();
  let best = -1;
  let bestHealth = 0;
  for (let i = 0; i < mind.creepCount; i++) {
    const creep = sight.enemyCreeps[i] as EnemyCreepView;
    if (creep.distance > sight.self.range + 300) continue;
    if (settings.waitsForLastHits && creep.hpAmount < sight.self.attack * 1.6 && sight.match.allyCreepsNear > 0)
      continue;
    if (best < 0 || creep.hpAmount < bestHealth) {
      best = i;
      bestHealth = creep.hpAmount;
    }
  }
  return best >= 0 && attackCreep(mind, best);
};

/** Clears a wave with skills. */
export const clearWave = (mind: Mind): boolean => {
  const { self } = mind.sight;
  if (self.mana < mind.settings.manaReserve + 0.1 || mind.dice.roll() >= mind.settings.skillChance) return false;
  if (mind.settings.tankersWanted > 0 && mind.isUnderGoal(0, 0) && !mind.isGoalTanked) return false;
  return useSkillsOnCreeps(mind, 3);
};

/** Strikes the structure while own creeps take its shots. */
export const siege = (mind: Mind): boolean => {
  const { goal, sight, hand, settings } = mind;
  if (goal.alive === 0 || goal.open === 0 || goal.distance > 1600) return false;
  if (sight.self.swinging === 1 && goal.distance < sight.self.range + 120) return hand.keepOn();
  const isAlmostDown = goal.hp < 0.06 && sight.self.hp > 0.4;
  if (!isAlmostDown && settings.tankersWanted > 0 && !mind.isGoalTanked) return false;
  if (mind.isEnemyWithin(700) && isLosing(mind)) return false;
  return hand.attack(hand.targets.structure) || mind.walkTo(goal.dx, goal.dz);
};

/** Where to stand when there is nothing to strike: behind the own front, out of the enemy's reach. */
export const holdLane = (mind: Mind): boolean => {
  const { sight, hand, keep } = mind;
  const { self } = sight;
  if (self.swinging === 1) return hand.keepOn();
  let frontX = -1e9;
  let frontZ = 0;
  for (const creep of sight.allyCreeps) {
    if (creep.present === 0 || creep.dx < frontX) continue;
    frontX = creep.dx;
    frontZ = creep.dz;
  }
  let x = keep.dx + 220;
  let z = keep.dz;
  if (frontX > -1e9) {
    const nearest = sight.enemyCreeps[0];
    const spacing = mind.me.isRanged ? self.range - 60 : 240;
    x = frontX - 120;
    if (nearest?.present === 1) x = Math.min(x, nearest.dx - spacing);
    z = frontZ * 0.6;
  } else if (sight.match.allyCreeps > 0) x = Math.max(x, sight.match.allyFront - self.x - 150);
  // Not into the structure's reach.
  if (mind.isUnderGoal(x, z) && !mind.isGoalTanked) x = Math.min(x, mind.goal.dx - 860);
  if (x * x + z * z < 90 * 90) return hand.stand();
  return mind.walkTo(x, z);
};
