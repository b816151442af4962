// The match that greets a visitor, to look at; its page has the rest.
import type { Sight } from '@jixia/env/drawing';
import type { CameraMode } from '@jixia/viewer';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useSharedMatches } from '../match/match-store.ts';
import { Scoreboard } from '../match/scoreboard.tsx';
import type { Session } from '../match/session.ts';
import { Stage } from '../match/stage.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { ProblemCard } from '../site/problem-card.tsx';

const NO_CONTROLS = {};

const LiveMatch = ({ session, onAgain }: { session: Session; onAgain: () => void }) => {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [sight, setSight] = useState<Sight>('both');
  const [camera, setCamera] = useState<CameraMode>({ kind: 'auto' });
  // Somebody may be looking at another part of the page: the next match begins by itself.
  const isOver = state.isAtEnd && session.info.kind === 'match' && session.info.humanSeat < 0;
  useEffect(() => {
    if (!isOver) return;
    const timer = setTimeout(onAgain, 6000);
    return () => clearTimeout(timer);
  }, [isOver, onAgain]);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2.5" data-decision={state.index}>
      <Scoreboard session={session} state={state} />
      <Stage
        session={session}
        controls={NO_CONTROLS}
        sight={sight}
        onSight={setSight}
        camera={camera}
        onCameraMode={setCamera}
        followables={[]}
        onViewer={() => {}}
      />
    </div>
  );
};

export const LiveCard = () => {
  const { t } = useTranslation();
  const matches = useSharedMatches();
  const isEmpty = matches !== null && matches.running === null && matches.problem === null;
  const greet = matches?.greet;
  useEffect(() => {
    if (isEmpty) greet?.();
  }, [isEmpty, greet]);
  return (
    <section className="flex min-w-0 flex-col gap-2.5 lg:h-[600px]" aria-label={t('home.live')}>
      {matches?.problem ? <ProblemCard text={matches.problem} onDismiss={() => matches.setProblem(null)} /> : null}
      {matches?.running ? (
        <LiveMatch key={matches.running.session.id} session={matches.running.session} onAgain={matches.again} />
      ) : matches?.problem ? null : (
        <div className="panel flex min-h-[340px] flex-1 items-center justify-center">
          <PageLoading />
        </div>
      )}
      <div className="flex items-center gap-2">
        <p className="text-[12.5px] text-mist">{t('home.live')}</p>
        <Link to="/match" className="button ml-auto" data-testid="open-match">
          {t('home.open')}
        </Link>
      </div>
    </section>
  );
};
