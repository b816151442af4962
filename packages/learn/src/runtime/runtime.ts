// The seam between this package and ONNX Runtime: what a host (Node's native library, a browser's WebAssembly) must offer.

import type { ElementType } from '../graph/graph.ts';

export type TensorData = Float32Array | Uint8Array | Int32Array | BigInt64Array;

/** A buffer with a shape, created by a runtime and usable in its sessions. `data` may be rewritten between runs. */
export type Tensor = {
  readonly data: TensorData;
  readonly shape: readonly number[];
  /** The host library's own object. */
  readonly handle: unknown;
};

export type Feeds = Readonly<Record<string, Tensor>>;

/** A named input or output of a model; sizes known only at run time are names. */
export type Port = { readonly name: string; readonly type: string; readonly shape: readonly (number | string)[] };

export interface RuntimeSession {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Runs the model and fills the buffers of `outputs`. Rejects with LearnError `runtime_failed`. */
  run(inputs: Feeds, outputs: Feeds): Promise<void>;
  /** Runs the model and returns its outputs, whatever their shapes. */
  evaluate(inputs: Feeds): Promise<Record<string, Tensor>>;
  close(): Promise<void>;
}

export interface Runtime {
  readonly name: string;
  /** `shape` must multiply to the length of `data`. */
  tensor(data: TensorData, shape: readonly number[]): Tensor;
  /** @param threads threads of one run, >= 1; hosts without threads use one */
  createSession(model: Uint8Array, options: { readonly threads: number }): Promise<RuntimeSession>;
}

/** Element type of a buffer. */
export const elementTypeOf = (data: TensorData): ElementType => {
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Uint8Array) return 'uint8';
  return data instanceof Int32Array ? 'int32' : 'int64';
};
