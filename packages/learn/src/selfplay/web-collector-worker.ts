// One collector in a worker of a browser: simulates, decides and writes rollouts in memory that it shares with the
// learner.

import { findScenario } from '@jixia/env';
import { webRuntime } from '../runtime/web.ts';
import { type CollectorAnswer, type CollectorMessage, failedAnswer, serveCollector } from './collector-service.ts';
import type { WebCollectorMessage, WebCollectorStart } from './web-collectors.ts';

const answer = (message: CollectorAnswer): void => postMessage(message);

const start = async (data: WebCollectorStart): Promise<(message: CollectorMessage) => void> => {
  const { manifest, module, plan } = data;
  const scenario = { entry: findScenario(manifest.id), manifest, module };
  const runtime = await webRuntime({ threads: plan.inferenceThreads });
  return serveCollector(scenario, runtime, data, answer, () => close());
};

let take: Promise<(message: CollectorMessage) => void> | null = null;

addEventListener('message', async ({ data }: MessageEvent<WebCollectorMessage>) => {
  try {
    if (data !== 'end' && 'kind' in data) {
      take = start(data.data);
      await take;
      answer({ kind: 'ready' });
    } else (await take)?.(data);
  } catch (error) {
    answer(failedAnswer(error));
  }
});
