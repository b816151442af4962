// The evaluation of two agents on several threads.

import type { Evaluation, EvaluationOptions } from './evaluate.ts';
import { runEvaluation } from './run-evaluation.ts';
import type { ChunkPlayerOptions } from './threaded-chunk-player.ts';

export type ThreadedEvaluationOptions = EvaluationOptions & Pick<ChunkPlayerOptions, 'workers' | 'hostModule'>;

/** `evaluate` with worker threads. Throws like it, and ArenaError `worker_failed`. */
export const evaluateOnThreads = async ({ a, b, ...options }: ThreadedEvaluationOptions): Promise<Evaluation> =>
  (await runEvaluation({ ...options, agents: [a, b] })).meetings[0]!.evaluation;
