// Every number of a training run, with its default, range and meaning, in one table. A configuration is plain JSON; it
// is written into the run folder and into checkpoints.

import type { PpoOptions } from './algorithms/ppo.ts';
import {
  type ChoiceField,
  type ConfigField,
  flag,
  type GroupField,
  type ListField,
  type MatchField,
  type NamesField,
  type PotentialField,
  real,
  refuse,
  resolveFields,
  type ValueOf,
  whole,
  widths,
} from './config-field.ts';
import { LearnError } from './learn-error.ts';
import { checkNetworkOptions, chunkStepsOf, networkFields } from './networks/network-options.ts';
import { opponentWeightings } from './selfplay/opponent-weighting.ts';

/** The table: name, default, range, meaning. */
export const trainConfigFields = {
  seed: whole(1, 0, Number.MAX_SAFE_INTEGER, 'Base of all random streams of the run.'),
  steps: whole(0, 0, 1e15, 'Stops after this many learned decisions; 0 = no limit.'),
  minutes: real(0, 0, 1e6, 'Stops after this much time, earlier runs of the same folder included; 0 = no limit.'),
  threads: whole(1, 1, 64, 'Threads of one optimiser step.'),
  collectors: whole(1, 1, 64, 'Worker threads that play; each has an equal part of the matches.'),
  isCollectedAhead: flag(
    true,
    'The next rollout is played with the weights before the update, while the update runs: both threads are busy.',
  ),
  inferenceThreads: whole(1, 1, 64, 'Threads of one inference of a collector.'),

  algorithm: {
    default: 'ppo',
    choices: ['ppo', 'ippo', 'mappo', 'vdn', 'qmix', 'dqn', 'behaviour-cloning', 'distillation'],
    doc: 'What learns; docs/algorithms has a page on each.',
  } as ChoiceField,
  isAgentTold: flag(
    false,
    'The network is told the number of its agent in the team (one-hot), so that agents may differ.',
  ),

  matches: whole(256, 1, 65536, 'Matches at the same time, over all collectors.'),
  rolloutSteps: whole(64, 1, 4096, 'Decisions of every match between updates.'),
  match: {
    default: {},
    doc: "The scenario's own configuration: rewards, time limits, decision interval.",
  } as MatchField,
  potential: {
    default: {},
    isPotential: true,
    doc: 'Shaping: feature -> { weight, min, max }; a decision earns gamma * potential after - potential before.',
  } as PotentialField,
  lineUps: {
    default: 'mirror',
    choices: ['mirror', 'any', 'fixed'],
    doc: 'Heroes and skills of an episode: mirror draws one for all seats, any one for each, fixed none.',
  } as ChoiceField,
  heroPool: {
    default: [] as readonly string[],
    isNames: true,
    doc: 'Heroes that are drawn; empty = all.',
  } as NamesField,
  botDamagePct: whole(
    100,
    10,
    300,
    'What heroes of scripted opponents deal, per cent, where the scenario can set it: below 100 for easier first opponents.',
  ),
  isStaggered: flag(true, 'Cuts first episodes at random times, so that matches do not all stand at the same minute.'),

  network: {
    default: {},
    fields: networkFields,
    doc: 'Kind of network, memory: docs/networks.md.',
  } as GroupField<typeof networkFields>,
  hidden: widths([256, 256], 'Widths of the hidden layers.'),
  activation: { default: 'relu', choices: ['relu', 'tanh'], doc: 'Function between layers.' } as ChoiceField,

  gamma: real(0.997, 0, 1, 'Discount per decision.'),
  lambda: real(0.95, 0, 1, "GAE's mix of one-step (0) and whole-episode (1) estimates."),
  clip: real(0.2, 0.01, 1, 'Probability ratios are cut to 1 - clip .. 1 + clip.'),
  dualClip: real(3, 0, 100, 'Bound of the ratio for negative advantages, above 1; 0 = off.'),
  valueClip: real(0, 0, 1e6, 'Bound of value changes in one update; 0 = off.'),
  valueCoefficient: real(0.5, 0, 100, 'Weight of the value loss.'),
  maxGradientNorm: real(0.5, 1e-6, 1e6, 'Gradients are scaled down to this global norm.'),
  epochs: whole(1, 1, 100, 'Passes over each rollout.'),
  minibatchSize: whole(4096, 1, 1e6, 'Rows of one optimiser step, about: minibatches of a rollout are made equal.'),
  microBatchSize: whole(0, 0, 1e6, 'Rows of one run of the graph, a divisor of minibatchSize; 0 = all at once.'),
  targetKl: real(0, 0, 100, 'Ends an update early above this approximate KL divergence; 0 = off.'),
  isAdvantageNormalised: flag(true, 'Advantages to mean 0, deviation 1 over each rollout.'),
  adamEpsilon: real(1e-5, 1e-12, 1, "Adam's epsilon."),
  learningRate: real(3e-4, 0, 1, 'Step size at the start.'),
  finalLearningRate: real(3e-5, 0, 1, 'Step size at the end; in between it changes linearly with progress.'),
  entropyCoefficient: real(0.01, 0, 10, 'Weight of the entropy bonus at the start.'),
  finalEntropyCoefficient: real(0.003, 0, 10, 'Weight of the entropy bonus at the end.'),

  replayCapacity: whole(100_000, 1, 1e9, "Agents' decisions that are kept to learn from (dqn, vdn, qmix)."),
  replayRatio: real(1, 0.01, 1000, 'Decisions learned from the replay buffer for each one played (dqn, vdn, qmix).'),
  targetEverySteps: whole(
    200,
    1,
    1e9,
    'Optimiser steps between copies of the weights to the target network (dqn, vdn, qmix).',
  ),
  epsilon: real(1, 0, 1, 'Chance of a random action at the start (dqn, vdn, qmix).'),
  finalEpsilon: real(0.05, 0, 1, 'Chance of a random action once exploration is over.'),
  explorationShare: real(0.5, 0.001, 1, 'Share of the run over which epsilon falls linearly.'),
  targetShare: real(1, 1e-6, 1, 'Share of the way that such a copy goes; 1 = all of it (dqn, vdn, qmix).'),
  warmUpDecisions: whole(2000, 1, 1e9, 'Decisions played at random before the first step (dqn, vdn, qmix).'),
  nStep: whole(1, 1, 100, 'Decisions whose rewards a target sums up before it bootstraps (dqn, vdn, qmix).'),
  isDouble: flag(true, 'The learned weights choose the next action that the target network values (dqn, vdn, qmix).'),
  isDueling: flag(true, 'The network tells what a state is worth and how much worse each action is (dqn).'),
  huberDelta: real(1, 1e-6, 1e6, 'Errors beyond this count linearly, scaled rewards (dqn).'),
  mixerWidth: whole(32, 1, 1024, 'Width of the mixing network (qmix).'),
  demonstrations: whole(100_000, 1, 1e8, 'Decisions of the teacher to learn from (behaviour-cloning).'),
  demonstrationShare: real(
    0.25,
    1e-6,
    1,
    'Share of the decisions played that is kept: neighbours in time are much alike (behaviour-cloning).',
  ),
  waitButton: whole(
    -1,
    -1,
    4096,
    'Value of the button that lets the last order go on, as in the MOBA 1 (none2); -1 = there is none (behaviour-cloning).',
  ),
  waitShare: real(
    1,
    0,
    1,
    'Share that is kept of the decisions to wait: teachers that think every few decisions wait in between (behaviour-cloning).',
  ),

  isObservationNormalised: flag(true, 'Features to mean 0, deviation 1 by running statistics.'),
  criticHidden: {
    default: [256, 256],
    min: 1,
    max: 4096,
    maxLength: 8,
    isWhole: true,
    doc: 'Widths of the hidden layers of the central critic (mappo).',
  } as ListField,
  valueNormalisation: {
    default: 'popart',
    choices: ['popart', 'none'],
    doc: 'popart: the central critic learns returns of mean 0 and deviation 1 by running statistics (mappo).',
  } as ChoiceField,

  rewardScaling: {
    default: 'running',
    choices: ['running', 'none'],
    doc: 'running: rewards are divided by the running deviation of the discounted return.',
  } as ChoiceField,

  historyShare: real(0.2, 0, 1, 'Share of matches against frozen versions of the policy.'),
  botShare: real(0.3, 0, 1, 'Share of matches against scripted bots; the rest is self-play.'),
  botWeights: {
    default: [],
    min: 0,
    max: 1e6,
    maxLength: 64,
    isWhole: false,
    doc: 'Relative shares of the bots, in the order they are given; empty = equal.',
  } as ListField,
  isCurriculumAdaptive: flag(
    true,
    'Bots come in from weak to strong as the ones before get beaten; those that lose half of the time are met most.',
  ),
  historyWeighting: {
    default: 'uniform',
    choices: opponentWeightings,
    doc: 'Which frozen ones are met most: uniform all alike, hard those that are beaten least, even those beaten half of the time.',
  } as ChoiceField,
  historyExponent: real(2, 0.1, 20, 'k of the weighting hard: (1 - win rate)^k.'),
  historyGroups: whole(2, 1, 16, 'Frozen opponents that play at the same time.'),
  historyCapacity: whole(20, 0, 1000, 'Frozen versions kept; 0 = none, only guests of the league play.'),
  snapshotEveryUpdates: whole(20, 1, 1e6, 'Updates between frozen versions.'),
  stopAtWinRate: real(
    0,
    0,
    1,
    'Ends the run once it wins this share of its last matches, about 100, against every frozen opponent; 0 = never.',
  ),

  checkpointEveryUpdates: whole(50, 1, 1e6, 'Updates between checkpoints.'),
  checkpointsKept: whole(3, 1, 1000, 'Older checkpoints are deleted.'),
  isEnvRestartedAtCheckpoint: flag(
    false,
    'Starts all matches anew after each checkpoint, so that a resumed run repeats the uninterrupted one bit by bit.',
  ),
} as const satisfies Record<string, ConfigField>;

/** Defaults of single algorithms where they are not those of the table. */
export const algorithmDefaults: Readonly<Record<string, Readonly<Partial<Record<keyof TrainConfig, unknown>>>>> = {
  // A few decisions at a time keep what was learned and what is played close; small minibatches give many steps.
  vdn: { rolloutSteps: 8, minibatchSize: 768, historyShare: 0, maxGradientNorm: 10 },
  qmix: { rolloutSteps: 8, minibatchSize: 768, historyShare: 0, maxGradientNorm: 10 },
  dqn: { rolloutSteps: 8, minibatchSize: 256, historyShare: 0 },
  // The student plays itself: everything that it sees is taught.
  distillation: { historyShare: 0, learningRate: 1e-3, finalLearningRate: 1e-4, epochs: 2, minibatchSize: 2048 },
  'behaviour-cloning': { matches: 64, epochs: 10, minibatchSize: 512, learningRate: 1e-3, finalLearningRate: 1e-5 },
};

/** A complete configuration. */
export type TrainConfig = { readonly [K in keyof typeof trainConfigFields]: ValueOf<(typeof trainConfigFields)[K]> };

/** Fills defaults and checks every field. Throws LearnError `invalid_option` naming field, value and range. */
export const resolveTrainConfig = (partial: Readonly<Record<string, unknown>> = {}): TrainConfig => {
  const given = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
  const preset = algorithmDefaults[String(partial['algorithm'])];
  const config = resolveFields(trainConfigFields, { ...preset, ...given }) as TrainConfig;
  const { minibatchSize, microBatchSize, matches, collectors, dualClip, historyShare, botShare } = config;
  if (microBatchSize > 0 && minibatchSize % microBatchSize !== 0) {
    refuse('microBatchSize', microBatchSize, `a divisor of minibatchSize ${minibatchSize}`);
  }
  if (dualClip !== 0 && dualClip <= 1) refuse('dualClip', dualClip, 'above 1, or 0 for off');
  if (matches % collectors !== 0) refuse('matches', matches, `a multiple of collectors ${collectors}`);
  if (historyShare + botShare > 1 + 1e-9) {
    refuse('historyShare + botShare', historyShare + botShare, 'at most 1; what is left is self-play');
  }
  if (config.hidden.length === 0) refuse('hidden', config.hidden, 'a list of at least one width');
  checkNetworkOptions(config);
  return config;
};

export const ppoOptionsOf = (config: TrainConfig, rolloutRows: number): PpoOptions => {
  // Minibatches of one size that fill the rollout: none is mostly padding.
  const minibatches = Math.max(1, Math.round(rolloutRows / config.minibatchSize));
  const chunkSteps = chunkStepsOf(config.network);
  const equal = Math.ceil(rolloutRows / minibatches / chunkSteps) * chunkSteps;
  const minibatchSize = config.microBatchSize > 0 ? config.minibatchSize : equal;
  return {
    gamma: config.gamma,
    lambda: config.lambda,
    clip: config.clip,
    dualClip: config.dualClip,
    valueClip: config.valueClip,
    valueCoefficient: config.valueCoefficient,
    maxGradientNorm: config.maxGradientNorm,
    epochs: config.epochs,
    minibatchSize,
    microBatchSize: config.microBatchSize > 0 ? config.microBatchSize : minibatchSize,
    targetKl: config.targetKl,
    isAdvantageNormalised: config.isAdvantageNormalised,
    adamEpsilon: config.adamEpsilon,
  };
};

/** Relative shares of the bots. Throws LearnError `invalid_option`. */
export const botWeightsOf = ({ botWeights }: TrainConfig, bots: readonly string[]): readonly number[] => {
  if (botWeights.length === 0) return bots.map(() => 1);
  if (botWeights.length !== bots.length) {
    throw new LearnError(
      'invalid_option',
      `botWeights has ${botWeights.length} entries for ${bots.length} bots (${bots.join(', ') || 'none'}).`,
    );
  }
  return botWeights;
};
