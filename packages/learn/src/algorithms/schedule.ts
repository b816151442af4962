// Numbers that change with the progress of training.

/** From `from` to `to` in a straight line while `progress` goes from 0 to 1; held outside. */
export const linear = (from: number, to: number, progress: number): number =>
  from + (to - from) * Math.min(1, Math.max(0, progress));
