// Keeps the match while pages come and go.
import { useEffect, useLayoutEffect } from 'react';
import { awake } from '../site/awake.ts';
import { matchStore } from './match-store.ts';
import { useMatches } from './use-matches.ts';

export const MatchHost = () => {
  const matches = useMatches();
  useLayoutEffect(() => matchStore.publish(matches));
  const session = matches.running?.session;
  useEffect(() => {
    // Not when it is there, but when it moves: the first picture is what takes the machine's time.
    return session?.subscribe(() => {
      if (session.getState().index > 0) awake.wake();
    });
  }, [session]);
  return null;
};
