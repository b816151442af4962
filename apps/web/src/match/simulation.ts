// One match in this page's own copy of the rules module: every decision kept as actions, any moment shown again.
import { makeSetup, ReplayPlayer } from '@jixia/arena/replay';
import { ScenarioInstance } from '@jixia/env';
import type { Snapshot } from '@jixia/env/drawing';
import type { LoadedScenario, MatchConfig } from '@jixia/env/types';
import { decodeSnapshot } from '@jixia/viewer';
import type { ActionFeed } from './action-feed.ts';
import type { Seated, SeatRow } from './decider.ts';

/** Where actions come from: agents that decide now, a record of what they decided, or a match that is played elsewhere. */
export type ActionSource =
  | { readonly kind: 'agents'; readonly seated: readonly Seated[] }
  | { readonly kind: 'feed'; readonly feed: ActionFeed }
  | { readonly kind: 'record'; readonly actions: Int32Array; readonly decisions: number };

/** Moments that are kept ready; older ones are simulated again from a saved state near by. */
const KEPT_MOMENTS = 240;

export class Simulation {
  readonly loaded: LoadedScenario;
  readonly seed: bigint;
  readonly config: MatchConfig;
  readonly source: ActionSource;
  readonly instance: ScenarioInstance;
  /** The legal-action rows as of the newest moment, one per seat. */
  readonly masks: readonly Uint8Array[];
  readonly #moments = new Map<number, Snapshot>();
  readonly #past: ReplayPlayer;
  readonly #rows: readonly SeatRow[];
  readonly #stride: number;
  #actions: Int32Array;
  #decisions = 0;
  #isOver = false;

  constructor(loaded: LoadedScenario, config: MatchConfig, seed: bigint, source: ActionSource) {
    this.loaded = loaded;
    this.config = config;
    this.seed = seed;
    this.source = source;
    const { manifest } = loaded;
    const instance = ScenarioInstance.create(loaded, 1);
    this.instance = instance;
    this.#past = new ReplayPlayer(loaded, makeSetup(loaded, seed, config));
    instance.configure(0, config);
    instance.setSeed(0, seed);
    instance.reset();
    instance.recordEvents(0);
    instance.observe();
    const { size } = manifest.observation;
    const heads = manifest.actionHeads.length;
    this.#rows = manifest.agents.map((_, seat) => ({
      observation: instance.observations.subarray(seat * size, (seat + 1) * size),
      mask: instance.masks.subarray(seat * manifest.masks.size, (seat + 1) * manifest.masks.size),
      action: instance.actions.subarray(seat * heads, (seat + 1) * heads),
    }));
    this.masks = this.#rows.map((row) => row.mask);
    this.#stride = manifest.agents.length * heads;
    this.#actions = new Int32Array(1024 * this.#stride);
    this.#keepNewest();
  }

  /** Decisions made so far; moments 0 .. decisions can be shown. */
  get decisions(): number {
    return this.#decisions;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** i32 [decisions, seats, heads], a copy */
  get actions(): Int32Array {
    return this.#actions.slice(0, this.#decisions * this.#stride);
  }

  /** i32 [seats, heads] of one decision: a view. */
  actionsAt(decision: number): Int32Array {
    return this.#actions.subarray(decision * this.#stride, (decision + 1) * this.#stride);
  }

  /** What a seat did at a decision, one value a head; null where the match has not come that far. */
  actionsOf(decision: number, seat: number): Int32Array | null {
    if (decision >= this.#decisions) return null;
    const heads = this.loaded.manifest.actionHeads.length;
    return this.actionsAt(decision).subarray(seat * heads, (seat + 1) * heads);
  }

  /** The hash of the newest state, hex. */
  hashHex(): string {
    return this.instance.hash(0).toString(16).padStart(16, '0');
  }

  snapshot(index: number): Snapshot {
    const clamped = Math.min(Math.max(index, 0), this.#decisions);
    const known = this.#moments.get(clamped);
    if (known) return known;
    this.#past.seek(clamped);
    return this.#keep(clamped, this.#past.render(), this.#past.events());
  }

  /** False while the actions of the next decision have not come. */
  get canStep(): boolean {
    return this.source.kind !== 'feed' || this.source.feed.decisions > this.#decisions;
  }

  /** One decision. Returns a promise only where an agent answers later. */
  step(): void | Promise<void> {
    if (this.#isOver) return;
    if (this.source.kind === 'record') {
      const from = this.#decisions * this.#stride;
      this.instance.actions.set(this.source.actions.subarray(from, from + this.#stride));
      this.#advance();
      return;
    }
    if (this.source.kind === 'feed') {
      this.instance.actions.set(this.source.feed.at(this.#decisions));
      this.#advance();
      return;
    }
    const pending: Promise<void>[] = [];
    for (const { seats, decider } of this.source.seated) {
      const answer = decider.decide(seats.map((seat) => this.#rows[seat] as SeatRow));
      if (answer instanceof Promise) pending.push(answer);
    }
    if (pending.length === 0) {
      this.#advance();
      return;
    }
    return Promise.all(pending).then(() => this.#advance());
  }

  close(): void {
    if (this.source.kind === 'agents') for (const { decider } of this.source.seated) decider.close?.();
  }

  #advance(): void {
    const at = this.#decisions * this.#stride;
    if (at + this.#stride > this.#actions.length) {
      const larger = new Int32Array(this.#actions.length * 2);
      larger.set(this.#actions);
      this.#actions = larger;
    }
    this.#actions.set(this.instance.actions, at);
    this.#past.append(this.instance.actions);
    this.instance.stepObserve();
    this.#decisions += 1;
    this.#keepNewest();
    const isEnded = this.instance.terminated[0] === 1 || this.instance.truncated[0] === 1;
    const isRecordOut = this.source.kind === 'record' && this.#decisions >= this.source.decisions;
    this.#isOver = isEnded || isRecordOut;
  }

  #keepNewest(): void {
    const { instance } = this;
    const length = instance.render(0);
    const eventCount = this.#decisions === 0 ? 0 : instance.eventCount();
    const eventLength = eventCount * this.loaded.manifest.render.event.length;
    this.#keep(
      this.#decisions,
      instance.renderBuffer.subarray(0, length),
      instance.eventBuffer.subarray(0, eventLength),
    );
  }

  #keep(index: number, render: Int32Array, events: Int32Array): Snapshot {
    const snapshot = decodeSnapshot(this.loaded.manifest.render, render, events);
    this.#moments.set(index, snapshot);
    if (this.#moments.size > KEPT_MOMENTS) {
      const oldest = this.#moments.keys().next().value;
      if (oldest !== undefined) this.#moments.delete(oldest);
    }
    return snapshot;
  }
}
