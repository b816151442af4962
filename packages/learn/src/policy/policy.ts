// A loaded policy: decides batches of rows, remembers nothing itself.

import type { Manifest, Random } from '@jixia/env';
import { ActionSampler } from '../actions/action-sampler.ts';
import { LearnError } from '../learn-error.ts';
import type { Runtime, RuntimeSession, Tensor } from '../runtime/runtime.ts';
import { policyPorts } from './policy-graph.ts';
import type { PolicyManifest } from './policy-manifest.ts';

/** `greedy` takes the likeliest legal value of every head, `sample` draws. */
export type PolicyMode = 'greedy' | 'sample';

/** What a policy looks at. */
export type PolicyRows = {
  /** Rows, >= 1; arrays may be longer. */
  readonly rows: number;
  /** f32 [rows, observation.size], raw as the scenario writes them */
  readonly observations: Float32Array;
  /** u8 [rows, masks.size] */
  readonly masks: Uint8Array;
  /** i32 [rows]: number of each row's agent in its team, from 0; needed by policies whose `isAgentTold` is true. */
  readonly agents?: Int32Array;
  /** Optional f32 [rows], written: the policy's estimate of the discounted return. */
  readonly values?: Float32Array;
  /**
   * f32 [rows, stateSize], needed by a policy with memory: what each row's agent remembers, zeros where its match begins.
   * Read, and written with what it remembers next; left as it is where `act` rejects.
   */
  readonly states?: Float32Array;
};

export type PolicyBatch = PolicyRows & {
  /** i32 [rows, heads], written */
  readonly actions: Int32Array;
  readonly mode: PolicyMode;
  /** One generator per row, used in `sample` mode only. */
  readonly randoms: readonly Random[];
};

/** What a model takes beside observations. */
export type PolicyInputs = {
  readonly hasMask: boolean;
  readonly isAgentTold: boolean;
  /** Floats that one agent remembers; 0 = no memory. */
  readonly stateSize: number;
};

type Buffers = {
  readonly rows: number;
  readonly observation: Tensor;
  readonly mask: Tensor | null;
  readonly agent: Tensor | null;
  readonly state: Tensor | null;
  readonly logits: Tensor;
  readonly value: Tensor;
  readonly nextState: Tensor | null;
};

export class Policy {
  /** What the file says about itself; null for a foreign ONNX file that has the right inputs and outputs. */
  readonly description: PolicyManifest | null;
  /** Floats that one agent remembers between its decisions; 0 = no memory. */
  readonly stateSize: number;
  /** Whether it decides by the number of its agent, too. */
  readonly isAgentTold: boolean;
  readonly #session: RuntimeSession;
  readonly #runtime: Runtime;
  readonly #sampler: ActionSampler;
  readonly #observationSize: number;
  readonly #maskSize: number;
  readonly #hasMask: boolean;
  #buffers: Buffers | null = null;

  constructor(
    session: RuntimeSession,
    runtime: Runtime,
    manifest: Manifest,
    description: PolicyManifest | null,
    inputs: PolicyInputs,
  ) {
    this.#session = session;
    this.#runtime = runtime;
    this.#sampler = new ActionSampler(manifest);
    this.#observationSize = manifest.observation.size;
    this.#maskSize = manifest.masks.size;
    this.#hasMask = inputs.hasMask;
    this.isAgentTold = inputs.isAgentTold;
    this.stateSize = inputs.stateSize;
    this.description = description;
  }

  /**
   * Decides the rows. One call at a time.
   * @throws LearnError `invalid_output` where the model gives no numbers, `invalid_input` for arrays that are too short
   */
  async act(batch: PolicyBatch): Promise<void> {
    if (batch.mode === 'sample' && batch.randoms.length < batch.rows) {
      refuse(`mode sample needs ${batch.rows} generators, got ${batch.randoms.length}`);
    }
    const logits = await this.evaluate(batch);
    for (let row = 0; row < batch.rows; row++) {
      const random = batch.mode === 'sample' ? (batch.randoms[row] as Random) : null;
      this.#sampler.decide(logits, row, batch.masks, row, batch.actions, row, random);
    }
  }

  /**
   * Logits of the rows, f32 [rows, sum of heads], overwritten by the next call; values and states as `act` writes them.
   * @throws as `act`
   */
  async evaluate(batch: PolicyRows): Promise<Float32Array> {
    const { rows } = batch;
    this.#check(batch);
    const { observation, mask, agent, state, logits, value, nextState } = this.#buffersFor(rows);
    (observation.data as Float32Array).set(batch.observations.subarray(0, rows * this.#observationSize));
    if (mask) (mask.data as Uint8Array).set(batch.masks.subarray(0, rows * this.#maskSize));
    if (agent && batch.agents) (agent.data as Int32Array).set(batch.agents.subarray(0, rows));
    const states = batch.states?.subarray(0, rows * this.stateSize);
    if (state && states) (state.data as Float32Array).set(states);
    await this.#session.run(
      {
        [policyPorts.observation]: observation,
        ...(mask ? { [policyPorts.mask]: mask } : {}),
        ...(agent ? { [policyPorts.agent]: agent } : {}),
        ...(state ? { [policyPorts.state]: state } : {}),
      },
      {
        [policyPorts.logits]: logits,
        [policyPorts.value]: value,
        ...(nextState ? { [policyPorts.nextState]: nextState } : {}),
      },
    );
    const numbers = logits.data as Float32Array;
    checkOutput(policyPorts.logits, numbers, this.#sampler.logitCount);
    if (nextState) checkOutput(policyPorts.nextState, nextState.data as Float32Array, this.stateSize);
    batch.values?.set(value.data as Float32Array);
    if (nextState && states) states.set(nextState.data as Float32Array);
    return numbers;
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  #check({ rows, observations, agents, states }: PolicyRows): void {
    const floats = rows * this.#observationSize;
    if (!Number.isInteger(rows) || rows < 1 || observations.length < floats) {
      refuse(`${rows} rows need ${floats} observation floats, got ${observations.length}`);
    }
    if (this.isAgentTold && (agents?.length ?? 0) < rows) {
      refuse(`this policy is told its agents; ${rows} rows need as many agents, got ${agents?.length ?? 'none'}`);
    }
    const memory = rows * this.stateSize;
    if (memory > (states?.length ?? 0)) {
      const got = states?.length ?? 'none';
      refuse(
        `this policy remembers ${this.stateSize} floats a row; ${rows} rows need ${memory} floats of states, got ${got}`,
      );
    }
  }

  #buffersFor(rows: number): Buffers {
    if (this.#buffers?.rows !== rows) {
      const floats = (...shape: number[]): Tensor =>
        this.#runtime.tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)), shape);
      const bytes = new Uint8Array(this.#hasMask ? rows * this.#maskSize : 0);
      const memory = (): Tensor | null => (this.stateSize > 0 ? floats(rows, this.stateSize) : null);
      this.#buffers = {
        rows,
        observation: floats(rows, this.#observationSize),
        mask: this.#hasMask ? this.#runtime.tensor(bytes, [rows, this.#maskSize]) : null,
        agent: this.isAgentTold ? this.#runtime.tensor(new Int32Array(rows), [rows]) : null,
        state: memory(),
        logits: floats(rows, this.#sampler.logitCount),
        value: floats(rows),
        nextState: memory(),
      };
    }
    return this.#buffers;
  }
}

const refuse = (problem: string): never => {
  throw new LearnError('invalid_input', `act: ${problem}.`);
};

const checkOutput = (name: string, numbers: Float32Array, width: number): void => {
  for (let at = 0; at < numbers.length; at++) {
    if (Number.isFinite(numbers[at])) continue;
    throw new LearnError(
      'invalid_output',
      `The policy's output ${name}[${Math.floor(at / width)}, ${at % width}] is ${numbers[at]}, not a finite number. ` +
        'The model is broken; export it from a checkpoint before training diverged.',
    );
  }
};
