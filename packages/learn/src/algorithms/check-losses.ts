// Stops training where a loss or a gradient is no number or has exploded, and says which came first.

import { LearnError } from '../learn-error.ts';

/** A loss or gradient beyond this has exploded. */
const explosionLimit = 1e8;

/** @param steps optimiser steps so far. Throws LearnError `diverged` */
export const checkLosses = (quantities: Readonly<Record<string, number>>, steps: number): void => {
  for (const [name, x] of Object.entries(quantities)) {
    if (Number.isFinite(x) && Math.abs(x) < explosionLimit) continue;
    const advice = 'The last checkpoint is kept. Try a lower learningRate or maxGradientNorm.';
    throw new LearnError(
      'diverged',
      `Training diverged after ${steps} optimiser steps: ${name} first became ${x}. ${advice}`,
    );
  }
};
