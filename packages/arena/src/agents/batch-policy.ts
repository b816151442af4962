// What the arena needs of a learned policy, and the agents that share one: their rows of a decision go in one batch.

import { type Manifest, Random, teamSlots } from '@jixia/env';
import { ArenaError } from '../arena-error.ts';
import type { Agent, AgentFactory } from './agent.ts';
import type { PolicyMode } from './agent-spec.ts';

/** A loaded policy. Rows are independent of each other. */
export interface BatchPolicy {
  /** Floats that an agent remembers from one decision to the next; absent or 0 = no memory. */
  readonly stateSize?: number;
  /**
   * Decides `rows` rows: observations f32 [rows, observation.size] and masks u8 [rows, masks.size] in,
   * actions i32 [rows, heads] out. `agents` i32 [rows]: number of each row's agent in its team. `randoms` [rows] draw in
   * `sample` mode. `states` f32 [rows, stateSize] are read and
   * rewritten. Rejects on outputs that are not numbers, and then leaves `states` as they were.
   */
  act(batch: {
    readonly rows: number;
    readonly observations: Float32Array;
    readonly masks: Uint8Array;
    readonly actions: Int32Array;
    readonly agents: Int32Array;
    readonly mode: PolicyMode;
    readonly randoms: readonly Random[];
    readonly states: Float32Array;
  }): Promise<void>;
  close(): Promise<void>;
}

/** Loads an ONNX policy for a scenario; rejects where its inputs or outputs do not fit. */
export type PolicyLoader = (bytes: Uint8Array, manifest: Manifest) => Promise<BatchPolicy>;

type Waiting = {
  readonly observation: Float32Array;
  readonly mask: Uint8Array;
  readonly action: Int32Array;
  /** Number of the agent in its team. */
  readonly slot: number;
  readonly random: Random;
  /** What the agent remembers; rewritten by the decision. */
  readonly state: Float32Array;
  /** Told its share of the batch's time. */
  readonly onTime: (tookMs: number) => void;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
};

/** Gathers the rows that agents ask about in one turn of the event loop and decides them together. */
export class PolicyAgents implements AgentFactory {
  readonly name: string;
  readonly isDeterministic = true;
  readonly #policy: BatchPolicy;
  readonly #manifest: Manifest;
  readonly #mode: PolicyMode;
  readonly #slots: readonly number[];
  #waiting: Waiting[] = [];

  constructor(name: string, policy: BatchPolicy, manifest: Manifest, mode: PolicyMode) {
    this.name = name;
    this.#policy = policy;
    this.#manifest = manifest;
    this.#mode = mode;
    this.#slots = teamSlots(manifest);
  }

  create(): Agent {
    const random = new Random(0n);
    const state = new Float32Array(this.#policy.stateSize ?? 0);
    let slot = 0;
    let tookMs = 0;
    const onTime = (ms: number): void => {
      tookMs = ms;
    };
    return {
      name: this.name,
      get tookMs() {
        return tookMs;
      },
      reset: ({ seed, agentIndex }) => {
        slot = this.#slots[agentIndex] ?? 0;
        random.reseed(seed);
        state.fill(0);
      },
      act: (observation, mask, action) =>
        new Promise<void>((resolve, reject) => {
          // The rows are views of a module's memory that may be rewritten before the batch runs.
          const rows = { observation: observation.slice(), mask: mask.slice(), action };
          this.#ask({ ...rows, slot, random, state, onTime, resolve, reject });
        }),
      close: () => undefined,
    };
  }

  async close(): Promise<void> {
    await this.#policy.close();
  }

  #ask(row: Waiting): void {
    this.#waiting.push(row);
    if (this.#waiting.length === 1) queueMicrotask(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    try {
      await this.#decide(rows);
    } catch (error) {
      if (rows.length === 1) rows[0]?.reject(error);
      else await this.#decideOneByOne(rows);
    }
  }

  /** After a batch failed: only the rows at fault may lose by it. */
  async #decideOneByOne(rows: readonly Waiting[]): Promise<void> {
    for (const row of rows) {
      try {
        await this.#decide([row]);
      } catch (error) {
        row.reject(error);
      }
    }
  }

  async #decide(rows: readonly Waiting[]): Promise<void> {
    const { actionHeads, masks, observation } = this.#manifest;
    const heads = actionHeads.length;
    const stateSize = this.#policy.stateSize ?? 0;
    const startMs = performance.now();
    const batch = {
      rows: rows.length,
      observations: new Float32Array(rows.length * observation.size),
      masks: new Uint8Array(rows.length * masks.size),
      actions: new Int32Array(rows.length * heads),
      agents: Int32Array.from(rows, ({ slot }) => slot),
      mode: this.#mode,
      randoms: rows.map((row) => row.random),
      states: new Float32Array(rows.length * stateSize),
    };
    for (const [index, row] of rows.entries()) {
      batch.observations.set(row.observation, index * observation.size);
      batch.masks.set(row.mask, index * masks.size);
      batch.states.set(row.state, index * stateSize);
    }
    await this.#policy.act(batch);
    const rowMs = (performance.now() - startMs) / rows.length;
    for (const [index, row] of rows.entries()) {
      row.action.set(batch.actions.subarray(index * heads, (index + 1) * heads));
      row.state.set(batch.states.subarray(index * stateSize, (index + 1) * stateSize));
      row.onTime(rowMs);
      row.resolve();
    }
  }
}

/** Loads a policy with a message that names its file. Throws ArenaError `bad_policy`. */
export const loadPolicyAgents = async (
  name: string,
  bytes: Uint8Array,
  manifest: Manifest,
  mode: PolicyMode,
  load: PolicyLoader,
): Promise<PolicyAgents> => {
  try {
    return new PolicyAgents(name, await load(bytes, manifest), manifest, mode);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArenaError('bad_policy', `${name} cannot play ${manifest.id}: ${reason}`, { cause });
  }
};
