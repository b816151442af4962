// What a policy says about itself, inside its ONNX file: which scenario and rules it was trained for, and the layout of
// its rows. Stored as JSON under one key of the file's metadata.

import type { Manifest } from '@jixia/env';
import { encodeGraph, type Graph } from '../graph/graph.ts';
import { decodeModel } from '../graph/onnx-schema.ts';
import { LearnError } from '../learn-error.ts';

/** Key of the JSON in the ONNX file's metadata. */
export const policyMetadataKey = 'jixia.policy';

export type PolicyManifest = {
  readonly format: 1;
  /** Scenario id. */
  readonly scenario: string;
  /** SHA-256 of the rules module it was trained on. */
  readonly rulesHash: string;
  readonly observationSize: number;
  /** `hashFeatureNames` of the scenario's features: same size with another meaning is told apart. */
  readonly featureNamesHash: string;
  readonly heads: readonly { readonly name: string; readonly size: number }[];
  /** Masks are applied outside the graph, by this layout. */
  readonly masks: Manifest['masks'];
  /**
   * Of a policy with memory: it takes `state` f32 [batch, size], zeros where an episode begins, and gives `next_state`,
   * which goes into the next decision of the same agent. Absent without memory.
   */
  readonly state?: { readonly size: number };
  /** What made it, for people: network, steps, run. */
  readonly training: Readonly<Record<string, string | number>>;
};

/** FNV-1a, 64 bits, hex, over the names joined by line feeds. */
export const hashFeatureNames = (manifest: Manifest): string => {
  const text = manifest.observation.features.map((feature) => feature.name).join('\n');
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
};

/** @param stateSize floats of memory of one agent; 0 = none */
export const describePolicy = (
  manifest: Manifest,
  training: PolicyManifest['training'],
  stateSize = 0,
): PolicyManifest => ({
  format: 1,
  scenario: manifest.id,
  rulesHash: manifest.rulesHash,
  observationSize: manifest.observation.size,
  featureNamesHash: hashFeatureNames(manifest),
  heads: manifest.actionHeads.map(({ name, size }) => ({ name, size })),
  masks: manifest.masks,
  ...(stateSize > 0 ? { state: { size: stateSize } } : {}),
  training,
});

/** The ONNX file of a policy graph with its manifest inside. */
export const encodePolicy = (graph: Graph, description: PolicyManifest): Uint8Array =>
  encodeGraph(graph, { [policyMetadataKey]: JSON.stringify(description) });

/** Reads the manifest out of an ONNX file, null where it has none. Throws LearnError `invalid_policy`. */
export const readPolicyManifest = (bytes: Uint8Array): PolicyManifest | null => {
  const entry = decodeModel(bytes).metadataProps.find(({ key }) => key === policyMetadataKey);
  if (entry === undefined) return null;
  let description: PolicyManifest;
  try {
    description = JSON.parse(entry.value) as PolicyManifest;
  } catch (cause) {
    throw new LearnError('invalid_policy', `The policy's metadata "${policyMetadataKey}" is not JSON.`, { cause });
  }
  if (description?.format !== 1) {
    const found = JSON.stringify(description?.format);
    throw new LearnError('invalid_policy', `The policy's manifest has format ${found}; this version reads format 1.`);
  }
  return description;
};

/** @throws LearnError `invalid_policy`, `rules_mismatch` where a policy was made for something else */
export const checkPolicyManifest = (description: PolicyManifest, manifest: Manifest, rules: 'same' | 'any'): void => {
  const refuse = (what: string, own: unknown, wanted: unknown): never => {
    throw new LearnError(
      'invalid_policy',
      `The policy was made for ${what} ${String(own)}, ${manifest.id} has ${String(wanted)}. Train it on this scenario.`,
    );
  };
  if (description.scenario !== manifest.id) refuse('scenario', description.scenario, manifest.id);
  if (description.observationSize !== manifest.observation.size) {
    refuse('observations of size', description.observationSize, manifest.observation.size);
  }
  const heads = (list: PolicyManifest['heads']): string => list.map(({ name, size }) => `${name}:${size}`).join(' ');
  if (heads(description.heads) !== heads(manifest.actionHeads)) {
    refuse('action heads', `[${heads(description.heads)}]`, `[${heads(manifest.actionHeads)}]`);
  }
  const names = hashFeatureNames(manifest);
  if (description.featureNamesHash !== names) refuse('features', description.featureNamesHash, names);
  if (rules === 'same' && description.rulesHash !== manifest.rulesHash) {
    throw new LearnError(
      'rules_mismatch',
      `The policy was trained on rules ${description.rulesHash.slice(0, 12)}, ${manifest.id} here has rules ` +
        `${manifest.rulesHash.slice(0, 12)}. Train it again on these rules, or allow other rules explicitly.`,
    );
  }
};
