// Numbers that change with the progress of a run.

/** From `from` to `to`, linearly while progress goes from 0 to `until`. */
export const scheduled = (from: number, to: number, progress: number, until = 1): number =>
  from + (to - from) * Math.min(1, Math.max(0, progress / until));
