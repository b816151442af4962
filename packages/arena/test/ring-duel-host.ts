// Surroundings of a worker thread in tests: the ring-duel scenario, and policies that need no network.

import { actionLayout, type Manifest, type Random, sampleLegalAction } from '@jixia/env';
import type { AgentHost, BatchPolicy } from '../src/index.ts';

export { loadScenario } from '@jixia/env/ring-duel';

/** Batches that the policies below were asked for, as numbers of rows. */
export const batchRows: number[] = [];

/** Text instead of ONNX: `random` draws, `nan` fails on rows whose agent has under half its health, `shape` does not load. */
const textPolicy = (text: string, manifest: Manifest): BatchPolicy => {
  if (text === 'shape') throw new Error('input "observation" has 7 features, the scenario 6');
  const layout = actionLayout(manifest);
  return {
    act: async ({ rows, observations, masks, actions, randoms }) => {
      batchRows.push(rows);
      for (let row = 0; row < rows; row++) {
        const health = observations[row * manifest.observation.size + 2] as number;
        if (text === 'nan' && health < 0.5) throw new Error('output "logits" is not a number');
        sampleLegalAction(layout, masks, row * manifest.masks.size, actions, row * 3, randoms[row] as Random);
      }
    },
    close: async () => undefined,
  };
};

export const agentHost: AgentHost = {
  readFile: async (path) => new TextEncoder().encode(path.replace(/\.onnx$/, '')),
  loadPolicy: async (bytes, manifest) => textPolicy(new TextDecoder().decode(bytes), manifest),
};
