// What an optimiser in a browser computes on: WebAssembly, or WebGPU where it is there, computes the same and is faster.

import { Random } from '@jixia/env';
import type { NetworkSpec } from '../networks/network.ts';
import { compareWeights, openTrial, randomRollout, trialOptions, trialRates, weightsAfterStep } from '../trial-step.ts';
import type { Runtime } from './runtime.ts';
import { webRuntime } from './web.ts';
import { findWebGpu, type WebGpuOffer, webGpuRuntime } from './web-gpu.ts';

/** `auto` takes the faster of what computes right, `webgpu` takes WebGPU wherever it computes right. */
export type WebDeviceWish = 'auto' | 'wasm' | 'webgpu';

/** Why WebGPU is or is not what trains. */
export type WebGpuVerdict =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'none'; readonly offer: Exclude<WebGpuOffer['kind'], 'adapter'> }
  /** An emulation on the processor; `auto` leaves it alone. */
  | { readonly kind: 'software'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly reason: string }
  /** Weights after a step differ from WebAssembly's by more than rounding. */
  | { readonly kind: 'wrong'; readonly name: string; readonly distance: number }
  /** It computes right. Rows learned in a second, on either. */
  | { readonly kind: 'measured'; readonly name: string; readonly gpuPerSecond: number; readonly wasmPerSecond: number };

export type WebRuntimeChoice = {
  readonly device: 'wasm' | 'webgpu';
  readonly runtime: Runtime;
  readonly webGpu: WebGpuVerdict;
};

/** Steps of a measurement after the first, which warms up. */
const timedSteps = 2;

const rowsPerSecond = async (runtime: Runtime, spec: NetworkSpec, rows: number, threads: number): Promise<number> => {
  const random = new Random(1n);
  const rollout = randomRollout(spec, rows, random);
  const ppo = await openTrial(runtime, spec, trialOptions(rows), threads);
  let startMs = 0;
  for (let step = -1; step < timedSteps; step++) {
    if (step === 0) startMs = performance.now();
    await ppo.update(rollout, trialRates, random);
  }
  const seconds = (performance.now() - startMs) / 1000;
  await ppo.close();
  return (rows * timedSteps) / seconds;
};

/** Tries WebGPU beside WebAssembly on steps of `rows` rows of a network. Never rejects for what is wrong with WebGPU. */
const tryWebGpu = async (
  wasm: Runtime,
  spec: NetworkSpec,
  rows: number,
  threads: number,
  isSoftwareFine: boolean,
): Promise<{ readonly runtime: Runtime | null; readonly verdict: WebGpuVerdict }> => {
  const offer = await findWebGpu();
  if (offer.kind !== 'adapter') return { runtime: null, verdict: { kind: 'none', offer: offer.kind } };
  const { name } = offer;
  if (offer.isSoftware && !isSoftwareFine) return { runtime: null, verdict: { kind: 'software', name } };
  try {
    const runtime = await webGpuRuntime();
    const expected = await weightsAfterStep(wasm, spec, 1n);
    const { isSame, distance } = compareWeights(spec, expected, await weightsAfterStep(runtime, spec, 1n));
    if (!isSame) return { runtime: null, verdict: { kind: 'wrong', name, distance } };
    const wasmPerSecond = await rowsPerSecond(wasm, spec, rows, threads);
    const gpuPerSecond = await rowsPerSecond(runtime, spec, rows, threads);
    return { runtime, verdict: { kind: 'measured', name, gpuPerSecond, wasmPerSecond } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { runtime: null, verdict: { kind: 'failed', name, reason } };
  }
};

/** @param rows of one optimiser step @param threads of WebAssembly. Rejects with LearnError `runtime_failed`. */
export const chooseWebRuntime = async (
  wish: WebDeviceWish,
  spec: NetworkSpec,
  rows: number,
  threads: number,
): Promise<WebRuntimeChoice> => {
  const wasm = await webRuntime({ threads });
  if (wish === 'wasm') return { device: 'wasm', runtime: wasm, webGpu: { kind: 'not-asked' } };
  const { runtime, verdict } = await tryWebGpu(wasm, spec, rows, threads, wish === 'webgpu');
  const isBetter = verdict.kind === 'measured' && verdict.gpuPerSecond > verdict.wasmPerSecond;
  const isTaken = runtime !== null && (wish === 'webgpu' || isBetter);
  return isTaken ? { device: 'webgpu', runtime, webGpu: verdict } : { device: 'wasm', runtime: wasm, webGpu: verdict };
};
