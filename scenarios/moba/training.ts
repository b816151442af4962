// What training on the MOBA starts from, where it differs from the general defaults of docs/training.md. Settings under
// an id never change, so that a run can be repeated; better ones get the next version.

import type { TrainingPreset } from '@jixia/env/types';

const duel: TrainingPreset = {
  id: 'moba-1v1@1',
  title: { zh: '单挑：自我对弈与脚本机器人', en: 'Duel: self-play and scripted bots' },
  isTuned: true,
  settings: {
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
  },
};

/** Of the duel, with as many rows for fewer matches. */
const team = {
  minibatchSize: 2048,
  learningRate: 1e-3,
  finalLearningRate: 1e-4,
  gamma: 0.995,
  match: { decisionIntervalTicks: 4 },
};

const threes: TrainingPreset = {
  id: 'moba-3v3@1',
  title: { zh: '三对三：自我对弈与脚本机器人', en: 'Three a side: self-play and scripted bots' },
  isTuned: true,
  settings: { ...team, matches: 64, potential: { 'self.x': { weight: 0.3, min: 0, max: 5.6 } } },
};

const fives: TrainingPreset = {
  id: 'moba-5v5@1',
  title: { zh: '五对五：自我对弈与脚本机器人', en: 'Five a side: self-play and scripted bots' },
  isTuned: false,
  settings: { ...team, matches: 32, potential: { 'self.x': { weight: 0.15, min: 0, max: 5 } } },
};

/** By scenario id; the last one is what training starts from. */
export const presets = { 'moba-1v1': [duel], 'moba-3v3': [threes], 'moba-5v5': [fives] } as const satisfies Record<
  string,
  readonly TrainingPreset[]
>;
