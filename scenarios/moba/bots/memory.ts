// What a bot remembers from one decision to the next.
import type { Sight } from './sight.ts';

export class Memory {
  /** Whether the enemy hero was in sight at the last decision, and where, in the own view. */
  #wasSeen = false;
  #enemyX = 0;
  #enemyZ = 0;
  #hp = 0;
  /** The enemy hero's movement, a unit vector, or 0, 0 when it stands or is out of sight. */
  enemyDirX = 0;
  enemyDirZ = 0;
  /** Decisions in a row in which a shot or a zone has been in sight. */
  threatAge = 0;
  /** Share of the health lost lately, fading by a twentieth a decision. */
  recentLoss = 0;
  isGoingHome = false;
  isCommitted = false;
  /** Decisions since the last thought. */
  idle = 0;

  reset(): void {
    this.#wasSeen = false;
    this.#enemyX = 0;
    this.#enemyZ = 0;
    this.#hp = 0;
    this.enemyDirX = 0;
    this.enemyDirZ = 0;
    this.threatAge = 0;
    this.recentLoss = 0;
    this.isGoingHome = false;
    this.isCommitted = false;
    this.idle = 0;
  }

  note(sight: Sight): void {
    const { self, enemy } = sight;
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
    }
    this.#wasSeen = isSeen;
    this.#enemyX = x;
    this.#enemyZ = z;
    const isThreatened = sight.shots[0]?.present === 1 || sight.zones[0]?.present === 1;
    this.threatAge = isThreatened ? this.threatAge + 1 : 0;
    this.recentLoss = this.recentLoss * 0.95 + Math.max(0, this.#hp - self.hp);
    this.#hp = self.hp;
    if (self.alive === 0) {
      this.isGoingHome = false;
      this.isCommitted = false;
      this.recentLoss = 0;
    }
  }
}
