// Decisions as a loss on them sees them: what was seen, allowed and done, and what was seen and allowed where the target
// is taken. For algorithms that draw decisions from a replay buffer.

import { addInput, type Graph, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import type { NetworkInputs, NetworkSpec } from '../networks/network.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import { normaliseObservation, policyPorts } from '../policy/policy-graph.ts';
import type { ReplayBuffer } from '../replay-buffer.ts';
import type { Runtime, Tensor } from '../runtime/runtime.ts';
import { copyRow } from './rollout.ts';

export type TransitionInputs = {
  readonly observation: NetworkInputs;
  readonly nextObservation: NetworkInputs;
  /** f32 [rows, masks.size] */
  readonly mask: Value;
  readonly nextMask: Value;
  /** One-hots of what was done, [rows, size] of each head. */
  readonly taken: () => readonly Value[];
};

/** Appends the inputs of `rows` decisions. */
export const transitionInputs = (graph: Graph, spec: NetworkSpec, rows: number, maskSize: number): TransitionInputs => {
  const size = spec.observationSize;
  const mean = addInput(graph, policyPorts.mean, [size]);
  const inverseDeviation = addInput(graph, policyPorts.inverseDeviation, [size]);
  const observationOf = (name: string): NetworkInputs => {
    const raw = addInput(graph, name, [rows, size]);
    return { raw, observation: normaliseObservation(graph, raw, mean, inverseDeviation), memory: null };
  };
  const maskOf = (name: string): Value => op.cast(graph, addInput(graph, name, [rows, maskSize], 'uint8'), 'float32');
  const [observation, nextObservation] = [observationOf(policyPorts.observation), observationOf('next_observation')];
  const [mask, nextMask] = [maskOf('mask'), maskOf('next_mask')];
  const action = addInput(graph, 'action', [rows, spec.heads.length], 'int32');
  const taken = (): Value[] => {
    const ones = spec.heads.map(() => 1);
    return op.split(graph, action, ones, 1).map((column, head) => op.oneHot(graph, column, spec.heads[head] as number));
  };
  return { observation, nextObservation, mask, nextMask, taken };
};

/** The buffers of those inputs. */
export class TransitionBatch {
  readonly feeds: Readonly<Record<string, Tensor>>;
  readonly #observation: readonly [Float32Array, Float32Array];
  readonly #mask: readonly [Uint8Array, Uint8Array];
  readonly #action: Int32Array;

  /** @param normaliser its arrays are read at every step */
  constructor(
    runtime: Runtime,
    spec: NetworkSpec,
    normaliser: Pick<ObservationNormaliser, 'mean' | 'inverseDeviation'>,
    rows: number,
    maskSize: number,
  ) {
    const { observationSize: size, heads } = spec;
    this.#observation = [new Float32Array(rows * size), new Float32Array(rows * size)];
    this.#mask = [new Uint8Array(rows * maskSize), new Uint8Array(rows * maskSize)];
    this.#action = new Int32Array(rows * heads.length);
    this.feeds = {
      [policyPorts.mean]: runtime.tensor(normaliser.mean, [size]),
      [policyPorts.inverseDeviation]: runtime.tensor(normaliser.inverseDeviation, [size]),
      [policyPorts.observation]: runtime.tensor(this.#observation[0], [rows, size]),
      next_observation: runtime.tensor(this.#observation[1], [rows, size]),
      mask: runtime.tensor(this.#mask[0], [rows, maskSize]),
      next_mask: runtime.tensor(this.#mask[1], [rows, maskSize]),
      action: runtime.tensor(this.#action, [rows, heads.length]),
    };
  }

  /** Fills row `at` from rows of the buffer's arrays: `from` decides, `next` is where the target is taken. */
  copy(at: number, replay: ReplayBuffer, from: number, next: number): void {
    const { observationSize, maskSize, heads } = replay.sizes;
    copyRow(this.#observation[0], at, replay.observations, from, observationSize);
    copyRow(this.#observation[1], at, replay.observations, next, observationSize);
    copyRow(this.#mask[0], at, replay.masks, from, maskSize);
    copyRow(this.#mask[1], at, replay.masks, next, maskSize);
    copyRow(this.#action, at, replay.actions, from, heads);
  }
}
