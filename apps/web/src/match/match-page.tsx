// The page of matches: one starts at once.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProofCard } from '../replay/proof-card.tsx';
import { loadScenarioOnce } from '../site/load-scenario-once.ts';
import { ProblemCard } from '../site/problem-card.tsx';
import { MatchView } from './match-view.tsx';
import { freshSeed } from './setup.ts';
import { SetupDialog } from './setup-dialog.tsx';
import type { Matches } from './use-matches.ts';

/** What the header offers on this page. */
export const MatchActions = ({ matches }: { matches: Matches }) => {
  const { t } = useTranslation();
  const { setup } = matches;
  return (
    <>
      <button
        type="button"
        className="button button-gold flex-1 sm:flex-none"
        data-testid="new-match"
        disabled={!setup}
        onClick={() => {
          if (setup) matches.setPlan({ ...setup, humanSeat: -1, seed: freshSeed() });
        }}
      >
        {t('nav.newMatch')}
      </button>
      <button
        type="button"
        className="button flex-1 sm:flex-none"
        data-testid="play-self"
        disabled={!setup}
        onClick={matches.playSelf}
      >
        {t('nav.play')}
      </button>
    </>
  );
};

export const MatchPage = ({ matches }: { matches: Matches }) => {
  const { t } = useTranslation();
  const { loaded, running, plan, problem, fileBytes, greet } = matches;
  const isEmpty = running === null && problem === null;
  useEffect(() => {
    if (isEmpty) greet();
  }, [isEmpty, greet]);
  return (
    <>
      {problem ? <ProblemCard text={problem} onDismiss={() => matches.setProblem(null)} /> : null}
      {matches.awaited ? (
        <p role="status" className="panel border-gold/60 p-3 text-[13px]" data-testid="awaited">
          {t('address.awaited', { hash: matches.awaited.hash.slice(0, 12), decision: matches.awaited.decision })}
        </p>
      ) : null}
      <main>
        {running ? (
          <MatchView
            key={running.session.id}
            session={running.session}
            human={running.human}
            onAgain={matches.again}
            fileBytes={fileBytes}
            proof={(state) => (
              <ProofCard
                session={running.session}
                state={state}
                fileBytes={fileBytes}
                onOpen={(file) => void matches.openFile(file)}
              />
            )}
          />
        ) : problem ? null : (
          <div className="panel flex h-[60dvh] items-center justify-center text-mist" role="status">
            {t('match.loading')}
          </div>
        )}
      </main>
      {plan && loaded ? (
        <SetupDialog
          loaded={loaded}
          initial={plan}
          load={loadScenarioOnce}
          onStart={(scenario, next) => void matches.start(scenario, next)}
          onClose={() => matches.setPlan(null)}
        />
      ) : null}
    </>
  );
};
