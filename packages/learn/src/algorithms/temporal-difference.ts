// The loop of tabular temporal-difference learning (Sutton & Barto 2018, chapter 6): act epsilon-greedily, step, move the
// value of what was done towards reward plus discounted worth of what follows. Algorithms differ in what that worth is.

import type { Random } from '@jixia/env';
import {
  ActionTable,
  resolveTabularOptions,
  type TabularEnv,
  type TabularEpisode,
  type TabularOptions,
} from './tabular.ts';

/** What an algorithm takes the next state to be worth. */
export type Bootstrap =
  | { readonly kind: 'off-policy'; readonly worth: (table: ActionTable, state: number) => number }
  /** The next action is chosen before the value is moved, and then taken. */
  | { readonly kind: 'on-policy'; readonly worth: (table: ActionTable, state: number, action: number) => number };

/**
 * @param onEpisode called after every episode
 * @returns the table of values
 * @throws LearnError `invalid_option`
 */
export type TabularLearner = (
  env: TabularEnv,
  partial: Partial<TabularOptions>,
  random: Random,
  onEpisode?: (episode: TabularEpisode) => void,
) => ActionTable;

export const temporalDifference =
  ({ kind, worth }: Bootstrap): TabularLearner =>
  (env, partial, random, onEpisode = () => undefined) => {
    const options = resolveTabularOptions(partial);
    const table = new ActionTable(env, options, onEpisode);
    let state = env.reset(random);
    let chosen = -1;
    while (!table.isDone) {
      const action = chosen >= 0 ? chosen : table.epsilonGreedy(state, random);
      const step = env.step(action, random);
      chosen = kind === 'on-policy' && !step.isTerminal ? table.epsilonGreedy(step.state, random) : -1;
      // Q(S, A) += a (R + gamma worth(S') - Q(S, A))
      const next = step.isTerminal ? 0 : worth(table, step.state, chosen);
      table.update(state, action, step.reward + options.gamma * next, step);
      const isOver = step.isTerminal || step.isTruncated;
      state = isOver ? env.reset(random) : step.state;
      if (isOver) chosen = -1;
    }
    return table;
  };
