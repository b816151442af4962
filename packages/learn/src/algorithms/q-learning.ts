// Tabular Q-learning (Watkins 1989; Sutton & Barto 2018, section 6.5). Every detail: docs/algorithms/q-learning.md.

import { type TabularLearner, temporalDifference } from './temporal-difference.ts';

/** Learns action values by acting epsilon-greedily and bootstrapping from the best next action (off-policy). */
export const learnByQLearning: TabularLearner = temporalDifference({
  kind: 'off-policy',
  // Q(S, A) += a (R + gamma max Q(S', .) - Q(S, A))
  worth: (table, state) => table.value(state, table.greedy(state)),
});
