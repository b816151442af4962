// Using skills: where to aim so that they meet a moving hero, and when they are worth it.
import { certainty, levelOf, skillDamage } from './duel.ts';
import type { SkillLore } from './lore.ts';
import { BODY_CM, type Mind } from './mind.ts';

/** 'poke' costs little and keeps the third skill; 'fight' uses everything. */
export type Zeal = 'poke' | 'fight';

/** Seconds until a skill reaches a hero at this distance. */
const secondsToReach = (skill: SkillLore, distanceCm: number): number =>
  skill.windupSeconds + (skill.speedCmPerSecond > 0 ? distanceCm / skill.speedCmPerSecond : 0);

/** Whether one of the enemy creeps in sight stands in the way of a shot to (dx, dz). */
const isBlocked = (mind: Mind, dx: number, dz: number, halfWidthCm: number): boolean => {
  const length = Math.sqrt(dx * dx + dz * dz);
  for (let i = 0; i < mind.creepCount; i++) {
    const creep = mind.sight.enemyCreeps[i];
    if (!creep) continue;
    const along = (creep.dx * dx + creep.dz * dz) / length;
    if (along < 0 || along > length - BODY_CM) continue;
    const across = Math.abs(creep.dx * dz - creep.dz * dx) / length;
    if (across <= halfWidthCm + BODY_CM) return true;
  }
  return false;
};

/** Whether a skill takes a larger share of the enemy's health than angry creeps take of one's own. */
const isWorthPoking = (mind: Mind, skill: SkillLore): boolean => {
  const { self, enemy } = mind.sight;
  const gain = (skillDamage(skill, self, enemy) * certainty(skill)) / Math.max(enemy.hpAmount + enemy.shield, 1);
  return gain > (mind.angerCost / Math.max(self.hpAmount + self.shield, 1)) * mind.settings.tradeCost;
};

const castAtEnemyHero = (mind: Mind, slot: number, zeal: Zeal): boolean => {
  const { hand, settings, memory, dice, duel } = mind;
  const { self, enemy } = mind.sight;
  const skill = mind.me.skills[slot] as SkillLore;
  const button = hand.buttons.skills[slot] as number;
  const isHeld = enemy.stunned === 1 || enemy.rooted === 1;
  const lead = isHeld ? 0 : settings.leadShare * enemy.speed * secondsToReach(skill, enemy.distance);
  const dx = enemy.dx + memory.enemyDirX * lead + dice.spread(settings.aimErrorCm);
  const dz = enemy.dz + memory.enemyDirZ * lead + dice.spread(settings.aimErrorCm);
  const distance = Math.sqrt(dx * dx + dz * dz);
  const attackReach = self.range + BODY_CM;
  if (zeal === 'poke' && !isWorthPoking(mind, skill)) return false;
  switch (skill.how) {
    case 'skillshot':
      if (distance > skill.rangeCm || (skill.isStoppedByCreeps && isBlocked(mind, dx, dz, skill.radiusCm)))
        return false;
      return hand.castTowards(button, dx, dz);
    case 'area':
      if (distance > skill.rangeCm + skill.radiusCm * 0.4) return false;
      return hand.castOnSpot(button, dx, dz, skill.rangeCm);
    case 'nova':
      return distance <= skill.radiusCm + BODY_CM - 15 && hand.press(button);
    case 'dash': {
      if (zeal === 'poke' || distance > skill.rangeCm + skill.radiusCm) return false;
      const scale = skill.rangeCm / Math.max(distance, 1);
      const canFinish = enemy.hpAmount + enemy.shield <= duel.burst + duel.hit;
      if (mind.isUnderGoal(dx * scale, dz * scale) && !canFinish) return false;
      if (!mind.terrain.isClear(self.x, self.z, enemy.dx, enemy.dz)) return false;
      return hand.castTowards(button, dx, dz);
    }
    case 'unit':
    case 'homing': {
      const health = enemy.hpAmount + enemy.shield;
      const isWorthIt = skillDamage(skill, self, enemy) + duel.hit >= health || enemy.hp < 0.45;
      return (
        (zeal === 'fight' || skill.blows.length === 0) && isWorthIt && hand.castAtUnit(button, hand.targets.enemyHero)
      );
    }
    case 'self':
      if (skill.empowers) return enemy.distance <= attackReach && self.empowered === 0 && hand.press(button);
      if (skill.rages) return zeal === 'fight' && enemy.distance <= attackReach + 120 && hand.press(button);
      return false;
    default:
      return false;
  }
};

/** Whether the third skill takes enough of the enemy's health to be used outside a fight. */
const isGreatBlow = (mind: Mind): boolean => {
  const { self, enemy } = mind.sight;
  const skill = mind.me.skills[2] as SkillLore;
  const share = (skillDamage(skill, self, enemy) * certainty(skill)) / Math.max(enemy.hpAmount + enemy.shield, 1);
  return share > mind.settings.greatBlow;
};

/** Uses one skill on the enemy hero. */
export const useSkills = (mind: Mind, zeal: Zeal): boolean => {
  const { self } = mind.sight;
  if (!mind.isEnemySeen || self.swinging === 1) return false;
  if (mind.dice.roll() >= mind.settings.skillChance) return false;
  if (zeal === 'poke' && self.mana < mind.settings.manaReserve) return false;
  for (let slot = 2; slot >= 0; slot--) {
    if (!mind.isSkillReady(slot) || (slot === 2 && zeal === 'poke' && !isGreatBlow(mind))) continue;
    if (castAtEnemyHero(mind, slot, zeal)) return true;
  }
  return false;
};

/** Uses one skill on at least `wanted` enemy creeps at once. */
export const useSkillsOnCreeps = (mind: Mind, wanted: number): boolean => {
  const { sight, hand } = mind;
  if (mind.creepCount < wanted || sight.self.swinging === 1) return false;
  let dx = 0;
  let dz = 0;
  for (let i = 0; i < mind.creepCount; i++) {
    dx += (sight.enemyCreeps[i]?.dx ?? 0) / mind.creepCount;
    dz += (sight.enemyCreeps[i]?.dz ?? 0) / mind.creepCount;
  }
  const distance = Math.sqrt(dx * dx + dz * dz);
  for (let slot = 0; slot < 2; slot++) {
    const skill = mind.me.skills[slot] as SkillLore;
    const button = hand.buttons.skills[slot] as number;
    if (!skill.hurts || !mind.isSkillReady(slot)) continue;
    if (skill.how === 'nova' && countCreeps(mind, 0, 0, skill.radiusCm) >= wanted && hand.press(button)) return true;
    if (skill.how === 'area' && distance <= skill.rangeCm && countCreeps(mind, dx, dz, skill.radiusCm) >= wanted) {
      if (hand.castOnSpot(button, dx, dz, skill.rangeCm)) return true;
    }
    if (skill.how === 'skillshot' && !skill.isStoppedByCreeps && distance <= skill.rangeCm) {
      if (countCreeps(mind, dx, dz, skill.radiusCm * 2) >= wanted && hand.castTowards(button, dx, dz)) return true;
    }
  }
  return false;
};

/** Enemy creeps in sight within `radiusCm` of the place (dx, dz). */
const countCreeps = (mind: Mind, dx: number, dz: number, radiusCm: number): number => {
  let count = 0;
  for (let i = 0; i < mind.creepCount; i++) {
    const x = (mind.sight.enemyCreeps[i]?.dx ?? 0) - dx;
    const z = (mind.sight.enemyCreeps[i]?.dz ?? 0) - dz;
    if (x * x + z * z <= radiusCm * radiusCm) count++;
  }
  return count;
};

/** Shields, heals and the like, as soon as they are needed. They take no time, so the order goes on. */
export const protect = (mind: Mind): boolean => {
  const { sight, hand, memory } = mind;
  const { self, enemy } = sight;
  const isAttacked = (mind.isEnemyWithin(650) && enemy.attacksMe === 1) || mind.goal.attacksMe === 1;
  const isHurt = memory.recentLoss > 0.08;
  for (let slot = 0; slot < 3; slot++) {
    const skill = mind.me.skills[slot] as SkillLore;
    if (!mind.isSkillReady(slot) || skill.hurts || skill.rages) continue;
    const isNeeded = skill.shields ? isAttacked || isHurt : skill.heals && self.hp < 0.7;
    const button = hand.buttons.skills[slot] as number;
    if (isNeeded && (hand.press(button) || hand.castAtUnit(button, hand.targets.self))) return true;
  }
  const { item } = hand.buttons;
  if ((isAttacked || isHurt) && self.hp < 0.5) {
    if (hand.press(item) || hand.castAtUnit(item, hand.targets.enemyHero)) return true;
  }
  return (self.hp < 0.22 || (self.hp < 0.42 && isHurt)) && hand.press(hand.buttons.heal);
};

/** Runs faster, dashes or blinks home when death is near. */
export const flee = (mind: Mind): boolean => {
  const { sight, hand } = mind;
  const { self, enemy } = sight;
  const isNear = mind.isEnemyWithin(enemy.range + 250) || mind.goal.attacksMe === 1;
  if (!isNear || self.hp > 0.25 || mind.memory.recentLoss < 0.06) return false;
  for (let slot = 0; slot < 3; slot++) {
    const skill = mind.me.skills[slot] as SkillLore;
    if (skill.how !== 'dash' || levelOf(self) === 0 || !mind.isSkillReady(slot)) continue;
    if (hand.castTowards(hand.buttons.skills[slot] as number, -1, 0)) return true;
  }
  const chosen = mind.summoners[mind.summoner];
  if (chosen?.how === 'blink') return hand.castTowards(hand.buttons.summoner, -1, 0);
  return chosen?.how === 'self' && hand.press(hand.buttons.summoner);
};
