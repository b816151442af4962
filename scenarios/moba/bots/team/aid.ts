// Heals, shields and the like, for oneself and for allies, as soon as somebody needs them.
import type { SkillLore } from '../lore.ts';
import type { TeamMind } from './mind.ts';
import type { HeroView } from './sight.ts';

const CAST_MARGIN_CM = 30;

/** Which of the side needs help most within reach: an index into the allies, -1 for this hero, -2 for nobody. */
const neediest = (mind: TeamMind, reachCm: number, below: number): number => {
  const { self, allies } = mind.sight;
  let best = self.hp < below ? -1 : -2;
  let bestHp = Math.min(self.hp, below);
  for (let i = 0; i < allies.length; i++) {
    const ally = allies[i] as HeroView;
    if (ally.alive === 0 || ally.distance > reachCm + CAST_MARGIN_CM || ally.hp >= bestHp) continue;
    best = i;
    bestHp = ally.hp;
  }
  return best;
};

/** Heroes of the side within `radiusCm`, this one included, with less than `below` of their health. */
const hurtWithin = (mind: TeamMind, radiusCm: number, below: number): number => {
  const { self, allies } = mind.sight;
  let count = self.hp < below ? 1 : 0;
  for (let i = 0; i < allies.length; i++) {
    const ally = allies[i] as HeroView;
    if (ally.alive === 1 && ally.distance <= radiusCm && ally.hp < below) count++;
  }
  return count;
};

const isHeld = (ally: HeroView): boolean => ally.stunned === 1 || ally.rooted === 1;

const helpAlly = (mind: TeamMind, slot: number, skill: SkillLore, isFight: boolean): boolean => {
  const { hand, sight } = mind;
  const button = hand.buttons.skills[slot] as number;
  if (skill.cleansesAllies && isFight) {
    for (let i = 0; i < sight.allies.length; i++) {
      const ally = sight.allies[i] as HeroView;
      if (isHeld(ally) && hand.castAtUnit(button, hand.targets.allies[i] as number)) return true;
    }
  }
  const below = skill.healsAllies ? (isFight ? 0.75 : 0.55) : isFight ? 0.9 : 0;
  const who = neediest(mind, skill.rangeCm, below);
  if (who === -2) return false;
  return hand.castAtUnit(button, who === -1 ? hand.targets.self : (hand.targets.allies[who] as number));
};

/** For all allies around: worth it when two are hurt, or when a fight begins. */
const helpAll = (mind: TeamMind, slot: number, skill: SkillLore, isFight: boolean): boolean => {
  const { hand } = mind;
  if (skill.how !== 'nova' && skill.how !== 'self') return false;
  const wanted = mind.alliesNear > 0 ? 2 : 1;
  const isNeeded = skill.healsAllies
    ? hurtWithin(mind, skill.alliesRadiusCm, 0.6) >= wanted || hurtWithin(mind, skill.alliesRadiusCm, 0.3) > 0
    : skill.shieldsAllies && isFight && hurtWithin(mind, skill.alliesRadiusCm, 0.85) >= 1;
  return isNeeded && hand.press(hand.buttons.skills[slot] as number);
};

/** The item's active: at the enemy this hero is after where it needs a target, else when the fight is on. */
const useItem = (mind: TeamMind, isAttacked: boolean): boolean => {
  const { hand, memory } = mind;
  const { item } = hand.buttons;
  if (!hand.can(item)) return false;
  if (!hand.canAim(item, 0)) {
    return memory.isCommitted && mind.isEnemySeen && hand.castAtUnit(item, hand.targets.enemyHero);
  }
  return isAttacked && hurtWithin(mind, 600, 0.55) > 0 && hand.press(item);
};

const useSummoner = (mind: TeamMind, isHurt: boolean): boolean => {
  const { hand, sight } = mind;
  const { self } = sight;
  const key = mind.summoners[mind.summoner]?.key;
  if (key === 'barrier') return isHurt && self.hp < 0.4 && hand.press(hand.buttons.summoner);
  if (key === 'purge')
    return isHurt && self.hp < 0.6 && (self.rooted === 1 || self.slowed === 1) && hand.press(hand.buttons.summoner);
  return false;
};

export const aid = (mind: TeamMind): boolean => {
  const { sight, hand, memory } = mind;
  const { self } = sight;
  const isFight = mind.nearestEnemyCm < 1000;
  const isHurt = memory.recentLoss > 0.08;
  const isAttacked = (isFight && isHurt) || mind.attackers > 0 || mind.goal.attacksMe === 1;
  for (let slot = 0; slot < 3; slot++) {
    const skill = mind.me.skills[slot] as SkillLore;
    if (!mind.isSkillReady(slot)) continue;
    if (skill.isForAllies) {
      if (helpAlly(mind, slot, skill, isFight)) return true;
      continue;
    }
    if ((skill.healsAllies || skill.shieldsAllies) && helpAll(mind, slot, skill, isFight)) return true;
    if (skill.hurts || skill.rages || skill.how !== 'self') continue;
    const isNeeded = skill.shields ? isAttacked || isHurt : skill.heals && self.hp < 0.7;
    if (isNeeded && hand.press(hand.buttons.skills[slot] as number)) return true;
  }
  if (useItem(mind, isAttacked || isHurt) || useSummoner(mind, isHurt)) return true;
  return (self.hp < 0.25 || (self.hp < 0.45 && isHurt)) && hand.press(hand.buttons.heal);
};
