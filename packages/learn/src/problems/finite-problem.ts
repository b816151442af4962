// Problems with finitely many states whose dynamics are written out: they can be solved exactly, and sampled as an
// environment that tabular algorithms learn from.

import type { Random } from '@jixia/env';
import type { TabularEnv } from '../algorithms/tabular.ts';

/** One thing that may happen after an action. */
export type Outcome = {
  /** Above 0; those of one action sum to 1. */
  readonly probability: number;
  readonly state: number;
  readonly reward: number;
  /** Whether the episode ends with it. */
  readonly isTerminal: boolean;
};

/** A finite Markov decision process. */
export type FiniteProblem = {
  readonly id: string;
  readonly states: number;
  /** Names of the actions. */
  readonly actions: readonly string[];
  /** Where every episode starts. */
  readonly start: number;
  /** What may happen; empty where the action is not legal. Every state has a legal action. */
  readonly outcomes: (state: number, action: number) => readonly Outcome[];
};

/** Samples a problem. `maxSteps` cuts longer episodes from outside; 0 = never. */
export const tabularEnvOf = (problem: FiniteProblem, maxSteps: number): TabularEnv => {
  let [state, steps] = [problem.start, 0];
  return {
    states: problem.states,
    actions: problem.actions.length,
    isLegal: (at, action) => problem.outcomes(at, action).length > 0,
    reset: () => {
      [state, steps] = [problem.start, 0];
      return state;
    },
    step: (action: number, random: Random) => {
      const outcomes = problem.outcomes(state, action);
      let left = random.nextUnit();
      const drawn = outcomes.find(({ probability }) => {
        left -= probability;
        return left < 0;
      });
      // Rounding can leave a rest after the last outcome.
      const outcome = drawn ?? (outcomes.at(-1) as Outcome);
      state = outcome.state;
      steps += 1;
      const isTruncated = !outcome.isTerminal && maxSteps > 0 && steps >= maxSteps;
      return { state, reward: outcome.reward, isTerminal: outcome.isTerminal, isTruncated };
    },
  };
};

/**
 * Exact action values [states, actions] by sweeps until nothing moves by more than 1e-10: those of the best policy that
 * takes a uniform random legal action with probability `epsilon` (0 = the optimal values, Bellman 1957). Expected values
 * of Q-learning are those of epsilon 0, of SARSA those of its own epsilon. Illegal pairs are NaN.
 */
export const solveActionValues = (problem: FiniteProblem, gamma: number, epsilon = 0): Float64Array => {
  const { states } = problem;
  const actions = problem.actions.length;
  const values = new Float64Array(states * actions);
  const worth = new Float64Array(states);
  for (let change = Number.POSITIVE_INFINITY; change > 1e-10; ) {
    change = 0;
    for (let state = 0; state < states; state++) {
      let [best, sum, count] = [Number.NEGATIVE_INFINITY, 0, 0];
      for (let action = 0; action < actions; action++) {
        const outcomes = problem.outcomes(state, action);
        let value = 0;
        for (const { probability, reward, state: next, isTerminal } of outcomes) {
          value += probability * (reward + (isTerminal ? 0 : gamma * (worth[next] as number)));
        }
        values[state * actions + action] = outcomes.length === 0 ? Number.NaN : value;
        if (outcomes.length === 0) continue;
        [best, sum, count] = [Math.max(best, value), sum + value, count + 1];
      }
      const next = (1 - epsilon) * best + (epsilon * sum) / count;
      change = Math.max(change, Math.abs(next - (worth[state] as number)));
      worth[state] = next;
    }
  }
  return values;
};
