// From logits and a mask row to an action: the button first, then every head that the button uses, each from its
// legal values. The same code decides in training, in matches and in the browser.

import {
  type ActionLayout,
  actionLayout,
  isLegalAction,
  legalOffset,
  type Manifest,
  type Random,
  takesPart,
} from '@jixia/env';

/** Where a decision is kept for learning; rows of the collapsed mask hold only the chosen button's part. */
export type DecisionRecord = {
  /** u8 [rows, sum of heads]: the values that were legal */
  readonly legal: Uint8Array;
  /** u8 [rows, heads]: heads that took part in the decision */
  readonly participation: Uint8Array;
};

export class ActionSampler {
  readonly headSizes: readonly number[];
  /** Sum of the heads' sizes. */
  readonly logitCount: number;
  readonly headCount: number;
  readonly #layout: ActionLayout;
  readonly #maskSize: number;
  readonly #weights: Float64Array;

  constructor(manifest: Manifest) {
    this.#layout = actionLayout(manifest);
    this.headSizes = manifest.actionHeads.map((head) => head.size);
    this.logitCount = this.headSizes.reduce((total, size) => total + size, 0);
    this.headCount = this.headSizes.length;
    this.#maskSize = manifest.masks.size;
    this.#weights = new Float64Array(Math.max(...this.headSizes));
  }

  /**
   * Decides one row. Heads that take no part become 0. A head without any legal value takes no part.
   * @param random draws; null takes the likeliest value of each head
   * @param record optional storage, written at row `recordRow`
   * @returns the log-probability of the action under the policy; NaN where logits are no numbers
   */
  decide(
    logits: Float32Array,
    logitRow: number,
    masks: Uint8Array,
    maskRow: number,
    actions: Int32Array,
    actionRow: number,
    random: Random | null,
    record?: DecisionRecord,
    recordRow = 0,
  ): number {
    const maskStart = maskRow * this.#maskSize;
    const actionStart = actionRow * this.headCount;
    let logit = logitRow * this.logitCount;
    let button = 0;
    let logProbability = 0;
    for (let head = 0; head < this.headCount; head++) {
      const size = this.headSizes[head] as number;
      const offset = legalOffset(this.#layout, head, button);
      const legalStart = offset < 0 ? -1 : maskStart + offset;
      let value = -1;
      if (takesPart(this.#layout, masks, maskStart, head, button)) {
        value = this.#draw(logits, logit, masks, legalStart, size, random);
      }
      if (record) {
        const recordStart = recordRow * this.logitCount + logit - logitRow * this.logitCount;
        this.#recordHead(record, recordRow, head, recordStart, masks, legalStart, value >= 0);
      }
      if (value >= 0) logProbability += this.#logProbability(logits, logit, value);
      else value = 0;
      actions[actionStart + head] = value;
      if (head === 0) button = value;
      logit += size;
    }
    return logProbability;
  }

  /**
   * Keeps the legality of a decision that somebody else made: what `decide` would keep with this action.
   * @returns whether the action is legal; where it is not, what was kept is of no use
   */
  recordAction(
    masks: Uint8Array,
    maskRow: number,
    actions: Int32Array,
    actionRow: number,
    record: DecisionRecord,
    recordRow: number,
  ): boolean {
    const maskStart = maskRow * this.#maskSize;
    const button = actions[actionRow * this.headCount] as number;
    if (!isLegalAction(this.#layout, masks, maskStart, actions, actionRow * this.headCount)) return false;
    let recordStart = recordRow * this.logitCount;
    for (let head = 0; head < this.headCount; head++) {
      const offset = legalOffset(this.#layout, head, button);
      const legalStart = offset < 0 ? -1 : maskStart + offset;
      const isPart = takesPart(this.#layout, masks, maskStart, head, button);
      this.#recordHead(record, recordRow, head, recordStart, masks, legalStart, isPart);
      recordStart += this.headSizes[head] as number;
    }
    return true;
  }

  #recordHead(
    record: DecisionRecord,
    recordRow: number,
    head: number,
    recordStart: number,
    masks: Uint8Array,
    legalStart: number,
    isPart: boolean,
  ): void {
    const size = this.headSizes[head] as number;
    for (let i = 0; i < size; i++) {
      record.legal[recordStart + i] = legalStart < 0 ? 1 : (masks[legalStart + i] as number);
    }
    record.participation[recordRow * this.headCount + head] = isPart ? 1 : 0;
  }

  #total = 0;
  #peak = 0;

  /** A legal value by its weight exp(logit), or the heaviest; -1 where none is legal. */
  #draw(
    logits: Float32Array,
    start: number,
    masks: Uint8Array,
    legalStart: number,
    size: number,
    random: Random | null,
  ): number {
    const weights = this.#weights;
    let peak = Number.NEGATIVE_INFINITY;
    let best = -1;
    for (let i = 0; i < size; i++) {
      if (legalStart >= 0 && masks[legalStart + i] === 0) continue;
      const logit = logits[start + i] as number;
      if (logit > peak || best < 0) {
        peak = logit;
        best = i;
      }
    }
    if (best < 0) return -1;
    let total = 0;
    for (let i = 0; i < size; i++) {
      const isLegal = legalStart < 0 || masks[legalStart + i] !== 0;
      const weight = isLegal ? Math.exp((logits[start + i] as number) - peak) : 0;
      weights[i] = weight;
      total += weight;
    }
    this.#total = total;
    this.#peak = peak;
    if (random === null) return best;
    let left = random.nextUnit() * total;
    for (let i = 0; i < size; i++) {
      const weight = weights[i] as number;
      if (weight === 0) continue;
      left -= weight;
      if (left < 0) return i;
    }
    // Rounding can leave a rest above the last weight.
    return best;
  }

  #logProbability(logits: Float32Array, start: number, value: number): number {
    return (logits[start + value] as number) - this.#peak - Math.log(this.#total);
  }
}
