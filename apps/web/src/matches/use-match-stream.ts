// A match of the server while it is played: its actions as they come, played again here.
import { type Answer, ApiError, dataOf } from '@jixia/api-client';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { followLive } from '../live/live-line.ts';
import { ActionFeed } from '../match/action-feed.ts';
import { Session } from '../match/session.ts';
import { seatsOf } from '../match/setup.ts';
import { Simulation } from '../match/simulation.ts';
import { agentOf, replayErrorCode } from '../replay/replay-tools.ts';
import { loadRulesOnce } from '../site/load-rules.ts';
import { textOf } from '../site/load-scenario-once.ts';

type Chunk = Answer<'/api/matches/{id}/stream'>;

export type MatchStream = {
  readonly session: Session | null;
  /** Why it cannot be watched. */
  readonly problem: string | null;
};

const LOOK_EVERY_MS = 2500;
/** Whoever comes later begins so far before the newest decision. */
const BEHIND_SECONDS = 4;

/** Base64 of u16, little-endian. */
export const decodeActions = (text: string): Int32Array => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Int32Array.from({ length: bytes.length >> 1 }, (_, at) => view.getUint16(at * 2, true));
};

const open = async (chunk: Chunk): Promise<{ session: Session; feed: ActionFeed }> => {
  const loaded = await loadRulesOnce(chunk.scenarioId, chunk.rulesHash);
  const { manifest } = loaded;
  const feed = new ActionFeed(manifest.agents.length * manifest.actionHeads.length);
  const simulation = new Simulation(loaded, chunk.config, BigInt(chunk.seed ?? 0), { kind: 'feed', feed });
  const nameOf = (seat: number): string => {
    const team = [0, 1].find((side) => seatsOf(manifest, side).includes(seat));
    return chunk.sides.find(({ side }) => side === team)?.name ?? '';
  };
  const agents = manifest.agents.map((_, seat) => agentOf(loaded, nameOf(seat)));
  const session = new Session(simulation, { kind: 'feed', agents, humanSeat: -1, humanSide: -1, fileName: null });
  return { session, feed };
};

/** Follows a match while `isRunning`. */
export const useMatchStream = (id: string, isRunning: boolean): MatchStream => {
  const { t } = useTranslation();
  const [state, setState] = useState<MatchStream>({ session: null, problem: null });
  const texts = useRef(t);
  texts.current = t;
  useEffect(() => {
    if (!isRunning) return;
    let isGone = false;
    let isAsking = false;
    let current: { session: Session; feed: ActionFeed; startedAt: string | null } | null = null;
    let lastMs = 0;

    const fill = async (): Promise<void> => {
      for (;;) {
        const fromDecision: number = current?.feed.decisions ?? 0;
        const params = { path: { id }, query: { fromDecision } };
        const chunk = await dataOf(api.GET('/api/matches/{id}/stream', { params }));
        if (isGone || chunk.status !== 'running' || chunk.seed === null) return;
        lastMs = performance.now();
        if (current !== null && current.startedAt !== chunk.startedAt) {
          // Its worker was lost, and another begins it anew.
          current.session.close();
          current = null;
          continue;
        }
        const isFirst = current === null;
        current ??= { ...(await open(chunk)), startedAt: chunk.startedAt };
        if (isGone) return current.session.close();
        current.feed.append(fromDecision, decodeActions(chunk.actions));
        if (isFirst) {
          const { session } = current;
          session.seek(Math.max(0, chunk.decisionsSoFar - Math.round(BEHIND_SECONDS * session.decisionsPerSecond)));
          setState({ session, problem: null });
        }
        if (chunk.decisions === 0 || fromDecision + chunk.decisions >= chunk.decisionsSoFar) return;
      }
    };
    const look = async (): Promise<void> => {
      if (isAsking) return;
      isAsking = true;
      try {
        await fill();
      } catch (error) {
        const isLater = error instanceof ApiError && error.code === 'unreachable';
        const isHidden = error instanceof ApiError && error.code === 'forbidden';
        const isOlder = replayErrorCode(error) === 'other_rules';
        const say = isHidden ? 'matches.hiddenLive' : isOlder ? 'matches.otherRules' : null;
        if (!isGone && !isLater) {
          setState({ session: null, problem: say === null ? textOf(error) : texts.current(say) });
        }
      } finally {
        isAsking = false;
      }
    };
    const leave = followLive(`match:${id}`, (event) => {
      const { fromDecision, actions } = event?.data ?? {};
      const isPart = typeof fromDecision === 'number' && typeof actions === 'string';
      if (current !== null && isPart && fromDecision > 0) {
        lastMs = performance.now();
        if (current.feed.append(fromDecision, decodeActions(actions))) return;
      }
      void look();
    });
    void look();
    const timer = setInterval(() => {
      if (performance.now() - lastMs > LOOK_EVERY_MS) void look();
    }, LOOK_EVERY_MS);
    return () => {
      isGone = true;
      leave();
      clearInterval(timer);
      current?.session.close();
      setState({ session: null, problem: null });
    };
  }, [id, isRunning]);
  return state;
};
