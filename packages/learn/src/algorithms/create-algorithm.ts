// The algorithm that a configuration names, and what it needs to be collected.

import type { Manifest } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import type { NetworkSpec } from '../networks/network.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { type TeamRows, teamSize } from '../selfplay/team-rows.ts';
import { type TrainConfig, trainConfigFields } from '../train-config.ts';
import type { Algorithm } from './algorithm.ts';
import { Distillation } from './distillation.ts';
import { Dqn } from './dqn.ts';
import { Mappo } from './mappo.ts';
import { PpoAlgorithm } from './ppo-algorithm.ts';
import { createQmix } from './qmix.ts';
import type { RolloutRecords } from './rollout.ts';
import type { Teacher } from './teachers.ts';
import { createVdn } from './vdn.ts';

export type AlgorithmInputs = {
  readonly runtime: Runtime;
  readonly manifest: Manifest;
  readonly config: TrainConfig;
  readonly network: NetworkSpec;
  /** Its arrays are read at every step. */
  readonly normaliser: ObservationNormaliser;
  /** Steps and rows of every rollout. */
  readonly steps: number;
  readonly rows: number;
  readonly teamRows: TeamRows;
  /** Whom distillation learns from; they are closed with it. */
  readonly teachers?: readonly Teacher[];
};

/** Whether rollouts must hold central states. */
const needsCentral = (algorithm: string): boolean => algorithm === 'mappo' || algorithm === 'qmix';

/**
 * What rollouts hold beside decisions and rewards.
 * @throws LearnError `invalid_option` where the scenario lacks what the algorithm needs
 */
export const recordsOf = (manifest: Manifest, { algorithm }: TrainConfig): Omit<RolloutRecords, 'teams'> => {
  const centralSize = needsCentral(algorithm) ? (manifest.central?.size ?? 0) : 0;
  if (needsCentral(algorithm) && centralSize === 0) {
    throw new LearnError(
      'invalid_option',
      `algorithm is ${algorithm}, which needs a central state; ${manifest.id} describes none. Take ippo or vdn.`,
    );
  }
  return {
    centralSize,
    maskSize: isByValues(algorithm) || algorithm === 'distillation' ? manifest.masks.size : 0,
  };
};

/** They are others of the list where a team has one agent only. */
const forTeams = ['ippo', 'vdn', 'qmix'];

/** They need somebody to learn from. */
const fromOthers = ['behaviour-cloning', 'distillation'];

/** Algorithms that learn by playing a scenario alone, as `algorithm` names them. */
export const algorithmsFor = (manifest: Manifest): readonly string[] =>
  trainConfigFields.algorithm.choices.filter((algorithm) => {
    if (fromOthers.includes(algorithm)) return false;
    if (needsCentral(algorithm) && manifest.central === undefined) return false;
    return teamSize(manifest) > 1 || !forTeams.includes(algorithm);
  });

/** Whether its network tells values of actions rather than preferences. */
export const isByValues = (algorithm: string): boolean => ['dqn', 'vdn', 'qmix'].includes(algorithm);

/** @throws LearnError `invalid_option` where an algorithm cannot start from a policy */
export const checkCanStart = (algorithm: string): void => {
  if (!isByValues(algorithm)) return;
  throw new LearnError(
    'invalid_option',
    `algorithm is ${algorithm}, which cannot start from a policy: its target network and replay begin with fresh weights. ` +
      'Take ppo, ippo, mappo or distillation, or no policy to start from (--init fresh).',
  );
};

export const createAlgorithm = async (inputs: AlgorithmInputs): Promise<Algorithm> => {
  const { runtime, manifest, network, config, normaliser, steps, rows } = inputs;
  const rolloutRows = steps * rows;
  switch (config.algorithm) {
    case 'mappo': {
      const agentsPerTeam = teamSize(manifest);
      const { centralSize } = recordsOf(manifest, config);
      return Mappo.create({ ...inputs, rolloutRows, centralSize, agentsPerTeam });
    }
    case 'dqn':
      return Dqn.create(inputs);
    case 'behaviour-cloning':
      throw new LearnError(
        'invalid_option',
        'algorithm is behaviour-cloning, which learns from recorded decisions instead of playing: use trainBehaviourCloning, ' +
          'or jixia train --algorithm behaviour-cloning --from bot:NAME.',
      );
    case 'distillation':
      return Distillation.create(inputs, inputs.teachers ?? []);
    case 'vdn':
      return createVdn(inputs);
    case 'qmix':
      return createQmix(inputs);
    default:
      return PpoAlgorithm.create(runtime, network, config, normaliser, rolloutRows);
  }
};
