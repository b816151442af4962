// Where a thread's time goes: one phase runs at any moment, switching is cheap.

/** `wait`: the thread has nothing to do until another is done. */
export const phases = ['env', 'inference', 'sampling', 'bots', 'update', 'wait', 'other'] as const;
export type Phase = (typeof phases)[number];
/** Milliseconds by phase. */
export type PhaseTimes = Readonly<Record<Phase, number>>;

export class PhaseTimer {
  readonly #totalsMs = new Map<Phase, number>(phases.map((phase) => [phase, 0]));
  #phase: Phase = 'other';
  #sinceMs = performance.now();

  /** Everything from now on belongs to `phase`. */
  enter(phase: Phase): void {
    const nowMs = performance.now();
    this.#totalsMs.set(this.#phase, (this.#totalsMs.get(this.#phase) as number) + nowMs - this.#sinceMs);
    this.#phase = phase;
    this.#sinceMs = nowMs;
  }

  /** Times since the last call, and starts over. */
  take(): PhaseTimes {
    this.enter(this.#phase);
    const times = Object.fromEntries(phases.map((phase) => [phase, this.#totalsMs.get(phase) as number]));
    for (const phase of phases) this.#totalsMs.set(phase, 0);
    return times as PhaseTimes;
  }
}

/** Shares of all threads' time, 0..1; they sum to 1. */
export const phaseShares = (threads: readonly PhaseTimes[]): Record<Phase, number> => {
  const sum = (phase: Phase): number => threads.reduce((total, times) => total + times[phase], 0);
  const all = phases.reduce((total, phase) => total + sum(phase), 0);
  return Object.fromEntries(phases.map((phase) => [phase, all === 0 ? 0 : sum(phase) / all])) as Record<Phase, number>;
};
