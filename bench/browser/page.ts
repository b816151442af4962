// The page that the benchmark drives: it hands calls on to its worker.
import type { StepAnswer, StepCall } from './learn-step-worker.ts';

const worker = new Worker(new URL('./learn-step-worker.ts', import.meta.url), { type: 'module' });

export type BenchPage = { call(call: StepCall): Promise<StepAnswer> };

const page: BenchPage = {
  call: (call) =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<StepAnswer>) => resolve(data);
      worker.onerror = ({ message }) => resolve({ kind: 'failed', message });
      worker.postMessage(call);
    }),
};

(globalThis as unknown as { bench: BenchPage }).bench = page;
