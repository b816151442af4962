// Collectors in worker threads of Node.

import { Worker } from 'node:worker_threads';
import type { LoadedScenario } from '@jixia/env';
import { LearnError, type LearnErrorCode } from '../learn-error.ts';
import type { CollectReport } from './collector.ts';
import type { CollectorHandle, OpenCollector } from './collector-host.ts';
import type { CollectorAnswer, CollectorMessage, CollectorWorkerData } from './collector-worker.ts';
import type { LineUpOptions } from './line-ups.ts';

export type ThreadedCollectorsOptions = {
  readonly scenario: LoadedScenario;
  /** Names of the bots that may be met; they keep the scenario's order. */
  readonly bots: readonly string[];
  readonly lineUps: LineUpOptions;
  /** Module that threads load the scenario through; default `@jixia/env/node`. */
  readonly scenarioModule?: string;
};

/** Collectors in worker threads, one each. */
export const threadedCollectors =
  (options: ThreadedCollectorsOptions): OpenCollector =>
  async (index, plan) => {
    const { manifest } = options.scenario;
    const workerData: CollectorWorkerData = {
      scenarioModule: options.scenarioModule ?? import.meta.resolve('@jixia/env/node'),
      scenarioId: manifest.id,
      rulesHash: manifest.rulesHash,
      bots: options.bots,
      lineUps: { ...options.lineUps, seed: options.lineUps.seed + BigInt(index) },
      plan,
      givenUp: new Int32Array(new SharedArrayBuffer(4)),
    };
    const worker = new Worker(new URL('./collector-worker.ts', import.meta.url), { workerData, execArgv: [] });
    const answers = new Answers(worker, index);
    await answers.next();
    return {
      start: (order) => worker.postMessage(order satisfies CollectorMessage),
      finish: async () => (await answers.next()) as CollectReport,
      close: async () => {
        Atomics.store(workerData.givenUp, 0, 1);
        worker.postMessage('end' satisfies CollectorMessage);
        await answers.ended;
      },
    } satisfies CollectorHandle;
  };

/** Answers of a worker in their order; whoever comes first waits, the answer or the one who asks. */
class Answers {
  /** Resolves when the thread has ended. */
  readonly ended: Promise<void>;
  #queue: (CollectReport | null | LearnError)[] = [];
  #asker: { resolve: (report: CollectReport | null) => void; reject: (error: LearnError) => void } | null = null;

  constructor(worker: Worker, index: number) {
    const failed = (reason: string) =>
      this.#take(new LearnError('collector_failed', `Collector ${index} failed: ${reason}`));
    worker.on('message', (answer: CollectorAnswer) => {
      if (answer.kind === 'failed') this.#take(new LearnError(answer.code as LearnErrorCode, answer.message));
      else this.#take(answer.kind === 'report' ? answer.report : null);
    });
    worker.on('error', (cause) => failed(String(cause)));
    this.ended = new Promise((resolve) => {
      worker.on('exit', (code) => {
        failed(`its thread ended with code ${code}.`);
        resolve();
      });
    });
  }

  next(): Promise<CollectReport | null> {
    return new Promise((resolve, reject) => {
      this.#asker = { resolve, reject };
      this.#settle();
    });
  }

  #take(answer: CollectReport | null | LearnError): void {
    this.#queue.push(answer);
    this.#settle();
  }

  #settle(): void {
    const asker = this.#asker;
    if (asker === null || this.#queue.length === 0) return;
    this.#asker = null;
    const answer = this.#queue.shift();
    if (answer instanceof LearnError) asker.reject(answer);
    else asker.resolve(answer ?? null);
  }
}
