// Losses of learning algorithms in plain loops over a network's outputs, to check training graphs by.
import { actionLayout, legalOffset, type Manifest, takesPart } from '@jixia/env';
import type { Demonstrations, Rollout } from '@jixia/learn';

type Outputs = { readonly logits: Float32Array; readonly values: Float32Array };

/**
 * Mean Huber loss (delta 1) of Q - reward over the rows at `places`: DQN without a future, dueling form. Q is the value of
 * the row, less what each head that takes part could have done better.
 */
export const dqnLoss = (
  manifest: Manifest,
  rollout: Rollout,
  places: readonly number[],
  { logits, values }: Outputs,
): number => {
  const layout = actionLayout(manifest);
  const masks = rollout.masks as Uint8Array;
  const heads = layout.heads.length;
  const logitCount = layout.heads.reduce((total, { size }) => total + size, 0);
  let sum = 0;
  for (const place of places) {
    let q = values[place] as number;
    const maskStart = place * manifest.masks.size;
    const button = rollout.actions[place * heads] as number;
    let start = place * logitCount;
    for (const [head, { size }] of layout.heads.entries()) {
      const offset = legalOffset(layout, head, button);
      const isLegal = (value: number): boolean => offset < 0 || masks[maskStart + offset + value] === 1;
      let best = Number.NEGATIVE_INFINITY;
      for (let value = 0; value < size; value++) {
        if (isLegal(value)) best = Math.max(best, logits[start + value] as number);
      }
      if (takesPart(layout, masks, maskStart, head, button) && best > Number.NEGATIVE_INFINITY) {
        q += (logits[start + (rollout.actions[place * heads + head] as number)] as number) - best;
      }
      start += size;
    }
    const error = Math.abs(q - (rollout.rewards[place] as number));
    sum += error <= 1 ? (error * error) / 2 : error - 0.5;
  }
  return sum / places.length;
};

/** Mean negative log-likelihood of the decisions, over the values that were legal. */
export const behaviourCloningLoss = (
  heads: readonly number[],
  { rows, legal, participation, actions }: Demonstrations,
  logits: Float32Array,
): number => {
  const logitCount = heads.reduce((total, size) => total + size, 0);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    let start = row * logitCount;
    for (const [head, size] of heads.entries()) {
      if (participation[row * heads.length + head] === 1) {
        let total = 0;
        for (let value = 0; value < size; value++) {
          if (legal[start + value] === 1) total += Math.exp(logits[start + value] as number);
        }
        sum += Math.log(total) - (logits[start + (actions[row * heads.length + head] as number)] as number);
      }
      start += size;
    }
  }
  return sum / rows;
};
