// Carrying out the plan: on the way, in the lane, at a camp.
import { levelOf } from '../duel.ts';
import type { SkillLore } from '../lore.ts';
import type { MonsterView } from '../sight.ts';
import type { TeamMind } from './mind.ts';
import type { LanePath } from './places.ts';
import { decide } from './plan.ts';

const ARRIVED_CM = 130;
const RECALL_CM = 5500;
const SMITE_DAMAGE = 450;

/** Thinks about what the side is doing; writes nothing. */
export const think = (mind: TeamMind): boolean => {
  decide(mind);
  return false;
};

/** Straight to where the plan is, when it does not wait. */
export const hurry = (mind: TeamMind): boolean => {
  const { plan } = mind;
  if (!plan.isUrgent) return false;
  const distance = mind.distanceTo(plan.x, plan.z);
  if (distance < 300) return false;
  if (plan.kind === 'defend' && distance > RECALL_CM && mind.nearestEnemyCm > 1500 && mind.memory.recentLoss < 0.02) {
    return mind.sight.self.recalling > 0 ? mind.hand.keepOn() : mind.hand.recall();
  }
  if (mind.sight.self.swinging === 1 && mind.enemiesNear > 0) return mind.hand.keepOn();
  return mind.walkToPlace(plan.x, plan.z);
};

/** Back to where the side's plan ends, from a lane that has become too lonely. */
export const holdBack = (mind: TeamMind): boolean => {
  const { plan, sight } = mind;
  if (plan.limit > 1e8 || sight.self.swinging === 1) return false;
  const way = (mind.lanes[plan.lane] as LanePath).wayOf(sight.self.x, sight.self.z);
  return way > plan.limit + 250 && mind.walkToPlace(plan.x, plan.z);
};

/** Takes the monster of the camp that the plan is about. */
export const hunt = (mind: TeamMind): boolean => {
  const { plan, camps, sight, hand } = mind;
  if (plan.camp < 0) return false;
  const index = camps.monsterAt(mind, plan.camp);
  if (index < 0) return false;
  const monster = sight.monsters[index] as MonsterView;
  if (plan.kind === 'great' && monster.hp > 0.99 && mind.alliesNear < 1) return hand.stand();
  if (sight.self.swinging === 1) return hand.keepOn();
  const target = hand.targets.monsters[index] as number;
  if (smite(mind, monster, target) || useSkillsOnMonster(mind, monster, target)) return true;
  return hand.attack(target) || mind.walkTo(monster.dx, monster.dz);
};

/** Great monsters at the last moment, others as soon as it is ready. */
const smite = (mind: TeamMind, monster: MonsterView, target: number): boolean => {
  if (mind.summoners[mind.summoner]?.key !== 'smite') return false;
  if (mind.plan.kind === 'great' && monster.hp * 5500 > SMITE_DAMAGE) return false;
  return mind.hand.castAtUnit(mind.hand.buttons.summoner, target);
};

const useSkillsOnMonster = (mind: TeamMind, monster: MonsterView, target: number): boolean => {
  const { hand, sight, settings, me } = mind;
  const { self } = sight;
  if (self.mana < settings.manaReserve || mind.dice.roll() >= settings.skillChance || levelOf(self) === 0) return false;
  for (let slot = 0; slot < 2; slot++) {
    const skill = me.skills[slot] as SkillLore;
    const button = hand.buttons.skills[slot] as number;
    if (!mind.isSkillReady(slot) || skill.isForAllies) continue;
    if (skill.how === 'nova' && skill.hurts && monster.distance < skill.radiusCm && hand.press(button)) return true;
    if (skill.how === 'self' && skill.empowers && monster.distance < self.range + 100 && hand.press(button))
      return true;
    if (!skill.hurts || monster.distance > skill.rangeCm) continue;
    if ((skill.how === 'unit' || skill.how === 'homing') && hand.castAtUnit(button, target)) return true;
    if (skill.how === 'skillshot' && hand.castTowards(button, monster.dx, monster.dz)) return true;
    if (skill.how === 'area' && hand.castOnSpot(button, monster.dx, monster.dz, skill.rangeCm)) return true;
  }
  return false;
};

/** To the plan's place, and there it waits. */
export const takePlace = (mind: TeamMind): boolean => {
  const { hand, sight, plan } = mind;
  if (sight.self.swinging === 1) return hand.keepOn();
  if (mind.distanceTo(plan.x, plan.z) < ARRIVED_CM) return hand.stand();
  return mind.walkToPlace(plan.x, plan.z);
};

/** Down the lane to its end, whatever waits there. */
export const pressOn = (mind: TeamMind): boolean => {
  const { sight, dice } = mind;
  const lane = mind.job.isJungle ? mind.lanes.length >> 1 : mind.job.lane;
  const path = mind.lanes[lane] as LanePath;
  const { self } = sight;
  const i = Math.min(path.at(path.wayOf(self.x, self.z)) + 8, path.xs.length - 1);
  return mind.walkTo((path.xs[i] as number) - self.x + dice.spread(150), (path.zs[i] as number) - self.z);
};
