// What an action with several heads is worth to its agent, as a graph: a value and, for each head that takes part, how
// much worse than the head's best legal value the chosen one is (dueling form with the maximum: Wang et al. 2016, arXiv
// 1511.06581, eq. 8; one branch per head: Tavakoli et al. 2018, 1711.08946). The greedy action takes the best value of
// every head, button first, exactly as policies are played; its utility is the value.

import { type ActionLayout, actionLayout, type Manifest } from '@jixia/env';
import { argMax } from '../graph/arg-max.ts';
import { type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';

/** Subtracted from forbidden logits before a maximum. */
const forbidden = 1e9;

/** A mask row, cut into its parts: what is legal in each head, by button where that matters. */
export class MaskParts {
  readonly #layout: ActionLayout;
  readonly #sizes: readonly number[];
  readonly #maskSize: number;

  constructor(manifest: Manifest) {
    this.#layout = actionLayout(manifest);
    this.#sizes = manifest.actionHeads.map(({ size }) => size);
    this.#maskSize = manifest.masks.size;
  }

  get headSizes(): readonly number[] {
    return this.#sizes;
  }

  /** Legal values of the button: f32 [rows, buttons]. `mask` is f32 [rows, masks.size]. */
  buttons(graph: Graph, mask: Value): Value {
    const { offset, size } = this.#layout.heads[0] as ActionLayout['heads'][number];
    if (offset < 0) return op.expand(graph, scalar(graph, 1), [mask.shape[0] as number, size]);
    return this.#cut(graph, mask, offset, size);
  }

  /**
   * For each head under the chosen button (`button` is a one-hot [rows, buttons]): legal values f32 [rows, size], and
   * whether the head takes part, f32 [rows, 1]. A head without any legal value takes no part.
   */
  given(graph: Graph, mask: Value, button: Value): { readonly legal: Value; readonly takesPart: Value }[] {
    const rows = mask.shape[0] as number;
    const buttons = this.#sizes[0] as number;
    const column = op.reshape(graph, button, [rows, buttons, 1]);
    /** The chosen button's row of a table [rows, buttons, width]. */
    const pick = (offset: number, width: number): Value => {
      const table = op.reshape(graph, this.#cut(graph, mask, offset, buttons * width), [rows, buttons, width]);
      return op.reduceSum(graph, op.mul(graph, table, column), [1]);
    };
    const used = op.split(
      graph,
      pick(this.#layout.subActionOffset, this.#sizes.length),
      this.#sizes.map(() => 1),
      1,
    );
    return this.#layout.heads.map(({ size, offset, perButton }, head) => {
      const isUsed = head === 0 ? scalar(graph, 1) : (used[head] as Value);
      if (offset < 0) {
        const all = op.expand(graph, scalar(graph, 1), [rows, size]);
        return { legal: all, takesPart: op.expand(graph, isUsed, [rows, 1]) };
      }
      const legal = perButton ? pick(offset, size) : this.#cut(graph, mask, offset, size);
      return { legal, takesPart: op.mul(graph, isUsed, op.reduceMax(graph, legal, [-1], true)) };
    });
  }

  #cut(graph: Graph, mask: Value, offset: number, length: number): Value {
    const rest = this.#maskSize - offset - length;
    const sizes = [offset, length, rest].filter((size) => size > 0);
    return op.split(graph, mask, sizes, 1)[offset > 0 ? 1 : 0] as Value;
  }
}

const masked = (graph: Graph, logits: Value, legal: Value): Value => {
  const penalty = op.mul(graph, op.sub(graph, scalar(graph, 1), legal), scalar(graph, forbidden));
  return op.sub(graph, logits, penalty);
};

/**
 * Utility [rows, 1] of actions. Without the dueling form the button's logits are worths themselves, and the network's
 * value goes unused.
 * @param output logits [rows, sum of heads] and value [rows, 1] of a network
 * @param mask f32 [rows, masks.size]; @param actions one-hot of each head [rows, size]
 */
export const utilityOf = (
  graph: Graph,
  parts: MaskParts,
  output: { readonly logits: Value; readonly value: Value },
  mask: Value,
  actions: readonly Value[],
  form: 'dueling' | 'plain' = 'dueling',
): Value => {
  const heads = op.split(graph, output.logits, parts.headSizes, 1);
  let utility = output.value;
  parts.given(graph, mask, actions[0] as Value).forEach(({ legal, takesPart }, head) => {
    inScope(graph, `head${head}`, () => {
      const logits = heads[head] as Value;
      const chosen = op.reduceSum(graph, op.mul(graph, logits, actions[head] as Value), [1], true);
      if (head === 0 && form === 'plain') {
        utility = chosen;
        return;
      }
      const best = op.reduceMax(graph, masked(graph, logits, legal), [-1], true);
      // Not a product alone: where nothing is legal, the maximum is no number of use.
      const regret = op.where(
        graph,
        op.greater(graph, takesPart, scalar(graph, 0.5)),
        op.sub(graph, chosen, best),
        scalar(graph, 0),
      );
      utility = op.add(graph, utility, regret);
    });
  });
  return utility;
};

/** The greedy action as one-hots of each head, the button first and the others given it. No gradient flows through it. */
export const greedyActions = (graph: Graph, parts: MaskParts, logits: Value, mask: Value): Value[] => {
  const heads = op.split(graph, logits, parts.headSizes, 1);
  const best = (head: number, legal: Value): Value => {
    const index = argMax(graph, masked(graph, heads[head] as Value, legal));
    return op.oneHot(graph, index, parts.headSizes[head] as number);
  };
  const button = best(0, parts.buttons(graph, mask));
  return parts.given(graph, mask, button).map(({ legal }, head) => (head === 0 ? button : best(head, legal)));
};
