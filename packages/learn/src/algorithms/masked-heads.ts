// Distributions over the heads of a composite action, illegal values left out.

import { type Graph, inScope, scalar, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';

/** Added to the logits of forbidden values: their probability is exactly 0 in float32. */
const forbidden = 1e9;

/** Log-probabilities of every head over its legal values, [rows, size] each; illegal ones are about -1e9. */
export const maskedLogs = (graph: Graph, heads: readonly number[], logits: Value, legal: Value): Value[] => {
  const penalty = op.mul(
    graph,
    op.sub(graph, op.cast(graph, legal, 'float32'), scalar(graph, 1)),
    scalar(graph, forbidden),
  );
  const masked = op.split(graph, op.add(graph, logits, penalty), heads, 1);
  return masked.map((own, head) => inScope(graph, `head${head}`, () => op.logSoftmax(graph, own)));
};

/** Entropy of the heads that took part: [rows, 1]. @param participation float32 [rows, heads] */
export const entropyOf = (graph: Graph, logs: readonly Value[], participation: Value): Value => {
  const parts = op.split(
    graph,
    participation,
    logs.map(() => 1),
    1,
  );
  return logs
    .map((own, head) =>
      inScope(graph, `head${head}`, () => {
        const mean = op.reduceSum(graph, op.mul(graph, op.exp(graph, own), own), [1], true);
        return op.neg(graph, op.mul(graph, mean, parts[head] as Value));
      }),
    )
    .reduce((total, own) => op.add(graph, total, own));
};
