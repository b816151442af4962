// What makes one team bot stronger than another, beside what it shares with the bots of a duel.
import type { Settings } from '../settings.ts';

export type TeamSettings = Settings & {
  /** How far away a fight of allies may be for it to be joined; 0 = none is. */
  readonly joinsWithinCm: number;
  /** Mean level of the side from which on it goes as a group; above the last level = never. */
  readonly groupLevel: number;
  /** Whether it goes for the crystal with the others when the way is open or the enemy few. */
  readonly finishes: boolean;
  readonly takesGreatMonsters: boolean;
  readonly jungles: boolean;
  readonly defends: boolean;
  /** Whether it keeps to its own half while enemies are missing. */
  readonly mindsTheMissing: boolean;
};
