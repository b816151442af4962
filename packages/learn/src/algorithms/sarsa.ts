// Tabular SARSA (Rummery & Niranjan 1994; Sutton & Barto 2018, section 6.4). Every detail: docs/algorithms/sarsa.md.

import { type TabularLearner, temporalDifference } from './temporal-difference.ts';

/** Learns the action values of the epsilon-greedy policy it plays: bootstraps from the action it takes next (on-policy). */
export const learnBySarsa: TabularLearner = temporalDifference({
  kind: 'on-policy',
  // Q(S, A) += a (R + gamma Q(S', A') - Q(S, A))
  worth: (table, state, action) => table.value(state, action),
});
