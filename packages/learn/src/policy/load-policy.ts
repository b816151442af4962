// Loads an ONNX policy for a scenario, checks that it fits, and decides batches of rows with it.

import type { Manifest, Random } from '@jixia/env';
import { ActionSampler } from '../actions/action-sampler.ts';
import { decodeModel } from '../graph/onnx-schema.ts';
import { LearnError } from '../learn-error.ts';
import type { Port, Runtime, RuntimeSession, Tensor } from '../runtime/runtime.ts';
import { policyPorts } from './policy-graph.ts';
import { checkPolicyManifest, type PolicyManifest, readPolicyManifest } from './policy-manifest.ts';

/** `greedy` takes the likeliest legal value of every head, `sample` draws. */
export type PolicyMode = 'greedy' | 'sample';

export type PolicyBatch = {
  /** Rows to decide, >= 1; arrays may be longer. */
  readonly rows: number;
  /** f32 [rows, observation.size], raw as the scenario writes them */
  readonly observations: Float32Array;
  /** u8 [rows, masks.size] */
  readonly masks: Uint8Array;
  /** i32 [rows, heads], written */
  readonly actions: Int32Array;
  readonly mode: PolicyMode;
  /** i32 [rows]: number of each row's agent in its team, for policies whose `isAgentTold` is true. */
  readonly agents?: Int32Array;
  /** One generator per row, used in `sample` mode only. */
  readonly randoms: readonly Random[];
  /** Optional f32 [rows], written: the policy's estimate of the discounted return. */
  readonly values?: Float32Array;
};

export type LoadPolicyOptions = {
  readonly runtime: Runtime;
  /** `same` (default) refuses a policy trained on other rules of the scenario; `any` lets it play. */
  readonly rules?: 'same' | 'any';
  /** Threads of one decision, 1..64; default 1. */
  readonly threads?: number;
};

export class Policy {
  /** What the file says about itself; null for a foreign ONNX file that has the right inputs and outputs. */
  readonly description: PolicyManifest | null;
  readonly #session: RuntimeSession;
  readonly #runtime: Runtime;
  readonly #sampler: ActionSampler;
  readonly #observationSize: number;
  /** Whether `act` needs `agents`. */
  readonly isAgentTold: boolean;
  #buffers: { rows: number; observation: Tensor; agent: Tensor; logits: Tensor; value: Tensor } | null = null;

  constructor(session: RuntimeSession, runtime: Runtime, manifest: Manifest, description: PolicyManifest | null) {
    this.#session = session;
    this.#runtime = runtime;
    this.#sampler = new ActionSampler(manifest);
    this.#observationSize = manifest.observation.size;
    this.description = description;
    this.isAgentTold = session.inputs.some(({ name }) => name === policyPorts.agent);
  }

  /**
   * Decides the rows. One call at a time.
   * @throws LearnError `invalid_output` where the model gives no numbers, `invalid_input` for arrays that are too short
   */
  async act(batch: PolicyBatch): Promise<void> {
    const { rows } = batch;
    const size = this.#observationSize;
    if (!Number.isInteger(rows) || rows < 1 || batch.observations.length < rows * size) {
      throw new LearnError(
        'invalid_input',
        `act: ${rows} rows need ${rows * size} observation floats, got ${batch.observations.length}.`,
      );
    }
    if (batch.mode === 'sample' && batch.randoms.length < rows) {
      throw new LearnError('invalid_input', `act: mode sample needs ${rows} generators, got ${batch.randoms.length}.`);
    }
    const { observation, agent, logits, value } = this.#buffersFor(rows);
    (observation.data as Float32Array).set(batch.observations.subarray(0, rows * size));
    if (this.isAgentTold) {
      const { agents } = batch;
      if (agents === undefined || agents.length < rows) {
        throw new LearnError('invalid_input', `act: this policy is told its agents; ${rows} rows need ${rows} agents.`);
      }
      (agent.data as Int32Array).set(agents.subarray(0, rows));
    }
    await this.#session.run(
      { [policyPorts.observation]: observation, ...(this.isAgentTold ? { [policyPorts.agent]: agent } : {}) },
      { [policyPorts.logits]: logits, [policyPorts.value]: value },
    );
    const numbers = logits.data as Float32Array;
    for (let at = 0; at < numbers.length; at++) {
      if (Number.isFinite(numbers[at])) continue;
      const row = Math.floor(at / this.#sampler.logitCount);
      throw new LearnError(
        'invalid_output',
        `The policy's output logits[${row}, ${at % this.#sampler.logitCount}] is ${numbers[at]}, not a finite number. ` +
          'The model is broken; export it from a checkpoint before training diverged.',
      );
    }
    for (let row = 0; row < rows; row++) {
      const random = batch.mode === 'sample' ? (batch.randoms[row] as Random) : null;
      this.#sampler.decide(numbers, row, batch.masks, row, batch.actions, row, random);
    }
    batch.values?.set(value.data as Float32Array);
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  #buffersFor(rows: number) {
    if (this.#buffers?.rows !== rows) {
      const floats = (...shape: number[]): Tensor =>
        this.#runtime.tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)), shape);
      this.#buffers = {
        rows,
        observation: floats(rows, this.#observationSize),
        agent: this.#runtime.tensor(new Int32Array(rows), [rows]),
        logits: floats(rows, this.#sampler.logitCount),
        value: floats(rows),
      };
    }
    return this.#buffers;
  }
}

/**
 * Loads a policy from the bytes of an ONNX file: float32 input `observation` [batch, observation.size], outputs
 * `logits` [batch, sum of heads] and `value` [batch], the batch dynamic. It may have a second input `agent` int32
 * [batch]: the number of each row's agent in its team.
 * @throws LearnError `invalid_policy`, `rules_mismatch`, `invalid_output`
 */
export const loadPolicyWith = async (
  bytes: Uint8Array,
  manifest: Manifest,
  options: LoadPolicyOptions,
): Promise<Policy> => {
  const model = decodeModel(bytes);
  const description = readPolicyManifest(bytes);
  if (description) checkPolicyManifest(description, manifest, options.rules ?? 'same');
  const constants = new Set(model.graph.initializer.map(({ name }) => name));
  const inputs = model.graph.input.filter(({ name }) => !constants.has(name)).map(({ name }) => name);
  const [first, second, ...others] = [...inputs].sort().reverse();
  if (
    first !== policyPorts.observation ||
    (second !== undefined && second !== policyPorts.agent) ||
    others.length > 0
  ) {
    throw new LearnError(
      'invalid_policy',
      `The model's inputs are [${inputs.join(', ')}]; a policy has one, named ${policyPorts.observation}, and may have ` +
        `${policyPorts.agent}, the number of each row's agent in its team.`,
    );
  }
  let session: RuntimeSession;
  try {
    session = await options.runtime.createSession(bytes, { threads: options.threads ?? 1 });
  } catch (cause) {
    throw new LearnError('invalid_policy', cause instanceof Error ? cause.message : String(cause), { cause });
  }
  try {
    const logitCount = manifest.actionHeads.reduce((total, head) => total + head.size, 0);
    checkPort('input', session.inputs, policyPorts.observation, manifest.observation.size);
    checkPort('output', session.outputs, policyPorts.logits, logitCount);
    checkPort('output', session.outputs, policyPorts.value, null);
    const policy = new Policy(session, options.runtime, manifest, description);
    await tryOut(policy, manifest);
    return policy;
  } catch (error) {
    await session.close();
    throw error;
  }
};

/** Two rows of zeros: shapes that only show at run time, and numbers that are none, show here and not in a match. */
const tryOut = async (policy: Policy, manifest: Manifest): Promise<void> => {
  const rows = 2;
  try {
    await policy.act({
      rows,
      observations: new Float32Array(rows * manifest.observation.size),
      masks: new Uint8Array(rows * manifest.masks.size).fill(1),
      actions: new Int32Array(rows * manifest.actionHeads.length),
      agents: new Int32Array(rows),
      mode: 'greedy',
      randoms: [],
    });
  } catch (cause) {
    if (cause instanceof LearnError && cause.code === 'invalid_output') throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LearnError('invalid_policy', `The model does not run on a batch of ${rows} rows: ${reason}`, { cause });
  }
};

const checkPort = (kind: string, ports: readonly Port[], name: string, width: number | null): void => {
  const wanted = width === null ? '[batch]' : `[batch, ${width}]`;
  const port = ports.find((candidate) => candidate.name === name);
  if (!port) {
    const names = ports.map((candidate) => candidate.name).join(', ');
    throw new LearnError(
      'invalid_policy',
      `The model has no ${kind} "${name}" (${kind}s: ${names}); needs float32 ${wanted}.`,
    );
  }
  const rank = width === null ? 1 : 2;
  const hasWidth = width === null || port.shape[1] === width || typeof port.shape[1] === 'string';
  const isDynamic = typeof port.shape[0] === 'string';
  if (port.type !== 'float32' || port.shape.length !== rank || !hasWidth || !isDynamic) {
    const found = `${port.type} [${port.shape.join(', ')}]`;
    throw new LearnError(
      'invalid_policy',
      `The model's ${kind} "${name}" is ${found}; needs float32 ${wanted}, batch dynamic.`,
    );
  }
};
