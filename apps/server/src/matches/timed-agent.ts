// Stands between a match and an agent: gives it the name that people know, and notes how long it takes to decide.
import type { Agent, EpisodeStart } from '@jixia/arena';

export class TimedAgent implements Agent {
  readonly name: string;
  readonly #agent: Agent;
  readonly #tookMs: number[] = [];

  constructor(agent: Agent, name: string) {
    this.name = name;
    this.#agent = agent;
  }

  reset(start: EpisodeStart): void {
    this.#agent.reset(start);
  }

  act(observation: Float32Array, mask: Uint8Array, action: Int32Array): void | Promise<void> {
    const startMs = performance.now();
    const answer = this.#agent.act(observation, mask, action);
    const note = (): void => void this.#tookMs.push(performance.now() - startMs);
    return answer === undefined ? note() : answer.then(note);
  }

  end(end: Parameters<NonNullable<Agent['end']>>[0]): void {
    this.#agent.end?.(end);
  }

  close(): void | Promise<void> {
    return this.#agent.close();
  }

  timing(): { readonly medianMs: number; readonly p99Ms: number; readonly maxMs: number; readonly decisions: number } {
    const sorted = this.#tookMs.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return { medianMs: at(0.5), p99Ms: at(0.99), maxMs: sorted.at(-1) ?? 0, decisions: sorted.length };
  }
}
