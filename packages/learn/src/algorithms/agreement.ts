// How well decisions agree with a teacher's, and with which share the simplest guess would be right.

import type { Demonstrations } from './demonstrations.ts';

export type Agreement = {
  /** Share of decisions in which all heads that took part are as the teacher's. */
  readonly agreement: number;
  /** Share of decisions that are the most frequent one of the demonstrations to learn from. */
  readonly majorityRate: number;
  /** The same of each head, over the decisions in which it took part; NaN where it never did. */
  readonly heads: readonly { readonly agreement: number; readonly majorityRate: number }[];
};

/** Occurrences of every decision and of every value of each head; heads that took no part count as -1. */
const countOf = ({ rows, actions, participation }: Demonstrations, heads: number) => {
  const decisions = new Map<string, number>();
  const values = Array.from({ length: heads }, () => new Map<number, number>());
  for (let row = 0; row < rows; row++) {
    let key = '';
    for (let head = 0; head < heads; head++) {
      const at = row * heads + head;
      const value = participation[at] === 1 ? (actions[at] as number) : -1;
      key += `${value},`;
      if (value < 0) continue;
      const counts = values[head] as Map<number, number>;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    decisions.set(key, (decisions.get(key) ?? 0) + 1);
  }
  return { decisions, values };
};

const mostFrequent = <K>(counts: ReadonlyMap<K, number>): K | undefined =>
  [...counts].reduce<readonly [K | undefined, number]>(
    (top, entry) => (entry[1] > top[1] ? entry : top),
    [undefined, 0],
  )[0];

/**
 * @param decided i32 [rows, heads], decisions to compare, on the observations of `heldOut`
 * @param learned where the most frequent decision is taken from
 */
export const agreementOf = (decided: Int32Array, heldOut: Demonstrations, learned: Demonstrations): Agreement => {
  const heads = decided.length / heldOut.rows;
  const known = countOf(learned, heads);
  const own = countOf(heldOut, heads);
  const right = new Array<number>(heads).fill(0);
  const taken = new Array<number>(heads).fill(0);
  let all = 0;
  for (let row = 0; row < heldOut.rows; row++) {
    let isSame = true;
    for (let head = 0; head < heads; head++) {
      const at = row * heads + head;
      if (heldOut.participation[at] === 0) continue;
      taken[head] = (taken[head] as number) + 1;
      if (decided[at] === heldOut.actions[at]) right[head] = (right[head] as number) + 1;
      else isSame = false;
    }
    if (isSame) all += 1;
  }
  const top = mostFrequent(known.decisions);
  return {
    agreement: all / heldOut.rows,
    majorityRate: (top === undefined ? 0 : (own.decisions.get(top) ?? 0)) / heldOut.rows,
    heads: right.map((count, head) => {
      const value = mostFrequent(known.values[head] as Map<number, number>);
      const majority = value === undefined ? 0 : (own.values[head]?.get(value) ?? 0);
      return { agreement: count / (taken[head] as number), majorityRate: majority / (taken[head] as number) };
    }),
  };
};
