// Staying alive: dodging, leaving a structure's fire, going home, coming back.
import { type Mind, STRUCTURE_REACH_CM } from './mind.ts';
import { flee, protect, useSkills } from './skills.ts';

/** Share of the health that a few seconds of fight must cost for it to back off. */
const DANGER = 0.5;
/** How wide a shot is taken to be, with a body of 40 cm. */
const SHOT_HALF_WIDTH_CM = 150;
const SHOT_LOOK_CM = 900;
/** Up to here in the own view the spring heals. */
const SPRING_X_CM = 900;

/** Steps out of the way of skillshots and out of zones. */
export const dodge = (mind: Mind): boolean => {
  const { sight, memory, hand } = mind;
  if (memory.threatAge < mind.settings.dodgeDelay) return false;
  for (const shot of sight.shots) {
    if (shot.present === 0 || shot.homing === 1 || shot.distance > SHOT_LOOK_CM) continue;
    const along = -(shot.dx * shot.vx + shot.dz * shot.vz);
    if (along <= 0) continue;
    // From the shot's line to the hero; positive is the side of (-vz, vx).
    const side = shot.dx * shot.vz - shot.dz * shot.vx;
    if (Math.abs(side) > SHOT_HALF_WIDTH_CM) continue;
    const sign = side >= 0 ? 1 : -1;
    return hand.walk(-shot.vz * sign - 0.2, shot.vx * sign);
  }
  for (const zone of sight.zones) {
    if (zone.present === 0 || zone.inside === 0) continue;
    const isCentre = Math.abs(zone.dx) + Math.abs(zone.dz) < 20;
    return isCentre ? hand.walk(-1, 0.2) : hand.walk(-zone.dx - 60, -zone.dz);
  }
  return false;
};

/** Could this hero bring the enemy hero down right now? `approachCm`: how far it can leap. */
export const canFinish = (mind: Mind, approachCm = 0): boolean => {
  const { self, enemy } = mind.sight;
  if (!mind.isEnemySeen || self.hp < 0.3) return false;
  const reach = self.range + 250 + approachCm;
  return enemy.distance <= reach && enemy.hpAmount + enemy.shield <= mind.duel.burst * 0.8 + mind.duel.hit * 1.5;
};

/** Out of an enemy structure's reach, unless own creeps take its shots or it is about to fall. */
export const respectStructures = (mind: Mind): boolean => {
  const { goal, sight, settings } = mind;
  if (settings.tankersWanted === 0 || !mind.isUnderGoal(0, 0)) return false;
  if (goal.attacksMe === 0 && goal.creepsNear >= settings.tankersWanted) return false;
  if (goal.hp < 0.06 && sight.self.hp > 0.4) return false;
  if (canFinish(mind) && sight.self.hp > 0.45) return false;
  return mind.walkTo(-1000, mind.keep.dz / 8);
};

/** Goes home when little health is left: away from the enemy first, then by recall; comes back when healed. */
export const goHome = (mind: Mind): boolean => {
  const { sight, memory, settings, hand } = mind;
  const { self } = sight;
  // With the enemy's creeps at the crystal there is no time to heal up.
  const isBesieged = mind.keep === sight.allyCrystal && sight.allyCrystal.creepsNear > 1;
  const enough = isBesieged ? settings.comeBackHp * 0.55 : settings.comeBackHp;
  if (self.hp >= enough) memory.isGoingHome = false;
  const limit = settings.goHomeHp + (mind.me.isRanged ? 0 : settings.meleeCaution);
  if (self.hp < limit && !canFinish(mind)) memory.isGoingHome = true;
  if (!memory.isGoingHome) return false;
  if (self.x < SPRING_X_CM) return hand.stand();
  if (flee(mind) || protect(mind)) return true;
  const isSafe = !mind.isEnemyWithin(1400) && mind.creepsOnMe === 0 && memory.recentLoss < 0.03;
  const isBehind = mind.keep.dx > -300 || !mind.isUnderGoal(0, 0);
  if (settings.recalls && isSafe && isBehind && !isCreepWithin(mind, 800))
    return self.recalling > 0 ? hand.keepOn() : hand.recall();
  if (mind.isEnemyWithin(500) && useSkills(mind, 'poke')) return true;
  return mind.walkTo(sight.allyCrystal.dx - 900, sight.allyCrystal.dz);
};

const isCreepWithin = (mind: Mind, cm: number): boolean => {
  const nearest = mind.sight.enemyCreeps[0];
  return nearest?.present === 1 && nearest.distance < cm;
};

/** Steps back from creeps that have turned on this hero, so that they take the own creeps instead; tanks bear them. */
export const shedCreeps = (mind: Mind): boolean => {
  const { sight } = mind;
  const { self, match } = sight;
  if (mind.me.isTank || mind.creepsOnMe < mind.settings.creepsBorne || self.swinging === 1) return false;
  if (match.allyCreepsNear === 0 && mind.keep.distance < STRUCTURE_REACH_CM * 0.6) return false;
  return mind.walkTo(-500, (mind.keep.dz * 500) / Math.max(mind.keep.distance, 500));
};

/** Whether a fight now would be lost, and dear. */
export const isLosing = ({ duel, settings }: Mind): boolean =>
  duel.advantage < settings.tradeFrom * 0.75 && duel.danger > DANGER;

/** Backs off from a duel that is being lost. */
export const backOff = (mind: Mind): boolean => {
  const { enemy } = mind.sight;
  if (!mind.isEnemySeen || !isLosing(mind)) return false;
  if (mind.keep.distance < STRUCTURE_REACH_CM * 0.7) return false;
  if (enemy.distance > enemy.range + 220) return false;
  return mind.walkHome();
};
