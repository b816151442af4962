// Who would win a fight now: the damage both heroes can deal in the next seconds against the health it has to eat.
import { NUMBERS } from '../numbers.ts';
import type { HeroLore, SkillLore } from './lore.ts';
import type { Sight } from './sight.ts';

/** The stretch of a fight that is weighed. */
const FIGHT_SECONDS = 4;
const ENEMY_CREEP_DAMAGE = 16;

/** Who strikes and who is struck: a hero's own values. */
type Fighter = {
  readonly attack: number;
  readonly power: number;
  readonly armor: number;
  readonly resist: number;
  readonly maxHp: number;
  readonly hpAmount: number;
  readonly level: number;
};

const throughProtection = (damage: number, protection: number): number => (damage * 100) / (100 + protection);

export const levelOf = (fighter: { readonly level: number }): number => Math.round(fighter.level * NUMBERS.MAX_LEVEL);

/** Damage of all strikes of a skill that land. */
export const skillDamage = (skill: SkillLore, source: Fighter, target: Fighter): number => {
  const level = skill.levels[levelOf(source)] as number;
  if (level === 0) return 0;
  let sum = 0;
  for (const blow of skill.blows) {
    const raw =
      blow.base +
      blow.perLevel * (level - 1) +
      blow.attack * source.attack +
      blow.power * source.power +
      blow.maxHp * target.maxHp +
      blow.missingHp * (target.maxHp - target.hpAmount);
    sum += blow.isTrue ? raw : throughProtection(raw, blow.isMagic ? target.resist : target.armor);
  }
  return sum * (skill.strikes > 1 ? skill.strikes * 0.6 : 1);
};

/** How surely a skill finds a hero who knows how to walk. */
const certainty = (skill: SkillLore): number =>
  skill.how === 'skillshot' || skill.how === 'area' ? 0.65 : skill.how === 'dash' ? 0.8 : 1;

const attacksPerSecond = (hero: HeroLore, fighter: Fighter): number =>
  (1 + hero.attackSpeedPerLevel * (levelOf(fighter) - 1)) / hero.attackPeriodSeconds;

export class Duel {
  /** One basic attack of mine on the enemy hero. */
  hit = 0;
  /** All my skills that are ready. */
  burst = 0;
  /** What I deal, and what they deal, in FIGHT_SECONDS. */
  mine = 0;
  theirs = 0;
  /** Share of the enemy's health I take, over the share of mine they take: above 1 I win. */
  advantage = 1;

  weigh(sight: Sight, me: HeroLore, foe: HeroLore, isReady: (slot: number) => boolean): void {
    const { self, enemy, match } = sight;
    this.hit = throughProtection(self.attack, enemy.armor);
    this.burst = 0;
    for (let slot = 0; slot < 3; slot++) {
      const skill = me.skills[slot] as SkillLore;
      if (isReady(slot)) this.burst += skillDamage(skill, self, enemy) * certainty(skill);
    }
    let theirBurst = 0;
    for (const skill of foe.skills) theirBurst += skillDamage(skill, enemy, self) * certainty(skill);
    const theirHit = throughProtection(enemy.attack, self.armor);
    this.mine = this.burst + this.hit * attacksPerSecond(me, self) * FIGHT_SECONDS;
    this.theirs =
      theirBurst * 0.6 +
      theirHit * attacksPerSecond(foe, enemy) * FIGHT_SECONDS +
      throughProtection(match.enemyCreepsNear * ENEMY_CREEP_DAMAGE, self.armor) * FIGHT_SECONDS * 0.7;
    const myHealth = self.hpAmount + self.shield;
    const theirHealth = enemy.hpAmount + enemy.shield;
    this.advantage = (this.mine / Math.max(theirHealth, 1)) * (myHealth / Math.max(this.theirs, 1));
  }
}
