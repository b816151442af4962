// The rules that a match was played under: the site's own, or older ones that its server kept.
import { decodeReplay, ReplayError } from '@jixia/arena/replay';
import { assembleScenario, findScenario } from '@jixia/env';
import type { LoadedScenario } from '@jixia/env/types';
import { loadScenarioOnce } from './load-scenario-once.ts';

type Fetch = (address: string) => Promise<Response>;

const older = new Map<string, Promise<LoadedScenario>>();

const fetchRules = async (current: LoadedScenario, rulesHash: string, fetchFrom: Fetch): Promise<LoadedScenario> => {
  const { id } = current.manifest;
  const address = `/api/rulesets/${encodeURIComponent(id)}/${encodeURIComponent(rulesHash)}`;
  const [described, module] = await Promise.all([fetchFrom(address), fetchFrom(`${address}/module`)]);
  if (!described.ok || !module.ok) {
    throw new ReplayError(
      'other_rules',
      `${rulesHash.slice(0, 16)}… ≠ ${current.manifest.rulesHash.slice(0, 16)}… (${id})`,
    );
  }
  const { manifest } = (await described.json()) as { manifest: unknown };
  const bytes = new Uint8Array(await module.arrayBuffer());
  return assembleScenario(findScenario(id), bytes, JSON.stringify(manifest));
};

/**
 * Fetched and compiled once; the module is checked by its hash. Throws ReplayError `other_rules` where the server does not have
 * them, EnvError where the scenario is unknown or the files do not belong together.
 */
export const loadRulesOnce = async (
  scenarioId: string,
  rulesHash: string,
  fetchFrom: Fetch = (address) => fetch(address),
): Promise<LoadedScenario> => {
  const current = await loadScenarioOnce(scenarioId);
  if (current.manifest.rulesHash === rulesHash) return current;
  const key = `${scenarioId} ${rulesHash}`;
  const known = older.get(key) ?? fetchRules(current, rulesHash, fetchFrom);
  older.set(key, known);
  known.catch(() => older.delete(key));
  return known;
};

/** Those of a replay. Throws ReplayError, too, where the bytes are none. */
export const loadRulesOf = async (bytes: Uint8Array): Promise<LoadedScenario> => {
  const { scenarioId, rulesHash } = decodeReplay(bytes).setup;
  return loadRulesOnce(scenarioId, rulesHash);
};
