// A vector environment whose matches run in worker threads of Node; rows live in shared memory, workers copy theirs in and out.

import { Worker } from 'node:worker_threads';
import { configLength } from './config.ts';
import { EnvError } from './errors.ts';
import type { Manifest, VectorEnv } from './types.ts';
import { CallOrder, type CheckedVectorEnvOptions, EpisodeConfigs } from './vector-env.ts';
import {
  commandWords,
  errorTextBytes,
  laneWords,
  type SharedRows,
  sharedRows,
  type VectorWorkerData,
} from './vector-worker-protocol.ts';

/** A worker that says nothing for this long is taken for dead. */
const silenceLimitMs = 120_000;
/** Looks at the answer this often before it sleeps; a sleep and wake-up costs about as much. */
const spinCount = 2_000;

type Lane = { readonly worker: Worker; readonly offset: number; isGone: boolean };

/** The rows of all matches in shared memory, their matches dealt out in equal runs to the workers. */
export class ThreadedVectorEnv implements VectorEnv {
  readonly manifest: Manifest;
  readonly matches: number;
  readonly agentsPerMatch: number;
  readonly observations: Float32Array;
  readonly masks: Uint8Array;
  readonly actions: Int32Array;
  readonly rewards: Float32Array;
  readonly rewardItems: Float32Array;
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  readonly finalObservations: Float32Array;
  readonly centralStates?: Float32Array;
  readonly finalCentralStates?: Float32Array;
  readonly matchInfo: Int32Array;
  readonly agentInfo: Int32Array;
  readonly #control: Int32Array;
  readonly #seedWords: BigUint64Array;
  readonly #errorTexts: Uint8Array;
  readonly #lanes: Lane[] = [];
  readonly #configs: EpisodeConfigs;
  readonly #order = new CallOrder();
  #seed: bigint;
  #failure: EnvError | null = null;

  constructor(options: CheckedVectorEnvOptions) {
    const { scenario, matches, workers } = options;
    const { manifest } = scenario;
    const rows: SharedRows = sharedRows(manifest, matches, options.central);
    this.manifest = manifest;
    this.matches = matches;
    this.agentsPerMatch = manifest.agents.length;
    this.observations = rows.observations;
    this.masks = rows.masks;
    this.actions = rows.actions;
    this.rewards = rows.rewards;
    this.rewardItems = rows.rewardItems;
    this.terminated = rows.terminated;
    this.truncated = rows.truncated;
    this.finalObservations = rows.finalObservations;
    if (rows.centralStates) this.centralStates = rows.centralStates;
    if (rows.finalCentralStates) this.finalCentralStates = rows.finalCentralStates;
    this.matchInfo = rows.matchInfo;
    this.agentInfo = rows.agentInfo;
    this.#control = new Int32Array(new SharedArrayBuffer(workers * laneWords * 4));
    this.#seedWords = new BigUint64Array(new SharedArrayBuffer(8));
    this.#errorTexts = new Uint8Array(new SharedArrayBuffer(workers * errorTextBytes));
    const configWords = new Int32Array(new SharedArrayBuffer(matches * configLength(manifest) * 4));
    this.#configs = new EpisodeConfigs(manifest, matches, options.config, configWords);
    this.#seed = options.seed;
    for (let index = 0; index < workers; index++) {
      const firstMatch = Math.floor((matches * index) / workers);
      const workerData: VectorWorkerData = {
        manifest,
        module: scenario.module,
        rows,
        configs: configWords,
        control: this.#control,
        seed: this.#seedWords,
        errorTexts: this.#errorTexts,
        lane: index,
        firstMatch,
        matchCount: Math.floor((matches * (index + 1)) / workers) - firstMatch,
      };
      this.#lanes.push(this.#startLane(index, workerData));
    }
  }

  reset(seed: bigint = this.#seed): void {
    this.#refuseFailed();
    this.#order.reset();
    this.#seed = seed;
    this.#seedWords[0] = BigInt.asUintN(64, seed);
    this.#configs.rewind();
    this.#command(commandWords.reset);
    this.#awaitAll();
    for (let match = 0; match < this.matches; match++) this.#configs.began(match);
  }

  step(): void {
    this.send();
    this.receive();
  }

  send(): void {
    this.#refuseFailed();
    this.#order.send();
    this.#command(commandWords.step);
  }

  receive(): void {
    this.#order.receive();
    this.#awaitAll();
    for (let match = 0; match < this.matches; match++) {
      if (this.terminated[match] !== 0 || this.truncated[match] !== 0) this.#configs.began(match);
    }
  }

  async close(): Promise<void> {
    if (!this.#order.close()) return;
    await Promise.all(
      this.#lanes.map(async (lane) => {
        if (!lane.isGone) await lane.worker.terminate();
      }),
    );
  }

  #startLane(index: number, workerData: VectorWorkerData): Lane {
    const worker = new Worker(new URL('./vector-worker.ts', import.meta.url), { workerData, execArgv: [] });
    const lane: Lane = { worker, offset: index * laneWords, isGone: false };
    worker.on('error', (cause) => {
      this.#failure ??= new EnvError('worker_failed', `Worker ${index} failed: ${String(cause)}`, { cause });
    });
    worker.on('exit', () => {
      lane.isGone = true;
    });
    // A forgotten close must not keep the process alive.
    worker.unref();
    return lane;
  }

  #command(command: number): void {
    for (const { offset } of this.#lanes) {
      Atomics.store(this.#control, offset + 2, command);
      Atomics.add(this.#control, offset, 1);
      Atomics.notify(this.#control, offset);
    }
  }

  #awaitAll(): void {
    for (let index = 0; index < this.#lanes.length; index++) this.#awaitLane(index);
  }

  #awaitLane(index: number): void {
    const control = this.#control;
    const { offset } = this.#lanes[index] as Lane;
    const wanted = Atomics.load(control, offset);
    let spins = 0;
    let answer = Atomics.load(control, offset + 1);
    while (answer !== wanted) {
      if (++spins > spinCount) {
        if (Atomics.wait(control, offset + 1, answer, silenceLimitMs) === 'timed-out') {
          this.#fail(index, `no answer for ${silenceLimitMs / 1000} s`);
        }
      }
      answer = Atomics.load(control, offset + 1);
      if (Atomics.load(control, offset + 3) !== 0) this.#fail(index, this.#errorText(index));
    }
    if (Atomics.load(control, offset + 3) !== 0) this.#fail(index, this.#errorText(index));
  }

  #errorText(index: number): string {
    const start = index * errorTextBytes;
    const bytes = this.#errorTexts.slice(start, start + errorTextBytes);
    const end = bytes.indexOf(0);
    return new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end)) || 'it ended without a word';
  }

  #fail(index: number, reason: string): never {
    const { matches } = this;
    const count = this.#lanes.length;
    const first = Math.floor((matches * index) / count);
    const last = Math.floor((matches * (index + 1)) / count) - 1;
    this.#failure ??= new EnvError(
      'worker_failed',
      `Worker ${index} (matches ${first} to ${last} of ${this.manifest.id}) failed: ${reason}. Close this environment and make a new one.`,
    );
    throw this.#failure;
  }

  #refuseFailed(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}
