// Tabular Q-learning (Watkins 1989; Sutton & Barto 2018, section 6.5). Every detail: docs/algorithms/q-learning.md.

import type { Random } from '@jixia/env';
import {
  ActionTable,
  resolveTabularOptions,
  type TabularEnv,
  type TabularEpisode,
  type TabularOptions,
} from './tabular.ts';

/**
 * Learns action values by acting epsilon-greedily and bootstrapping from the best next action (off-policy).
 * @param onEpisode called after every episode
 * @returns the table of values
 * @throws LearnError `invalid_option`
 */
export const learnByQLearning = (
  env: TabularEnv,
  partial: Partial<TabularOptions>,
  random: Random,
  onEpisode: (episode: TabularEpisode) => void = () => undefined,
): ActionTable => {
  const options = resolveTabularOptions(partial);
  const table = new ActionTable(env, options, onEpisode);
  let state = env.reset(random);
  while (!table.isDone) {
    const action = table.epsilonGreedy(state, random);
    const step = env.step(action, random);
    // Q(S, A) += a (R + gamma max Q(S', .) - Q(S, A))
    const next = step.isTerminal ? 0 : table.value(step.state, table.greedy(step.state));
    table.update(state, action, step.reward + options.gamma * next, step);
    state = step.isTerminal || step.isTruncated ? env.reset(random) : step.state;
  }
  return table;
};
