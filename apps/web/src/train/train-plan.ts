// A new run while it is being made up: what the form holds, what is wrong with it, and the description that comes out.
import type { LoadedScenario, Manifest, TrainingPreset } from '@jixia/env/types';
import {
  algorithmDefaults,
  algorithmsFor,
  LearnError,
  networkOf,
  networkParameters,
  resolveTrainConfig,
  type TrainConfig,
  trainConfigFields,
} from '@jixia/learn';
import type { RunDescription, WebDeviceWish } from '@jixia/learn/web';
import { describeTeachers, type TeacherSource, untaughtOf } from './teacher-source.ts';

export type Opponents = {
  readonly bots: readonly string[];
  readonly isSelf: boolean;
  /** Frozen versions of the policy. */
  readonly isHistory: boolean;
};

export type TrainPlan = {
  readonly scenarioId: string;
  /** Preset that the settings started from; null = the general defaults. */
  readonly presetId: string | null;
  /** Whom distillation learns from. */
  readonly teachers: readonly TeacherSource[];
  readonly opponents: Opponents;
  /** Heroes that are drawn for matches; none = all. */
  readonly heroes: readonly string[];
  readonly device: WebDeviceWish;
  /** Simple fields of the configuration by their paths, as typed: numbers, lists and choices as texts. */
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
  readonly isNames?: boolean;
  /** Fields within this one. */
  readonly fields?: Readonly<Record<string, Field>>;
  readonly doc: string;
};
const fields = trainConfigFields as unknown as Readonly<Record<string, Field>>;

/** The field at a path such as `seed` or `network.kind`. */
export const fieldOf = (path: string): Field | undefined => {
  const [name = '', inner] = path.split('.');
  return inner === undefined ? fields[name] : fields[name]?.fields?.[inner];
};

/** Paths of the fields that a text or a switch can hold; other objects come from the scenario. */
export const simpleFields = (): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (field.fields) return Object.keys(field.fields).map((inner) => `${name}.${inner}`);
    const isObject = typeof field.default === 'object' && !Array.isArray(field.default);
    return isObject || field.isNames ? [] : [name];
  });

const valueAt = (config: TrainConfig, path: string): unknown => {
  const [name = '', inner] = path.split('.');
  const value = (config as Readonly<Record<string, unknown>>)[name];
  return inner === undefined ? value : (value as Readonly<Record<string, unknown>>)[inner];
};

/** Values by path as the learner's configuration nests them. */
const nested = (values: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const config: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const [name = '', inner] = path.split('.');
    if (inner === undefined) config[name] = value;
    else config[name] = { ...(config[name] as object | undefined), [inner]: value };
  }
  return config;
};

const MEBIBYTE = 2 ** 20;
/** More than this a tab can hardly get. */
const MOST_BYTES = 1536 * MEBIBYTE;
/** What a new run takes at most by itself. */
const FIRST_BYTES = 160 * MEBIBYTE;
const FIRST_MINUTES = 15;
/** A network that learns fast in a browser; larger ones are one press away. */
const FIRST_HIDDEN = [128, 128];
const MOST_WORKERS = 4;

/** Learns from policies instead of rewards. */
export const DISTILLATION = 'distillation';

/** What this page can train a scenario with. */
export const algorithmsOf = (manifest: Manifest): readonly string[] => [...algorithmsFor(manifest), DISTILLATION];

/** Algorithms that learn from what they played before. */
const REPLAYING = ['dqn', 'vdn', 'qmix'];

/** Memory that the decisions of a run take: rollouts, and what is played again from. Bytes. */
export const decisionBytes = (manifest: Manifest, config: TrainConfig): number => {
  const logits = manifest.actionHeads.reduce((total, head) => total + head.size, 0);
  const isReplaying = REPLAYING.includes(config.algorithm);
  const isMasked = isReplaying || config.algorithm === DISTILLATION;
  const bytesPerDecision =
    manifest.observation.size * 4 +
    (isMasked ? manifest.masks.size : logits) +
    manifest.actionHeads.length * 5 +
    6 * 4 +
    1;
  const shared = config.botShare + config.historyShare;
  const rows = config.matches * manifest.agents.length * (1 - shared / 2);
  const rollouts = rows * config.rolloutSteps * (config.isCollectedAhead ? 2 : 1);
  return (rollouts + (isReplaying ? config.replayCapacity : 0)) * bytesPerDecision;
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

/** Presets of a scenario, oldest first. */
export const presetsOf = ({ entry }: LoadedScenario): readonly TrainingPreset[] => entry.presets ?? [];

/** What the learner makes of a scenario, a preset and an algorithm, before anything is typed. */
const startOf = (loaded: LoadedScenario, presetId: string | null, algorithm: string): TrainConfig => {
  const preset = presetsOf(loaded).find(({ id }) => id === presetId);
  // Presets of scenarios are made for PPO.
  return resolveTrainConfig({ ...preset?.settings, algorithm, ...algorithmDefaults[algorithm] });
};

/** One press on "start" trains what this says. @param chosen preset; absent = the newest, null = general defaults */
export const firstPlan = (loaded: LoadedScenario, host: Host, wanted?: string, chosen?: string | null): TrainPlan => {
  const { manifest } = loaded;
  const algorithm = wanted ?? algorithmsFor(manifest)[0] ?? 'ppo';
  const presetId = chosen === undefined ? (presetsOf(loaded).at(-1)?.id ?? null) : chosen;
  const preset = startOf(loaded, presetId, algorithm);
  const base = { ...preset, ...threadsOf(host), minutes: FIRST_MINUTES, hidden: FIRST_HIDDEN };
  let { matches, replayCapacity } = base;
  const bytes = (): number => decisionBytes(manifest, { ...base, matches, replayCapacity });
  while (matches > 2 * base.collectors && bytes() > FIRST_BYTES) matches >>= 1;
  while (replayCapacity > 10_000 && bytes() > FIRST_BYTES) replayCapacity >>= 1;
  const config: TrainConfig = { ...base, matches, replayCapacity };
  return {
    scenarioId: manifest.id,
    presetId,
    teachers: [],
    opponents: { bots: loaded.entry.bots.map(({ name }) => name), isSelf: true, isHistory: base.historyShare > 0 },
    heroes: [],
    device: 'auto',
    values: Object.fromEntries(simpleFields().map((path) => [path, textOf(valueAt(config, path))])),
  };
};

/** The same with another algorithm or preset: its own settings, but for what the form asks for first. */
const withStart = (
  loaded: LoadedScenario,
  host: Host,
  plan: TrainPlan,
  algorithm: string,
  presetId: string | null,
): TrainPlan => {
  const fresh = firstPlan(loaded, host, algorithm, presetId);
  const { hidden, minutes, seed } = plan.values;
  const kept = { ...(hidden && { hidden }), ...(minutes && { minutes }), ...(seed && { seed }) };
  const { isHistory } = fresh.opponents;
  return { ...plan, presetId, opponents: { ...plan.opponents, isHistory }, values: { ...fresh.values, ...kept } };
};

export const withAlgorithm = (loaded: LoadedScenario, host: Host, plan: TrainPlan, algorithm: string): TrainPlan =>
  withStart(loaded, host, plan, algorithm, plan.presetId);

export const withPreset = (loaded: LoadedScenario, host: Host, plan: TrainPlan, presetId: string | null): TrainPlan =>
  withStart(loaded, host, plan, String(plan.values['algorithm']), presetId);

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
  const bytes = decisionBytes(manifest, config);
  if (bytes > MOST_BYTES) {
    const values = { need: Math.round(bytes / MEBIBYTE), most: MOST_BYTES / MEBIBYTE };
    problems['matches'] ??= { key: 'memory', values };
  }
  return problems;
};

/** The learner's own refusals begin with the field that they are about. */
const refusalOf = (error: LearnError): Problems => {
  const path = /^(\S+) is /.exec(error.message)?.[1] ?? '';
  const name = fieldOf(path) && simpleFields().includes(path) ? path : 'form';
  return { [name]: { key: 'form', values: { reason: error.message } } };
};

/** What is wrong with the teachers of a run that needs some. */
const teacherProblem = ({ manifest }: LoadedScenario, { teachers, heroes }: TrainPlan): Problem | null => {
  if (teachers.length === 0) return { key: 'noTeacher' };
  const all = manifest.config.find(({ name }) => name === 'hero0')?.choices ?? [];
  const untaught = untaughtOf(teachers, heroes.length > 0 ? heroes : all);
  return untaught.length === 0 ? null : { key: 'untaught', values: { number: untaught.length } };
};

/** The run that a plan describes, or what is wrong with it. */
export const readPlan = (
  loaded: LoadedScenario,
  plan: TrainPlan,
): { readonly description: RunDescription | null; readonly problems: Problems } => {
  const { manifest } = loaded;
  const problems: Record<string, Problem> = {};
  const values: Record<string, unknown> = {};
  for (const path of simpleFields()) {
    const typed = plan.values[path];
    if (typed === undefined) continue;
    const value = readField(typed, fieldOf(path) as Field);
    if (isProblem(value)) problems[path] = value;
    else values[path] = value;
  }
  const { bots, isSelf, isHistory } = plan.opponents;
  if (bots.length === 0 && !isSelf && !isHistory) problems['opponents'] = { key: 'opponents' };
  const isTaught = values['algorithm'] === DISTILLATION;
  const untaught = isTaught ? teacherProblem(loaded, plan) : null;
  if (untaught) problems['teachers'] = untaught;
  if (Object.keys(problems).length > 0) return { description: null, problems };
  try {
    const preset = startOf(loaded, plan.presetId, String(values['algorithm'] ?? 'ppo'));
    const given = { ...nested(values), ...sharesOf(plan.opponents), botWeights: [], heroPool: plan.heroes };
    const crossed = crossProblems(manifest, { ...preset, ...given } as TrainConfig);
    if (Object.keys(crossed).length > 0) return { description: null, problems: crossed };
    const training = resolveTrainConfig({ ...preset, ...given });
    networkOf(manifest, training);
    const order = loaded.entry.bots.map(({ name }) => name).filter((name) => bots.includes(name));
    const { id, rulesHash } = manifest;
    const base = { format: 1 as const, scenario: id, rulesHash, commit: null, bots: order, preset: plan.presetId };
    const taught = isTaught ? { teachers: describeTeachers(plan.teachers) } : {};
    return { description: { ...base, ...taught, training }, problems };
  } catch (error) {
    if (!(error instanceof LearnError)) throw error;
    return { description: null, problems: refusalOf(error) };
  }
};

/** Weights of the network of a description. */
export const parametersOf = (manifest: Manifest, training: TrainConfig): number =>
  networkParameters(networkOf(manifest, training)).reduce(
    (total, { shape }) => total + shape.reduce((size, dim) => size * dim, 1),
    0,
  );
