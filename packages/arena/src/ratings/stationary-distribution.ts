// The stationary distribution of a Markov chain whose probabilities may be far too small for a double.

/** log(e^x + e^y) */
const logAdd = (x: number, y: number): number => {
  const [high, low] = x > y ? [x, y] : [y, x];
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
};

/**
 * `logRates[i][j]` is the logarithm of the probability, or of any rate, of going from state i to j in a step; the
 * diagonal is not read. Every state must reach every other. Grassmann, Taksar and Heyman 1985: elimination that only
 * adds, multiplies and divides numbers above 0, so no digit is lost, here on logarithms, so nothing underflows.
 * Returns probabilities that sum to 1.
 */
export const stationaryDistribution = (logRates: readonly (readonly number[])[]): number[] => {
  const states = logRates.length;
  const rates = logRates.map((row) => [...row]);
  for (let last = states - 1; last > 0; last--) {
    const from = rates[last]!;
    let out = Number.NEGATIVE_INFINITY;
    for (let to = 0; to < last; to++) out = logAdd(out, from[to]!);
    for (let state = 0; state < last; state++) {
      const row = rates[state]!;
      row[last]! -= out;
      if (row[last] === Number.NEGATIVE_INFINITY) continue;
      for (let to = 0; to < last; to++) {
        if (to !== state) row[to] = logAdd(row[to]!, row[last]! + from[to]!);
      }
    }
  }
  const weights = [0];
  for (let state = 1; state < states; state++) {
    let weight = Number.NEGATIVE_INFINITY;
    for (let from = 0; from < state; from++) weight = logAdd(weight, weights[from]! + rates[from]![state]!);
    weights.push(weight);
  }
  const largest = Math.max(...weights);
  const shares = weights.map((weight) => Math.exp(weight - largest));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
};
