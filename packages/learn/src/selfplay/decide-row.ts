// One agent's action while training, by the policy's probabilities or epsilon-greedily.

import type { Random, VectorEnv } from '@jixia/env';
import type { ActionSampler, DecisionRecord } from '../actions/action-sampler.ts';

/** Logits of a policy that prefers nothing. */
const indifferent = new WeakMap<ActionSampler, Float32Array>();

/**
 * Writes the action of `row` (match-major) of `env` from row `logitRow` of `logits`.
 * @param epsilon null draws by the probabilities; else chance of an action that is drawn evenly, head by head, from the
 * legal values; otherwise the greedy one
 * @param record optional storage, written at row `recordRow`
 * @returns log-probability of the action under the logits it came from; NaN where these are no numbers
 */
export const decideRow = (
  sampler: ActionSampler,
  logits: Float32Array,
  logitRow: number,
  env: Pick<VectorEnv, 'masks' | 'actions'>,
  row: number,
  random: Random,
  epsilon: number | null,
  record?: DecisionRecord,
  recordRow = 0,
): number => {
  if (epsilon === null) {
    return sampler.decide(logits, logitRow, env.masks, row, env.actions, row, random, record, recordRow);
  }
  if (random.nextUnit() >= epsilon) {
    return sampler.decide(logits, logitRow, env.masks, row, env.actions, row, null, record, recordRow);
  }
  let even = indifferent.get(sampler);
  if (!even) {
    even = new Float32Array(sampler.logitCount);
    indifferent.set(sampler, even);
  }
  return sampler.decide(even, 0, env.masks, row, env.actions, row, random, record, recordRow);
};
