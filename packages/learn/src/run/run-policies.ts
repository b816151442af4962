// Policies that a run is given from outside: its start, guests of its league, teachers. Read and checked before anything of
// the run is written.

import type { Manifest } from '@jixia/env';
import { checkCanStart, isByValues } from '../algorithms/create-algorithm.ts';
import { refuseMemory } from '../algorithms/memoryless.ts';
import { Teachers } from '../algorithms/teachers.ts';
import { LearnError } from '../learn-error.ts';
import { loadPolicyWith } from '../policy/load-policy.ts';
import { type PolicyWeights, readPolicyWeights } from '../policy/policy-weights.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { checkMembers } from '../selfplay/opponents.ts';
import { networkOf, type TrainerOptions } from '../trainer.ts';
import type { RunDescription } from './run-description.ts';

export type NamedPolicy = { readonly name: string; readonly bytes: Uint8Array };

export type RunPolicies = {
  /** Its weights are those that the run starts with. */
  readonly init?: Uint8Array;
  /** They join its league. */
  readonly guests?: readonly NamedPolicy[];
  readonly teachers?: readonly NamedPolicy[];
};

export type ReadPolicies = Pick<TrainerOptions, 'start' | 'guests' | 'teachers'>;

/**
 * Logits that are values of actions mean nothing to those who read preferences, and the other way round.
 * @throws LearnError `invalid_policy`
 */
export const checkFamily = (algorithm: string, wanted: string, what: string): void => {
  if (isByValues(algorithm) === isByValues(wanted)) return;
  throw new LearnError(
    'invalid_policy',
    `${what} is one of ${algorithm}, this run learns by ${wanted}: one tells values of actions, the other preferences.`,
  );
};

/**
 * @param runtime teachers decide on it
 * @throws LearnError `invalid_policy`, `invalid_option`, `rules_mismatch`, `read_failed` where one does not fit the run
 */
export const readPolicies = async (
  { training, teachers = [] }: RunDescription,
  manifest: Manifest,
  policies: RunPolicies,
  runtime: Runtime,
): Promise<ReadPolicies> => {
  const network = networkOf(manifest, training);
  const { algorithm } = training;
  const weightsOf = (bytes: Uint8Array, what: string): PolicyWeights => {
    const found = readPolicyWeights(bytes, manifest, network, what);
    checkFamily(String(found.description.training['algorithm']), algorithm, what);
    return found;
  };
  const guests = (policies.guests ?? []).map(({ name, bytes }) => ({
    name: `guest:${name}`,
    arrays: weightsOf(bytes, `The guest ${name} of the league`).arrays,
  }));
  checkMembers(training, guests.length);
  if (policies.init) checkCanStart(algorithm);
  const start = policies.init && weightsOf(policies.init, 'The policy to start from');
  const opened = await Promise.all(
    teachers.map(async ({ name, heroes }) => {
      const bytes = policies.teachers?.find((policy) => policy.name === name)?.bytes;
      if (!bytes) throw new LearnError('read_failed', `The run has no teachers/${name}.onnx any more: put it back.`);
      const policy = await loadPolicyWith(bytes, manifest, { runtime, threads: training.threads });
      checkFamily(String(policy.description?.training['algorithm']), algorithm, `The teacher ${name}`);
      return { name, heroes, policy };
    }),
  );
  if (algorithm === 'distillation') {
    refuseMemory(network, algorithm);
    // Who teaches whom is found out again where the rows are known.
    new Teachers(manifest, opened, training, new Int32Array(0));
  }
  return { guests, teachers: opened, ...(start ? { start } : {}) };
};
