// Plays chunks on worker threads, each of which takes the next chunk when it is free.

import { Worker } from 'node:worker_threads';
import type { LoadedScenario } from '@jixia/env';
import type { AgentSpec } from '../agents/agent-spec.ts';
import { prepareAgent } from '../agents/prepare-agent.ts';
import { ArenaError } from '../arena-error.ts';
import { agentHost } from '../node-host.ts';
import { type Chunk, type ChunkPlayer, LocalChunkPlayer } from './chunk-player.ts';
import type { ChunkAnswer, EvaluationWorkerData } from './evaluation-worker.ts';
import type { ChunkOutcome } from './run-chunk.ts';

export type ChunkPlayerOptions = {
  readonly scenario: LoadedScenario;
  readonly specs: readonly AgentSpec[];
  /** Worker threads, 0 .. 256; 0 (default) = this thread. The results are the same. */
  readonly workers?: number;
  /** Module that workers load scenario and policies through; default: the platform's own. See `HostModule`. */
  readonly hostModule?: URL;
  /** Whether the replay of every match is handed on; default false. */
  readonly keepsReplays?: boolean;
};

type Waiting = { readonly resolve: (outcome: ChunkOutcome) => void; readonly reject: (cause: unknown) => void };

/** One thread that plays one chunk at a time. */
class Seat {
  readonly #worker: Worker;
  #waiting: Waiting | null = null;
  #failure: ArenaError | null = null;

  constructor(data: EvaluationWorkerData) {
    this.#worker = new Worker(new URL('./evaluation-worker.ts', import.meta.url), { workerData: data, execArgv: [] });
    const failed = (cause: unknown): void => {
      this.#failure ??= new ArenaError('worker_failed', `A worker of the evaluation failed: ${String(cause)}`, {
        cause,
      });
      this.#waiting?.reject(this.#failure);
    };
    this.#worker.on('error', failed);
    this.#worker.on('exit', (code) => failed(`it ended with code ${code}`));
    this.#worker.on('message', (answer: ChunkAnswer) => {
      const waiting = this.#waiting;
      this.#waiting = null;
      if ('failure' in answer) waiting?.reject(new ArenaError(answer.failure.code, answer.failure.message));
      else waiting?.resolve(answer);
    });
  }

  play(chunk: Chunk): Promise<ChunkOutcome> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) reject(this.#failure);
      else {
        this.#waiting = { resolve, reject };
        this.#worker.postMessage(chunk);
      }
    });
  }

  async close(): Promise<void> {
    this.#waiting = null;
    await this.#worker.terminate();
  }
}

class ThreadedChunkPlayer implements ChunkPlayer {
  readonly width: number;
  readonly #seats: readonly Seat[];
  readonly #free: Seat[];
  readonly #queue: ((seat: Seat) => void)[] = [];

  constructor(data: EvaluationWorkerData, workers: number) {
    this.width = workers;
    this.#seats = Array.from({ length: workers }, () => new Seat(data));
    this.#free = [...this.#seats];
  }

  async play(chunk: Chunk): Promise<ChunkOutcome> {
    const seat = this.#free.pop() ?? (await new Promise<Seat>((resolve) => this.#queue.push(resolve)));
    try {
      return await seat.play(chunk);
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free.push(seat);
      else next(seat);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat.close()));
  }
}

/**
 * A player on `workers` threads. Throws ArenaError `bad_option`, `unknown_agent`, `bad_agent`, `bad_policy`; what only
 * shows in a worker rejects `play`.
 */
export const openChunkPlayer = async (options: ChunkPlayerOptions): Promise<ChunkPlayer> => {
  const { scenario, specs, workers = 0, keepsReplays = false } = options;
  if (!Number.isInteger(workers) || workers < 0 || workers > 256) {
    throw new ArenaError('bad_option', `workers must be a whole number from 0 to 256, not ${workers}.`);
  }
  if (workers === 0) return LocalChunkPlayer.create(scenario, specs, agentHost, keepsReplays);
  // Refused before any thread starts; a network is read by the workers alone.
  for (const spec of specs) {
    if (spec.kind !== 'policy') await (await prepareAgent(spec, scenario, agentHost)).close();
  }
  const data: EvaluationWorkerData = {
    hostModule: (options.hostModule ?? new URL('../node-host.ts', import.meta.url)).href,
    scenarioId: scenario.manifest.id,
    rulesHash: scenario.manifest.rulesHash,
    specs,
    keepsReplays,
  };
  return new ThreadedChunkPlayer(data, workers);
};
