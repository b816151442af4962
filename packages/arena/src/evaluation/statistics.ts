// How sure a win rate is.

/** Two-sided 95 % point of the normal distribution. */
export const normal95 = 1.959963984540054;

export type Interval = { readonly low: number; readonly high: number };

/**
 * Wilson's score interval of a proportion. `successes` may hold halves (draws), 0 .. trials; no trials give 0 .. 1.
 */
export const wilsonInterval = (successes: number, trials: number, z: number = normal95): Interval => {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const z2 = z * z;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (z / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
};
