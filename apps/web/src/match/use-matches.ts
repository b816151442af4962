// The match of the page: which one runs, what a new one starts from, files that are opened. It outlives a look at
// another page; its clock stands still meanwhile.
import type { LoadedScenario } from '@jixia/env/types';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReplayOf, openReplaySession, reasonKey, replayErrorCode, scenarioOfReplay } from '../replay/replay-tools.ts';
import { AddressError, plainAddress, readMomentAddress } from '../share/moment-address.ts';
import { loadRulesOf } from '../site/load-rules.ts';
import { loadScenarioOnce, textOf } from '../site/load-scenario-once.ts';
import { checkPolicyFile } from './policy-decider.ts';
import { type AgentChoice, addressedSetup, firstSetup, freshSeed, type MatchSetup, parseSeed } from './setup.ts';
import { type Running, startSession } from './start-session.ts';

export const FIRST_SCENARIO = 'moba-1v1';

export const MATCH_PATH = '/match';

/** Keeps the address in step, so that it can be passed on; other pages have addresses of their own. */
const showInAddress = (scenario: string): void => {
  if (location.pathname !== MATCH_PATH) return;
  const address = plainAddress(new URL(location.href), scenario === FIRST_SCENARIO ? null : scenario);
  if (address !== location.href) history.replaceState(history.state, '', address);
};

/** Throws where it cannot be had. */
const fetchReplay = async (address: string): Promise<Uint8Array<ArrayBuffer>> => {
  const response = await fetch(new URL(address, location.href));
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** A moment of a match whose file the visitor has to open. */
export type AwaitedMatch = { readonly hash: string; readonly decision: number };

export type Matches = {
  readonly loaded: LoadedScenario | null;
  readonly setup: MatchSetup | null;
  readonly running: Running | null;
  /** What the dialog starts from; null = closed. */
  readonly plan: MatchSetup | null;
  readonly problem: string | null;
  /** The match that the address names without holding it; null = none, or it has been opened. */
  readonly awaited: AwaitedMatch | null;
  /** The opened replay; null for a match of this page. */
  readonly fileBytes: Uint8Array<ArrayBuffer> | null;
  readonly setPlan: (plan: MatchSetup | null) => void;
  readonly setProblem: (problem: string | null) => void;
  readonly start: (scenario: LoadedScenario, next: MatchSetup) => Promise<boolean>;
  /** The match that greets a visitor. */
  readonly greet: () => void;
  readonly openFile: (file: File) => Promise<void>;
  /** A match of a policy, on the first side, against a bot. */
  readonly seatPolicy: (scenarioId: string, fileName: string, bytes: Uint8Array, bot: string) => Promise<void>;
  readonly again: () => void;
  readonly playSelf: () => void;
};

export const useMatches = (): Matches => {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<LoadedScenario | null>(null);
  const [setup, setSetup] = useState<MatchSetup | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const [plan, setPlan] = useState<MatchSetup | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [awaited, setAwaited] = useState<AwaitedMatch | null>(null);
  const [fileBytes, setFileBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);

  /** Matches that are being prepared: the visitor's own wish comes before the greeting. */
  const preparing = useRef(0);

  const prepare = useCallback(async (work: () => Promise<void>): Promise<void> => {
    preparing.current += 1;
    try {
      await work();
    } finally {
      preparing.current -= 1;
    }
  }, []);

  const show = useCallback((next: Running): void => {
    setRunning((old) => {
      old?.session.close();
      return next;
    });
  }, []);

  const start = useCallback(
    async (scenario: LoadedScenario, next: MatchSetup, decision: number | null = null): Promise<boolean> => {
      setPlan(null);
      setProblem(null);
      try {
        const started = await startSession(scenario, next);
        if (decision !== null) started.session.seek(decision);
        else showInAddress(next.scenarioId);
        show(started);
        setFileBytes(null);
        setLoaded(scenario);
        setSetup(next);
        return true;
      } catch (error) {
        setProblem(textOf(error));
        return false;
      }
    },
    [show],
  );

  const openReplay = useCallback(
    async (name: string, bytes: Uint8Array<ArrayBuffer>, decision: number | null): Promise<void> => {
      try {
        const session = openReplaySession(await loadRulesOf(bytes), name, bytes);
        // What is set up after it is played by today's rules, of whatever time the replay is.
        const scenario = await loadScenarioOnce(scenarioOfReplay(bytes));
        if (decision !== null) session.seek(decision);
        show({ session, human: null });
        setFileBytes(bytes);
        setLoaded((old) => old ?? scenario);
        setSetup((old) => old ?? firstSetup(scenario, freshSeed()));
      } catch (error) {
        setProblem(`${name}: ${t(reasonKey(replayErrorCode(error)))} ${textOf(error)}`);
      }
    },
    [show, t],
  );

  /** Shows what the address names, or the match that greets a visitor. */
  const greet = useCallback((): void => {
    if (preparing.current > 0) return;
    const begin = async (id: string, seed: bigint): Promise<void> => {
      const first = await loadScenarioOnce(id);
      await start(first, firstSetup(first, seed));
    };
    const follow = async (): Promise<void> => {
      const { scenario, seed, agents, config, replay, match, decision } = readMomentAddress(new URL(location.href));
      if (replay !== null) {
        const isHeld = typeof replay !== 'string';
        const name = isHeld ? t('address.heldName') : (replay.split('/').at(-1) ?? replay);
        return openReplay(name, isHeld ? replay : await fetchReplay(replay), decision);
      }
      setAwaited(match === null ? null : { hash: match, decision: decision ?? 0 });
      const first = await loadScenarioOnce(scenario ?? FIRST_SCENARIO);
      const next = addressedSetup(first, parseSeed(seed ?? '') ?? freshSeed(), agents, config);
      await start(first, next, match === null ? decision : null);
    };
    void prepare(async () => {
      try {
        await follow();
      } catch (error) {
        // A wrong address is told; the page plays all the same.
        await begin(FIRST_SCENARIO, freshSeed());
        throw error;
      }
    }).catch((error: unknown) =>
      setProblem(error instanceof AddressError ? t(error.key, { part: error.part }) : textOf(error)),
    );
  }, [start, openReplay, prepare, t]);

  useEffect(() => {
    const onChange = (): void => {
      if (location.pathname === MATCH_PATH && location.hash.length > 1) greet();
    };
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, [greet]);

  const openPolicy = async (file: File, bytes: Uint8Array): Promise<void> => {
    const scenario = loaded ?? (await loadScenarioOnce(FIRST_SCENARIO));
    const base = setup ?? firstSetup(scenario, freshSeed());
    try {
      await checkPolicyFile(scenario, file.name, bytes);
      const policy: AgentChoice = { kind: 'policy', fileName: file.name, bytes };
      setLoaded(scenario);
      setPlan({ ...base, agents: [policy, base.agents[1]], humanSeat: -1, seed: freshSeed() });
    } catch (error) {
      setProblem(`${t('error.policy')} ${textOf(error)}`);
    }
  };

  const readFile = async (file: File): Promise<void> => {
    setProblem(null);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.onnx$/i.test(file.name)) return openPolicy(file, bytes);
    if (!/\.jxr$/i.test(file.name)) {
      setProblem(t('error.notReplay', { name: file.name }));
      return;
    }
    const isAwaited = awaited !== null && isReplayOf(bytes, awaited.hash);
    await openReplay(file.name, bytes, isAwaited ? awaited.decision : null);
    if (isAwaited) setAwaited(null);
  };

  const seatPolicy = (id: string, fileName: string, bytes: Uint8Array, bot: string): Promise<void> =>
    prepare(async () => {
      const scenario = await loadScenarioOnce(id);
      const first = firstSetup(scenario, freshSeed());
      const entry = scenario.entry.bots.find(({ name }) => name === bot);
      const opponent = entry ? { kind: 'bot' as const, name: entry.name, title: entry.title } : first.agents[1];
      await start(scenario, { ...first, agents: [{ kind: 'policy', fileName, bytes }, opponent] });
    }).catch((error: unknown) => setProblem(textOf(error)));

  /** A duel starts at once; in a team one chooses one's seat first. */
  const playSelf = (): void => {
    if (!loaded || !setup) return;
    const next = { ...setup, humanSeat: Math.max(setup.humanSeat, 0), seed: freshSeed() };
    if (loaded.manifest.agents.length === 2) void start(loaded, next);
    else setPlan(next);
  };

  return {
    loaded,
    setup,
    running,
    plan,
    problem,
    awaited,
    fileBytes,
    setPlan,
    setProblem,
    start,
    greet,
    openFile: (file) => prepare(() => readFile(file)),
    seatPolicy,
    again: () => {
      if (loaded && setup) void start(loaded, { ...setup, seed: freshSeed() });
    },
    playSelf,
  };
};
