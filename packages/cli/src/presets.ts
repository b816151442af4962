// Presets of training by name: `moba-1v1@1`, or `moba-1v1` for its newest version.
import { findScenario, scenarioIds, suggestion, type TrainingPreset } from '@jixia/env';
import { CliError } from './cli-error.ts';
import { table } from './output.ts';

/** The last one is what training starts from. */
export const presetsOf = (scenario: string): readonly TrainingPreset[] => findScenario(scenario).presets ?? [];

/** @throws CliError `bad_usage` with the closest name, and where the preset is of another scenario */
export function findPreset(scenario: string, name: string): TrainingPreset {
  const isMeant = ({ id }: TrainingPreset): boolean => id === name || id.slice(0, id.lastIndexOf('@')) === name;
  const own = presetsOf(scenario);
  const found = own.findLast(isMeant);
  if (found !== undefined) return found;
  const elsewhere = scenarioIds().find((other) => presetsOf(other).some(isMeant));
  if (elsewhere !== undefined) {
    throw new CliError('bad_usage', `--preset ${name} is for ${elsewhere}: give --scenario ${elsewhere}, too.`);
  }
  const ids = own.map(({ id }) => id);
  throw new CliError(
    'bad_usage',
    `--preset: there is no "${name}" for ${scenario}.${suggestion(name, ids)} Known: ${ids.join(', ') || 'none'}.`,
  );
}

/** All presets of all scenarios, for usage texts. */
export const presetLines = (): string[] =>
  table(
    scenarioIds().flatMap((scenario) =>
      presetsOf(scenario).map(({ id, title, isTuned }) => [`  ${id}`, title.en, isTuned ? 'tuned' : 'not tuned']),
    ),
  );
