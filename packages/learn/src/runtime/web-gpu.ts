// ONNX Runtime on WebGPU, where a browser offers it. Operators that the provider lacks run on the processor.

import { LearnError } from '../learn-error.ts';
import { createOnnxRuntime, type OnnxLibrary } from './onnx-runtime.ts';
import type { Runtime } from './runtime.ts';

/** What a browser says about its graphics processor, before anything is computed on it. */
export type WebGpuOffer =
  /** The browser knows no WebGPU (or the page is not in a secure context). */
  | { readonly kind: 'absent' }
  /** It knows WebGPU but finds no adapter to run it. */
  | { readonly kind: 'no-adapter' }
  /** `isSoftware`: an emulation on the processor, slower than WebAssembly. */
  | { readonly kind: 'adapter'; readonly name: string; readonly isSoftware: boolean };

type AdapterInfo = {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly description?: string;
  readonly isFallbackAdapter?: boolean;
};
type Gpu = {
  requestAdapter(options: { readonly powerPreference: string }): Promise<{ readonly info?: AdapterInfo } | null>;
};

/** Asks this window or worker for a WebGPU adapter. */
export const findWebGpu = async (): Promise<WebGpuOffer> => {
  const gpu = (globalThis.navigator as unknown as { readonly gpu?: Gpu } | undefined)?.gpu;
  if (gpu === undefined) return { kind: 'absent' };
  let adapter: { readonly info?: AdapterInfo } | null = null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch {
    // Some browsers reject instead of saying null.
  }
  if (adapter === null) return { kind: 'no-adapter' };
  const { vendor = '', architecture = '', description = '', isFallbackAdapter = false } = adapter.info ?? {};
  const name = description || [vendor, architecture].filter((part) => part !== '').join(' ') || 'GPU';
  return { kind: 'adapter', name, isSoftware: isFallbackAdapter || /swiftshader|llvmpipe|basic render/i.test(name) };
};

/** The WebGPU runtime; `threads` of its sessions means nothing. Rejects with LearnError `runtime_failed`. */
export const webGpuRuntime = async (): Promise<Runtime> => {
  try {
    return await createOnnxRuntime({
      name: 'onnxruntime-web/webgpu',
      library: async () => {
        const library = await import('onnxruntime-web/webgpu');
        library.env.wasm.numThreads = 1;
        return library as unknown as OnnxLibrary;
      },
      sessionOptions: () => ({ executionProviders: ['webgpu'], graphOptimizationLevel: 'all', logSeverityLevel: 3 }),
      writesInPlace: false,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LearnError('runtime_failed', `WebGPU cannot be used: ${reason}`, { cause });
  }
};
