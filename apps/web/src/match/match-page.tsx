// The page of matches: one starts at once.
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProofCard } from '../replay/proof-card.tsx';
import { namesMatch } from '../share/moment-address.ts';
import { loadScenarioOnce } from '../site/load-scenario-once.ts';
import { PageLoading } from '../site/page-loading.tsx';
import { ProblemCard } from '../site/problem-card.tsx';
import { useSharedMatches } from './match-store.ts';
import { MatchView } from './match-view.tsx';
import { freshSeed } from './setup.ts';
import { SetupDialog } from './setup-dialog.tsx';
import type { Matches } from './use-matches.ts';

const MatchActions = ({ matches }: { matches: Matches }) => {
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

const MatchRoom = ({ matches }: { matches: Matches }) => {
  const { t } = useTranslation();
  const { loaded, running, plan, problem, fileBytes, greet } = matches;
  const isEmpty = running === null && problem === null;
  useEffect(() => {
    if (isEmpty) greet();
  }, [isEmpty, greet]);
  // A link of the site to a match, while another is being shown.
  const visit = useRouterState({ select: ({ location: { state } }) => state.__TSR_key });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a visit
  useEffect(() => {
    if (namesMatch(new URL(location.href))) greet();
  }, [visit]);
  return (
    <>
      <h1 className="sr-only">{t('pages.match')}</h1>
      <div className="flex flex-wrap items-center gap-2">
        <MatchActions matches={matches} />
        <Link to="/compare" className="button ml-auto max-sm:hidden">
          {t('pages.compare')}
        </Link>
      </div>
      {problem ? <ProblemCard text={problem} onDismiss={() => matches.setProblem(null)} /> : null}
      {matches.awaited ? (
        <p role="status" className="panel border-gold/60 p-3 text-[13px]" data-testid="awaited">
          {t('address.awaited', { hash: matches.awaited.hash.slice(0, 12), decision: matches.awaited.decision })}
        </p>
      ) : null}
      <div>
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
      </div>
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

export const MatchPage = () => {
  const matches = useSharedMatches();
  return matches === null ? <PageLoading /> : <MatchRoom matches={matches} />;
};
