// Collectors in workers of a browser. They share memory with the learner, so the page must be cross-origin isolated.

import type { LoadedScenario, Manifest } from '@jixia/env';
import type { CollectReport } from './collector.ts';
import { CollectorAnswers } from './collector-answers.ts';
import type { CollectorHandle, OpenCollector } from './collector-host.ts';
import type { CollectorAnswer, CollectorMessage, CollectorServiceOptions } from './collector-service.ts';
import type { LineUpOptions } from './line-ups.ts';

export type WebCollectorsOptions = {
  readonly scenario: LoadedScenario;
  /** Names of the bots that may be met; they keep the scenario's order. */
  readonly bots: readonly string[];
  readonly lineUps: LineUpOptions;
};

/** The first message to a worker: the compiled rules travel along, nothing is fetched twice. */
export type WebCollectorStart = CollectorServiceOptions & {
  readonly manifest: Manifest;
  readonly module: WebAssembly.Module;
};

export type WebCollectorMessage = { readonly kind: 'start'; readonly data: WebCollectorStart } | CollectorMessage;

/** Collectors in workers of their own, one each. */
export const webCollectors =
  ({ scenario, bots, lineUps }: WebCollectorsOptions): OpenCollector =>
  async (index, plan) => {
    const data: WebCollectorStart = {
      manifest: scenario.manifest,
      module: scenario.module,
      bots,
      lineUps: { ...lineUps, seed: lineUps.seed + BigInt(index) },
      plan,
      givenUp: new Int32Array(new SharedArrayBuffer(4)),
    };
    const worker = new Worker(new URL('./web-collector-worker.ts', import.meta.url), { type: 'module' });
    const answers = new CollectorAnswers(index);
    worker.onmessage = ({ data: answer }: MessageEvent<CollectorAnswer>) => answers.take(answer);
    worker.onerror = ({ message }) => answers.fail(message || 'its worker could not be loaded.');
    const tell = (message: WebCollectorMessage): void => worker.postMessage(message);
    tell({ kind: 'start', data });
    try {
      await answers.next();
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return {
      start: tell,
      finish: async () => (await answers.next()) as CollectReport,
      close: async () => worker.terminate(),
    } satisfies CollectorHandle;
  };
