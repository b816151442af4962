// Entry `@jixia/learn/policy` in browsers: policies on WebAssembly; no module of Node is reached from here.

import type { Manifest } from '@jixia/env';
import { webRuntime } from '../runtime/web.ts';
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
): Promise<Policy> => loadPolicyWith(bytes, manifest, { ...options, runtime: options.runtime ?? (await webRuntime()) });

export { type WebRuntimeOptions, webRuntime } from '../runtime/web.ts';
