// Every number of a training run, with its default, range and meaning, in one table. A configuration is plain JSON; it
// is written into the run folder and into checkpoints.

import { type MatchConfig, suggestion } from '@jixia/env';
import type { PpoOptions } from './algorithms/ppo.ts';
import { LearnError } from './learn-error.ts';
import type { PotentialSpec } from './selfplay/potential.ts';

type NumberField = { readonly default: number; readonly min: number; readonly max: number; readonly doc: string };
type WholeField = NumberField & { readonly isWhole: true };
type ChoiceField = { readonly default: string; readonly choices: readonly string[]; readonly doc: string };
type FlagField = { readonly default: boolean; readonly doc: string };
type ListField = {
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly maxLength: number;
  readonly isWhole: boolean;
  readonly doc: string;
};
/** Fields of the scenario's own configuration; their values are checked by the scenario. */
type MatchField = { readonly default: MatchConfig; readonly doc: string };
/** Checked where the scenario's features are known. */
type PotentialField = { readonly default: PotentialSpec; readonly doc: string; readonly isPotential: true };
/** Names that the scenario knows. */
type NamesField = { readonly default: readonly string[]; readonly doc: string; readonly isNames: true };
type ConfigField =
  | NamesField
  | PotentialField
  | NumberField
  | WholeField
  | ChoiceField
  | FlagField
  | ListField
  | MatchField;

const whole = (preset: number, min: number, max: number, doc: string): WholeField => ({
  default: preset,
  min,
  max,
  doc,
  isWhole: true,
});
const real = (preset: number, min: number, max: number, doc: string): NumberField => ({
  default: preset,
  min,
  max,
  doc,
});
const flag = (preset: boolean, doc: string): FlagField => ({ default: preset, doc });

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
  isStaggered: flag(true, 'Cuts first episodes at random times, so that matches do not all stand at the same minute.'),

  hidden: {
    default: [256, 256],
    min: 1,
    max: 4096,
    maxLength: 8,
    isWhole: true,
    doc: 'Widths of the hidden layers.',
  } as ListField,
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

  isObservationNormalised: flag(true, 'Features to mean 0, deviation 1 by running statistics.'),
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
  historyGroups: whole(2, 1, 16, 'Frozen versions that play at the same time.'),
  historyCapacity: whole(20, 1, 1000, 'Frozen versions kept.'),
  snapshotEveryUpdates: whole(20, 1, 1e6, 'Updates between frozen versions; then opponents are drawn anew too.'),

  checkpointEveryUpdates: whole(50, 1, 1e6, 'Updates between checkpoints.'),
  checkpointsKept: whole(3, 1, 1000, 'Older checkpoints are deleted.'),
  isEnvRestartedAtCheckpoint: flag(
    false,
    'Starts all matches anew after each checkpoint, so that a resumed run repeats the uninterrupted one bit by bit.',
  ),
} as const satisfies Record<string, ConfigField>;

type FieldName = keyof typeof trainConfigFields;
type ValueOf<F> = F extends PotentialField
  ? PotentialSpec
  : F extends MatchField
    ? MatchConfig
    : F extends FlagField
      ? boolean
      : F extends NamesField
        ? readonly string[]
        : F extends ListField
          ? readonly number[]
          : F extends ChoiceField
            ? string
            : number;

/** A complete configuration. */
export type TrainConfig = { readonly [K in FieldName]: ValueOf<(typeof trainConfigFields)[K]> };

const refuse = (name: string, value: unknown, wanted: string): never => {
  throw new LearnError('invalid_option', `${name} is ${JSON.stringify(value) ?? String(value)}; it must be ${wanted}.`);
};

const checkNumber = (name: string, value: unknown, field: NumberField & { isWhole?: boolean }): void => {
  const kind = field.isWhole ? 'a whole number' : 'a number';
  const isFit = typeof value === 'number' && value >= field.min && value <= field.max;
  if (!isFit || (field.isWhole && !Number.isInteger(value))) {
    refuse(name, value, `${kind} from ${field.min} to ${field.max} (${field.doc})`);
  }
};

const checkPotential = (spec: PotentialSpec): void => {
  for (const [feature, term] of Object.entries(spec)) {
    const isFit = [term?.weight, term?.min, term?.max].every((part) => Number.isFinite(part)) && term.min <= term.max;
    if (!isFit) refuse(`potential["${feature}"]`, term, 'numbers { weight, min, max } with min <= max');
  }
};

const checkField = (name: FieldName, value: unknown): void => {
  const field: ConfigField = trainConfigFields[name];
  if (typeof field.default === 'boolean') {
    if (typeof value !== 'boolean') refuse(name, value, `true or false (${field.doc})`);
  } else if ('choices' in field) {
    if (!field.choices.includes(value as string))
      refuse(name, value, `one of ${field.choices.join(', ')} (${field.doc})`);
  } else if ('isNames' in field) {
    const isFit = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    if (!isFit) refuse(name, value, `a list of names (${field.doc})`);
  } else if ('maxLength' in field) {
    if (!Array.isArray(value) || value.length > field.maxLength) {
      refuse(name, value, `a list of at most ${field.maxLength} numbers (${field.doc})`);
    }
    for (const [index, entry] of (value as unknown[]).entries()) {
      checkNumber(`${name}[${index}]`, entry, { ...field, default: 0 });
    }
  } else if (typeof field.default === 'object') {
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isPlain) refuse(name, value, `an object of fields (${field.doc})`);
    if ('isPotential' in field) checkPotential(value as PotentialSpec);
  } else {
    checkNumber(name, value, field as NumberField);
  }
};

/** Fills defaults and checks every field. Throws LearnError `invalid_option` naming field, value and range. */
export const resolveTrainConfig = (partial: Readonly<Record<string, unknown>> = {}): TrainConfig => {
  const names = Object.keys(trainConfigFields) as FieldName[];
  for (const name of Object.keys(partial)) {
    if (names.includes(name as FieldName)) continue;
    throw new LearnError('invalid_option', `There is no training option "${name}".${suggestion(name, names)}`);
  }
  const config = Object.fromEntries(
    names.map((name) => [name, partial[name] === undefined ? trainConfigFields[name].default : partial[name]]),
  ) as TrainConfig;
  for (const name of names) checkField(name, config[name]);
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
  return config;
};

export const ppoOptionsOf = (config: TrainConfig, rolloutRows: number): PpoOptions => {
  // Minibatches of one size that fill the rollout: none is mostly padding.
  const minibatches = Math.max(1, Math.round(rolloutRows / config.minibatchSize));
  const minibatchSize = config.microBatchSize > 0 ? config.minibatchSize : Math.ceil(rolloutRows / minibatches);
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
