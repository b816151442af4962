// What a bot remembers from one decision to the next.
import { MONSTERS } from '../content/monsters.ts';
import { NUMBERS } from '../numbers.ts';
import { levelOf } from './duel.ts';
import type { HeroLore, SkillLore } from './lore.ts';
import type { Seen } from './sight.ts';

/** A drop of the enemy's mana this near to the price of a skill is taken for that skill. */
const PRICE_MARGIN = 18;

/** Until the time to the next wave tells it. */
const SECONDS_PER_DECISION = 2 / NUMBERS.TICKS_PER_SECOND;

const CAMP_FIRST_SECONDS = (MONSTERS[0]?.firstTick ?? 0) / NUMBERS.TICKS_PER_SECOND;

export class Memory {
  /** Whether the enemy hero was in sight at the last decision, where in the own view, and its share of mana. */
  #wasSeen = false;
  #enemyX = 0;
  #enemyZ = 0;
  #enemyMana = 0;
  #waveWait = 0;
  #hp = 0;
  /** How long a decision lasts, read off the time to the next wave. */
  secondsPerDecision = SECONDS_PER_DECISION;
  /** The enemy hero's movement, a unit vector, or 0, 0 when it stands or is out of sight. */
  enemyDirX = 0;
  enemyDirZ = 0;
  /** Seconds until each skill of the enemy can be back, as its mana tells. */
  readonly enemySkillWait = [0, 0, 0];
  /** Decisions in a row in which a shot or a zone has been in sight. */
  threatAge = 0;
  /** Share of the health lost lately, fading by a twentieth a decision. */
  recentLoss = 0;
  secondsUnseen = 0;
  isGoingHome = false;
  isHunting = false;
  /** Seconds for which the camp of the own half is taken to be empty. */
  campWait = 0;
  isCommitted = false;
  /** Decisions since the last thought. */
  idle = 0;

  reset(): void {
    this.secondsPerDecision = SECONDS_PER_DECISION;
    this.#wasSeen = false;
    this.#enemyX = 0;
    this.#enemyZ = 0;
    this.#enemyMana = 0;
    this.#waveWait = 0;
    this.#hp = 0;
    this.enemyDirX = 0;
    this.enemyDirZ = 0;
    this.enemySkillWait.fill(0);
    this.threatAge = 0;
    this.recentLoss = 0;
    this.secondsUnseen = 0;
    this.isGoingHome = false;
    this.isHunting = false;
    this.campWait = CAMP_FIRST_SECONDS;
    this.isCommitted = false;
    this.idle = 0;
  }

  note(sight: Seen, foe: HeroLore): void {
    const { enemy } = sight;
    this.noteTime(sight);
    this.#noteEnemy(sight, foe);
    this.secondsUnseen = enemy.visible === 1 ? 0 : this.secondsUnseen + this.secondsPerDecision;
    this.noteSelf(sight);
  }

  noteTime({ match }: Seen): void {
    const passed = (this.#waveWait - match.waveWait) * (NUMBERS.WAVE_PERIOD / NUMBERS.TICKS_PER_SECOND);
    if (passed > 0 && passed < 2) this.secondsPerDecision = passed;
    this.#waveWait = match.waveWait;
    this.campWait = Math.max(0, this.campWait - this.secondsPerDecision);
  }

  noteSelf(sight: Seen): void {
    const { self } = sight;
    const isThreatened = sight.shots[0]?.present === 1 || sight.zones[0]?.present === 1;
    this.threatAge = isThreatened ? this.threatAge + 1 : 0;
    this.recentLoss = this.recentLoss * 0.95 + Math.max(0, this.#hp - self.hp);
    this.#hp = self.hp;
    if (self.alive === 0) {
      this.isGoingHome = false;
      this.isHunting = false;
      this.isCommitted = false;
      this.recentLoss = 0;
    }
  }

  #noteEnemy({ self, enemy }: Seen, foe: HeroLore): void {
    for (let slot = 0; slot < 3; slot++) {
      const wait = this.enemySkillWait[slot] as number;
      this.enemySkillWait[slot] = Math.max(0, wait - this.secondsPerDecision);
    }
    const isSeen = enemy.visible === 1;
    const x = self.x + enemy.dx;
    const z = self.z + enemy.dz;
    this.enemyDirX = 0;
    this.enemyDirZ = 0;
    if (isSeen && this.#wasSeen) {
      const dx = x - this.#enemyX;
      const dz = z - this.#enemyZ;
      const length = Math.sqrt(dx * dx + dz * dz);
      // Less than this is rounding; much more is a blink or a dash that is over.
      if (length > 8 && length < 400) {
        this.enemyDirX = dx / length;
        this.enemyDirZ = dz / length;
      }
      const maxMana = foe.mana + foe.manaPerLevel * (levelOf(enemy) - 1);
      this.#notePrice((this.#enemyMana - enemy.mana) * maxMana, foe, levelOf(enemy));
    }
    this.#wasSeen = isSeen;
    this.#enemyX = x;
    this.#enemyZ = z;
    this.#enemyMana = enemy.mana;
  }

  /** The enemy has paid: for which skill? */
  #notePrice(paid: number, foe: HeroLore, level: number): void {
    let best = -1;
    let bestError = PRICE_MARGIN;
    for (let slot = 0; slot < 3; slot++) {
      const skill = foe.skills[slot] as SkillLore;
      const skillLevel = skill.levels[level] as number;
      const error = Math.abs(skill.mana + skill.manaPerLevel * (skillLevel - 1) - paid);
      if (skillLevel === 0 || (this.enemySkillWait[slot] as number) > 2 || error >= bestError) continue;
      best = slot;
      bestError = error;
    }
    if (best < 0) return;
    const { cooldownSeconds, cooldownSecondsPerLevel, levels } = foe.skills[best] as SkillLore;
    this.enemySkillWait[best] = 0.85 * (cooldownSeconds + cooldownSecondsPerLevel * ((levels[level] as number) - 1));
  }
}
