// Where collectors run: here, or (collector-threads.ts) in worker threads.

import type { BotEntry, VectorEnv } from '@jixia/env';
import type { Runtime } from '../runtime/runtime.ts';
import { type CollectOrder, Collector, type CollectorPlan, type CollectReport } from './collector.ts';

/** One collector, wherever it runs. `start` and `finish` take turns. */
export interface CollectorHandle {
  start(order: CollectOrder): void;
  /** Resolves when the rollout is full. Rejects with LearnError `diverged`, `collector_failed`. */
  finish(): Promise<CollectReport>;
  close(): Promise<void>;
}

/** Opens collector `index` of a trainer. */
export type OpenCollector = (index: number, plan: CollectorPlan) => Promise<CollectorHandle>;

/**
 * Collectors in the calling thread. `makeEnv` makes an environment of that many matches, with central states where
 * `central`; the collector closes it.
 */
export const localCollectors =
  (
    runtime: Runtime,
    bots: readonly BotEntry[],
    makeEnv: (index: number, matches: number, central: boolean) => VectorEnv,
  ): OpenCollector =>
  async (index, plan) => {
    const central = plan.rollouts.some((rollout) => rollout.central !== null);
    const collector = await Collector.create(runtime, makeEnv(index, plan.seats.length, central), bots, plan);
    let order: CollectOrder | null = null;
    return {
      start: (next) => {
        order = next;
      },
      // Nothing runs beside the caller here, so that the work may as well wait until it is asked for.
      finish: () => collector.collect(order as CollectOrder),
      close: () => collector.close(),
    };
  };
