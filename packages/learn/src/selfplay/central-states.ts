// What an environment offers of the whole state of a match, for critics and mixers in training; players never see it.

import type { Manifest, ObservationBlock, ObservationFeature, VectorEnv } from '@jixia/env';

/** A scenario that describes its central state. */
export type CentralManifest = Manifest & {
  readonly central?: {
    readonly size: number;
    readonly features: readonly ObservationFeature[];
    readonly blocks: readonly ObservationBlock[];
  };
};

/** An environment made with `central: true`. */
export type CentralVectorEnv = VectorEnv & {
  /** f32 [matches * teams, central.size], row m * teams + t in the view of team t; valid after reset and step */
  readonly centralStates?: Float32Array;
};

/** Floats of one central state, 0 where the scenario has none. */
export const centralSizeOf = (manifest: CentralManifest): number => manifest.central?.size ?? 0;
