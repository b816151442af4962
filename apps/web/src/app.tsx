// The page: a match starts at once; bar on top, match below, dialogs above.
import { loadScenario } from '@jixia/env/browser';
import type { LoadedScenario } from '@jixia/env/types';
import type { Viewer } from '@jixia/viewer';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './i18n/language-switch.tsx';
import { Brand } from './match/brand.tsx';
import { MatchView } from './match/match-view.tsx';
import { checkPolicyFile } from './match/policy-decider.ts';
import type { AgentChoice, MatchSetup } from './match/setup.ts';
import { freshSeed, parseSeed } from './match/setup.ts';
import { SetupDialog } from './match/setup-dialog.tsx';
import { firstSetup, type Running, startSession } from './match/start-session.ts';
import { useTransportKeys } from './match/use-transport-keys.ts';
import { ProofCard } from './replay/proof-card.tsx';
import { openReplaySession, reasonKey, replayErrorCode } from './replay/replay-tools.ts';
import { useFileDrop } from './replay/use-file-drop.ts';

const SCENARIO = 'moba-1v1';

const seedFromAddress = (): bigint => parseSeed(new URLSearchParams(location.search).get('seed') ?? '') ?? freshSeed();

export const App = () => {
  const { t, i18n } = useTranslation();
  const [loaded, setLoaded] = useState<LoadedScenario | null>(null);
  const [setup, setSetup] = useState<MatchSetup | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const [isSetupOpen, setSetupOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [policyDropped, setPolicyDropped] = useState<AgentChoice | null>(null);
  const [fileBytes, setFileBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const viewer = useRef<Viewer | null>(null);
  const getViewer = useCallback(() => viewer.current, []);
  useTransportKeys(running?.session ?? null, getViewer);

  const show = useCallback((next: Running): void => {
    setRunning((old) => {
      old?.session.close();
      return next;
    });
  }, []);

  const start = useCallback(
    async (scenario: LoadedScenario, next: MatchSetup): Promise<void> => {
      setSetupOpen(false);
      setProblem(null);
      try {
        show(await startSession(scenario, next));
        setFileBytes(null);
        setSetup(next);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      }
    },
    [show],
  );

  useEffect(() => {
    document.title = i18n.language === 'zh' ? '稷下 · 多智能体竞技场' : 'Jixia · multi-agent arena';
  }, [i18n.language]);

  useEffect(() => {
    loadScenario(SCENARIO).then(
      (scenario) => {
        setLoaded(scenario);
        void start(scenario, firstSetup(scenario, seedFromAddress()));
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, [start]);

  const openFile = useCallback(
    async (file: File): Promise<void> => {
      if (!loaded) return;
      setProblem(null);
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (/\.onnx$/i.test(file.name)) {
        try {
          await checkPolicyFile(loaded, file.name, bytes);
          setPolicyDropped({ kind: 'policy', fileName: file.name, bytes });
          setSetupOpen(true);
        } catch (error) {
          setProblem(`${t('error.policy')} ${error instanceof Error ? error.message : String(error)}`);
        }
        return;
      }
      if (!/\.jxr$/i.test(file.name)) {
        setProblem(t('error.notReplay', { name: file.name }));
        return;
      }
      try {
        show({ session: openReplaySession(loaded, file.name, bytes), human: null });
        setFileBytes(bytes);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        setProblem(`${file.name}: ${t(reasonKey(replayErrorCode(error)))} ${detail}`);
      }
    },
    [loaded, show, t],
  );
  const isDropping = useFileDrop(openFile);

  const playSelf = (): void => {
    if (loaded && setup)
      void start(loaded, { ...setup, agents: [{ kind: 'human' }, setup.agents[1]], seed: freshSeed() });
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
            disabled={!loaded}
            onClick={() => {
              setPolicyDropped(null);
              setSetupOpen(true);
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
            onViewer={(value) => {
              viewer.current = value;
            }}
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
      {isSetupOpen && loaded && setup ? (
        <SetupDialog
          loaded={loaded}
          initial={{
            ...setup,
            agents: policyDropped ? [policyDropped, setup.agents[1]] : setup.agents,
            seed: freshSeed(),
          }}
          onStart={(next) => void start(loaded, next)}
          onClose={() => setSetupOpen(false)}
        />
      ) : null}
    </div>
  );
};
