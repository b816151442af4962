// Fighting the enemy hero: all-in when it is won, trades and pokes when they are cheap, distance when they are not.
import { BODY_CM, type Mind } from './mind.ts';
import { useSkills } from './skills.ts';
import { canFinish } from './survival.ts';

/** Between two attacks: away from a shorter range, after one who flees, else on the spot. */
const moveBetweenAttacks = (mind: Mind): boolean => {
  const { self, enemy } = mind.sight;
  const reach = self.range + BODY_CM;
  if (mind.me.isRanged && enemy.range < self.range) {
    if (enemy.distance < reach - 90) return mind.hand.walk(-enemy.dx - 40, -enemy.dz);
  }
  if (enemy.distance > reach * 0.8) return mind.walkTo(enemy.dx, enemy.dz);
  return mind.hand.keepOn();
};

/** Blinks next to an enemy that can be finished from there. */
const blinkIn = (mind: Mind): boolean => {
  const { hand, sight, settings } = mind;
  const { self, enemy } = sight;
  const chosen = mind.summoners[mind.summoner];
  if (chosen?.how === 'unit') return hand.castAtUnit(hand.buttons.summoner, hand.targets.enemyHero);
  if (chosen?.how !== 'blink' || !settings.kites || self.hp < 0.4) return false;
  const gap = enemy.distance - self.range - BODY_CM;
  if (gap < 100 || gap > chosen.rangeCm - 20 || !canFinish(mind, gap)) return false;
  return !mind.isUnderGoal(enemy.dx, enemy.dz) && hand.castTowards(hand.buttons.summoner, enemy.dx, enemy.dz);
};

/** One step of an all-in. */
export const engage = (mind: Mind): boolean => {
  const { hand, sight, settings } = mind;
  const { self, enemy } = sight;
  if (self.swinging === 1) return hand.keepOn();
  if (useSkills(mind, 'fight') || blinkIn(mind)) return true;
  const isInReach = enemy.distance <= self.range + BODY_CM;
  if (settings.kites && isInReach && self.attackReady === 0) return moveBetweenAttacks(mind);
  return hand.attack(hand.targets.enemyHero) || mind.walkTo(enemy.dx, enemy.dz);
};

/** Fights on while it is winning; follows under a structure only to finish. */
export const fight = (mind: Mind): boolean => {
  const { memory, sight, settings, duel } = mind;
  const { self, enemy } = sight;
  if (!mind.isEnemyWithin(self.range + 550)) {
    memory.isCommitted = false;
    return false;
  }
  const isFinishing = canFinish(mind);
  const gap = Math.max(0, enemy.distance - self.range - BODY_CM);
  const share = gap / Math.max(enemy.distance, 1);
  if (mind.isUnderGoal(enemy.dx * share, enemy.dz * share) && !(isFinishing && self.hp > 0.45)) {
    memory.isCommitted = false;
    return false;
  }
  memory.isCommitted =
    isFinishing ||
    (duel.pressure > settings.fightPressure &&
      duel.advantage > (memory.isCommitted ? settings.fightUntil : settings.fightFrom));
  return memory.isCommitted && engage(mind);
};

/** A blow at the enemy hero when it stands in reach, and costs less than it does. */
export const trade = (mind: Mind): boolean => {
  const { sight, settings, hand, duel } = mind;
  const { self, enemy } = sight;
  if (!mind.isEnemyWithin(self.range + BODY_CM) || self.swinging === 1 || self.attackReady === 0) return false;
  if (mind.isUnderGoal(0, 0) || duel.advantage < settings.tradeFrom) return false;
  const answer = enemy.meInItsRange === 1 ? duel.theirHit * 0.8 : 0;
  const gain = duel.hit / Math.max(enemy.hpAmount + enemy.shield, 1);
  const cost = (answer + mind.angerCost) / Math.max(self.hpAmount + self.shield, 1);
  return gain > cost * settings.tradeCost && hand.attack(hand.targets.enemyHero);
};

/** Keeps out of a shorter reach: strikes when it can, steps back when it cannot. */
export const keepDistance = (mind: Mind): boolean => {
  const { sight, hand, duel } = mind;
  const { self, enemy } = sight;
  if (!mind.isEnemySeen || enemy.range + 150 > self.range || duel.advantage > 1.6) return false;
  if (self.swinging === 1) return false;
  const tooNear = enemy.range + BODY_CM + 130;
  if (enemy.distance > tooNear) return false;
  if (useSkills(mind, 'poke')) return true;
  if (self.attackReady === 1 && enemy.distance > enemy.range + BODY_CM && hand.attack(hand.targets.enemyHero))
    return true;
  return hand.walk(-enemy.dx - 150, -enemy.dz);
};

/** A skill at the enemy hero from where this hero stands. */
export const poke = (mind: Mind): boolean =>
  !(mind.isUnderGoal(0, 0) && mind.goal.creepsNear < 2) && useSkills(mind, 'poke');
