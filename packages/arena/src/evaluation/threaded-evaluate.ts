// The same evaluation on several threads.

import { type Evaluation, type EvaluationOptions, evaluateWith } from './evaluate.ts';
import { planPairs } from './pairing.ts';
import { pairsPerChunk } from './run-chunk.ts';
import { type ChunkPlayerOptions, openChunkPlayer } from './threaded-chunk-player.ts';

export type ThreadedEvaluationOptions = EvaluationOptions & Pick<ChunkPlayerOptions, 'workers' | 'hostModule'>;

/** `evaluate` with worker threads. Throws like it, and ArenaError `worker_failed`. */
export const evaluateOnThreads = async (options: ThreadedEvaluationOptions): Promise<Evaluation> => {
  const planned = planPairs(options.scenario.manifest, options);
  const { scenario, a, b, hostModule, workers = 0 } = options;
  const player = await openChunkPlayer({
    scenario,
    specs: [a, b],
    workers: workers > 0 ? Math.min(workers, Math.ceil(planned.length / 2 / pairsPerChunk)) : workers,
    ...(hostModule === undefined ? {} : { hostModule }),
  });
  try {
    return await evaluateWith(player, options);
  } finally {
    await player.close();
  }
};
