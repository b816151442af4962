// What the threads of a vector environment share: rows in shared memory, and one lane of control words per worker.

import type { Manifest } from './types.ts';

/**
 * Control words per worker, a cache line each: [0] commands given, [1] commands done, [2] the command, [3] 1 = failed.
 * The owner adds to [0] and notifies; the worker copies [0] to [1] and notifies.
 */
export const laneWords = 16;
export const commandWords = { step: 1, reset: 2 } as const;
export const errorTextBytes = 1024;

/** Rows of all matches of an environment; see VectorEnv for the shapes. */
export type SharedRows = {
  readonly observations: Float32Array;
  readonly masks: Uint8Array;
  readonly actions: Int32Array;
  readonly rewards: Float32Array;
  readonly rewardItems: Float32Array;
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  readonly finalObservations: Float32Array;
  readonly centralStates?: Float32Array;
  readonly finalCentralStates?: Float32Array;
  readonly matchInfo: Int32Array;
  readonly agentInfo: Int32Array;
};

export type VectorWorkerData = {
  readonly manifest: Manifest;
  readonly module: WebAssembly.Module;
  readonly rows: SharedRows;
  /** i32 [matches, config words]: configuration of the episode that starts next */
  readonly configs: Int32Array;
  readonly control: Int32Array;
  /** u64 [1]: base seed of the reset under way */
  readonly seed: BigUint64Array;
  readonly errorTexts: Uint8Array;
  readonly lane: number;
  readonly firstMatch: number;
  readonly matchCount: number;
};

/** Allocates the rows in shared memory, zeroed; central rows where wanted. */
export const sharedRows = (manifest: Manifest, matches: number, central: boolean): SharedRows => {
  const rows = matches * manifest.agents.length;
  const floats = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(length * 4));
  const ints = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));
  const bytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
  const centralFloats = matches * manifest.teams * (manifest.central?.size ?? 0);
  return {
    ...(central && { centralStates: floats(centralFloats), finalCentralStates: floats(centralFloats) }),
    observations: floats(rows * manifest.observation.size),
    masks: bytes(rows * manifest.masks.size),
    actions: ints(rows * manifest.actionHeads.length),
    rewards: floats(rows),
    rewardItems: floats(rows * manifest.rewardItems.length),
    terminated: bytes(matches),
    truncated: bytes(matches),
    finalObservations: floats(rows * manifest.observation.size),
    matchInfo: ints(matches * manifest.matchInfo.length),
    agentInfo: ints(rows * manifest.agentInfo.length),
  };
};
