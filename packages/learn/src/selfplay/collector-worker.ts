// One collector in a worker thread of Node: simulates, decides and writes rollouts in memory that it shares with the
// learner.

import { parentPort, workerData } from 'node:worker_threads';
import type { LoadedScenario } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import { nodeRuntime } from '../runtime/node.ts';
import {
  type CollectorAnswer,
  type CollectorMessage,
  type CollectorServiceOptions,
  failedAnswer,
  serveCollector,
} from './collector-service.ts';

export type CollectorWorkerData = CollectorServiceOptions & {
  /** Module with `loadScenario`. */
  readonly scenarioModule: string;
  readonly scenarioId: string;
  readonly rulesHash: string;
};

const serve = async (port: NonNullable<typeof parentPort>): Promise<void> => {
  const data = workerData as CollectorWorkerData;
  const answer = (message: CollectorAnswer): void => port.postMessage(message);
  try {
    const { loadScenario } = (await import(data.scenarioModule)) as {
      loadScenario: (id: string) => Promise<LoadedScenario>;
    };
    const scenario = await loadScenario(data.scenarioId);
    if (scenario.manifest.rulesHash !== data.rulesHash) {
      throw new LearnError('rules_mismatch', `${data.scenarioId} was rebuilt while training started; start it again.`);
    }
    // The thread ends by itself: ending it from outside in the middle of native code takes the process along.
    const take = await serveCollector(scenario, await nodeRuntime(), data, answer, () => port.close());
    port.on('message', (message: CollectorMessage) => take(message));
    answer({ kind: 'ready' });
  } catch (error) {
    answer(failedAnswer(error));
  }
};

if (parentPort !== null) await serve(parentPort);
