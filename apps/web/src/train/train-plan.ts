// A new run while it is being made up: what the form holds, what is wrong with it, and the description that comes out.
import type { LoadedScenario, Manifest } from '@jixia/env/types';
import { LearnError, networkOf, resolveTrainConfig, type TrainConfig, trainConfigFields } from '@jixia/learn';
import type { RunDescription, WebDeviceWish } from '@jixia/learn/web';

export type FieldName = keyof TrainConfig & string;

export type Opponents = {
  readonly bots: readonly string[];
  readonly isSelf: boolean;
  /** Frozen versions of the policy. */
  readonly isHistory: boolean;
};

export type TrainPlan = {
  readonly scenarioId: string;
  readonly opponents: Opponents;
  /** Hero that everybody plays; null draws one for each match. */
  readonly hero: string | null;
  readonly device: WebDeviceWish;
  /** Simple fields of the configuration as typed: numbers, lists and choices as texts. */
  readonly values: Readonly<Record<string, string | boolean>>;
};

/** What is wrong with a value: a key below `train.problem` and what it speaks of. */
export type Problem = { readonly key: string; readonly values?: Readonly<Record<string, string | number>> };
/** By field, or `opponents`, or `form` for what concerns several. */
export type Problems = Readonly<Record<string, Problem>>;

/** What this browser has to train with. */
export type Host = { readonly cores: number; readonly isShared: boolean };

type Field = {
  readonly default: unknown;
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  readonly doc: string;
};
const fields = trainConfigFields as unknown as Readonly<Record<string, Field>>;

export const fieldOf = (name: string): Field | undefined => fields[name];

export const choicesOfField = (name: string): readonly string[] => fields[name]?.choices ?? [];

/** Algorithms that the learner has. */
export const algorithms = (): readonly string[] => {
  const choices = choicesOfField('algorithm');
  return choices.length > 0 ? choices : ['ppo'];
};

/** Fields that a text or a switch can hold; objects come from the scenario. */
export const simpleFields = (): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    typeof field.default === 'object' && !Array.isArray(field.default) ? [] : [name],
  );

const MEBIBYTE = 2 ** 20;
/** More than this a tab can hardly get. */
const MOST_BYTES = 1536 * MEBIBYTE;
/** What a new run takes at most by itself. */
const FIRST_BYTES = 160 * MEBIBYTE;
const FIRST_MINUTES = 15;
/** A network that learns fast in a browser; larger ones are one press away. */
const FIRST_HIDDEN = [128, 128];
const MOST_WORKERS = 4;

/** Memory of the rollouts of a run, bytes. */
export const rolloutBytes = (
  manifest: Manifest,
  config: Pick<TrainConfig, 'matches' | 'rolloutSteps' | 'botShare' | 'historyShare' | 'isCollectedAhead'>,
): number => {
  const { size } = manifest.observation;
  const logits = manifest.actionHeads.reduce((total, head) => total + head.size, 0);
  const bytesPerDecision = size * 4 + logits + manifest.actionHeads.length * 5 + 6 * 4 + 1;
  const shared = config.botShare + config.historyShare;
  const rows = config.matches * manifest.agents.length * (1 - shared / 2);
  return rows * config.rolloutSteps * bytesPerDecision * (config.isCollectedAhead ? 2 : 1);
};

const textOf = (value: unknown): string | boolean => {
  if (typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.join('-') : String(value);
};

/** Half of the cores play, half learn, as on the command line. */
const threadsOf = ({ cores, isShared }: Host): { threads: number; collectors: number } => {
  if (!isShared) return { threads: 1, collectors: 1 };
  let collectors = 1;
  while (collectors * 2 <= Math.min(MOST_WORKERS, cores >> 1)) collectors *= 2;
  return { threads: Math.max(1, Math.min(MOST_WORKERS, cores - collectors)), collectors };
};

/** One press on "start" trains what this says. */
export const firstPlan = (loaded: LoadedScenario, host: Host): TrainPlan => {
  const { manifest } = loaded;
  const own = loaded.entry.training ?? {};
  const base = resolveTrainConfig({ ...own, ...threadsOf(host), minutes: FIRST_MINUTES, hidden: FIRST_HIDDEN });
  let { matches } = base;
  while (matches > 2 * base.collectors && rolloutBytes(manifest, { ...base, matches }) > FIRST_BYTES) matches >>= 1;
  const rows = Math.round(matches * manifest.agents.length * (1 - (base.botShare + base.historyShare) / 2));
  const minibatchSize = Math.min(base.minibatchSize, Math.max(256, Math.round((rows * base.rolloutSteps) / 4)));
  const config: TrainConfig = { ...base, matches, minibatchSize };
  return {
    scenarioId: manifest.id,
    opponents: { bots: loaded.entry.bots.map(({ name }) => name), isSelf: true, isHistory: true },
    hero: null,
    device: 'auto',
    values: Object.fromEntries(simpleFields().map((name) => [name, textOf(config[name as FieldName])])),
  };
};

/** Shares of the matches; what is left is self-play. */
export const sharesOf = ({ bots, isSelf, isHistory }: Opponents): { botShare: number; historyShare: number } => {
  const weights = {
    bot: bots.length > 0 ? fields['botShare']?.default : 0,
    history: isHistory ? fields['historyShare']?.default : 0,
  } as { bot: number; history: number };
  const self = isSelf ? 1 - Number(fields['botShare']?.default) - Number(fields['historyShare']?.default) : 0;
  const total = weights.bot + weights.history + self;
  if (total === 0) return { botShare: 0, historyShare: 0 };
  return { botShare: weights.bot / total, historyShare: weights.history / total };
};

const plainNumber = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const readNumber = (text: string, field: Field): number | Problem => {
  const trimmed = text.trim();
  if (!plainNumber.test(trimmed)) return { key: 'number' };
  const value = Number(trimmed);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  if (field.isWhole && !Number.isInteger(value)) return { key: 'whole' };
  return value >= min && value <= max ? value : { key: 'range', values: { min, max } };
};

const readList = (text: string, field: Field): number[] | Problem => {
  const parts = text.split(/[\s,;x×-]+/i).filter((part) => part !== '');
  if (parts.length > (field.maxLength ?? parts.length)) {
    return { key: 'length', values: { most: field.maxLength ?? 0 } };
  }
  const numbers = parts.map((part) => readNumber(part, field));
  const wrong = numbers.find((number): number is never => typeof number === 'object') as Problem | undefined;
  return wrong ?? (numbers as number[]);
};

/** The value of a field as the learner takes it, or what is wrong with what was typed. */
const readField = (typed: string | boolean, field: Field): unknown => {
  if (typeof typed === 'boolean') return typed;
  if (field.choices) return field.choices.includes(typed) ? typed : { key: 'choice' };
  return Array.isArray(field.default) ? readList(typed, field) : readNumber(typed, field);
};

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'key' in value;

/** What holds between fields, named as a person would; the learner checks the same. */
const crossProblems = (manifest: Manifest, config: TrainConfig): Record<string, Problem> => {
  const problems: Record<string, Problem> = {};
  const { microBatchSize, minibatchSize, dualClip, matches, collectors, hidden } = config;
  if (microBatchSize > 0 && minibatchSize % microBatchSize !== 0) {
    problems['microBatchSize'] = { key: 'divisor', values: { of: minibatchSize } };
  }
  if (dualClip !== 0 && dualClip <= 1) problems['dualClip'] = { key: 'dualClip' };
  if (matches % collectors !== 0) problems['matches'] = { key: 'multiple', values: { of: collectors } };
  if (hidden.length === 0) problems['hidden'] = { key: 'empty' };
  const bytes = rolloutBytes(manifest, config);
  if (bytes > MOST_BYTES) {
    const values = { need: Math.round(bytes / MEBIBYTE), most: MOST_BYTES / MEBIBYTE };
    problems['matches'] ??= { key: 'memory', values };
  }
  return problems;
};

/** Hero fields of every seat, where one hero is chosen. */
const matchOf = (manifest: Manifest, base: TrainConfig['match'], hero: string | null): TrainConfig['match'] => {
  if (hero === null) return base;
  const seats = manifest.agents.map((_, seat) => `hero${seat}`);
  return { ...base, ...Object.fromEntries(seats.map((field) => [field, hero])) };
};

/** The run that a plan describes, or what is wrong with it. */
export const readPlan = (
  loaded: LoadedScenario,
  plan: TrainPlan,
): { readonly description: RunDescription | null; readonly problems: Problems } => {
  const { manifest } = loaded;
  const own = loaded.entry.training ?? {};
  const problems: Record<string, Problem> = {};
  const values: Record<string, unknown> = {};
  for (const name of simpleFields()) {
    const typed = plan.values[name];
    if (typed === undefined) continue;
    const value = readField(typed, fields[name] as Field);
    if (isProblem(value)) problems[name] = value;
    else values[name] = value;
  }
  const { bots, isSelf, isHistory } = plan.opponents;
  if (bots.length === 0 && !isSelf && !isHistory) problems['opponents'] = { key: 'opponents' };
  if (Object.keys(problems).length > 0) return { description: null, problems };
  const shares = sharesOf(plan.opponents);
  try {
    const checked = { ...resolveTrainConfig(own), ...values, ...shares, botWeights: [] } as TrainConfig;
    const crossed = crossProblems(manifest, checked);
    if (Object.keys(crossed).length > 0) return { description: null, problems: crossed };
    const training = resolveTrainConfig({ ...checked, match: matchOf(manifest, checked.match, plan.hero) });
    const order = loaded.entry.bots.map(({ name }) => name).filter((name) => bots.includes(name));
    const { id, rulesHash } = manifest;
    return {
      description: { format: 1, scenario: id, rulesHash, commit: null, bots: order, training },
      problems,
    };
  } catch (error) {
    if (!(error instanceof LearnError)) throw error;
    return { description: null, problems: { form: { key: 'form', values: { reason: error.message } } } };
  }
};

/** Weights of the network of a description. */
export const parametersOf = (manifest: Manifest, training: TrainConfig): number => {
  const { observationSize, hidden, heads } = networkOf(manifest, training);
  const widths = [observationSize, ...hidden, heads.reduce((total, size) => total + size, 0) + 1];
  return widths.slice(1).reduce((total, width, layer) => total + width * ((widths[layer] as number) + 1), 0);
};
