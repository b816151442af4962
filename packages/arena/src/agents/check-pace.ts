// Minds the time of a check: lets the host do something else now and then, and ends what takes too long or is not wanted any
// more. A single decision is bounded by the agent's own limits, so between two of them is often enough.

/** The time for all checks is over. */
export class CheckOverdue extends Error {
  constructor(totalMs: number) {
    super(`all checks together took longer than ${totalMs / 1000} s`);
    this.name = 'CheckOverdue';
  }
}

const pauseEveryMs = 50;

/**
 * What to call between two decisions: a promise where it is time for a pause. Throws CheckOverdue, or the reason of `signal`.
 */
export function checkPace(totalMs: number, signal: AbortSignal | undefined): () => Promise<void> | undefined {
  const beganMs = performance.now();
  let pausedMs = beganMs;
  return () => {
    signal?.throwIfAborted();
    const nowMs = performance.now();
    if (nowMs - beganMs > totalMs) throw new CheckOverdue(totalMs);
    if (nowMs - pausedMs < pauseEveryMs) return undefined;
    pausedMs = nowMs;
    // Bots and policies may answer at once: without a real pause neither timers nor messages would have their turn.
    return new Promise((resolve) => setTimeout(resolve, 0));
  };
}
