// Fills in the runtime seam from either build of ONNX Runtime; both have the same JavaScript interface.

import { LearnError } from '../learn-error.ts';
import { elementTypeOf, type Feeds, type Port, type Runtime, type RuntimeSession, type Tensor } from './runtime.ts';

/** What is used of `onnxruntime-node` and `onnxruntime-web`. */
export type OnnxLibrary = {
  readonly Tensor: new (type: never, data: never, dims: readonly number[]) => OnnxTensor;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Record<string, unknown>): Promise<OnnxSession>;
  };
};
type OnnxTensor = { readonly data: unknown; readonly dims: readonly number[] };
type OnnxPort = {
  readonly name: string;
  readonly isTensor: boolean;
  readonly type?: string;
  readonly shape?: Port['shape'];
};
type OnnxSession = {
  readonly inputMetadata: readonly OnnxPort[];
  readonly outputMetadata: readonly OnnxPort[];
  run(feeds: Record<string, unknown>, fetches?: Record<string, unknown>): Promise<Record<string, OnnxTensor>>;
  release(): Promise<void>;
};

export type OnnxHost = {
  readonly name: string;
  readonly library: () => Promise<OnnxLibrary>;
  /** Session options beside the number of threads. */
  readonly sessionOptions: (threads: number) => Record<string, unknown>;
  /** Whether `run` writes into buffers that the caller hands it. */
  readonly writesInPlace: boolean;
};

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const portOf = (port: OnnxPort): Port => ({ name: port.name, type: port.type ?? 'none', shape: port.shape ?? [] });

/** @returns a runtime; the library loads once, before this resolves */
export const createOnnxRuntime = async (host: OnnxHost): Promise<Runtime> => {
  const library = await host.library();
  const tensor: Runtime['tensor'] = (data, shape) => ({
    data,
    shape,
    handle: new library.Tensor(elementTypeOf(data) as never, data as never, shape),
  });
  const createSession: Runtime['createSession'] = async (model, { threads }) => {
    let session: OnnxSession;
    try {
      session = await library.InferenceSession.create(model, host.sessionOptions(threads));
    } catch (cause) {
      throw new LearnError('runtime_failed', `ONNX Runtime cannot load this graph: ${reasonOf(cause)}`, { cause });
    }
    return new OnnxRuntimeSession(session, host.writesInPlace);
  };
  return { name: host.name, tensor, createSession };
};

class OnnxRuntimeSession implements RuntimeSession {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly #session: OnnxSession;
  readonly #writesInPlace: boolean;

  constructor(session: OnnxSession, writesInPlace: boolean) {
    this.#session = session;
    this.#writesInPlace = writesInPlace;
    this.inputs = session.inputMetadata.map(portOf);
    this.outputs = session.outputMetadata.map(portOf);
  }

  async run(inputs: Feeds, outputs: Feeds): Promise<void> {
    if (this.#writesInPlace) {
      await this.#call(inputs, handlesOf(outputs));
      return;
    }
    const results = await this.#call(inputs);
    for (const [name, target] of Object.entries(outputs)) {
      (target.data as Float32Array).set((results[name] as OnnxTensor).data as Float32Array);
    }
  }

  async evaluate(inputs: Feeds): Promise<Record<string, Tensor>> {
    const results = await this.#call(inputs);
    return Object.fromEntries(
      Object.entries(results).map(([name, result]) => [
        name,
        { data: result.data as Tensor['data'], shape: result.dims, handle: result },
      ]),
    );
  }

  async close(): Promise<void> {
    await this.#session.release();
  }

  async #call(inputs: Feeds, fetches?: Record<string, unknown>): Promise<Record<string, OnnxTensor>> {
    try {
      return await this.#session.run(handlesOf(inputs), fetches);
    } catch (cause) {
      throw new LearnError('runtime_failed', `ONNX Runtime failed in a run: ${reasonOf(cause)}`, { cause });
    }
  }
}

const handlesOf = (tensors: Feeds): Record<string, unknown> => {
  const handles: Record<string, unknown> = {};
  for (const name in tensors) handles[name] = (tensors[name] as Tensor).handle;
  return handles;
};
