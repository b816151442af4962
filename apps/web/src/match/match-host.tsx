// Keeps the match while pages come and go.
import { useEffect, useLayoutEffect } from 'react';
import { awake } from '../site/awake.ts';
import { matchStore } from './match-store.ts';
import { useMatches } from './use-matches.ts';

export const MatchHost = () => {
  const matches = useMatches();
  useLayoutEffect(() => matchStore.publish(matches));
  const isRunning = matches.running !== null;
  useEffect(() => {
    if (isRunning) awake.wake();
  }, [isRunning]);
  return null;
};
