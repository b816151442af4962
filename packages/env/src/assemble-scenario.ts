// Turns the files of a scenario into something to instantiate, after checking that they belong together.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { EnvError } from './errors.ts';
import type { LoadedScenario, Manifest, ScenarioEntry } from './types.ts';

const parseManifest = (entry: ScenarioEntry, text: string): Manifest => {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch (cause) {
    throw new EnvError(
      'bad_manifest',
      `${entry.id}: the manifest is not JSON (${String(cause)}). Build it again: npm run build:scenarios`,
      { cause },
    );
  }
  if (manifest.format !== 1 || manifest.abiVersion !== 1) {
    throw new EnvError(
      'bad_manifest',
      `${entry.id}: manifest format ${manifest.format}, ABI ${manifest.abiVersion}; this version of Jixia reads format 1, ABI 1.`,
    );
  }
  if (manifest.id !== entry.id) {
    throw new EnvError('bad_manifest', `${entry.id}: its manifest says "${manifest.id}".`);
  }
  const actionSizes = manifest.actionHeads.reduce((sum, head) => sum + head.size, 0);
  if (manifest.agents.length < 1 || manifest.stateBytes < 1 || manifest.observation.size < 1 || actionSizes < 1) {
    throw new EnvError(
      'bad_manifest',
      `${entry.id}: the manifest has no agents, state, observation or action; build it again: npm run build:scenarios`,
    );
  }
  if (manifest.observation.features.length !== manifest.observation.size) {
    throw new EnvError(
      'bad_manifest',
      `${entry.id}: the manifest names ${manifest.observation.features.length} of ${manifest.observation.size} features.`,
    );
  }
  return manifest;
};

/** Compiles the files of a scenario after checking that they belong together. Throws EnvError. */
export const assembleScenario = async (
  entry: ScenarioEntry,
  wasm: Uint8Array<ArrayBuffer>,
  manifestText: string,
): Promise<LoadedScenario> => {
  const manifest = parseManifest(entry, manifestText);
  const rulesHash = bytesToHex(sha256(wasm));
  if (rulesHash !== manifest.rulesHash) {
    throw new EnvError(
      'rules_mismatch',
      `${entry.id}: the module's SHA-256 is ${rulesHash.slice(0, 12)}…, its manifest says ${manifest.rulesHash.slice(0, 12)}…: ` +
        'they are of different builds. Build both again: npm run build:scenarios',
    );
  }
  return { entry, manifest, module: await compileModule(entry.id, wasm) };
};

/** Compiles a rules module. Throws EnvError `bad_module`. */
export const compileModule = async (id: string, wasm: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> => {
  try {
    return await WebAssembly.compile(wasm);
  } catch (cause) {
    throw new EnvError(
      'bad_module',
      `${id}: the file is not a WebAssembly module this host can run (SIMD is needed): ${String(cause)}`,
      { cause },
    );
  }
};
