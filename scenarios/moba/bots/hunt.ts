// Hunting: the monster of the own half, when the lane leaves time for it.

import { MONSTERS } from '../content/monsters.ts';
import { throughProtection } from './duel.ts';
import { BODY_CM, type Mind } from './mind.ts';
import type { Sight } from './sight.ts';

type HunterMind = Mind<Sight>;

const CAMP_LOOK_CM = 350;
/** After it was found empty or its monster fell, a camp is not looked at for so long. */
const EMPTY_SECONDS = 25;
const START_HP = 0.62;
const STOP_HP = 0.4;

/** Seconds that this hero's attacks alone would take, about. */
const secondsToKill = ({ sight, me }: HunterMind): number => {
  const blow = throughProtection(sight.self.attack, MONSTERS[0]?.armor ?? 0);
  return ((MONSTERS[0]?.hp ?? 0) * me.attackPeriodSeconds) / blow;
};

const isFree = (mind: HunterMind): boolean => {
  const { sight, memory } = mind;
  if (mind.isEnemyWithin(1600) || mind.creepCount > 0) return false;
  if (mind.goal.creepsNear > 0 || mind.keep.creepsNear > 0) return false;
  return sight.enemy.alive === 0 || memory.secondsUnseen > 1.5;
};

export const hunt = (mind: HunterMind): boolean => {
  const { sight, memory, hand, camp } = mind;
  const { self, monster } = sight;
  if (camp === null || memory.campWait > 0) return false;
  const dx = camp[0] - self.x;
  const dz = camp[1] - self.z;
  const distance = Math.sqrt(dx * dx + dz * dz);
  const isThere = monster.visible === 1 && monster.distance < distance + 400;
  if (!isThere && distance < CAMP_LOOK_CM) {
    memory.campWait = EMPTY_SECONDS;
    memory.isHunting = false;
    return false;
  }
  if (memory.isHunting) memory.isHunting = self.hp > STOP_HP && !mind.isEnemyWithin(900) && mind.keep.creepsNear < 2;
  else
    memory.isHunting =
      self.hp > START_HP && distance < 2600 && secondsToKill(mind) < mind.settings.huntSeconds && isFree(mind);
  if (!memory.isHunting) return false;
  if (self.swinging === 1) return hand.keepOn();
  if (isThere && monster.distance <= self.range + BODY_CM + 300) {
    if (strike(mind) || hand.attack(hand.targets.monsters[0] as number)) return true;
  }
  return mind.walkTo(dx, dz);
};

/** A skill at the monster. */
const strike = (mind: HunterMind): boolean => {
  const { sight, hand } = mind;
  const { monster, self } = sight;
  if (self.mana < mind.settings.manaReserve) return false;
  for (let slot = 0; slot < 2; slot++) {
    const skill = mind.me.skills[slot];
    const button = hand.buttons.skills[slot] as number;
    if (!skill || !mind.isSkillReady(slot)) continue;
    const isNear = monster.distance <= skill.rangeCm;
    if (skill.how === 'nova' && isNear && hand.press(button)) return true;
    if (skill.how === 'skillshot' && isNear && hand.castTowards(button, monster.dx, monster.dz)) return true;
    if (skill.how === 'area' && isNear && hand.castOnSpot(button, monster.dx, monster.dz, skill.rangeCm)) return true;
    if (skill.empowers && skill.how === 'self' && monster.distance < self.range && hand.press(button)) return true;
  }
  return false;
};
