// Surroundings of a worker thread in tests: the ring-duel scenario, and policies that need no network.

import { actionLayout, type Manifest, type Random, sampleLegalAction } from '@jixia/env';
import type { AgentHost, BatchPolicy } from '../src/index.ts';

export { loadScenario } from '@jixia/env/ring-duel';

/** Batches that the policies below were asked for, as numbers of rows. */
export const batchRows: number[] = [];

/** What the rows of the `count` policy remembered after each batch: how many decisions they had made. */
export const remembered: number[][] = [];

/**
 * Text instead of ONNX: `random` draws, `nan` fails on rows whose agent has under half its health, `count` does so too and
 * counts its decisions, `shape` does not load.
 */
const textPolicy = (text: string, manifest: Manifest): BatchPolicy => {
  if (text === 'shape') throw new Error('input "observation" has 7 features, the scenario 6');
  const layout = actionLayout(manifest);
  return {
    stateSize: text === 'count' ? 1 : 0,
    act: async ({ rows, observations, masks, actions, randoms, states }) => {
      batchRows.push(rows);
      for (let row = 0; row < states.length; row++) states[row] = (states[row] as number) + 1;
      for (let row = 0; row < rows; row++) {
        const health = observations[row * manifest.observation.size + 2] as number;
        if (text !== 'random' && health < 0.5) throw new Error('output "logits" is not a number');
        sampleLegalAction(layout, masks, row * manifest.masks.size, actions, row * 3, randoms[row] as Random);
      }
      if (text === 'count') remembered.push([...states]);
    },
    close: async () => undefined,
  };
};

export const agentHost: AgentHost = {
  readFile: async (path) => new TextEncoder().encode(path.replace(/\.onnx$/, '')),
  loadPolicy: async (bytes, manifest) => textPolicy(new TextDecoder().decode(bytes), manifest),
};
