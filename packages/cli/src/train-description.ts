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
import type { Call, Option, Values } from './command.ts';
import { configOption, parseConfig } from './match-options.ts';
import { findPreset, presetsOf } from './presets.ts';
import { currentCommit, parseOpponents, parseSettings } from './train-options.ts';
import { teacherOf } from './train-teacher.ts';

const defaultMinutes = 15;
/** Matches of an evaluation between checkpoints, or as many as the final one has. */
const evaluationMatches = 100;

/** Options that say what a new run is; `jixia train` and `jixia sweep` have them. */
export const runOptions: readonly Option[] = [
  { name: 'scenario', kind: 'text', value: 'ID', default: 'moba-1v1', summary: 'the scenario' },
  {
    name: 'minutes',
    kind: 'number',
    value: 'M',
    min: 0.01,
    max: 1e6,
    summary: `time to train, earlier parts of the run included (default ${defaultMinutes}, none with --steps)`,
  },
  { name: 'steps', kind: 'whole', value: 'N', min: 1, max: 1e15, summary: 'learned decisions to stop after' },
  {
    name: 'algorithm',
    kind: 'text',
    value: 'NAME',
    summary: 'ppo, ippo, mappo, vdn, qmix, dqn or behaviour-cloning (default ppo); see docs/algorithms',
  },
  {
    name: 'threads',
    kind: 'whole',
    value: 'N',
    min: 1,
    max: 64,
    summary: 'threads that learn (default half the cores)',
  },
  {
    name: 'workers',
    kind: 'whole',
    value: 'N',
    min: 1,
    max: 64,
    summary: 'threads that play (default half the cores)',
  },
  {
    name: 'matches',
    kind: 'whole',
    value: 'N',
    min: 1,
    max: 65536,
    summary: 'matches at once (default: the scenario says)',
  },
  {
    name: 'opponents',
    kind: 'text',
    value: 'NAME=SHARE,...',
    summary: 'self, history, bot:NAME with their shares of the matches (default: see docs/training.md)',
  },
  configOption,
  {
    name: 'preset',
    kind: 'text',
    value: 'NAME[@VERSION]',
    summary: 'settings to start from (default: the newest of the scenario); see below',
  },
  {
    name: 'device',
    kind: 'text',
    value: 'NAME',
    default: 'cpu',
    summary: 'cpu, cuda or webgpu: what optimiser steps are computed on',
  },
  { name: 'set', kind: 'text', value: 'NAME=VALUE,...', summary: 'training settings; see docs/training.md' },
  { name: 'settings', kind: 'text', value: 'FILE', summary: 'config.json of an earlier run to start from' },
  {
    name: 'eval-matches',
    kind: 'whole',
    value: 'N',
    default: 400,
    min: 0,
    max: 1e6,
    summary: 'matches of the final evaluation, even; 0 = none',
  },
  {
    name: 'eval-every',
    kind: 'whole',
    value: 'N',
    default: 4,
    min: 0,
    max: 1e6,
    summary: 'checkpoints from one evaluation in training to the next, which tell the best policy; 0 = none',
  },
  { name: 'eval-opponent', kind: 'text', value: 'AGENT', default: 'bot:medium', summary: 'whom it plays there' },
];

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

/** @param from whose decisions behaviour-cloning learns, as given. Throws CliError, LearnError. */
export function describeRun({ values, seed }: Call, scenario: LoadedScenario, from?: string): RunDescription {
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
  if (!isClone && from !== undefined) {
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
    ...(isClone ? { teacher: teacherOf(from, allBots) } : {}),
    training,
  };
}
