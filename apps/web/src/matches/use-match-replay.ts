// The replay of a match of the server, opened as a session.
import { dataOf } from '@jixia/api-client';
import { decodeReplay } from '@jixia/arena/replay';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { Session } from '../match/session.ts';
import { openReplaySession, reasonKey, replayErrorCode, type SeatLabel } from '../replay/replay-tools.ts';
import { loadRulesOf } from '../site/load-rules.ts';
import { loadScenarioOnce, textOf } from '../site/load-scenario-once.ts';

export type OpenedReplay = {
  readonly session: Session;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Last link of its hash chain. */
  readonly hash: string;
  /** Whether it was played under other rules than the site has today. */
  readonly isOfOlderRules: boolean;
};

export type MatchReplay = {
  readonly opened: OpenedReplay | null;
  readonly problem: string | null;
};

/** `isThere`: whether the server has it. `at`: the decision to begin at. */
export const useMatchReplay = (
  id: string,
  scenarioId: string,
  isThere: boolean,
  at: () => number | null,
  labelOf: SeatLabel,
): MatchReplay => {
  const { t } = useTranslation();
  const [state, setState] = useState<MatchReplay>({ opened: null, problem: null });
  const latest = useRef({ at, t, labelOf });
  latest.current = { at, t, labelOf };
  useEffect(() => {
    if (!isThere) return;
    let isGone = false;
    let session: Session | null = null;
    const open = async (): Promise<void> => {
      const call = api.GET('/api/matches/{id}/replay', { params: { path: { id } }, parseAs: 'arrayBuffer' });
      const buffer = await dataOf(call as unknown as Promise<{ data?: ArrayBuffer; response: Response }>);
      const bytes = new Uint8Array(buffer);
      const [loaded, current] = await Promise.all([loadRulesOf(bytes), loadScenarioOnce(scenarioId)]);
      if (isGone) return;
      session = openReplaySession(loaded, `${scenarioId}-${id}.jxr`, bytes, latest.current.labelOf);
      const moment = latest.current.at();
      if (moment !== null) session.seek(moment);
      const { hash } = decodeReplay(bytes);
      setState({ opened: { session, bytes, hash, isOfOlderRules: loaded !== current }, problem: null });
    };
    open().catch((error: unknown) => {
      const code = replayErrorCode(error);
      const problem = code === undefined ? textOf(error) : `${latest.current.t(reasonKey(code))} ${textOf(error)}`;
      if (!isGone) setState({ opened: null, problem });
    });
    return () => {
      isGone = true;
      session?.close();
      setState({ opened: null, problem: null });
    };
  }, [id, scenarioId, isThere]);
  return state;
};
