// The beginner's way: down the lane, and strike whatever is near.
import { BODY_CM, type Mind } from './mind.ts';
import { useSkills } from './skills.ts';

/** Strikes the nearest thing that is an enemy. */
export const strikeNearest = (mind: Mind): boolean => {
  const { sight, hand } = mind;
  const { self, enemy } = sight;
  if (self.swinging === 1) return hand.keepOn();
  if (mind.isEnemyWithin(self.range + BODY_CM + 150)) {
    if (useSkills(mind, 'fight') || (enemy.distance < self.range + 150 && hand.attack(hand.targets.enemyHero)))
      return true;
  }
  if (sight.enemyCreeps[0]?.present === 1 && hand.attack(hand.targets.creeps[0] as number)) return true;
  return hand.attack(hand.targets.structure);
};

/** Walks to the enemy's first structure, whatever waits there. */
export const walkLane = (mind: Mind): boolean => mind.walkTo(mind.goal.dx, mind.goal.dz + mind.dice.spread(200));
