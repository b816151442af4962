// Where the time goes: one phase runs at any moment, switching is cheap.

export const phases = ['env', 'inference', 'sampling', 'bots', 'update', 'other'] as const;
export type Phase = (typeof phases)[number];

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

  /** Shares of the time since the last call, 0..1, and starts over. */
  takeShares(): Record<Phase, number> {
    this.enter(this.#phase);
    let totalMs = 0;
    for (const ms of this.#totalsMs.values()) totalMs += ms;
    const shares = {} as Record<Phase, number>;
    for (const phase of phases) {
      shares[phase] = totalMs === 0 ? 0 : (this.#totalsMs.get(phase) as number) / totalMs;
      this.#totalsMs.set(phase, 0);
    }
    return shares;
  }
}
