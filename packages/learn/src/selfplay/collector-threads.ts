// Collectors in worker threads of Node.

import { Worker } from 'node:worker_threads';
import type { LoadedScenario } from '@jixia/env';
import type { CollectReport } from './collector.ts';
import { CollectorAnswers } from './collector-answers.ts';
import type { CollectorHandle, OpenCollector } from './collector-host.ts';
import type { CollectorAnswer, CollectorMessage } from './collector-service.ts';
import type { CollectorWorkerData } from './collector-worker.ts';
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
    const answers = new CollectorAnswers(index);
    worker.on('message', (answer: CollectorAnswer) => answers.take(answer));
    worker.on('error', (cause) => answers.fail(String(cause)));
    const ended = new Promise<void>((resolve) => {
      worker.on('exit', (code) => {
        answers.fail(`its thread ended with code ${code}.`);
        resolve();
      });
    });
    await answers.next();
    return {
      start: (order) => worker.postMessage(order satisfies CollectorMessage),
      finish: async () => (await answers.next()) as CollectReport,
      close: async () => {
        Atomics.store(workerData.givenUp, 0, 1);
        worker.postMessage('end' satisfies CollectorMessage);
        await ended;
      },
    } satisfies CollectorHandle;
  };
