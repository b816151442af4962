// How often each member of a league is met, by how often it is beaten: prioritised fictitious self-play of Vinyals et al.
// 2019 (Grandmaster level in StarCraft II using multi-agent reinforcement learning, Nature 575, Methods).

/**
 * `uniform`: all alike. `hard`: (1 - p)^k, those that win most are met most. `even`: p (1 - p), those of one's own
 * strength are (the paper's f_var).
 */
export const opponentWeightings = ['uniform', 'hard', 'even'] as const;
export type OpponentWeighting = (typeof opponentWeightings)[number];

/**
 * Relative shares of opponents, one each; where all would be 0, all are alike.
 * @param winRates against each of them, 0..1 @param exponent k of `hard`, above 0
 */
export const opponentWeights = (
  weighting: OpponentWeighting,
  winRates: readonly number[],
  exponent: number,
): readonly number[] => {
  const weights = winRates.map((rate) => {
    if (weighting === 'hard') return (1 - rate) ** exponent;
    return weighting === 'even' ? rate * (1 - rate) : 1;
  });
  return weights.some((weight) => weight > 0) ? weights : winRates.map(() => 1);
};
