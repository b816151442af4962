// English names and meanings of the learner's settings.

export const settingsEn = {
  choice: {
    mirror: 'the same for both sides',
    any: 'drawn for every seat',
    fixed: 'as the rules preset them',
    relu: 'ReLU',
    tanh: 'tanh',
    running: 'by the running deviation',
    none: 'none',
  },
  seed: { label: 'Seed', about: 'Base of everything drawn in the run.' },
  steps: { label: 'Limit in decisions', about: 'Stops after this many learned decisions; 0 = no limit.' },
  minutes: { label: 'Minutes', about: 'Stops after this much time; rates fall towards the end. 0 = no limit.' },
  threads: { label: 'Threads that learn', about: 'Threads of WebAssembly in a step of the optimiser.' },
  collectors: { label: 'Players', about: 'Workers that play; the matches are shared out evenly.' },
  isCollectedAhead: {
    label: 'Play while learning',
    about: 'The next matches are played with the weights before the update, so that nobody waits.',
  },
  inferenceThreads: { label: 'Threads of a player', about: 'Threads of one decision of a player.' },
  algorithm: { label: 'Algorithm', about: 'What learns.' },
  matches: { label: 'Matches at the same time', about: 'Over all players.' },
  rolloutSteps: { label: 'Decisions between updates', about: 'Of every match.' },
  lineUps: { label: 'Heroes', about: 'How heroes and summoner skills of a match are drawn.' },
  isStaggered: {
    label: 'Staggered start',
    about: 'Cuts first matches at random times, so that not all stand at the same minute.',
  },
  hidden: { label: 'Hidden layers', about: 'Widths of the hidden layers, such as 128-128.' },
  activation: { label: 'Activation', about: 'Function between layers.' },
  gamma: { label: 'Discount γ', about: 'What a reward is worth one decision later.' },
  lambda: { label: 'GAE λ', about: 'Mix of one-step (0) and whole-match (1) estimates.' },
  clip: { label: 'Clip', about: 'Probability ratios are cut to 1 − clip … 1 + clip.' },
  dualClip: { label: 'Dual clip', about: 'Bound of the ratio for negative advantages, above 1; 0 = off.' },
  valueClip: { label: 'Value clip', about: 'Bound of value changes in one update; 0 = off.' },
  valueCoefficient: { label: 'Weight of the value loss', about: 'Beside the policy loss.' },
  maxGradientNorm: { label: 'Largest gradient', about: 'Gradients are scaled down to this global norm.' },
  epochs: { label: 'Epochs', about: 'Passes over each rollout.' },
  minibatchSize: { label: 'Rows of a step', about: 'Decisions that one step of the optimiser learns from, about.' },
  microBatchSize: { label: 'Rows at once', about: 'A divisor of the rows of a step, to save memory; 0 = all.' },
  targetKl: { label: 'Largest change (KL)', about: 'Ends an update early above this divergence; 0 = off.' },
  isAdvantageNormalised: { label: 'Normalise advantages', about: 'To mean 0, deviation 1 over each rollout.' },
  adamEpsilon: { label: 'Adam ε', about: "Keeps Adam's steps finite." },
  learningRate: { label: 'Learning rate', about: 'Step size at the start.' },
  finalLearningRate: { label: 'Learning rate at the end', about: 'It changes linearly with progress.' },
  entropyCoefficient: { label: 'Entropy bonus', about: 'Weight of exploration at the start.' },
  finalEntropyCoefficient: { label: 'Entropy bonus at the end', about: 'It changes linearly with progress.' },
  isObservationNormalised: {
    label: 'Normalise observations',
    about: 'Features to mean 0, deviation 1 by running statistics.',
  },
  rewardScaling: { label: 'Scale of rewards', about: 'What rewards are divided by.' },
  isCurriculumAdaptive: {
    label: 'Bots from weak to strong',
    about: 'The next bot comes in as the one before gets beaten; those that lose half of the time are met most.',
  },
  historyGroups: { label: 'Versions at the same time', about: 'Earlier versions that play at the same time.' },
  historyCapacity: { label: 'Versions kept', about: 'Earlier versions to draw from.' },
  snapshotEveryUpdates: { label: 'Updates between versions', about: 'Then opponents are drawn anew too.' },
  checkpointEveryUpdates: {
    label: 'Updates between checkpoints',
    about: 'Beside them a run is saved every 10 seconds, at a pause and when the page is closed.',
  },
  isEnvRestartedAtCheckpoint: {
    label: 'Exact continuation',
    about:
      'Matches begin anew at each checkpoint and only checkpoints are saved: with one thread and a limit in decisions a run that was interrupted ends with the same bits.',
  },
};

export type SettingsTexts = typeof settingsEn;
