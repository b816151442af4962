// An evaluation under way: started, followed, cancelled.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EvaluationAnswer, EvaluationOrder } from './evaluation-worker.ts';

export type EvaluationProgress = { readonly matches: number; readonly of: number };

export type EvaluationResult = Extract<EvaluationAnswer, { kind: 'done' }>;

export type Evaluation = {
  /** null while nothing is evaluated. */
  readonly progress: EvaluationProgress | null;
  readonly problem: string | null;
  readonly run: (order: EvaluationOrder, onDone: (result: EvaluationResult) => void) => void;
  readonly cancel: () => void;
};

export const useEvaluation = (): Evaluation => {
  const worker = useRef<Worker | null>(null);
  const [progress, setProgress] = useState<EvaluationProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = useCallback((): void => {
    worker.current?.terminate();
    worker.current = null;
    setProgress(null);
  }, []);
  useEffect(() => () => worker.current?.terminate(), []);
  const run = useCallback(
    (order: EvaluationOrder, onDone: (result: EvaluationResult) => void): void => {
      cancel();
      setProblem(null);
      const of = order.pairs * 2;
      setProgress({ matches: 0, of });
      const own = new Worker(new URL('./evaluation-worker.ts', import.meta.url), { type: 'module' });
      worker.current = own;
      const fail = (message: string): void => {
        cancel();
        setProblem(message);
      };
      own.onerror = ({ message }) => fail(message || 'The evaluation could not be loaded.');
      own.onmessage = ({ data }: MessageEvent<EvaluationAnswer>) => {
        if (worker.current !== own) return;
        if (data.kind === 'failed') fail(data.message);
        else if (data.kind === 'progress') setProgress({ matches: data.matches, of });
        else {
          cancel();
          onDone(data);
        }
      };
      own.postMessage(order);
    },
    [cancel],
  );
  return { progress, problem, run, cancel };
};
