// Scenarios in Node: files from disk, and vector environments that can run on worker threads.

import { readFile } from 'node:fs/promises';
import { assembleScenario, compileModule } from './assemble-scenario.ts';
import {
  checkScenario as checkScenarioHere,
  type ScenarioCheck,
  type ScenarioCheckOptions,
} from './conformance/check-scenario.ts';
import { findScenario, missingBuild } from './registry.ts';
import { ThreadedVectorEnv } from './threaded-vector-env.ts';
import type { LoadedScenario, VectorEnv } from './types.ts';
import { checkVectorEnvOptions, LocalVectorEnv, type VectorEnvOptions } from './vector-env.ts';

const readBuild = async (id: string, url: URL): Promise<Buffer<ArrayBuffer>> => {
  try {
    return await readFile(url);
  } catch (cause) {
    throw missingBuild(id, url, cause);
  }
};

/** Loads a scenario by id. Throws EnvError `unknown_scenario`, `missing_build`, `rules_mismatch`, `bad_manifest`, `bad_module`. */
export const loadScenario = async (id: string): Promise<LoadedScenario> => {
  const entry = findScenario(id);
  const [module, manifest] = await Promise.all([readBuild(id, entry.moduleUrl), readBuild(id, entry.manifestUrl)]);
  return assembleScenario(entry, new Uint8Array(module), manifest.toString('utf8'));
};

/** The build with bounds checks of a scenario: same states, same hashes, slower. */
export const loadDebugModule = async (id: string): Promise<WebAssembly.Module> =>
  compileModule(id, new Uint8Array(await readBuild(id, findScenario(id).debugModuleUrl)));

/**
 * Many matches as one environment. `workers` 0 runs in this thread on views of the module's memory; more runs
 * shards in worker threads over shared memory. Results are the same bits. Throws EnvError `bad_option`, `bad_config`.
 */
export const makeVectorEnv = (options: VectorEnvOptions): VectorEnv => {
  const checked = checkVectorEnvOptions(options);
  return checked.workers === 0 ? new LocalVectorEnv(checked) : new ThreadedVectorEnv(checked);
};

/** `checkScenario` with all that Node can check: worker threads and the debug build too. */
export const checkScenario = async (
  scenario: LoadedScenario,
  options: ScenarioCheckOptions = {},
): Promise<ScenarioCheck> =>
  checkScenarioHere(scenario, {
    makeVectorEnv,
    debugModule: options.debugModule ?? (await loadDebugModule(scenario.manifest.id)),
    ...options,
  });
