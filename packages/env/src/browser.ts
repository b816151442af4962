// Scenarios in a browser: files by fetch.

import { assembleScenario, compileModule } from './assemble-scenario.ts';
import { findScenario, missingBuild } from './registry.ts';
import type { LoadedScenario } from './types.ts';

const fetchFile = async (id: string, url: URL): Promise<Response> => {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw missingBuild(id, url, cause);
  }
  // A site's fallback page answers a missing file with HTML.
  if (!response.ok || (response.headers.get('content-type') ?? '').includes('text/html')) throw missingBuild(id, url);
  return response;
};

/** Loads a scenario by id. Throws EnvError `unknown_scenario`, `missing_build`, `rules_mismatch`, `bad_manifest`, `bad_module`. */
export const loadScenario = async (id: string): Promise<LoadedScenario> => {
  const entry = findScenario(id);
  const [module, manifest] = await Promise.all([fetchFile(id, entry.moduleUrl), fetchFile(id, entry.manifestUrl)]);
  return assembleScenario(entry, new Uint8Array(await module.arrayBuffer()), await manifest.text());
};

/** The build with bounds checks of a scenario: same states, same hashes, slower. */
export const loadDebugModule = async (id: string): Promise<WebAssembly.Module> => {
  const { debugModuleUrl } = findScenario(id);
  return compileModule(id, new Uint8Array(await (await fetchFile(id, debugModuleUrl)).arrayBuffer()));
};
