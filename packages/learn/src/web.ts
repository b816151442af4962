// Learning in a browser: the runtimes on WebAssembly and WebGPU, collectors in workers, runs outside of folders.

export {
  type Checkpoint,
  checkOrigin,
  checkpointFileName,
  decodeCheckpoint,
  encodeCheckpoint,
} from './run/checkpoint.ts';
export { checkRunFits, parseRunDescription, type RunDescription } from './run/run-description.ts';
export { checkFamily, type NamedPolicy, type RunPolicies, readPolicies } from './run/run-policies.ts';
export {
  type EndReason,
  originOf,
  type RunStore,
  runTraining,
  type TrainingEnd,
  type TrainingLoopOptions,
} from './run/training-loop.ts';
export {
  chooseWebRuntime,
  type WebDeviceWish,
  type WebGpuVerdict,
  type WebRuntimeChoice,
} from './runtime/choose-web-runtime.ts';
export { canShareMemory, type WebRuntimeOptions, webRuntime } from './runtime/web.ts';
export { findWebGpu, type WebGpuOffer, webGpuRuntime } from './runtime/web-gpu.ts';
export { type WebCollectorsOptions, webCollectors } from './selfplay/web-collectors.ts';
