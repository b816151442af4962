// The match on the page: a clock over a simulation that runs just ahead of it. React reads `getState`, the viewer calls `frame`.
import type { Snapshot } from '@jixia/env/drawing';
import { Chronicle } from './chronicle.ts';
import type { AgentChoice } from './setup.ts';
import type { Simulation } from './simulation.ts';

export type SeatAgent = AgentChoice | { readonly kind: 'human' } | { readonly kind: 'named'; readonly label: string };

export type SessionInfo = {
  /** Played here, a record, or played elsewhere while one watches. */
  readonly kind: 'match' | 'replay' | 'feed';
  /** One a seat. */
  readonly agents: readonly SeatAgent[];
  /** Seat played here and its side, -1 = none. */
  readonly humanSeat: number;
  readonly humanSide: number;
  readonly fileName: string | null;
  /** Side that won because the other one failed; the rules do not know. */
  readonly forfeitWinner?: number;
};

export type SessionState = {
  readonly isPlaying: boolean;
  readonly speed: number;
  /** Moment on the screen, in decisions. */
  readonly index: number;
  readonly decisions: number;
  readonly isOver: boolean;
  /** The newest moment is on the screen and the match has ended. */
  readonly isAtEnd: boolean;
  /** Where a running seek is heading; null = none. */
  readonly seekingTo: number | null;
  readonly failure: Error | null;
  readonly snapshot: Snapshot;
};

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;
/** Simulation may take this much of a frame; more where somebody waits for a moment that lies ahead. */
const BUDGET_MS = 6;
const SEEK_BUDGET_MS = 40;
const STATE_PERIOD_MS = 90;

let sessions = 0;

export class Session {
  /** Tells the sessions of one page apart. */
  readonly id = ++sessions;
  readonly simulation: Simulation;
  readonly info: SessionInfo;
  readonly chronicle: Chronicle;
  readonly decisionsPerSecond: number;
  readonly ticksPerDecision: number;
  /** Length of a replay; null for a match that is being played. */
  readonly recordDecisions: number | null;
  readonly #listeners = new Set<() => void>();
  #state: SessionState;
  #position = 0;
  #isPlaying = true;
  #speed = 1;
  #seekTo: number | null = null;
  #isWaiting = false;
  /** As far as the simulation should come, and when this frame began to run it. */
  #goal = 0;
  #runStartMs = 0;
  #failure: Error | null = null;
  #lastStateMs = 0;
  #isClosed = false;

  constructor(simulation: Simulation, info: SessionInfo) {
    this.simulation = simulation;
    this.info = info;
    const { manifest } = simulation.loaded;
    this.chronicle = new Chronicle(manifest);
    this.recordDecisions = simulation.source.kind === 'record' ? simulation.source.decisions : null;
    const field = manifest.config.find((entry) => entry.name === 'decisionIntervalTicks');
    this.ticksPerDecision = Number(simulation.config['decisionIntervalTicks'] ?? field?.default ?? 2);
    this.decisionsPerSecond = manifest.ticksPerSecond / this.ticksPerDecision;
    this.#state = this.#describe();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): SessionState => this.#state;

  /** Moves the clock by real time and returns what to draw. */
  frame(elapsedMs: number): { prev: Snapshot; next: Snapshot; progress: number } {
    // A record has no secrets: all of it is simulated as soon as there is time, so that its timeline is complete.
    if (this.recordDecisions !== null) this.#runTo(this.recordDecisions);
    else if (this.simulation.source.kind === 'feed') this.#runTo(this.simulation.source.feed.decisions);
    const { source } = this.simulation;
    // What is played elsewhere has come only so far.
    if (this.#seekTo !== null && source.kind === 'feed') this.#seekTo = Math.min(this.#seekTo, source.feed.decisions);
    if (this.#seekTo !== null) this.#runTo(this.#seekTo);
    else if (this.#isPlaying) {
      const goal = this.#position + (elapsedMs / 1000) * this.decisionsPerSecond * this.#speed;
      this.#runTo(Math.ceil(goal));
      this.#position = Math.min(goal, this.simulation.decisions);
      if (this.simulation.isOver && this.#position >= this.simulation.decisions) this.#isPlaying = false;
    }
    if (this.#seekTo !== null && (this.simulation.decisions >= this.#seekTo || this.simulation.isOver)) {
      this.#position = Math.min(this.#seekTo, this.simulation.decisions);
      this.#seekTo = null;
    }
    const nowMs = performance.now();
    if (nowMs - this.#lastStateMs > STATE_PERIOD_MS) this.#publish(nowMs);
    const base = Math.min(Math.floor(this.#position), Math.max(this.simulation.decisions - 1, 0));
    return {
      prev: this.simulation.snapshot(base),
      next: this.simulation.snapshot(base + 1),
      progress: this.#position - base,
    };
  }

  /** Goes to a moment that another clock names, in decisions and fractions of them, and returns what to draw. */
  frameAt(decision: number): { prev: Snapshot; next: Snapshot; progress: number } {
    this.#isPlaying = false;
    this.#seekTo = null;
    this.#runTo(this.recordDecisions ?? Math.ceil(decision));
    this.#position = Math.min(Math.max(decision, 0), this.simulation.decisions);
    return this.frame(0);
  }

  setPlaying(isPlaying: boolean): void {
    if (isPlaying && this.simulation.isOver && this.#position >= this.simulation.decisions) this.#position = 0;
    this.#isPlaying = isPlaying;
    this.#publish();
  }

  setSpeed(speed: number): void {
    this.#speed = this.info.humanSide >= 0 && !this.simulation.isOver ? 1 : speed;
    this.#publish();
  }

  /** Goes to a moment; one that lies ahead is simulated first. A match played by a person has no future to look at. */
  seek(index: number): void {
    const isLive = this.info.humanSide >= 0 && !this.simulation.isOver;
    const target = Math.max(0, Math.round(isLive ? Math.min(index, this.simulation.decisions) : index));
    if (target <= this.simulation.decisions || this.simulation.isOver) {
      this.#seekTo = null;
      this.#position = Math.min(target, this.simulation.decisions);
    } else this.#seekTo = target;
    this.#publish();
  }

  stepBy(decisions: number): void {
    this.#isPlaying = false;
    this.seek(Math.round(this.#position) + decisions);
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    this.simulation.close();
  }

  #runTo(decisions: number): void {
    this.#goal = decisions;
    this.#runStartMs = performance.now();
    this.#run();
  }

  get #budgetMs(): number {
    return this.#seekTo === null ? BUDGET_MS : SEEK_BUDGET_MS;
  }

  #run(): void {
    while (
      !this.#isWaiting &&
      !this.#isClosed &&
      !this.simulation.isOver &&
      this.simulation.canStep &&
      this.#failure === null &&
      this.simulation.decisions < this.#goal
    ) {
      try {
        const pending = this.simulation.step();
        if (pending) {
          this.#isWaiting = true;
          void this.#goOnAfter(pending);
          return;
        }
        this.#chronicle();
      } catch (error) {
        this.#fail(error);
      }
      if (performance.now() - this.#runStartMs > this.#budgetMs) return;
    }
  }

  /** An agent answers later: what is left of this frame's time still counts. */
  async #goOnAfter(pending: Promise<void>): Promise<void> {
    try {
      await pending;
      this.#isWaiting = false;
      this.#chronicle();
      if (performance.now() - this.#runStartMs <= this.#budgetMs) this.#run();
    } catch (error) {
      this.#isWaiting = false;
      this.#fail(error);
    }
  }

  #chronicle(): void {
    const index = this.simulation.decisions;
    this.chronicle.add(this.simulation.snapshot(index - 1), this.simulation.snapshot(index), index);
  }

  #fail(error: unknown): void {
    this.#failure = error instanceof Error ? error : new Error(String(error));
    this.#isPlaying = false;
    this.#seekTo = null;
    this.#publish();
  }

  #describe(): SessionState {
    const index = Math.min(Math.round(this.#position), this.simulation.decisions);
    return {
      isPlaying: this.#isPlaying,
      speed: this.#speed,
      index,
      decisions: this.simulation.decisions,
      isOver: this.simulation.isOver,
      isAtEnd: this.simulation.isOver && index >= this.simulation.decisions,
      seekingTo: this.#seekTo,
      failure: this.#failure,
      snapshot: this.simulation.snapshot(index),
    };
  }

  #publish(nowMs = performance.now()): void {
    const next = this.#describe();
    this.#lastStateMs = nowMs;
    const keys = Object.keys(next) as (keyof SessionState)[];
    if (keys.every((key) => next[key] === this.#state[key])) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
