// The same evaluation on several threads: workers take chunks as they come free, the result is put in the plan's order.

import { Worker } from 'node:worker_threads';
import { prepareAgent } from '../agents/prepare-agent.ts';
import { ArenaError } from '../arena-error.ts';
import { agentHost } from '../node-host.ts';
import { chunksOf, type Evaluation, type EvaluationOptions, evaluate, summarise } from './evaluate.ts';
import type { ChunkAnswer, ChunkTask, EvaluationWorkerData } from './evaluation-worker.ts';
import { type PlannedMatch, planPairs } from './pairing.ts';
import type { MatchOutcome } from './run-chunk.ts';

export type ThreadedEvaluationOptions = EvaluationOptions & {
  /** Worker threads, 0 .. 256; 0 (default) = this thread. The result is the same. */
  readonly workers?: number;
  /** Module that workers load scenario and policies through; default: the platform's own. See `HostModule`. */
  readonly hostModule?: URL;
};

/** One worker's life: plays chunks until none is left. */
const runWorker = (
  data: EvaluationWorkerData,
  next: () => ChunkTask | null,
  done: (answer: ChunkAnswer) => void,
): { readonly finished: Promise<void>; readonly stop: () => Promise<unknown> } => {
  const worker = new Worker(new URL('./evaluation-worker.ts', import.meta.url), { workerData: data, execArgv: [] });
  const finished = new Promise<void>((resolve, reject) => {
    const failed = (cause: unknown): void => {
      if (cause instanceof Error && 'code' in cause && cause.name === 'ArenaError') reject(cause);
      else reject(new ArenaError('worker_failed', `A worker of the evaluation failed: ${String(cause)}`, { cause }));
    };
    worker.on('error', failed);
    worker.on('exit', (code) => failed(`it ended with code ${code}`));
    worker.on('message', (message: 'ready' | ChunkAnswer) => {
      if (message !== 'ready') done(message);
      const task = next();
      if (task === null) resolve();
      else worker.postMessage(task);
    });
  });
  return { finished, stop: () => worker.terminate() };
};

/** Refuses agents that cannot play here before any thread starts. */
const checkAgents = async (options: ThreadedEvaluationOptions): Promise<void> => {
  for (const spec of [options.a, options.b]) {
    if (spec.kind !== 'policy') await (await prepareAgent(spec, options.scenario, agentHost)).close();
  }
};

/** `evaluate` with worker threads. Throws like it, and ArenaError `worker_failed`. */
export const evaluateOnThreads = async (options: ThreadedEvaluationOptions): Promise<Evaluation> => {
  const { workers = 0, scenario, onProgress } = options;
  if (!Number.isInteger(workers) || workers < 0 || workers > 256) {
    throw new ArenaError('bad_option', `workers must be a whole number from 0 to 256, not ${workers}.`);
  }
  if (workers === 0) return evaluate(options, agentHost);
  const planned = planPairs(scenario.manifest, options);
  await checkAgents(options);
  const chunks: readonly (readonly PlannedMatch[])[] = chunksOf(planned);
  const results = new Array<readonly MatchOutcome[]>(chunks.length);
  let taken = 0;
  let played = 0;
  const next = (): ChunkTask | null => {
    const chunk = taken++;
    const matches = chunks[chunk];
    return matches === undefined ? null : { chunk, planned: matches };
  };
  const done = ({ chunk, outcomes }: ChunkAnswer): void => {
    results[chunk] = outcomes;
    played += outcomes.length;
    onProgress?.({ matches: played, of: planned.length });
  };
  const data: EvaluationWorkerData = {
    hostModule: (options.hostModule ?? new URL('../node-host.ts', import.meta.url)).href,
    scenarioId: scenario.manifest.id,
    rulesHash: scenario.manifest.rulesHash,
    a: options.a,
    b: options.b,
  };
  const pool = Array.from({ length: Math.min(workers, chunks.length) }, () => runWorker(data, next, done));
  try {
    await Promise.all(pool.map(({ finished }) => finished));
  } finally {
    await Promise.all(pool.map(({ stop }) => stop()));
  }
  return summarise(results.flat());
};
