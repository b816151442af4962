// Plays chunks on worker threads, each of which takes the next chunk when it is free.

import { Worker } from 'node:worker_threads';
import type { LoadedScenario } from '@jixia/env';
import type { AgentSpec } from '../agents/agent-spec.ts';
import { type AgentHost, prepareAgent } from '../agents/prepare-agent.ts';
import { ArenaError } from '../arena-error.ts';
import { agentHost } from '../node-host.ts';
import { type Chunk, type ChunkPlayer, isRemoteChunk, LocalChunkPlayer } from './chunk-player.ts';
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
  /** What this thread opens agents with; default: files and programs, no connections. Worker threads have their own. */
  readonly host?: AgentHost;
  /** Matches with remote agents at the same time, 1 .. 64; default 4. This thread plays them, whatever `workers` is. */
  readonly remoteAtOnce?: number;
};

type Waiting = { readonly resolve: (outcome: ChunkOutcome) => void; readonly reject: (cause: unknown) => void };

const closeMs = 3000;

/** One thread that plays one chunk at a time. */
class Seat {
  readonly #worker: Worker;
  readonly #exited: Promise<unknown>;
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
    this.#exited = new Promise((resolve) => this.#worker.once('exit', resolve));
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
    // A thread in the middle of a chunk that no longer counts is not waited for.
    if (this.#waiting === null && this.#failure === null) {
      this.#worker.postMessage('close');
      const timer = setTimeout(() => void this.#worker.terminate(), closeMs);
      await this.#exited;
      clearTimeout(timer);
    }
    this.#waiting = null;
    await this.#worker.terminate();
  }
}

class ThreadedChunkPlayer implements ChunkPlayer {
  readonly lanes: readonly number[];
  readonly #data: EvaluationWorkerData;
  readonly #workers: number;
  /** Plays what connects to this thread; null where nothing does. */
  readonly #connected: LocalChunkPlayer | null;
  readonly #seats: Seat[] = [];
  readonly #free: Seat[] = [];
  readonly #queue: ((seat: Seat) => void)[] = [];

  constructor(data: EvaluationWorkerData, workers: number, connected: LocalChunkPlayer | null) {
    this.lanes = [workers, connected?.lanes[1] ?? 0];
    this.#data = data;
    this.#workers = workers;
    this.#connected = connected;
  }

  laneOf(chunk: Chunk): number {
    return isRemoteChunk(this.#data.specs, chunk) ? 1 : 0;
  }

  async play(chunk: Chunk): Promise<ChunkOutcome> {
    if (this.#connected !== null && this.laneOf(chunk) === 1) return this.#connected.play(chunk);
    const seat = this.#free.pop() ?? this.#start() ?? (await new Promise<Seat>((resolve) => this.#queue.push(resolve)));
    try {
      return await seat.play(chunk);
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free.push(seat);
      else next(seat);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#connected?.close(), ...this.#seats.map((seat) => seat.close())]);
  }

  /** Another thread; null where there are enough. They start as chunks come, so that none is started for nothing. */
  #start(): Seat | null {
    if (this.#seats.length >= this.#workers) return null;
    const seat = new Seat(this.#data);
    this.#seats.push(seat);
    return seat;
  }
}

/**
 * A player on `workers` threads. Throws ArenaError `bad_option`, `unknown_agent`, `bad_agent`, `bad_policy`; what only
 * shows in a worker rejects `play`.
 */
export const openChunkPlayer = async (options: ChunkPlayerOptions): Promise<ChunkPlayer> => {
  const { scenario, specs, workers = 0, keepsReplays = false, host = agentHost, remoteAtOnce = 4 } = options;
  if (!Number.isInteger(workers) || workers < 0 || workers > 256) {
    throw new ArenaError('bad_option', `workers must be a whole number from 0 to 256, not ${workers}.`);
  }
  if (!Number.isInteger(remoteAtOnce) || remoteAtOnce < 1 || remoteAtOnce > 64) {
    throw new ArenaError('bad_option', `remoteAtOnce must be a whole number from 1 to 64, not ${remoteAtOnce}.`);
  }
  const local = { keepsReplays, remoteAtOnce };
  if (workers === 0) return LocalChunkPlayer.create(scenario, specs, host, local);
  const connects = specs.some(({ kind }) => kind === 'remote');
  if (!connects) {
    // Refused before any thread starts; a network is read by the workers alone.
    for (const spec of specs) {
      if (spec.kind !== 'policy') await (await prepareAgent(spec, scenario, host)).close();
    }
  }
  const connected = connects ? await LocalChunkPlayer.create(scenario, specs, host, local) : null;
  const data: EvaluationWorkerData = {
    hostModule: (options.hostModule ?? new URL('../node-host.ts', import.meta.url)).href,
    scenarioId: scenario.manifest.id,
    rulesHash: scenario.manifest.rulesHash,
    specs,
    keepsReplays,
  };
  return new ThreadedChunkPlayer(data, workers, connected);
};
