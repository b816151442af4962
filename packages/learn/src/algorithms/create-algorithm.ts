// The algorithm that a configuration names.

import type { Manifest } from '@jixia/env';
import type { MlpSpec } from '../networks/mlp.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { TrainConfig } from '../train-config.ts';
import type { Algorithm } from './algorithm.ts';
import { PpoAlgorithm } from './ppo-algorithm.ts';

export type AlgorithmInputs = {
  readonly runtime: Runtime;
  readonly manifest: Manifest;
  readonly config: TrainConfig;
  readonly network: MlpSpec;
  /** Its arrays are read at every step. */
  readonly normaliser: ObservationNormaliser;
  /** Steps and rows of every rollout. */
  readonly steps: number;
  readonly rows: number;
};

/** Throws LearnError `invalid_option` where the scenario lacks what the algorithm needs. */
export const createAlgorithm = async (inputs: AlgorithmInputs): Promise<Algorithm> => {
  const { runtime, network, config, normaliser, steps, rows } = inputs;
  return PpoAlgorithm.create(runtime, network, config, normaliser, steps * rows);
};
