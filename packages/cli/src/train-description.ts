// What a new training run will be, from the words of a command line: `jixia train` and `jixia sweep` start runs alike.
import { availableParallelism } from 'node:os';
import type { LoadedScenario, TrainingPreset } from '@jixia/env';
import { algorithmDefaults, resolveTrainConfig } from '@jixia/learn';
import {
  checkRunFits,
  type PeriodicEvaluation,
  type RunDescription,
  readDevice,
  readRunDescription,
} from '@jixia/learn/node';
import { CliError } from './cli-error.ts';
import type { Call, Values } from './command.ts';
import { parseConfig } from './match-options.ts';
import { findPreset, presetsOf } from './presets.ts';
import { currentCommit, parseOpponents, parseSettings } from './train-options.ts';
import { teacherOf } from './train-teacher.ts';

export const defaultMinutes = 15;
/** Matches of an evaluation between checkpoints, or as many as the final one has. */
const evaluationMatches = 100;

/** What the settings start from; null: those of an earlier run, or the general defaults. */
function presetOf(values: Values, scenario: string, earlier: RunDescription | null): TrainingPreset | null {
  const name = values.optionalText('preset');
  if (name === undefined) return earlier === null ? (presetsOf(scenario).at(-1) ?? null) : null;
  if (earlier === null) return findPreset(scenario, name);
  throw new CliError('bad_usage', '--preset and --settings both say what the settings start from: give one of them.');
}

function evaluationOf(values: Values, isClone: boolean): { readonly evaluation?: PeriodicEvaluation } {
  const everyCheckpoints = values.number('eval-every');
  const matches = Math.min(values.number('eval-matches'), evaluationMatches);
  if (everyCheckpoints === 0 || matches === 0 || isClone) return {};
  return { evaluation: { opponent: values.text('eval-opponent'), matches, everyCheckpoints } };
}

/** 0 = no such limit; null where neither is given. */
export function limitsOf(values: Values): { readonly steps: number; readonly minutes: number } | null {
  const steps = values.optionalNumber('steps');
  const minutes = values.optionalNumber('minutes');
  return steps === undefined && minutes === undefined ? null : { steps: steps ?? 0, minutes: minutes ?? 0 };
}

/** Threads of a run on this machine: half play, half learn. */
export function threadsOf(values: Values): { threads: number; collectors: number; matches?: number } {
  const cores = availableParallelism();
  const collectors = values.optionalNumber('workers') ?? Math.max(1, cores >> 1);
  const threads = values.optionalNumber('threads') ?? Math.max(1, cores - collectors);
  const matches = values.optionalNumber('matches');
  return { threads, collectors, ...(matches === undefined ? {} : { matches }) };
}

export function describeRun({ values, seed }: Call, scenario: LoadedScenario): RunDescription {
  const { manifest } = scenario;
  const settingsFile = values.optionalText('settings');
  const earlier = settingsFile === undefined ? null : readRunDescription(settingsFile);
  if (earlier && settingsFile) checkRunFits(earlier, manifest, settingsFile);
  const allBots = scenario.entry.bots.map(({ name }) => name);
  const opponents = values.optionalText('opponents');
  const chosen = opponents === undefined ? null : parseOpponents(opponents, allBots);
  if (seed > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new CliError('bad_usage', `--seed of a training run goes up to ${Number.MAX_SAFE_INTEGER}, not ${seed}.`);
  }
  const config = values.optionalText('config');
  const preset = presetOf(values, manifest.id, earlier);
  const algorithm = values.optionalText('algorithm');
  const base: Readonly<Record<string, unknown>> = {
    ...(preset?.settings ?? earlier?.training),
    // Presets are made for PPO.
    ...(algorithm === undefined ? {} : { algorithm, ...algorithmDefaults[algorithm] }),
  };
  const training = resolveTrainConfig({
    ...base,
    ...(limitsOf(values) ?? { steps: 0, minutes: defaultMinutes }),
    ...threadsOf(values),
    ...chosen?.training,
    ...parseSettings(values.optionalText('set'), base),
    seed: Number(seed),
    ...(config === undefined ? {} : { match: { ...(base['match'] as object | undefined), ...parseConfig(config) } }),
  });
  const isClone = training.algorithm === 'behaviour-cloning';
  if (!isClone && values.optionalText('from') !== undefined) {
    throw new CliError('bad_usage', '--from goes with --algorithm behaviour-cloning: others learn by playing.');
  }
  return {
    format: 1,
    scenario: manifest.id,
    rulesHash: manifest.rulesHash,
    commit: currentCommit(),
    bots: chosen?.bots ?? (isClone ? [] : (earlier?.bots ?? allBots)),
    preset: preset?.id ?? null,
    device: readDevice(values.text('device')),
    ...evaluationOf(values, isClone),
    ...(isClone ? { teacher: teacherOf(values.optionalText('from'), allBots) } : {}),
    training,
  };
}
