// Which scenarios there are. One line per family.

import { scenarios as moba } from '@jixia/moba';
import { suggestion } from './closest-name.ts';
import { EnvError } from './errors.ts';
import type { ScenarioEntry } from './types.ts';

const entries: readonly ScenarioEntry[] = [...moba];

/** Ids of all scenarios, as `loadScenario` takes them. */
export const scenarioIds = (): string[] => entries.map((entry) => entry.id);

/** The folder entry of a scenario. Throws EnvError `unknown_scenario`. */
export const findScenario = (id: string): ScenarioEntry => {
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry !== undefined) return entry;
  const ids = scenarioIds();
  throw new EnvError(
    'unknown_scenario',
    `There is no scenario "${id}".${suggestion(id, ids)} Known: ${ids.join(', ')}.`,
  );
};

/** The message for a scenario whose files are not there. */
export const missingBuild = (id: string, url: URL, cause?: unknown): EnvError =>
  new EnvError('missing_build', `${id} is not built (${url.href} is missing). Run: npm run build:scenarios`, { cause });
