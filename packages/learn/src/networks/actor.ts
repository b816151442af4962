// Runs versions of one policy: the newest and frozen ones share a session, their weights are inputs.

import { encodeGraph } from '../graph/graph.ts';
import { ports } from '../graph/training-step.ts';
import { buildActor, policyPorts } from '../policy/policy-graph.ts';
import type { Feeds, Runtime, RuntimeSession, Tensor } from '../runtime/runtime.ts';
import { logitCountOf, type NetworkSpec, networkParameters } from './network.ts';
import { stateSizeOf } from './recurrent.ts';

/** Weights and normalisation, as inputs of the actor's graph. */
export type PolicyVersion = Feeds;

/** Outputs of one inference, reused. `nextState` is null without memory. */
export type ActorOutputs = { readonly logits: Tensor; readonly value: Tensor; readonly nextState: Tensor | null };

export class Actor {
  readonly #runtime: Runtime;
  readonly #spec: NetworkSpec;
  readonly #session: RuntimeSession;
  readonly #logitCount: number;
  /** Floats of memory of one row; 0 = none. */
  readonly stateSize: number;

  private constructor(runtime: Runtime, spec: NetworkSpec, session: RuntimeSession) {
    this.#runtime = runtime;
    this.#spec = spec;
    this.#session = session;
    this.#logitCount = logitCountOf(spec);
    this.stateSize = stateSizeOf(spec.recurrent);
  }

  static async create(runtime: Runtime, spec: NetworkSpec, threads: number): Promise<Actor> {
    return new Actor(runtime, spec, await runtime.createSession(encodeGraph(buildActor(spec)), { threads }));
  }

  /** Floats of one row of inputs. */
  get observationSize(): number {
    return this.#spec.observationSize;
  }

  /** `data` holds `rows` observation rows from its beginning. */
  observations(data: Float32Array, rows: number): Tensor {
    return this.#runtime.tensor(data, [rows, this.#spec.observationSize]);
  }

  outputs(rows: number): ActorOutputs {
    const floats = (shape: number[], length: number) => this.#runtime.tensor(new Float32Array(length), shape);
    return {
      logits: floats([rows, this.#logitCount], rows * this.#logitCount),
      value: floats([rows], rows),
      nextState: this.state(rows),
    };
  }

  /** Memory of `rows` rows at the beginning of an episode, all zeros; null without memory. */
  state(rows: number): Tensor | null {
    if (this.stateSize === 0) return null;
    return this.#runtime.tensor(new Float32Array(rows * this.stateSize), [rows, this.stateSize]);
  }

  /**
   * A version over arrays: weights in the order of the parameters, then the normaliser's mean and inverse deviation.
   * Rewriting the arrays rewrites the version.
   */
  version(arrays: readonly Float32Array[]): PolicyVersion {
    const feeds: Record<string, Tensor> = {};
    const specs = networkParameters(this.#spec);
    for (const [index, { name, shape }] of specs.entries()) {
      feeds[ports.parameter(name)] = this.#runtime.tensor(arrays[index] as Float32Array, shape);
    }
    for (const [index, name] of [policyPorts.mean, policyPorts.inverseDeviation].entries()) {
      const array = arrays[specs.length + index] as Float32Array;
      feeds[name] = this.#runtime.tensor(array, [array.length]);
    }
    return feeds;
  }

  /** @param state memory of the rows, which stays as it is; what follows goes to `outputs.nextState` */
  async infer(
    version: PolicyVersion,
    observations: Tensor,
    outputs: ActorOutputs,
    state: Tensor | null = null,
  ): Promise<void> {
    const { logits, value, nextState } = outputs;
    await this.#session.run(
      { ...version, [policyPorts.observation]: observations, ...(state ? { [policyPorts.state]: state } : {}) },
      {
        [policyPorts.logits]: logits,
        [policyPorts.value]: value,
        ...(nextState ? { [policyPorts.nextState]: nextState } : {}),
      },
    );
  }

  async close(): Promise<void> {
    await this.#session.close();
  }
}
