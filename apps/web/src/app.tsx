// The page: a match starts at once; bar on top, match below, dialogs above.
import { loadScenario } from '@jixia/env/browser';
import type { LoadedScenario } from '@jixia/env/types';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './i18n/language-switch.tsx';
import { Brand } from './match/brand.tsx';
import { MatchView } from './match/match-view.tsx';
import { checkPolicyFile } from './match/policy-decider.ts';
import type { AgentChoice, MatchSetup } from './match/setup.ts';
import { firstSetup, freshSeed, parseSeed } from './match/setup.ts';
import { SetupDialog } from './match/setup-dialog.tsx';
import { type Running, startSession } from './match/start-session.ts';
import { ProofCard } from './replay/proof-card.tsx';
import { openReplaySession, reasonKey, replayErrorCode, scenarioOfReplay } from './replay/replay-tools.ts';
import { useFileDrop } from './replay/use-file-drop.ts';

const FIRST_SCENARIO = 'moba-1v1';

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

const scenarios = new Map<string, Promise<LoadedScenario>>();

/** Fetched and compiled once. */
const load = (id: string): Promise<LoadedScenario> => {
  const known = scenarios.get(id) ?? loadScenario(id);
  scenarios.set(id, known);
  known.catch(() => scenarios.delete(id));
  return known;
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const App = () => {
  const { t, i18n } = useTranslation();
  const [loaded, setLoaded] = useState<LoadedScenario | null>(null);
  const [setup, setSetup] = useState<MatchSetup | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  /** What the dialog starts from; null = closed. */
  const [plan, setPlan] = useState<MatchSetup | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [fileBytes, setFileBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);

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

  useEffect(() => {
    document.title = i18n.language === 'zh' ? '稷下 · 多智能体竞技场' : 'Jixia · multi-agent arena';
  }, [i18n.language]);

  useEffect(() => {
    const { scenario, seed } = fromAddress();
    const begin = async (id: string): Promise<void> => {
      const first = await load(id);
      await start(first, firstSetup(first, seed));
    };
    begin(scenario).catch((error: unknown) => {
      // A wrong address is told; the page plays all the same.
      const told = textOf(error);
      if (scenario === FIRST_SCENARIO) setProblem(told);
      else
        begin(FIRST_SCENARIO).then(
          () => setProblem(told),
          (again: unknown) => setProblem(textOf(again)),
        );
    });
  }, [start]);

  const openFile = useCallback(
    async (file: File): Promise<void> => {
      if (!loaded || !setup) return;
      setProblem(null);
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (/\.onnx$/i.test(file.name)) {
        try {
          await checkPolicyFile(loaded, file.name, bytes);
          const policy: AgentChoice = { kind: 'policy', fileName: file.name, bytes };
          setPlan({ ...setup, agents: [policy, setup.agents[1]], humanSeat: -1, seed: freshSeed() });
        } catch (error) {
          setProblem(`${t('error.policy')} ${textOf(error)}`);
        }
        return;
      }
      if (!/\.jxr$/i.test(file.name)) {
        setProblem(t('error.notReplay', { name: file.name }));
        return;
      }
      try {
        const scenario = await load(scenarioOfReplay(bytes));
        show({ session: openReplaySession(scenario, file.name, bytes), human: null });
        setFileBytes(bytes);
      } catch (error) {
        setProblem(`${file.name}: ${t(reasonKey(replayErrorCode(error)))} ${textOf(error)}`);
      }
    },
    [loaded, setup, show, t],
  );
  const isDropping = useFileDrop(openFile);

  /** A duel starts at once; in a team one chooses one's seat first. */
  const playSelf = (): void => {
    if (!loaded || !setup) return;
    const next = { ...setup, humanSeat: Math.max(setup.humanSeat, 0), seed: freshSeed() };
    if (loaded.manifest.agents.length === 2) void start(loaded, next);
    else setPlan(next);
  };

  return (
    <div className="mx-auto flex min-h-dvh max-w-[1560px] flex-col gap-2.5 px-2.5 pt-2.5 pb-6 sm:px-4">
      <header className="flex flex-wrap items-center gap-2">
        <Brand name={t('brand')} tagline={t('tagline')} />
        <div className="order-2 ml-auto sm:order-3 sm:ml-0">
          <LanguageSwitch />
        </div>
        <nav className="order-3 flex w-full flex-wrap gap-2 sm:order-2 sm:ml-auto sm:w-auto">
          <button
            type="button"
            className="button button-gold flex-1 sm:flex-none"
            data-testid="new-match"
            disabled={!setup}
            onClick={() => {
              if (setup) setPlan({ ...setup, humanSeat: -1, seed: freshSeed() });
            }}
          >
            {t('nav.newMatch')}
          </button>
          <button
            type="button"
            className="button flex-1 sm:flex-none"
            data-testid="play-self"
            disabled={!setup}
            onClick={playSelf}
          >
            {t('nav.play')}
          </button>
        </nav>
      </header>
      {problem ? (
        <div role="alert" className="panel flex items-start gap-3 border-vermilion/60 p-3" data-testid="problem">
          <div className="min-w-0 flex-1">
            <div className="text-[13px] font-semibold text-vermilion">{t('error.title')}</div>
            <p className="text-[13px] break-words">{problem}</p>
          </div>
          <button type="button" className="button" onClick={() => setProblem(null)}>
            {t('error.dismiss')}
          </button>
        </div>
      ) : null}
      <main>
        {running ? (
          <MatchView
            key={running.session.id}
            session={running.session}
            human={running.human}
            onAgain={() => {
              if (loaded && setup) void start(loaded, { ...setup, seed: freshSeed() });
            }}
            proof={(state) => (
              <ProofCard session={running.session} state={state} fileBytes={fileBytes} onOpen={openFile} />
            )}
          />
        ) : problem ? null : (
          <div className="panel flex h-[60dvh] items-center justify-center text-mist" role="status">
            {t('match.loading')}
          </div>
        )}
      </main>
      {isDropping ? (
        <div className="pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-2xl border-2 border-dashed border-gold bg-ink/80 text-xl font-semibold text-gold">
          {t('proof.dropNow')}
        </div>
      ) : null}
      {plan && loaded ? (
        <SetupDialog
          loaded={loaded}
          initial={plan}
          load={load}
          onStart={(scenario, next) => void start(scenario, next)}
          onClose={() => setPlan(null)}
        />
      ) : null}
    </div>
  );
};
