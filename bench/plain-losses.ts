// Losses of learning algorithms in plain loops over a network's outputs, to check training graphs by.
import { actionLayout, legalOffset, type Manifest, takesPart } from '@jixia/env';
import type { Demonstrations, Lessons, Rollout } from '@jixia/learn';

type Outputs = { readonly logits: Float32Array; readonly values: Float32Array };

/** What was done is worth at a place of a rollout: the value, less what each head that takes part could have done better. */
const utilityAt = (manifest: Manifest, rollout: Rollout, place: number, { logits, values }: Outputs): number => {
  const layout = actionLayout(manifest);
  const masks = rollout.masks as Uint8Array;
  const heads = layout.heads.length;
  const logitCount = layout.heads.reduce((total, { size }) => total + size, 0);
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
  return q;
};

/** Mean Huber loss (delta 1) of Q - reward over the rows at `places`: DQN without a future, dueling form. */
export const dqnLoss = (manifest: Manifest, rollout: Rollout, places: readonly number[], outputs: Outputs): number => {
  let sum = 0;
  for (const place of places) {
    const error = Math.abs(utilityAt(manifest, rollout, place, outputs) - (rollout.rewards[place] as number));
    sum += error <= 1 ? (error * error) / 2 : error - 0.5;
  }
  return sum / places.length;
};

/** Mean of (Q - mean reward)^2 over teams, each the places of its agents: VDN and QMIX without a future. */
export const teamLoss = (
  manifest: Manifest,
  rollout: Rollout,
  teams: readonly (readonly number[])[],
  outputs: Outputs,
  mix: (utilities: readonly number[], team: number) => number,
): number => {
  let sum = 0;
  for (const [index, places] of teams.entries()) {
    const reward = places.reduce((total, place) => total + (rollout.rewards[place] as number), 0) / places.length;
    sum +=
      (mix(
        places.map((place) => utilityAt(manifest, rollout, place, outputs)),
        index,
      ) -
        reward) **
      2;
  }
  return sum / teams.length;
};

/** QMIX's mixing network for one team. @param weights of the mixer by name; @param central its state, normalised */
export const mixedValue = (
  weights: ReadonlyMap<string, Float32Array>,
  utilities: readonly number[],
  central: Float32Array,
): number => {
  const dense = (name: string, x: ArrayLike<number>): number[] => {
    const [weight, bias] = [weights.get(`mixer/${name}/weight`), weights.get(`mixer/${name}/bias`)];
    return Array.from(bias as Float32Array, (start, to) => {
      let sum = start;
      for (let from = 0; from < x.length; from++) {
        sum += (x[from] as number) * (weight?.[from * (bias?.length as number) + to] as number);
      }
      return sum;
    });
  };
  const first = dense('weight1/output', central);
  const bias = dense('bias1/output', central);
  const second = dense('weight2/output', central);
  const hidden = dense('bias2/dense1', central).map((x) => Math.max(0, x));
  const width = bias.length;
  return bias.reduce((total, start, unit) => {
    const x = utilities.reduce((sum, q, agent) => sum + q * Math.abs(first[agent * width + unit] as number), start);
    return total + Math.abs(second[unit] as number) * (x > 0 ? x : Math.expm1(x));
  }, dense('bias2/output', hidden)[0] as number);
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

/** Mean cross-entropy to the teacher's distributions plus a quarter of the squared distance to its value. */
export const distillationLoss = (heads: readonly number[], lessons: Lessons, { logits, values }: Outputs): number => {
  const { rows, legal, probabilities } = lessons;
  const logitCount = heads.reduce((total, size) => total + size, 0);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    let start = row * logitCount;
    for (const size of heads) {
      let total = 0;
      for (let at = start; at < start + size; at++) if (legal[at] === 1) total += Math.exp(logits[at] as number);
      for (let at = start; at < start + size; at++) {
        const wanted = probabilities[at] as number;
        if (wanted > 0) sum -= wanted * ((logits[at] as number) - Math.log(total));
      }
      start += size;
    }
    sum += ((values[row] as number) - (lessons.values[row] as number)) ** 2 / 4;
  }
  return sum / rows;
};
