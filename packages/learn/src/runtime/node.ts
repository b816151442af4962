// ONNX Runtime's native library in Node. A run blocks the calling thread; `threads` counts that thread too.

import { createOnnxRuntime, type OnnxLibrary } from './onnx-runtime.ts';
import type { Runtime } from './runtime.ts';

/** The native CPU runtime. Sessions take `threads` threads each. */
export const nodeRuntime = (): Promise<Runtime> =>
  createOnnxRuntime({
    name: 'onnxruntime-node',
    library: async () => {
      const module = (await import('onnxruntime-node')) as unknown as OnnxLibrary & { default?: OnnxLibrary };
      return module.default ?? module;
    },
    sessionOptions: (threads) => ({
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    }),
    writesInPlace: true,
  });
