// One collector that serves the orders of a learner in another thread, on any host.

import { type LoadedScenario, makeVectorEnv } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { type CollectOrder, Collector, type CollectorPlan, type CollectReport } from './collector.ts';
import { type LineUpOptions, lineUpsOf } from './line-ups.ts';

/** Plain data and shared memory, so that it reaches a thread. */
export type CollectorServiceOptions = {
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

export const failedAnswer = (error: unknown): CollectorAnswer => ({
  kind: 'failed',
  code: error instanceof LearnError ? error.code : 'collector_failed',
  message: error instanceof Error ? error.message : String(error),
});

/**
 * Opens the collector and returns what takes its orders; they are served one after the other.
 * @param answer called with the report of each order @param ended called after `end`
 */
export const serveCollector = async (
  scenario: LoadedScenario,
  runtime: Runtime,
  { bots: names, lineUps, plan, givenUp }: CollectorServiceOptions,
  answer: (answer: CollectorAnswer) => void,
  ended: () => void,
): Promise<(message: CollectorMessage) => void> => {
  const bots = scenario.entry.bots.filter(({ name }) => names.includes(name));
  const config = lineUpsOf(scenario.manifest, lineUps, plan.seats);
  const central = plan.rollouts.some((rollout) => rollout.central !== null);
  const env = makeVectorEnv({ scenario, matches: plan.seats.length, seed: 0n, config, central });
  const collector = await Collector.create(runtime, env, bots, plan);
  const isGivenUp = (): boolean => Atomics.load(givenUp, 0) !== 0;
  let underWay: Promise<void> = Promise.resolve();
  return (message) => {
    underWay = underWay.then(async () => {
      if (message !== 'end') {
        const failed = (error: unknown): void => answer(failedAnswer(error));
        await collector.collect(message, isGivenUp).then((report) => answer({ kind: 'report', report }), failed);
        return;
      }
      await collector.close();
      ended();
    });
  };
};
