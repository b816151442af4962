// Ratings of players from tables of wins and draws that need not be whole numbers: strengths on the Elo scale.

import { fitStrengths } from './bradley-terry.ts';
import { eloPerLogStrength } from './elo.ts';
import type { GameCounts } from './game-counts.ts';

/** Bradley-Terry's strengths in Elo points, one for each name. */
export const rateByStrength = (counts: Omit<GameCounts, 'pairs'>): number[] =>
  fitStrengths({ ...counts, pairs: [] }).logStrengths.map((strength) => strength * eloPerLogStrength);
