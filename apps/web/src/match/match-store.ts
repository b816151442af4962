// The match that pages share: it lives beside them and outlives each. This part is small; the match itself is loaded when
// the first page wants it.
import { useEffect, useSyncExternalStore } from 'react';
import type { Matches } from './use-matches.ts';

const listeners = new Set<() => void>();
const waiting: ((matches: Matches) => void)[] = [];
let current: Matches | null = null;
let isWanted = false;

const tell = (): void => {
  for (const listener of listeners) listener();
};

export const matchStore = {
  get: (): Matches | null => current,
  isWanted: (): boolean => isWanted,
  want: (): void => {
    if (isWanted) return;
    isWanted = true;
    tell();
  },
  /** By the host alone. */
  publish: (matches: Matches): void => {
    current = matches;
    for (const work of waiting.splice(0)) work(matches);
    tell();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Now, or as soon as the match is loaded. */
export const withMatches = (work: (matches: Matches) => void): void => {
  if (current !== null) work(current);
  else {
    waiting.push(work);
    matchStore.want();
  }
};

/** Null until it is loaded. */
export const useSharedMatches = (): Matches | null => {
  useEffect(() => matchStore.want(), []);
  return useSyncExternalStore(matchStore.subscribe, matchStore.get);
};
