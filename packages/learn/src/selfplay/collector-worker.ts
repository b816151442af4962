// One collector in a worker thread of Node: simulates, decides and writes rollouts in memory that it shares with the
// learner.

import { parentPort, workerData } from 'node:worker_threads';
import { type LoadedScenario, makeVectorEnv } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { type CollectOrder, Collector, type CollectorPlan, type CollectReport } from './collector.ts';
import { type LineUpOptions, lineUpsOf } from './line-ups.ts';

export type CollectorWorkerData = {
  /** Module with `loadScenario`. */
  readonly scenarioModule: string;
  readonly scenarioId: string;
  readonly rulesHash: string;
  /** Names of the bots that may be met, in order. */
  readonly bots: readonly string[];
  readonly lineUps: LineUpOptions;
  readonly plan: CollectorPlan;
  /** i32 [1] in shared memory; other than 0: give up the rollout under way. */
  readonly givenUp: Int32Array;
};

/** What the thread is told: to fill a rollout, or to end. */
export type CollectorMessage = CollectOrder | 'end';

export type CollectorAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'report'; readonly report: CollectReport }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

const serve = async (port: NonNullable<typeof parentPort>): Promise<void> => {
  const data = workerData as CollectorWorkerData;
  const answer = (message: CollectorAnswer): void => port.postMessage(message);
  const failed = (error: unknown): void => {
    const code = error instanceof LearnError ? error.code : 'collector_failed';
    answer({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
  };
  try {
    const { loadScenario } = (await import(data.scenarioModule)) as {
      loadScenario: (id: string) => Promise<LoadedScenario>;
    };
    const scenario = await loadScenario(data.scenarioId);
    if (scenario.manifest.rulesHash !== data.rulesHash) {
      throw new LearnError('rules_mismatch', `${data.scenarioId} was rebuilt while training started; start it again.`);
    }
    const bots = scenario.entry.bots.filter(({ name }) => data.bots.includes(name));
    const config = lineUpsOf(scenario.manifest, data.lineUps, data.plan.seats);
    const central = data.plan.rollouts.some((rollout) => rollout.central !== null);
    const env = makeVectorEnv({ scenario, matches: data.plan.seats.length, seed: 0n, config, central });
    const collector = await Collector.create(await nodeRuntime(), env, bots, data.plan);
    const isGivenUp = (): boolean => Atomics.load(data.givenUp, 0) !== 0;
    let underWay: Promise<void> = Promise.resolve();
    port.on('message', (message: CollectorMessage) => {
      underWay = underWay.then(async () => {
        if (message !== 'end') {
          await collector.collect(message, isGivenUp).then((report) => answer({ kind: 'report', report }), failed);
          return;
        }
        // The thread ends by itself: ending it from outside in the middle of native code takes the process along.
        await collector.close();
        port.close();
      });
    });
    answer({ kind: 'ready' });
  } catch (error) {
    failed(error);
  }
};

if (parentPort !== null) await serve(parentPort);
