// What a bot remembers of each enemy hero: which way it was walking, and who it is.
import type { HeroLore } from '../lore.ts';
import { identify } from './roster.ts';
import type { HeroView, TeamSight } from './sight.ts';

export class Tracks {
  /** Unit vectors; 0, 0 for one who stands or is out of sight. */
  readonly dirX: Float64Array;
  readonly dirZ: Float64Array;
  readonly #x: Float64Array;
  readonly #z: Float64Array;
  readonly #wasSeen: Uint8Array;
  readonly #heroes: Int16Array;
  /** Seconds since the match began, or the bot first saw it. */
  clock = 0;

  constructor(enemies: number) {
    this.dirX = new Float64Array(enemies);
    this.dirZ = new Float64Array(enemies);
    this.#x = new Float64Array(enemies);
    this.#z = new Float64Array(enemies);
    this.#wasSeen = new Uint8Array(enemies);
    this.#heroes = new Int16Array(enemies);
  }

  reset(): void {
    this.#wasSeen.fill(0);
    this.#heroes.fill(-1);
    this.clock = 0;
  }

  note({ self, enemies }: TeamSight, secondsPassed: number): void {
    this.clock += secondsPassed;
    for (let i = 0; i < enemies.length; i++) {
      const enemy = enemies[i] as HeroView;
      const isSeen = enemy.visible === 1 && self.alive === 1;
      this.dirX[i] = 0;
      this.dirZ[i] = 0;
      const x = self.x + enemy.dx;
      const z = self.z + enemy.dz;
      if (isSeen && this.#wasSeen[i] === 1) {
        const dx = x - (this.#x[i] as number);
        const dz = z - (this.#z[i] as number);
        const length = Math.sqrt(dx * dx + dz * dz);
        // Less than this is rounding; much more is a blink or a dash that is over.
        if (length > 8 && length < 400) {
          this.dirX[i] = dx / length;
          this.dirZ[i] = dz / length;
        }
      }
      this.#wasSeen[i] = isSeen ? 1 : 0;
      this.#x[i] = x;
      this.#z[i] = z;
    }
  }

  /** Who an enemy is, as far as it could be told when it was first looked at. */
  loreOf(enemy: number, lore: readonly HeroLore[], view: HeroView): HeroLore {
    if (this.#heroes[enemy] === -1) this.#heroes[enemy] = identify(lore, view);
    return lore[this.#heroes[enemy] as number] as HeroLore;
  }
}
