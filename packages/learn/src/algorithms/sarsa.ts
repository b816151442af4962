// Tabular SARSA (Rummery & Niranjan 1994; Sutton & Barto 2018, section 6.4). Every detail: docs/algorithms/sarsa.md.

import type { Random } from '@jixia/env';
import {
  ActionTable,
  resolveTabularOptions,
  type TabularEnv,
  type TabularEpisode,
  type TabularOptions,
} from './tabular.ts';

/**
 * Learns the action values of the epsilon-greedy policy it plays: bootstraps from the action it takes next (on-policy).
 * @param onEpisode called after every episode
 * @returns the table of values
 * @throws LearnError `invalid_option`
 */
export const learnBySarsa = (
  env: TabularEnv,
  partial: Partial<TabularOptions>,
  random: Random,
  onEpisode: (episode: TabularEpisode) => void = () => undefined,
): ActionTable => {
  const options = resolveTabularOptions(partial);
  const table = new ActionTable(env, options, onEpisode);
  let state = env.reset(random);
  let action = table.epsilonGreedy(state, random);
  while (!table.isDone) {
    const step = env.step(action, random);
    const nextAction = step.isTerminal ? -1 : table.epsilonGreedy(step.state, random);
    // Q(S, A) += a (R + gamma Q(S', A') - Q(S, A))
    const next = step.isTerminal ? 0 : table.value(step.state, nextAction);
    table.update(state, action, step.reward + options.gamma * next, step);
    const isOver = step.isTerminal || step.isTruncated;
    state = isOver ? env.reset(random) : step.state;
    action = isOver ? table.epsilonGreedy(state, random) : nextAction;
  }
  return table;
};
