// Q-learning and SARSA against the exact values of small problems.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { LearnError } from '../learn-error.ts';
import { type FiniteProblem, solveActionValues, tabularEnvOf } from '../problems/finite-problem.ts';
import { cliffWalking, slipperyGrid } from '../problems/grid-problems.ts';
import { learnByQLearning } from './q-learning.ts';
import { learnBySarsa } from './sarsa.ts';
import type { ActionTable, TabularEnv, TabularEpisode } from './tabular.ts';

/** Return of the greedy policy from the start of a problem without chance; NaN where it never arrives. */
const greedyReturn = (problem: FiniteProblem, greedy: (state: number) => number): number => {
  let [state, total] = [problem.start, 0];
  for (let step = 0; step < 100; step++) {
    const outcome = problem.outcomes(state, greedy(state))[0];
    if (!outcome) break;
    total += outcome.reward;
    if (outcome.isTerminal) return total;
    state = outcome.state;
  }
  return Number.NaN;
};

const best = (values: Float64Array, actions: number, state: number): number => {
  const own = values.subarray(state * actions, (state + 1) * actions);
  return own.reduce((at, value, action) => (Number.isNaN(own[at]) || value > (own[at] as number) ? action : at), 0);
};

/** Largest distance from exact values over pairs that were visited often. */
const farthest = (table: ActionTable, exact: Float64Array, visits: number): number =>
  exact.reduce((far, value, at) => {
    const distance = Math.abs(value - (table.values[at] as number));
    return (table.visits[at] as number) < visits ? far : Math.max(far, distance);
  }, 0);

const meanReturn = (episodes: readonly TabularEpisode[]): number =>
  episodes.reduce((sum, { episodeReturn }) => sum + episodeReturn, 0) / episodes.length;

describe('exact values', () => {
  it("equal the textbook's for the slippery grid (Russell & Norvig, figure 17.3)", () => {
    const values = solveActionValues(slipperyGrid, 1);
    const stateValue = (state: number): number => values[state * 4 + best(values, 4, state)] as number;
    const textbook = [0.812, 0.868, 0.918, 0.762, 0.66, 0.705, 0.655, 0.611, 0.388];
    expect([0, 1, 2, 4, 6, 8, 9, 10, 11].map((state) => Math.round(stateValue(state) * 1000) / 1000)).toEqual(textbook);
  });

  it('give the edge of the cliff to the best policy and a way off it to those that slip', () => {
    const returnAt = (epsilon: number): number => {
      const values = solveActionValues(cliffWalking, 1, epsilon);
      return greedyReturn(cliffWalking, (state) => best(values, 4, state));
    };
    expect([0, 0.1, 0.2].map(returnAt)).toEqual([-13, -15, -17]);
  });
});

describe('on cliff walking', () => {
  const slips = { epsilon: 0.1, finalEpsilon: 0.1 };

  it.each([1n, 2n])('Q-learning finds the shortest way and its values (seed %s)', (seed) => {
    const options = { ...slips, steps: 300_000, stepSize: 1 };
    const table = learnByQLearning(tabularEnvOf(cliffWalking, 0), options, new Random(seed));
    expect(greedyReturn(cliffWalking, (state) => table.greedy(state))).toBe(-13);
    expect(farthest(table, solveActionValues(cliffWalking, 1), 100)).toBeLessThan(0.001);
  });

  it.each([1n, 2n])('SARSA finds the way that is best for who slips, and its values (seed %s)', (seed) => {
    const options = { ...slips, steps: 2_000_000, stepSize: 1, stepSizeExponent: 0.6 };
    const table = learnBySarsa(tabularEnvOf(cliffWalking, 0), options, new Random(seed));
    expect(greedyReturn(cliffWalking, (state) => table.greedy(state))).toBe(-15);
    const exact = solveActionValues(cliffWalking, 1, 0.1);
    const start = cliffWalking.start * 4;
    expect(Math.abs((table.values[start] as number) - (exact[start] as number))).toBeLessThan(0.3);
    expect(farthest(table, exact, 5000)).toBeLessThan(0.5);
  });

  it('SARSA earns more while it learns (Sutton & Barto 2018, example 6.6)', () => {
    const play = (learn: typeof learnBySarsa): number => {
      const episodes: TabularEpisode[] = [];
      const textbook = { ...slips, steps: 20_000, stepSize: 0.5 };
      learn(tabularEnvOf(cliffWalking, 0), textbook, new Random(5n), (episode) => episodes.push(episode));
      return meanReturn(episodes.slice(-400));
    };
    const [byQ, bySarsa] = [play(learnByQLearning), play(learnBySarsa)];
    expect(bySarsa).toBeGreaterThan(-35);
    expect(byQ).toBeLessThan(bySarsa - 10);
  });
});

describe('on the slippery grid, where only some actions are legal and episodes are cut', () => {
  it.each([
    ['Q-learning', learnByQLearning, 0],
    ['SARSA', learnBySarsa, 0.3],
  ] as const)('%s comes to the exact values', (_name, learn, epsilon) => {
    const options = { steps: 400_000, stepSize: 1, stepSizeExponent: 0.8, epsilon: 0.3, finalEpsilon: 0.3 };
    // Cut after 5 actions: a cut that counted as an end would be worth 0 and spoil every value.
    const table = learn(tabularEnvOf(slipperyGrid, 5), options, new Random(4n));
    expect(farthest(table, solveActionValues(slipperyGrid, 1, epsilon), 2000)).toBeLessThan(0.05);
    const isLegal = (at: number): boolean => slipperyGrid.outcomes(Math.floor(at / 4), at % 4).length > 0;
    expect(table.visits.every((visits, at) => visits === 0 || isLegal(at))).toBe(true);
  });
});

describe('tabular learning', () => {
  it('repeats itself with the same seed, and reports episodes', () => {
    const run = () => {
      const episodes: TabularEpisode[] = [];
      const options = { steps: 3000, epsilon: 0.8, finalEpsilon: 0 };
      const table = learnBySarsa(tabularEnvOf(cliffWalking, 0), options, new Random(9n), (each) => episodes.push(each));
      return { values: table.values, episodes };
    };
    const [first, second] = [run(), run()];
    expect(first).toEqual(second);
    const last = first.episodes.at(-1) as TabularEpisode;
    expect(last.episode).toBe(first.episodes.length);
    expect(first.episodes.reduce((sum, { episodeDecisions }) => sum + episodeDecisions, 0)).toBe(last.steps);
    expect(last.epsilon).toBeLessThan(0.05);
    expect(last.episodeReturn).toBe(-last.episodeDecisions);
  });

  it('takes one of equal actions, each as often', () => {
    // One state, three of four actions legal, nothing to tell them apart.
    const env: TabularEnv = {
      states: 1,
      actions: 4,
      isLegal: (_, action) => action !== 2,
      reset: () => 0,
      step: () => ({ state: 0, reward: 0, isTerminal: false, isTruncated: false }),
    };
    const { visits } = learnByQLearning(env, { steps: 30_000, epsilon: 0, finalEpsilon: 0 }, new Random(2n));
    expect(visits[2]).toBe(0);
    for (const action of [0, 1, 3]) expect(Math.abs((visits[action] as number) / 10_000 - 1)).toBeLessThan(0.05);
  });

  it.each([
    [{ epsilon: 1.5 }, 'epsilon is 1.5; it must be a number from 0 to 1.'],
    [{ steps: Number.NaN }, 'steps is NaN; it must be a number from 1'],
    [{ stepSize: 0 }, 'stepSize is 0;'],
  ])('refuses %o', (options, message) => {
    const learn = () => learnByQLearning(tabularEnvOf(cliffWalking, 0), options, new Random(1n));
    expect(learn).toThrow(LearnError);
    expect(learn).toThrow(message);
  });
});
