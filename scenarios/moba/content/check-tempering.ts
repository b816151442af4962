// Checks how modes temper heroes.
import { SIZES } from '../layout.ts';
import type { Spot } from './check-values.ts';

/** What a mode may leave of a hero's damage, or add to it. */
const PCT = [60, 150, '%'] as const;

export const checkTempering = (tempering: Spot, heroKeys: readonly string[]): void => {
  tempering.object(Object.keys(SIZES));
  for (const mode of Object.keys(tempering.value as object)) {
    const heroes = tempering.at(mode);
    heroes.object(heroKeys);
    for (const key of Object.keys(heroes.value as object)) {
      for (const pct of heroes.at(key).entries(2, 2)) pct.integer(PCT);
    }
  }
};
