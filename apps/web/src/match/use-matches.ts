// The match of the page: which one runs, what a new one starts from, files that are opened. It outlives a look at
// another page; its clock stands still meanwhile.
import type { LoadedScenario } from '@jixia/env/types';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openReplaySession, reasonKey, replayErrorCode, scenarioOfReplay } from '../replay/replay-tools.ts';
import { loadScenarioOnce, textOf } from '../site/load-scenario-once.ts';
import { checkPolicyFile } from './policy-decider.ts';
import { type AgentChoice, firstSetup, freshSeed, type MatchSetup, parseSeed } from './setup.ts';
import { type Running, startSession } from './start-session.ts';

export const FIRST_SCENARIO = 'moba-1v1';

/** `?scenario=moba-5v5&seed=42` */
const fromAddress = (): { scenario: string; seed: bigint } => {
  const query = new URLSearchParams(location.search);
  return { scenario: query.get('scenario') ?? FIRST_SCENARIO, seed: parseSeed(query.get('seed') ?? '') ?? freshSeed() };
};

/** Keeps the address in step, so that it can be passed on. */
const showInAddress = (scenario: string): void => {
  const url = new URL(location.href);
  if (scenario === FIRST_SCENARIO) url.searchParams.delete('scenario');
  else url.searchParams.set('scenario', scenario);
  history.replaceState(null, '', url);
};

export type Matches = {
  readonly loaded: LoadedScenario | null;
  readonly setup: MatchSetup | null;
  readonly running: Running | null;
  /** What the dialog starts from; null = closed. */
  readonly plan: MatchSetup | null;
  readonly problem: string | null;
  /** The opened replay; null for a match of this page. */
  readonly fileBytes: Uint8Array<ArrayBuffer> | null;
  readonly setPlan: (plan: MatchSetup | null) => void;
  readonly setProblem: (problem: string | null) => void;
  readonly start: (scenario: LoadedScenario, next: MatchSetup) => Promise<void>;
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
    async (scenario: LoadedScenario, next: MatchSetup): Promise<void> => {
      setPlan(null);
      setProblem(null);
      try {
        show(await startSession(scenario, next));
        setFileBytes(null);
        setLoaded(scenario);
        setSetup(next);
        showInAddress(next.scenarioId);
      } catch (error) {
        setProblem(textOf(error));
      }
    },
    [show],
  );

  const greet = useCallback((): void => {
    if (preparing.current > 0) return;
    const { scenario, seed } = fromAddress();
    const begin = async (id: string): Promise<void> => {
      const first = await loadScenarioOnce(id);
      await start(first, firstSetup(first, seed));
    };
    void prepare(async () => {
      try {
        await begin(scenario);
      } catch (error) {
        // A wrong address is told; the page plays all the same.
        if (scenario !== FIRST_SCENARIO) await begin(FIRST_SCENARIO);
        throw error;
      }
    }).catch((error: unknown) => setProblem(textOf(error)));
  }, [start, prepare]);

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
    try {
      const scenario = await loadScenarioOnce(scenarioOfReplay(bytes));
      show({ session: openReplaySession(scenario, file.name, bytes), human: null });
      setFileBytes(bytes);
    } catch (error) {
      setProblem(`${file.name}: ${t(reasonKey(replayErrorCode(error)))} ${textOf(error)}`);
    }
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
