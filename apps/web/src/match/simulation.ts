// One match in this page's own copy of the rules module: every decision kept, as actions and as a picture.
import { ScenarioInstance } from '@jixia/env';
import type { Snapshot } from '@jixia/env/drawing';
import type { LoadedScenario, MatchConfig } from '@jixia/env/types';
import { decodeSnapshot } from '@jixia/viewer';
import type { Decider } from './decider.ts';

type Frame = { readonly render: Int32Array; readonly events: Int32Array };

/** Where actions come from: agents that decide now, or a record of what they decided. */
export type ActionSource =
  | { readonly kind: 'agents'; readonly deciders: readonly Decider[] }
  | { readonly kind: 'record'; readonly actions: Int32Array; readonly decisions: number };

const DECODED_LIMIT = 240;

export class Simulation {
  readonly loaded: LoadedScenario;
  readonly seed: bigint;
  readonly config: MatchConfig;
  readonly source: ActionSource;
  readonly instance: ScenarioInstance;
  /** The legal-action rows as of the newest moment, one per side. */
  readonly masks: readonly Uint8Array[];
  readonly #frames: Frame[] = [];
  readonly #decoded = new Map<number, Snapshot>();
  readonly #observations: readonly Float32Array[];
  readonly #rows: readonly Int32Array[];
  readonly #heads: number;
  #actions: Int32Array;
  #isOver = false;

  constructor(loaded: LoadedScenario, config: MatchConfig, seed: bigint, source: ActionSource) {
    this.loaded = loaded;
    this.config = config;
    this.seed = seed;
    this.source = source;
    const { manifest } = loaded;
    const instance = ScenarioInstance.create(loaded, 1);
    this.instance = instance;
    instance.configure(0, config);
    instance.setSeed(0, seed);
    instance.reset();
    instance.recordEvents(0);
    instance.observe();
    const sides = manifest.agents.map((_, side) => side);
    const { size } = manifest.observation;
    this.#heads = manifest.actionHeads.length;
    this.#observations = sides.map((side) => instance.observations.subarray(side * size, (side + 1) * size));
    this.masks = sides.map((side) =>
      instance.masks.subarray(side * manifest.masks.size, (side + 1) * manifest.masks.size),
    );
    this.#rows = sides.map((side) => instance.actions.subarray(side * this.#heads, (side + 1) * this.#heads));
    this.#actions = new Int32Array(1024 * sides.length * this.#heads);
    this.#keepFrame();
  }

  /** Decisions made so far; moments 0 .. decisions can be shown. */
  get decisions(): number {
    return this.#frames.length - 1;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** i32 [decisions, sides, heads], a copy */
  get actions(): Int32Array {
    return this.#actions.slice(0, this.decisions * this.#stride);
  }

  get #stride(): number {
    return this.#rows.length * this.#heads;
  }

  /** The hash of the newest state, hex. */
  hashHex(): string {
    return this.instance.hash(0).toString(16).padStart(16, '0');
  }

  snapshot(index: number): Snapshot {
    const clamped = Math.min(Math.max(index, 0), this.decisions);
    const known = this.#decoded.get(clamped);
    if (known) return known;
    const { render, events } = this.#frames[clamped] as Frame;
    const snapshot = decodeSnapshot(this.loaded.manifest.render, render, events);
    this.#decoded.set(clamped, snapshot);
    if (this.#decoded.size > DECODED_LIMIT) {
      const oldest = this.#decoded.keys().next().value;
      if (oldest !== undefined) this.#decoded.delete(oldest);
    }
    return snapshot;
  }

  /** One decision. Returns a promise only where an agent answers later. */
  step(): void | Promise<void> {
    if (this.#isOver) return;
    if (this.source.kind === 'record') {
      const from = this.decisions * this.#stride;
      this.instance.actions.set(this.source.actions.subarray(from, from + this.#stride));
      this.#advance();
      return;
    }
    const pending: Promise<void>[] = [];
    this.source.deciders.forEach((decider, side) => {
      const answer = decider.decide(
        this.#observations[side] as Float32Array,
        this.masks[side] as Uint8Array,
        this.#rows[side] as Int32Array,
      );
      if (answer instanceof Promise) pending.push(answer);
    });
    if (pending.length === 0) {
      this.#advance();
      return;
    }
    return Promise.all(pending).then(() => this.#advance());
  }

  close(): void {
    if (this.source.kind === 'agents') for (const decider of this.source.deciders) decider.close?.();
  }

  #advance(): void {
    const at = this.decisions * this.#stride;
    if (at + this.#stride > this.#actions.length) {
      const larger = new Int32Array(this.#actions.length * 2);
      larger.set(this.#actions);
      this.#actions = larger;
    }
    this.#actions.set(this.instance.actions, at);
    this.instance.stepObserve();
    this.#keepFrame();
    const isEnded = this.instance.terminated[0] === 1 || this.instance.truncated[0] === 1;
    const isRecordOut = this.source.kind === 'record' && this.decisions >= this.source.decisions;
    this.#isOver = isEnded || isRecordOut;
  }

  #keepFrame(): void {
    const length = this.instance.render(0);
    const eventLength = this.loaded.manifest.render.event.length;
    const events = this.#frames.length === 0 ? 0 : this.instance.eventCount();
    this.#frames.push({
      render: this.instance.renderBuffer.slice(0, length),
      events: this.instance.eventBuffer.slice(0, events * eventLength),
    });
  }
}
