// A verification under way: started, followed, stopped. Ending the worker is how it is stopped.
import type { EvidenceVerification } from '@jixia/arena/evidence';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CheckedMatch, VerificationAnswer, VerificationOrder } from './verification-worker.ts';

export type Verification = {
  readonly isRunning: boolean;
  /** Of how many; 0 until that is known. */
  readonly total: number;
  readonly matches: readonly CheckedMatch[];
  readonly found: EvidenceVerification | null;
  readonly problem: string | null;
};

const nothing: Verification = { isRunning: false, total: 0, matches: [], found: null, problem: null };

export const useVerification = (): Verification & {
  readonly start: (order: VerificationOrder) => void;
  readonly stop: () => void;
} => {
  const worker = useRef<Worker | null>(null);
  const [state, setState] = useState(nothing);
  const stop = useCallback((): void => {
    worker.current?.terminate();
    worker.current = null;
    setState((now) => ({ ...now, isRunning: false }));
  }, []);
  useEffect(() => () => worker.current?.terminate(), []);
  const start = useCallback(
    (order: VerificationOrder): void => {
      stop();
      setState({ ...nothing, isRunning: true });
      const own = new Worker(new URL('./verification-worker.ts', import.meta.url), { type: 'module' });
      worker.current = own;
      const fail = (problem: string): void => {
        stop();
        setState((now) => ({ ...now, problem }));
      };
      own.onerror = ({ message }) => fail(message || 'The verification could not be loaded.');
      own.onmessage = ({ data }: MessageEvent<VerificationAnswer>) => {
        if (worker.current !== own) return;
        if (data.kind === 'failed') fail(data.message);
        else if (data.kind === 'begun') setState((now) => ({ ...now, total: data.matches }));
        else if (data.kind === 'match') setState((now) => ({ ...now, matches: [...now.matches, data.match] }));
        else {
          stop();
          setState((now) => ({ ...now, found: data.found }));
        }
      };
      own.postMessage(order);
    },
    [stop],
  );
  return { ...state, start, stop };
};
