// Runs versions of one policy: the newest and frozen ones share a session, their weights are inputs.

import { encodeGraph } from '../graph/graph.ts';
import { ports } from '../graph/training-step.ts';
import { buildActor, policyPorts } from '../policy/policy-graph.ts';
import type { Feeds, Runtime, RuntimeSession, Tensor } from '../runtime/runtime.ts';
import { type MlpSpec, mlpParameters } from './mlp.ts';

/** Weights and normalisation, as inputs of the actor's graph. */
export type PolicyVersion = Feeds;

/** Outputs of one inference, reused. */
export type ActorOutputs = { readonly logits: Tensor; readonly value: Tensor };

export class Actor {
  readonly #runtime: Runtime;
  readonly #spec: MlpSpec;
  readonly #session: RuntimeSession;
  readonly #logitCount: number;

  private constructor(runtime: Runtime, spec: MlpSpec, session: RuntimeSession) {
    this.#runtime = runtime;
    this.#spec = spec;
    this.#session = session;
    this.#logitCount = spec.heads.reduce((total, size) => total + size, 0);
  }

  static async create(runtime: Runtime, spec: MlpSpec, threads: number): Promise<Actor> {
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
    return { logits: floats([rows, this.#logitCount], rows * this.#logitCount), value: floats([rows], rows) };
  }

  /**
   * A version over arrays: weights in the order of the parameters, then the normaliser's mean and inverse deviation.
   * Rewriting the arrays rewrites the version.
   */
  version(arrays: readonly Float32Array[]): PolicyVersion {
    const feeds: Record<string, Tensor> = {};
    const specs = mlpParameters(this.#spec);
    for (const [index, { name, shape }] of specs.entries()) {
      feeds[ports.parameter(name)] = this.#runtime.tensor(arrays[index] as Float32Array, shape);
    }
    for (const [index, name] of [policyPorts.mean, policyPorts.inverseDeviation].entries()) {
      const array = arrays[specs.length + index] as Float32Array;
      feeds[name] = this.#runtime.tensor(array, [array.length]);
    }
    return feeds;
  }

  async infer(version: PolicyVersion, observations: Tensor, outputs: ActorOutputs): Promise<void> {
    await this.#session.run(
      { ...version, [policyPorts.observation]: observations },
      { [policyPorts.logits]: outputs.logits, [policyPorts.value]: outputs.value },
    );
  }

  async close(): Promise<void> {
    await this.#session.close();
  }
}
