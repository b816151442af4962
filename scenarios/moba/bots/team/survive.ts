// Staying alive in a team: leaving a structure's fire, fleeing, going home, backing off from lost fights.
import { levelOf } from '../duel.ts';
import type { SkillLore } from '../lore.ts';
import type { StructureView } from '../sight.ts';
import { useSkills } from '../skills.ts';
import { canFinish, isLosing } from '../survival.ts';
import { aid } from './aid.ts';
import type { TeamMind } from './mind.ts';

/** Odds from which a tower is dived under without creeps. */
const DIVE_ODDS = 3;
const SPRING_CM = 600;

/** Whether a structure that reaches this hero may go on doing so. */
const isBearable = (mind: TeamMind, structure: StructureView): boolean => {
  const { settings, sight, odds } = mind;
  const { self } = sight;
  if (structure.attacksMe === 0 && structure.creepsNear >= settings.tankersWanted) return true;
  if (structure.attacksMe === 0 && self.hp > 0.5 && mind.alliesNear >= 2 && odds.ratio > DIVE_ODDS) return true;
  if (structure.hp < 0.06 && self.hp > 0.4) return true;
  return canFinish(mind) && self.hp > 0.45;
};

/** Out of enemy structures' reach, unless own creeps or allies take the shots or it is about to be worth it. */
export const respectTowers = (mind: TeamMind): boolean => {
  const { sight, settings } = mind;
  if (settings.tankersWanted === 0 || !mind.isUnderGoal(0, 0)) return false;
  for (let i = 0; i < sight.enemyTowers.length; i++) {
    const tower = sight.enemyTowers[i] as StructureView;
    if (tower.alive === 1 && tower.distance < 820 && !isBearable(mind, tower)) return leave(mind, tower);
  }
  const { enemyCrystal } = sight;
  const isNear = enemyCrystal.alive === 1 && enemyCrystal.distance < 820;
  return isNear && !isBearable(mind, enemyCrystal) && leave(mind, enemyCrystal);
};

/** Away from a structure, on the side where home is. */
const leave = (mind: TeamMind, structure: StructureView): boolean => {
  const { self } = mind.sight;
  const [x, z] = mind.ground.places[0] as readonly [number, number];
  mind.steering.find(self.x, self.z, x - self.x, z - self.z);
  const home = Math.max(Math.abs(mind.steering.wayX), Math.abs(mind.steering.wayZ), 1);
  const away = Math.max(structure.distance, 1);
  return mind.hand.walk(
    mind.steering.wayX / home - (0.8 * structure.dx) / away,
    mind.steering.wayZ / home - (0.8 * structure.dz) / away,
  );
};

/** Runs faster, dashes or blinks homewards when death is near. */
const fleeHome = (mind: TeamMind): boolean => {
  const { sight, hand, steering } = mind;
  const { self } = sight;
  const isNear = mind.nearestEnemyCm < 900 || mind.goal.attacksMe === 1;
  if (!isNear || self.hp > 0.35 || mind.memory.recentLoss < 0.05) return false;
  const [x, z] = mind.ground.places[0] as readonly [number, number];
  steering.find(self.x, self.z, x - self.x, z - self.z);
  for (let slot = 0; slot < 3; slot++) {
    const skill = mind.me.skills[slot] as SkillLore;
    if ((skill.how !== 'dash' && skill.how !== 'blink') || levelOf(self) === 0 || !mind.isSkillReady(slot)) continue;
    if (hand.castTowards(hand.buttons.skills[slot] as number, steering.wayX, steering.wayZ)) return true;
  }
  const chosen = mind.summoners[mind.summoner];
  if (chosen?.how === 'blink') return hand.castTowards(hand.buttons.summoner, steering.wayX, steering.wayZ);
  return chosen?.how === 'self' && hand.press(hand.buttons.summoner);
};

/** Goes home when little health is left: out of danger on foot, then by recall; comes back when healed. */
export const goHomeInTeam = (mind: TeamMind): boolean => {
  const { sight, memory, settings, hand } = mind;
  const { self } = sight;
  const isBesieged = mind.plan.kind === 'defend' && sight.allyCrystal.distance < 2500;
  if (memory.isGoingHome && self.hp >= (isBesieged ? 0.6 : settings.comeBackHp)) memory.isGoingHome = false;
  if (self.hp < settings.goHomeHp && !canFinish(mind)) memory.isGoingHome = true;
  if (!memory.isGoingHome) return false;
  const [x, z] = mind.ground.places[0] as readonly [number, number];
  if (mind.distanceTo(x, z) < SPRING_CM) return hand.stand();
  if (fleeHome(mind) || aid(mind)) return true;
  const nearest = sight.enemyCreeps[0];
  const isSafe =
    mind.nearestEnemyCm > 1500 &&
    mind.creepsOnMe === 0 &&
    memory.recentLoss < 0.03 &&
    !(nearest?.present === 1 && nearest.distance < 850) &&
    !mind.isUnderGoal(0, 0);
  if (settings.recalls && isSafe) return self.recalling > 0 ? hand.keepOn() : hand.recall();
  if (mind.nearestEnemyCm < 500 && useSkills(mind, 'poke')) return true;
  return mind.walkHome();
};

/** Backs off from a fight that is being lost, before it has begun in earnest. */
export const backOffInTeam = (mind: TeamMind): boolean => {
  const { sight, keep } = mind;
  if (mind.enemiesNear === 0 || !isLosing(mind)) return false;
  if (mind.nearestEnemyCm > mind.nearestEnemyRange + 450) return false;
  // Under the own tower it is as good as anywhere.
  if (keep.distance < 350 && sight.self.hp > 0.5 && mind.odds.ratio > 0.4) return false;
  if (mind.settings.kites && mind.nearestEnemyCm < 550 && useSkills(mind, 'poke')) return true;
  return mind.walkHome();
};

/** Steps back from creeps that have turned on this hero. */
export const shedCreepsInTeam = (mind: TeamMind): boolean => {
  const { sight, settings, me } = mind;
  if (mind.creepsOnMe < settings.creepsBorne + (me.isTank ? 2 : 0) || sight.self.swinging === 1) return false;
  return sight.match.allyCreepsNear > 0 && mind.walkHome();
};
