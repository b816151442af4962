// Two-player zero-sum games in one move: what a mixed strategy loses to the best answer is known exactly.

/** Symmetric: both players have the same actions, and what one wins the other loses. */
export type MatrixGame = {
  readonly id: string;
  readonly actions: readonly string[];
  /** `payoffs[i][j]`: what action i wins from action j; antisymmetric. */
  readonly payoffs: readonly (readonly number[])[];
};

/** Every action beats one and loses to one: the only strategy that nobody beats takes each with a third. */
export const rockPaperScissors: MatrixGame = {
  id: 'rock-paper-scissors',
  actions: ['rock', 'paper', 'scissors'],
  payoffs: [
    [0, -1, 1],
    [1, 0, -1],
    [-1, 1, 0],
  ],
};

/** What the best answer wins from a mixed strategy: 0 for an equilibrium of a symmetric game, more for any other. */
export const exploitability = ({ payoffs }: MatrixGame, strategy: ArrayLike<number>): number =>
  Math.max(...payoffs.map((row) => row.reduce((sum, payoff, at) => sum + payoff * (strategy[at] as number), 0)));

/** The strategy of a player that first draws whom to be, by `weights` (default: evenly), from several strategies. */
export const mixtureOf = (strategies: readonly ArrayLike<number>[], weights?: readonly number[]): number[] => {
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? strategies.length;
  const size = strategies[0]?.length ?? 0;
  return Array.from({ length: size }, (_, at) =>
    strategies.reduce((sum, strategy, index) => sum + ((weights?.[index] ?? 1) / total) * (strategy[at] as number), 0),
  );
};
