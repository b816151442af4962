// Loads an ONNX policy for a scenario and checks that it fits.

import type { Manifest } from '@jixia/env';
import { decodeModel } from '../graph/onnx-schema.ts';
import { LearnError } from '../learn-error.ts';
import { readIntegerNetwork } from '../quantised/integer-file.ts';
import { IntegerSession } from '../quantised/integer-session.ts';
import type { Port, Runtime, RuntimeSession } from '../runtime/runtime.ts';
import { Policy } from './policy.ts';
import { policyPorts } from './policy-graph.ts';
import { checkPolicyManifest, type PolicyManifest, readPolicyManifest } from './policy-manifest.ts';

export type LoadPolicyOptions = {
  readonly runtime: Runtime;
  /** `same` (default) refuses a policy trained on other rules of the scenario; `any` lets it play. */
  readonly rules?: 'same' | 'any';
  /** Threads of one decision, 1..64; default 1. */
  readonly threads?: number;
};

/**
 * Loads a policy from the bytes of an ONNX file: float32 input `observation` [batch, observation.size], outputs
 * `logits` [batch, sum of heads] and `value` [batch], the batch dynamic. Optional: input `mask` uint8 [batch, masks.size];
 * input `agent` int32 [batch], the number of each row's agent in its team; for memory, input `state` float32 [batch, size] together with output `next_state` of the same shape.
 * Files of `quantisePolicy` are read, too, and run in whole numbers.
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
  const known: readonly string[] = [policyPorts.observation, policyPorts.mask, policyPorts.state, policyPorts.agent];
  if (!inputs.includes(policyPorts.observation) || inputs.some((name) => !known.includes(name))) {
    throw new LearnError(
      'invalid_policy',
      `The model's inputs are [${inputs.join(', ')}]; a policy has one named ${policyPorts.observation}, and beside it ` +
        `at most ${policyPorts.mask}, ${policyPorts.state} and ${policyPorts.agent}.`,
    );
  }
  const integer = readIntegerNetwork(model);
  let session: RuntimeSession;
  try {
    session =
      integer === null
        ? await options.runtime.createSession(bytes, { threads: options.threads ?? 1 })
        : new IntegerSession(integer, options.runtime);
  } catch (cause) {
    throw new LearnError('invalid_policy', cause instanceof Error ? cause.message : String(cause), { cause });
  }
  try {
    const logitCount = manifest.actionHeads.reduce((total, head) => total + head.size, 0);
    checkPort('input', session.inputs, policyPorts.observation, manifest.observation.size);
    const hasMask = inputs.includes(policyPorts.mask);
    if (hasMask) checkPort('input', session.inputs, policyPorts.mask, manifest.masks.size, 'uint8');
    const isAgentTold = inputs.includes(policyPorts.agent);
    const stateSize = stateSizeOf(session, description);
    checkPort('output', session.outputs, policyPorts.logits, logitCount);
    checkPort('output', session.outputs, policyPorts.value, null);
    const policy = new Policy(session, options.runtime, manifest, description, {
      hasMask,
      isAgentTold,
      stateSize,
      isExact: integer !== null,
    });
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
      states: new Float32Array(rows * policy.stateSize),
    });
  } catch (cause) {
    if (cause instanceof LearnError && cause.code === 'invalid_output') throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LearnError('invalid_policy', `The model does not run on a batch of ${rows} rows: ${reason}`, { cause });
  }
};

/** Floats of memory a row. Throws LearnError `invalid_policy` where what goes in is not what comes out. */
const stateSizeOf = (session: RuntimeSession, description: PolicyManifest | null): number => {
  const widthOf = (ports: readonly Port[], name: string): number => {
    const width = ports.find((port) => port.name === name)?.shape[1];
    return typeof width === 'number' ? width : 0;
  };
  const isGiven = session.inputs.some(({ name }) => name === policyPorts.state);
  const width = widthOf(session.inputs, policyPorts.state);
  const stated = description?.state?.size ?? (description ? 0 : width);
  if (stated !== width || (isGiven && width === 0)) {
    throw new LearnError(
      'invalid_policy',
      `The model's input "${policyPorts.state}" has ${width || 'no fixed number of'} floats a row, its manifest says ` +
        `${stated}. Export it again.`,
    );
  }
  if (isGiven) {
    checkPort('input', session.inputs, policyPorts.state, width);
    checkPort('output', session.outputs, policyPorts.nextState, width);
  }
  return width;
};

const checkPort = (
  kind: string,
  ports: readonly Port[],
  name: string,
  width: number | null,
  type: 'float32' | 'uint8' = 'float32',
): void => {
  const wanted = width === null ? '[batch]' : `[batch, ${width}]`;
  const port = ports.find((candidate) => candidate.name === name);
  if (!port) {
    const names = ports.map((candidate) => candidate.name).join(', ');
    throw new LearnError(
      'invalid_policy',
      `The model has no ${kind} "${name}" (${kind}s: ${names}); needs ${type} ${wanted}.`,
    );
  }
  const rank = width === null ? 1 : 2;
  const hasWidth = width === null || port.shape[1] === width || typeof port.shape[1] === 'string';
  const isDynamic = typeof port.shape[0] === 'string';
  if (port.type !== type || port.shape.length !== rank || !hasWidth || !isDynamic) {
    const found = `${port.type} [${port.shape.join(', ')}]`;
    throw new LearnError(
      'invalid_policy',
      `The model's ${kind} "${name}" is ${found}; needs ${type} ${wanted}, batch dynamic.`,
    );
  }
};
