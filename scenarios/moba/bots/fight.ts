// Fighting the enemy hero: all-in when it is won, trades and pokes when they are cheap.
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

/** One step of an all-in. */
const engage = (mind: Mind): boolean => {
  const { hand, sight, settings } = mind;
  const { self, enemy } = sight;
  if (self.swinging === 1) return hand.keepOn();
  if (useSkills(mind, 'fight')) return true;
  const chosen = mind.summoners[mind.summoner];
  if (chosen?.how === 'unit' && hand.castAtUnit(hand.buttons.summoner, hand.targets.enemyHero)) return true;
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
  memory.isCommitted = isFinishing || duel.advantage > (memory.isCommitted ? settings.fightUntil : settings.fightFrom);
  return memory.isCommitted && engage(mind);
};

/** A blow at the enemy hero when it stands in reach and few creeps would answer. */
export const trade = (mind: Mind): boolean => {
  const { sight, settings, hand, duel } = mind;
  const { self, enemy, match } = sight;
  if (!mind.isEnemyWithin(self.range + BODY_CM + 30) || self.swinging === 1 || self.attackReady === 0) return false;
  if (mind.isUnderGoal(0, 0)) return false;
  const answer = Math.max(0, match.enemyCreepsNear - 2) * 0.12 + (enemy.range > self.range ? 0.05 : 0);
  return duel.advantage > settings.tradeFrom + answer && hand.attack(hand.targets.enemyHero);
};

/** A skill at the enemy hero from where this hero stands. */
export const poke = (mind: Mind): boolean =>
  !(mind.isUnderGoal(0, 0) && mind.goal.creepsNear < 2) && useSkills(mind, 'poke');
