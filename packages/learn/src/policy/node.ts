// Entry `@jixia/learn/policy` in Node: policies on the native library.

import type { Manifest } from '@jixia/env';
import { nodeRuntime } from '../runtime/node.ts';
import { type LoadPolicyOptions, loadPolicyWith } from './load-policy.ts';
import type { Policy } from './policy.ts';

export { type LoadPolicyOptions, loadPolicyWith } from './load-policy.ts';
export type { Policy, PolicyBatch, PolicyMode } from './policy.ts';
export { checkPolicyManifest, type PolicyManifest, readPolicyManifest } from './policy-manifest.ts';

/** `loadPolicyWith` on this host's runtime; `options.runtime` overrides it. Throws LearnError. */
export const loadPolicy = async (
  bytes: Uint8Array,
  manifest: Manifest,
  options: Partial<LoadPolicyOptions> = {},
): Promise<Policy> =>
  loadPolicyWith(bytes, manifest, { ...options, runtime: options.runtime ?? (await nodeRuntime()) });
