// Who would win a fight now: the damage both heroes can deal in the next seconds against the health it has to eat.
import { NUMBERS } from '../numbers.ts';
import type { Blow, HeroLore, SkillLore } from './lore.ts';
import type { Seen } from './sight.ts';

/** The stretch of a fight that is weighed. */
const FIGHT_SECONDS = 4;
/** Of one creep in a second, about. */
export const CREEP_DAMAGE = 15;

/** A hero's own values. */
type Fighter = {
  readonly attack: number;
  readonly power: number;
  readonly armor: number;
  readonly resist: number;
  readonly maxHp: number;
  readonly hpAmount: number;
  readonly level: number;
};

export const throughProtection = (damage: number, protection: number): number => (damage * 100) / (100 + protection);

export const levelOf = (fighter: { readonly level: number }): number => Math.round(fighter.level * NUMBERS.MAX_LEVEL);

const amountOf = (blow: Blow, level: number, source: Fighter, target: Fighter): number =>
  blow.base +
  blow.perLevel * (level - 1) +
  blow.attack * source.attack +
  blow.power * source.power +
  blow.maxHp * target.maxHp +
  blow.missingHp * (target.maxHp - target.hpAmount);

/** Damage of all strikes of a skill that land. */
export const skillDamage = (skill: SkillLore, source: Fighter, target: Fighter): number => {
  const level = skill.levels[levelOf(source)] as number;
  if (level === 0) return 0;
  let sum = 0;
  for (const blow of skill.blows) {
    const amount = amountOf(blow, level, source, target);
    sum += blow.isTrue ? amount : throughProtection(amount, blow.isMagic ? target.resist : target.armor);
  }
  return sum * (skill.strikes > 1 ? skill.strikes * 0.6 : 1);
};

/** Health and shield that a skill gives its caster. */
const skillGain = (skill: SkillLore, source: Fighter): number => {
  const level = skill.levels[levelOf(source)] as number;
  if (level === 0) return 0;
  let sum = 0;
  for (const gain of skill.gains) sum += amountOf(gain, level, source, source);
  return sum;
};

/** How surely a skill finds a hero who knows how to walk. */
export const certainty = (skill: SkillLore): number =>
  skill.how === 'skillshot' || skill.how === 'area' ? 0.65 : skill.how === 'dash' ? 0.8 : 1;

const attacksPerSecond = (hero: HeroLore, fighter: Fighter): number =>
  (1 + hero.attackSpeedPerLevel * (levelOf(fighter) - 1)) / hero.attackPeriodSeconds;

export class Duel {
  /** One basic attack on the enemy hero, and one of its attacks. */
  hit = 0;
  theirHit = 0;
  /** All skills that are ready. */
  burst = 0;
  theirBurst = 0;
  /** What each side's creeps nearby add a second once they turn on a hero. */
  theirCreeps = 0;
  /** Share of the enemy's health that I take in FIGHT_SECONDS. */
  pressure = 0;
  /** Share of mine that they take. */
  danger = 0;
  /** The same over the share of mine they take: above 1 I win. */
  advantage = 1;

  /** `enemyReadiness(slot)`: how likely the enemy has that skill ready, 0 to 1. */
  weigh(
    sight: Seen,
    me: HeroLore,
    foe: HeroLore,
    isReady: (slot: number) => boolean,
    enemyReadiness: (slot: number) => number,
  ): void {
    const { self, enemy, match } = sight;
    this.hit = throughProtection(self.attack, enemy.armor);
    this.theirHit = throughProtection(enemy.attack, self.armor);
    this.burst = 0;
    this.theirBurst = 0;
    let myHealth = self.hpAmount + self.shield;
    let theirHealth = enemy.hpAmount + enemy.shield;
    let myHits = this.hit * attacksPerSecond(me, self) * FIGHT_SECONDS;
    let theirHits = this.theirHit * attacksPerSecond(foe, enemy) * FIGHT_SECONDS;
    for (let slot = 0; slot < 3; slot++) {
      const mine = me.skills[slot] as SkillLore;
      if (isReady(slot)) {
        this.burst += skillDamage(mine, self, enemy) * certainty(mine);
        myHealth += skillGain(mine, self);
        if (mine.rages) myHits *= 1.6;
      }
      const theirs = foe.skills[slot] as SkillLore;
      const readiness = enemyReadiness(slot);
      this.theirBurst += skillDamage(theirs, enemy, self) * certainty(theirs) * readiness;
      theirHealth += skillGain(theirs, enemy) * readiness;
      if (theirs.rages && theirs.levels[levelOf(enemy)] !== 0) theirHits *= 1 + 0.6 * readiness;
    }
    this.theirCreeps = throughProtection(match.enemyCreepsNear * CREEP_DAMAGE, self.armor);
    const mine = this.burst + myHits;
    const theirs = this.theirBurst + theirHits + this.theirCreeps * FIGHT_SECONDS * 0.7;
    this.pressure = mine / Math.max(theirHealth, 1);
    this.danger = theirs / Math.max(myHealth, 1);
    this.advantage = this.pressure / Math.max(this.danger, 0.001);
  }
}
