// What training on the MOBA starts from, where it differs from the general defaults of docs/training.md.

export const training1v1: Readonly<Record<string, unknown>> = {
  // Few matches, each followed far: more updates a minute, and lane, towers and crystal all come up early.
  matches: 128,
  minibatchSize: 2048,
  learningRate: 1e-3,
  finalLearningRate: 1e-4,
  // About 50 s ahead at four ticks a decision.
  gamma: 0.995,
  // Orders go on between decisions: twice the game time per decision learned. The policy plays at two ticks as well.
  match: { decisionIntervalTicks: 4 },
  // A fresh policy walks at random and would hardly ever reach the lane: the way to its own half of it pays.
  potential: { 'self.x': { weight: 0.3, min: 0, max: 4.2 } },
};
