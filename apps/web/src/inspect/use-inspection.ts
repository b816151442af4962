// Keeps the insight of the shown decision up to date, and the rewards of the match coming.
import type { Policy } from '@jixia/learn/policy';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Session, SessionState } from '../match/session.ts';
import { type Insight, Inspector, type RewardSeries } from './inspector.ts';

/** While the match runs, often enough to follow and seldom enough to read. */
const REFRESH_MS = 250;
const SERIES_MS = 30;

export type Inspection = {
  readonly insight: Insight | null;
  readonly series: RewardSeries;
  readonly problem: string | null;
};

export const useInspection = (
  session: Session,
  state: SessionState,
  seat: number,
  policy: Policy | null,
): Inspection => {
  const inspector = useMemo(() => new Inspector(session.simulation), [session]);
  const [insight, setInsight] = useState<Insight | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [, setTurn] = useState(0);
  const wanted = useRef({ seat, policy, index: state.index });
  wanted.current = { seat, policy, index: state.index };

  // Another seat or policy starts anew; moments are polled.
  useEffect(() => {
    let isGone = false;
    let shown = -1;
    let timer = 0;
    const look = async (): Promise<void> => {
      const { index } = wanted.current;
      if (index !== shown) {
        try {
          const next = await inspector.look(seat, index, policy);
          shown = index;
          if (!isGone) {
            setInsight(next);
            setProblem(null);
          }
        } catch (error) {
          if (!isGone) setProblem(error instanceof Error ? error.message : String(error));
          shown = index;
        }
      }
      if (!isGone) timer = window.setTimeout(() => void look(), shown === wanted.current.index ? 60 : REFRESH_MS);
    };
    void look();
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [inspector, seat, policy]);

  useEffect(() => {
    let timer = 0;
    let lastShown = 0;
    const run = (): void => {
      const isDone = inspector.runRewards();
      if (performance.now() - lastShown > REFRESH_MS || isDone) {
        lastShown = performance.now();
        setTurn((turn) => turn + 1);
      }
      timer = window.setTimeout(run, isDone ? 500 : SERIES_MS);
    };
    run();
    return () => window.clearTimeout(timer);
  }, [inspector]);

  return { insight, series: inspector.rewardsOf(seat), problem };
};
