// A match of the server: while it waits, while it is played, and its replay with all that proves it.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { withMatches } from '../match/match-store.ts';
import { MatchView } from '../match/match-view.tsx';
import type { Session } from '../match/session.ts';
import { ProofCard } from '../replay/proof-card.tsx';
import type { SeatLabel } from '../replay/replay-tools.ts';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { readMomentAddress } from '../share/moment-address.ts';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { ProblemCard } from '../site/problem-card.tsx';
import { useTitle } from '../site/use-title.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ForfeitNote, Record, Sides, Timing } from './match-facts.tsx';
import { isUnderWay, resultText, type ServerMatch, sideTitle, statusLook, versionName } from './match-texts.ts';
import './texts.ts';
import { useMatchReplay } from './use-match-replay.ts';
import { useMatchStream } from './use-match-stream.ts';

/** What is under way is also looked at now and then, should an event have been missed. */
const LOOK_EVERY_MS = 15_000;

/** The moment that the address names; null where it names none. */
const momentHere = (): number | null => {
  try {
    return readMomentAddress(new URL(location.href)).decision;
  } catch {
    return null;
  }
};

const addressAt =
  (id: string) =>
  (decision: number): string =>
    `${location.origin}/match/${id}#t=${decision}`;

/** Bots keep the names that the site has for them. */
const labelsOf =
  (match: ServerMatch): SeatLabel =>
  (seat, label) => {
    const team = match.timing?.find((one) => one.seat === seat)?.side;
    const side = match.sides.find((one) => one.side === team);
    return side === undefined || label.startsWith('bot:') ? label : versionName(side);
  };

const goTo = (session: Session, decision: number): void => {
  // A little before, so that one sees it come.
  session.seek(Math.max(0, decision - Math.round(3 * session.decisionsPerSecond)));
  session.setPlaying(true);
  window.scrollTo({ top: 0, behavior: 'smooth' });
};

const Replay = ({ match, watched }: { match: ServerMatch; watched: RefObject<number | null> }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const labelOf = labelsOf(match);
  // Whoever has watched it live goes on where it was.
  const at = (): number | null => watched.current ?? momentHere();
  const { opened, problem } = useMatchReplay(match.id, match.scenarioId, match.replay !== null, at, labelOf);
  const openFile = (file: File): void => {
    withMatches((matches) => void matches.openFile(file));
    void navigate({ to: '/match' });
  };
  let picture: ReactNode = null;
  if (match.replay === null) {
    picture = <EmptyState title={t('matches.noReplay')} hint={match.isSeedHidden ? t('matches.hiddenHint') : null} />;
  } else if (problem !== null) picture = <ProblemCard text={problem} />;
  else if (opened === null) picture = <PageLoading />;
  else {
    const { session, bytes } = opened;
    picture = (
      <MatchView
        key={session.id}
        session={session}
        human={null}
        onAgain={() => {
          session.seek(0);
          session.setPlaying(true);
        }}
        fileBytes={bytes}
        addressOf={addressAt(match.id)}
        proof={(state) => <ProofCard session={session} state={state} fileBytes={bytes} onOpen={openFile} />}
      />
    );
  }
  return (
    <>
      <ForfeitNote match={match} onGo={opened === null ? null : (step) => goTo(opened.session, step)} />
      {picture}
      <Sides match={match} />
      <div className="grid items-start gap-2.5 lg:grid-cols-2">
        <Record match={match} replayHash={opened?.hash ?? null} isOfOlderRules={opened?.isOfOlderRules ?? false} />
        <Timing match={match} />
      </div>
    </>
  );
};

const LiveNote = ({ decisions }: { decisions: number }) => {
  const { t } = useTranslation();
  return (
    <section className="panel order-5 col-span-2 flex min-w-0 flex-col gap-2 p-3 lg:flex-1" data-testid="live-note">
      <h2 className="flex items-center gap-2 text-[13px] font-semibold">
        <span className="size-2 animate-pulse rounded-full bg-jade" aria-hidden="true" />
        {t('matches.liveTitle')}
      </h2>
      <p className="text-[12px] leading-relaxed text-mist">{t('matches.liveText')}</p>
      <p className="numeral text-[12px] text-mist">{t('matches.liveDecisions', { decisions })}</p>
    </section>
  );
};

const Live = ({ match, watched }: { match: ServerMatch; watched: RefObject<number | null> }) => {
  const { session, problem } = useMatchStream(match.id, true);
  useEffect(() => {
    if (session === null) return;
    return session.subscribe(() => {
      watched.current = session.getState().index;
    });
  }, [session, watched]);
  if (session === null) return <Waiting match={match} {...(problem === null ? {} : { hint: problem })} />;
  return (
    <>
      <MatchView
        key={session.id}
        session={session}
        human={null}
        onAgain={() => session.seek(0)}
        fileBytes={null}
        addressOf={addressAt(match.id)}
        proof={({ decisions }) => <LiveNote decisions={decisions} />}
      />
      <Sides match={match} />
      <Record match={match} replayHash={null} />
    </>
  );
};

const Waiting = ({ match, hint }: { match: ServerMatch; hint?: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <EmptyState title={t(`matches.state.${match.status}`)} hint={hint ?? t(`matches.stateHint.${match.status}`)}>
        <Link to="/matches" search={{ scenario: match.scenarioId }} className="button">
          {t('matches.all')}
        </Link>
      </EmptyState>
      <Sides match={match} />
      <Record match={match} replayHash={null} />
    </>
  );
};

const Head = ({ match }: { match: ServerMatch }) => {
  const { t, i18n } = useTranslation();
  const scenarioName = useScenarioName();
  const { competition, sides, status } = match;
  const [a, b] = sides.map(sideTitle);
  const title = t('matches.versus', { a: a ?? '—', b: b ?? '—' });
  useTitle(title);
  return (
    <PageHead
      title={title}
      eyebrow={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {competition === null ? (
            <Link to="/matches" className="link">
              {t('pages.matches')}
            </Link>
          ) : (
            <Link to={`/competitions/${competition.slug}`} className="link">
              {i18n.language === 'zh' ? competition.titleZh : competition.titleEn}
            </Link>
          )}
          <Link to={`/scenarios/${match.scenarioId}`} className="link">
            {scenarioName(match.scenarioId)}
          </Link>
          <span>{t(`matches.purpose.${match.purpose}`)}</span>
        </span>
      }
    >
      <span className={`badge ${statusLook[status]}`} data-testid="match-status" data-status={status}>
        {status === 'done' ? resultText(t, match) : t(`matches.status.${status}`)}
      </span>
      {match.isSuperseded ? <span className="badge badge-vermilion">{t('matches.superseded')}</span> : null}
    </PageHead>
  );
};

const Match = ({ match }: { match: ServerMatch }) => {
  /** The moment on the screen while it was played. */
  const watched = useRef<number | null>(null);
  const { status } = match;
  return (
    <>
      <Head match={match} />
      {status === 'done' ? (
        <Replay match={match} watched={watched} />
      ) : status === 'running' ? (
        <Live match={match} watched={watched} />
      ) : (
        <Waiting match={match} />
      )}
    </>
  );
};

export const ServerMatchPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const queryKey = ['match', id] as const;
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => dataOf(api.GET('/api/matches/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? LOOK_EVERY_MS : false),
  });
  useLive([data !== undefined && isUnderWay(data) ? `match:${id}` : null], { queries: [queryKey] });
  if (data !== undefined) return <Match key={data.id} match={data} />;
  return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
};
