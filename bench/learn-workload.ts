// What benchmarks of learning have in common on any host: the network of the MOBA baseline and the size of a window.
import type { Manifest } from '@jixia/env';
import { type MlpSpec, networkOf, resolveTrainConfig } from '@jixia/learn';

/** Rows of one window, and of one step in it. */
export const trainRows = 16_384;
export const minibatchRows = 4096;

/** MLP 256-256 with the heads of the scenario. */
export const baselineSpec = (manifest: Manifest): MlpSpec =>
  networkOf(manifest, resolveTrainConfig({ hidden: [256, 256] })) as MlpSpec;

export const perSecond = async (rows: number, work: () => Promise<unknown>): Promise<number> => {
  const startMs = performance.now();
  await work();
  return (rows * 1000) / (performance.now() - startMs);
};
