// A learned policy for some seats: ONNX Runtime in this page, loaded with the first policy; all seats in one batch.
import { teamSlots } from '@jixia/env';
import type { LoadedScenario, Manifest } from '@jixia/env/types';
import type { Policy } from '@jixia/learn/policy';
import type { Decider } from './decider.ts';

/** The message of what it throws names the file. */
export const loadPolicyFile = async (manifest: Manifest, fileName: string, bytes: Uint8Array): Promise<Policy> => {
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
  await (await loadPolicyFile(loaded.manifest, fileName, bytes)).close();
};

/** Takes the likeliest legal action, as `policy:FILE.onnx` does on the command line. */
export const createPolicyDecider = async (
  loaded: LoadedScenario,
  fileName: string,
  bytes: Uint8Array,
  seats: readonly number[],
): Promise<Decider> => {
  const { manifest } = loaded;
  const policy = await loadPolicyFile(manifest, fileName, bytes);
  const heads = manifest.actionHeads.length;
  const { size } = manifest.observation;
  const slots = teamSlots(manifest);
  const agents = Int32Array.from(seats, (seat) => slots[seat] as number);
  // One match long: what each seat remembers, for a policy with memory. Seats keep their order.
  let states = new Float32Array(0);
  return {
    decide: async (rows) => {
      const observations = new Float32Array(rows.length * size);
      const masks = new Uint8Array(rows.length * manifest.masks.size);
      const actions = new Int32Array(rows.length * heads);
      rows.forEach((row, i) => {
        observations.set(row.observation, i * size);
        masks.set(row.mask, i * manifest.masks.size);
      });
      if (states.length === 0) states = new Float32Array(rows.length * policy.stateSize);
      await policy.act({
        rows: rows.length,
        observations,
        masks,
        actions,
        agents,
        mode: 'greedy',
        randoms: [],
        states,
      });
      for (const [i, row] of rows.entries()) row.action.set(actions.subarray(i * heads, (i + 1) * heads));
    },
    close: () => void policy.close(),
  };
};
