// Options that say what a new training run is, which `jixia train` and `jixia sweep` share, and what some of them mean.
import type { TrainingPreset } from '@jixia/env';
import type { PeriodicEvaluation, RunDescription } from '@jixia/learn/node';
import { CliError } from './cli-error.ts';
import type { Option, Values } from './command.ts';
import { configOption } from './match-options.ts';
import { findPreset, presetsOf } from './presets.ts';

export const defaultMinutes = 15;
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
    summary: 'ppo, ippo, mappo, vdn, qmix, dqn, behaviour-cloning or distillation (default ppo); see docs/algorithms',
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
export function presetOf(values: Values, scenario: string, earlier: RunDescription | null): TrainingPreset | null {
  const name = values.optionalText('preset');
  if (name === undefined) return earlier === null ? (presetsOf(scenario).at(-1) ?? null) : null;
  if (earlier === null) return findPreset(scenario, name);
  throw new CliError('bad_usage', '--preset and --settings both say what the settings start from: give one of them.');
}

export function evaluationOf(values: Values, hasMatches: boolean): { readonly evaluation?: PeriodicEvaluation } {
  const everyCheckpoints = values.number('eval-every');
  const matches = Math.min(values.number('eval-matches'), evaluationMatches);
  if (everyCheckpoints === 0 || matches === 0 || !hasMatches) return {};
  return { evaluation: { opponent: values.text('eval-opponent'), matches, everyCheckpoints } };
}
