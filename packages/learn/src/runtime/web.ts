// ONNX Runtime as WebAssembly, for pages and their workers. Threads need a cross-origin isolated page.

import { createOnnxRuntime, type OnnxLibrary } from './onnx-runtime.ts';
import type { Runtime } from './runtime.ts';

export type WebRuntimeOptions = {
  /** Threads of all sessions together; default 1. More than 1 needs cross-origin isolation. */
  readonly threads?: number;
  /** Where `ort-wasm-simd-threaded.wasm` is served from, when the bundler does not place it. */
  readonly wasmUrl?: string;
};

/** Whether this page or worker may hand shared memory to workers: so it is where it is cross-origin isolated. */
export const canShareMemory = (): boolean => {
  if (typeof SharedArrayBuffer === 'undefined') return false;
  const { port1, port2 } = new MessageChannel();
  try {
    port1.postMessage(new SharedArrayBuffer(1));
    return true;
  } catch {
    return false;
  } finally {
    port1.close();
    port2.close();
  }
};

/** The WebAssembly runtime. */
export const webRuntime = (options: WebRuntimeOptions = {}): Promise<Runtime> =>
  createOnnxRuntime({
    name: 'onnxruntime-web',
    library: async () => {
      const library = await import('onnxruntime-web/wasm');
      library.env.wasm.numThreads = options.threads ?? 1;
      if (options.wasmUrl !== undefined) library.env.wasm.wasmPaths = { wasm: options.wasmUrl };
      return library as unknown as OnnxLibrary;
    },
    sessionOptions: () => ({ executionProviders: ['wasm'], graphOptimizationLevel: 'all', logSeverityLevel: 3 }),
    writesInPlace: false,
  });
