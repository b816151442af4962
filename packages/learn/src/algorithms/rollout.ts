// What a policy did and what came of it: the buffers that collectors fill and algorithms learn from, and generalised
// advantage estimation on them (Schulman et al. 2015, arXiv 1506.02438).

import type { Random } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import { logitCountOf, type NetworkSpec } from '../networks/network.ts';
import { stateSizeOf } from '../networks/recurrent.ts';

/** `steps` decisions of `rows` agents, step-major. */
export type Rollout = {
  readonly steps: number;
  readonly rows: number;
  /** f32 [steps * rows, observation size], raw */
  readonly observations: Float32Array;
  /** u8 [steps * rows, sum of heads], the legal values given the chosen button */
  readonly legal: Uint8Array;
  /** u8 [steps * rows, heads] */
  readonly participation: Uint8Array;
  /** i32 [steps * rows, heads] */
  readonly actions: Int32Array;
  /** f32 [steps * rows] each */
  readonly logProbabilities: Float32Array;
  readonly values: Float32Array;
  readonly rewards: Float32Array;
  /** Where the episode ended with this step: 1 by the rules, 2 cut from outside; else 0 */
  readonly ended: Uint8Array;
  /** Value of the final observation where the episode was cut from outside, 0 where the rules ended it. */
  readonly finalValues: Float32Array;
  /** f32 [rows]: value of the observation after the last step */
  readonly nextValues: Float32Array;
  readonly advantages: Float32Array;
  readonly returns: Float32Array;
  /** Steps of a chunk, which a gradient flows back through; 1 without memory. */
  readonly chunkSteps: number;
  /** f32 [chunks * rows, state size], chunk-major: memory before the first step of each chunk; empty without memory */
  readonly states: Float32Array;
  /** u8 [steps * rows, masks.size], as the scenario wrote them; null where the algorithm does not ask for them */
  readonly masks: Uint8Array | null;
  /** What the algorithm may see and players may not; null where it does not ask for it. */
  readonly central: CentralStates | null;
};

/** Central states of the teams that learn, each in its own view. */
export type CentralStates = {
  readonly teams: number;
  /** f32 [steps * teams, central.size] */
  readonly states: Float32Array;
  /** f32 [teams, central.size]: after the last step */
  readonly nextStates: Float32Array;
  /** f32 [steps * teams, central.size]: the last of an episode that was cut at this step; other rows are stale */
  readonly finalStates: Float32Array;
};

/** What a rollout holds beside decisions and rewards; sizes of 0 leave it out. */
export type RolloutRecords = { readonly maskSize: number; readonly centralSize: number; readonly teams: number };

/**
 * Buffers in shared memory where the host has it, so that worker threads can fill them.
 * @throws LearnError `invalid_option` where `steps` are no whole number of the network's chunks
 */
export const createRollout = (
  spec: NetworkSpec,
  steps: number,
  rows: number,
  { maskSize, centralSize, teams }: RolloutRecords = { maskSize: 0, centralSize: 0, teams: 0 },
): Rollout => {
  const n = steps * rows;
  const logitCount = logitCountOf(spec);
  const chunkSteps = spec.recurrent?.steps ?? 1;
  if (steps % chunkSteps !== 0) {
    const wanted = `a multiple of the ${chunkSteps} steps of the network's memory`;
    throw new LearnError('invalid_option', `A rollout of ${steps} steps does not fit; it must be ${wanted}.`);
  }
  const floats = (length: number) => new Float32Array(sharedBuffer(length * 4));
  const bytes = (length: number) => new Uint8Array(sharedBuffer(length));
  return {
    steps,
    rows,
    observations: floats(n * spec.observationSize),
    legal: bytes(n * logitCount),
    participation: bytes(n * spec.heads.length),
    actions: new Int32Array(sharedBuffer(n * spec.heads.length * 4)),
    logProbabilities: floats(n),
    values: floats(n),
    rewards: floats(n),
    ended: bytes(n),
    finalValues: floats(n),
    nextValues: floats(rows),
    advantages: floats(n),
    returns: floats(n),
    chunkSteps,
    states: floats((n / chunkSteps) * stateSizeOf(spec.recurrent)),
    masks: maskSize > 0 ? bytes(n * maskSize) : null,
    central:
      centralSize > 0
        ? {
            teams,
            states: floats(steps * teams * centralSize),
            nextStates: floats(teams * centralSize),
            finalStates: floats(steps * teams * centralSize),
          }
        : null,
  };
};

/** Pages that are not cross-origin isolated have no shared memory; there everything runs in one thread. */
export const sharedBuffer = (sizeBytes: number): SharedArrayBuffer | ArrayBuffer =>
  typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(sizeBytes) : new SharedArrayBuffer(sizeBytes);

/**
 * Fills `advantages` and `returns`. Backward in time: delta = r * rewardScale + gamma * next value - value;
 * advantage = delta + gamma * lambda * next advantage. Where an episode ended, the next value is `finalValues`
 * (0 if the rules ended it) and nothing flows back from the next episode.
 */
export const estimateAdvantages = (rollout: Rollout, gamma: number, lambda: number, rewardScale: number): void => {
  const { steps, rows, values, rewards, ended, finalValues, nextValues, advantages, returns } = rollout;
  for (let row = 0; row < rows; row++) {
    let nextValue = nextValues[row] as number;
    let nextAdvantage = 0;
    for (let step = steps - 1; step >= 0; step--) {
      const at = step * rows + row;
      if (ended[at] !== 0) {
        nextValue = finalValues[at] as number;
        nextAdvantage = 0;
      }
      const value = values[at] as number;
      const delta = (rewards[at] as number) * rewardScale + gamma * nextValue - value;
      nextAdvantage = delta + gamma * lambda * nextAdvantage;
      advantages[at] = nextAdvantage;
      returns[at] = nextAdvantage + value;
      nextValue = value;
    }
  }
};

/** To mean 0 and deviation 1, over the whole rollout. */
export const normaliseAdvantages = (advantages: Float32Array): void => {
  let sum = 0;
  for (const x of advantages) sum += x;
  const mean = sum / advantages.length;
  let squares = 0;
  for (const x of advantages) squares += (x - mean) * (x - mean);
  const inverse = 1 / (Math.sqrt(squares / advantages.length) + 1e-8);
  for (let i = 0; i < advantages.length; i++) advantages[i] = ((advantages[i] as number) - mean) * inverse;
};

/** 1 = the values foretell the returns, 0 = no better than their mean. */
export const explainedVariance = (returns: Float32Array, values: Float32Array): number => {
  let [sum, squares, errorSum, errorSquares] = [0, 0, 0, 0];
  for (let i = 0; i < returns.length; i++) {
    const target = returns[i] as number;
    const error = target - (values[i] as number);
    sum += target;
    squares += target * target;
    errorSum += error;
    errorSquares += error * error;
  }
  const variance = squares - (sum * sum) / returns.length;
  return variance <= 1e-12 ? 0 : 1 - (errorSquares - (errorSum * errorSum) / returns.length) / variance;
};

/** A loop: for rows this short it beats `set`, and makes no views. */
export const copyRow = <T extends Float32Array | Uint8Array | Int32Array>(
  to: T,
  row: number,
  from: T,
  fromRow: number,
  width: number,
): void => {
  const target = row * width;
  const source = fromRow * width;
  for (let i = 0; i < width; i++) to[target + i] = from[source + i] as number;
};

/** Fisher-Yates, in place. */
export const shuffle = (order: Int32Array, random: Random): void => {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.nextBelow(i + 1);
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
};
