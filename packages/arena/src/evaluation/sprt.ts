// When to stop: a sequential test of "the score is at most s0" against "at least s1", pair by pair. Wald 1945.

import { ArenaError } from '../arena-error.ts';
import type { PairResult } from './statistics.ts';

export type SprtOptions = {
  /** Expected scores under the two hypotheses, 0 < s0 < s1 < 1. */
  readonly s0: number;
  readonly s1: number;
  /** Chance of accepting s1 where s0 is true, 0 .. 0.5; default 0.05. */
  readonly alpha?: number;
  /** Chance of accepting s0 where s1 is true, 0 .. 0.5; default 0.05. */
  readonly beta?: number;
  /**
   * `pentanomial` (default): a pair of matches is one observation with 0, 0.5, 1, 1.5 or 2 points, and each hypothesis
   * is as likely as the likeliest distribution with its mean; draws and pairs that repeat themselves cost nothing. Its
   * error rates are those of large samples. `wald`: a pair counts as one Bernoulli trial of its mean score; its error
   * rates hold for every distribution of pairs, and it takes up to twice as long.
   */
  readonly variant?: 'pentanomial' | 'wald';
};

export type SprtState = {
  /** `s1` = the score is at least s1, `s0` = at most s0. */
  readonly decision: 's0' | 's1' | 'undecided';
  /** Log of the likelihood of s1 over that of s0. */
  readonly logLikelihoodRatio: number;
  readonly pairs: number;
};

/** No test of variant `pentanomial` ends before this many pairs: its likelihoods are those of large samples. */
export const fewestPairs = 8;

/** Counts of pairs with 0, 0.25, 0.5, 0.75 and 1 as mean score. */
type Counts = readonly number[];
const values = [0, 0.25, 0.5, 0.75, 1];

/**
 * Largest log-likelihood of the counts among distributions with a given mean: p_k = n_k / (N (1 + t (x_k - mean))), with
 * t such that the p_k sum to 1 (Owen 1988, empirical likelihood). Less that of the observed shares.
 */
const profileLogLikelihood = (counts: Counts, mean: number): number => {
  let t = 0;
  // The slope in t falls from +infinity to -infinity between the poles of the outermost values: Newton's steps, halved
  // intervals where they would leave it.
  let [low, high] = [-1 / (1 - mean), 1 / mean];
  for (let round = 0; round < 100; round++) {
    let [slope, fall] = [0, 0];
    for (let k = 0; k < values.length; k++) {
      const distance = values[k]! - mean;
      const share = distance / (1 + t * distance);
      slope += counts[k]! * share;
      fall += counts[k]! * share * share;
    }
    if (slope > 0) low = t;
    else high = t;
    const next = t + slope / fall;
    const moved = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(moved - t) <= 1e-12 * (1 + Math.abs(t))) break;
    t = moved;
  }
  return -counts.reduce((sum, count, k) => sum + count * Math.log(1 + t * (values[k]! - mean)), 0);
};

/** Keeps every outcome possible, so that none is ruled out because it has not come yet. */
const unseen = 1e-3;

const checkOptions = ({ s0, s1, alpha = 0.05, beta = 0.05 }: SprtOptions): { upper: number; lower: number } => {
  if (!(s0 > 0 && s0 < s1 && s1 < 1)) {
    throw new ArenaError('bad_option', `sprt: s0 and s1 must satisfy 0 < s0 < s1 < 1, not ${s0} and ${s1}.`);
  }
  for (const [name, value] of Object.entries({ alpha, beta })) {
    if (value > 0 && value < 0.5) continue;
    throw new ArenaError('bad_option', `sprt: ${name} must be between 0 and 0.5, not ${value}.`);
  }
  return { upper: Math.log((1 - beta) / alpha), lower: Math.log(beta / (1 - alpha)) };
};

/** Takes pairs one by one; after a decision it changes no more. */
export class SequentialTest {
  readonly options: SprtOptions;
  readonly #bounds: { readonly upper: number; readonly lower: number };
  readonly #counts = [0, 0, 0, 0, 0];
  #state: SprtState = { decision: 'undecided', logLikelihoodRatio: 0, pairs: 0 };

  /** Throws ArenaError `bad_option`. */
  constructor(options: SprtOptions) {
    this.options = options;
    this.#bounds = checkOptions(options);
  }

  get state(): SprtState {
    return this.#state;
  }

  add([first, second]: PairResult): SprtState {
    if (this.#state.decision !== 'undecided') return this.#state;
    const value = Math.round((first + second) * 2);
    this.#counts[value]! += 1;
    const pairs = this.#state.pairs + 1;
    const isWald = this.options.variant === 'wald';
    const logLikelihoodRatio = isWald ? this.#waldRatio() : this.#pentanomialRatio();
    const { upper, lower } = this.#bounds;
    const mayDecide = isWald || pairs >= fewestPairs;
    const decision =
      mayDecide && logLikelihoodRatio >= upper ? 's1' : mayDecide && logLikelihoodRatio <= lower ? 's0' : 'undecided';
    this.#state = { decision, logLikelihoodRatio, pairs };
    return this.#state;
  }

  /** e^this has a mean of at most 1 under s0 for every distribution on 0 .. 1, since it is convex in the score. */
  #waldRatio(): number {
    const { s0, s1 } = this.options;
    const points = this.#counts.reduce((sum, count, k) => sum + count * values[k]!, 0);
    const pairs = this.#counts.reduce((sum, count) => sum + count, 0);
    return points * Math.log(s1 / s0) + (pairs - points) * Math.log((1 - s1) / (1 - s0));
  }

  #pentanomialRatio(): number {
    const { s0, s1 } = this.options;
    const counts = this.#counts.map((count) => count + unseen);
    return profileLogLikelihood(counts, s1) - profileLogLikelihood(counts, s0);
  }
}
