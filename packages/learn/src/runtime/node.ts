// ONNX Runtime's native library in Node. A run blocks the calling thread; `threads` counts that thread too.

import { addInput, addOutput, createGraph, encodeGraph } from '../graph/graph.ts';
import { relu } from '../graph/operators.ts';
import { type Device, missingDevice } from './device.ts';
import { createOnnxRuntime, type OnnxLibrary } from './onnx-runtime.ts';
import type { Runtime } from './runtime.ts';

/** What a session says on stderr by itself: errors. */
const errorLevel = 3;

type NodeLibrary = OnnxLibrary & { readonly env: { logLevel: string } };

const runtimeOn = (device: Device): Promise<Runtime> =>
  createOnnxRuntime({
    name: device === 'cpu' ? 'onnxruntime-node' : `onnxruntime-node/${device}`,
    library: async () => {
      const module = (await import('onnxruntime-node')) as unknown as NodeLibrary & { default?: NodeLibrary };
      const library = module.default ?? module;
      // Outside of sessions, as where a provider's library is missing, it would tell twice: it rejects as well. It reads
      // this once a process, before the first session.
      library.env.logLevel = 'fatal';
      return library;
    },
    sessionOptions: (threads) => ({
      // Operators that another provider lacks run on the CPU.
      executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      logSeverityLevel: errorLevel,
    }),
    writesInPlace: device === 'cpu',
  });

/** A graph of one operator, to see whether a provider works at all. */
const probe = async (runtime: Runtime): Promise<void> => {
  const graph = createGraph('probe');
  addOutput(graph, 'y', relu(graph, addInput(graph, 'x', [2])));
  const session = await runtime.createSession(encodeGraph(graph), { threads: 1 });
  await session.evaluate({ x: runtime.tensor(Float32Array.of(-1, 1), [2]) });
  await session.close();
};

/** The native runtime. Sessions take `threads` threads each. Rejects with LearnError `device_missing`. */
export const nodeRuntime = async (device: Device = 'cpu'): Promise<Runtime> => {
  if (device === 'cpu') return runtimeOn(device);
  try {
    await probe(await runtimeOn(device));
  } catch (error) {
    throw missingDevice(
      device,
      `${process.platform}-${process.arch}`,
      error instanceof Error ? error.message : String(error),
    );
  }
  return runtimeOn(device);
};
