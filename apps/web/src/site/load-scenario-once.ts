// Scenarios as the pages share them: fetched and compiled once.
import { loadScenario } from '@jixia/env/browser';
import type { LoadedScenario } from '@jixia/env/types';

const scenarios = new Map<string, Promise<LoadedScenario>>();

export const loadScenarioOnce = (id: string): Promise<LoadedScenario> => {
  const known = scenarios.get(id) ?? loadScenario(id);
  scenarios.set(id, known);
  known.catch(() => scenarios.delete(id));
  return known;
};

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
