// Strengths on the scale that people know from chess. For display: the numbers are Bradley and Terry's.

/** Elo points per unit of natural-log strength: 400 points are odds of 10 to 1. */
export const eloPerLogStrength = 400 / Math.LN10;

/** What an average agent has. */
export const eloMean = 1500;

/** Elo rating of a log strength whose mean over all agents is 0. */
export const eloOf = (logStrength: number): number => eloMean + eloPerLogStrength * logStrength;

/** Chance that a rating lead of `difference` points wins, draws left out: 1 / (1 + 10^(-difference / 400)). */
export const eloExpectation = (difference: number): number => 1 / (1 + Math.exp(-difference / eloPerLogStrength));
