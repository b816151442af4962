// A learned policy as one side's decider: ONNX Runtime in this page, loaded with the first policy.
import type { LoadedScenario, Manifest } from '@jixia/env/types';
import type { Policy } from '@jixia/learn/policy';
import type { Decider } from './decider.ts';

const load = async (manifest: Manifest, fileName: string, bytes: Uint8Array): Promise<Policy> => {
  const { loadPolicy } = await import('@jixia/learn/policy');
  try {
    return await loadPolicy(bytes, manifest);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${fileName}: ${reason}`, { cause });
  }
};

/** Throws where the file is no policy for this scenario; the message says why. */
export const checkPolicyFile = async (loaded: LoadedScenario, fileName: string, bytes: Uint8Array): Promise<void> => {
  await (await load(loaded.manifest, fileName, bytes)).close();
};

/** Takes the likeliest legal action, as `policy:FILE.onnx` does on the command line. */
export const createPolicyDecider = async (
  loaded: LoadedScenario,
  fileName: string,
  bytes: Uint8Array,
): Promise<Decider> => {
  const { manifest } = loaded;
  const policy = await load(manifest, fileName, bytes);
  const actions = new Int32Array(manifest.actionHeads.length);
  return {
    decide: async (observation, mask, action) => {
      await policy.act({ rows: 1, observations: observation, masks: mask, actions, mode: 'greedy', randoms: [] });
      action.set(actions);
    },
    close: () => void policy.close(),
  };
};
