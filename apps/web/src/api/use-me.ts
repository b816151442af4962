// Who is signed in here.
import { type Answer, ApiError, dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { reopenLive } from '../live/live-line.ts';
import { awake } from '../site/awake.ts';
import { api, queryClient } from './api.ts';

export type Me = Answer<'/api/me'>;

const meKey = ['me'] as const;

/** Null for a visitor. Rejects where the server cannot be asked. */
const loadMe = async (): Promise<Me | null> => {
  try {
    return (await dataOf(api.GET('/api/session'))).user;
  } catch (error) {
    // `not_found` where the site is served without a platform.
    if (error instanceof ApiError && error.code === 'not_found') return null;
    throw error;
  }
};

export type MeState = {
  /** Null for a visitor, and until it is known. */
  readonly me: Me | null;
  readonly isKnown: boolean;
};

export const useMe = (): MeState => {
  const isAwake = useSyncExternalStore(awake.subscribe, awake.get);
  const { data, isFetched } = useQuery({ queryKey: meKey, queryFn: loadMe, enabled: isAwake, staleTime: 60_000 });
  return { me: data ?? null, isKnown: isFetched };
};

/** After signing in or out: nothing that was shown to the one is shown to the other. */
export const forgetMe = async (): Promise<void> => {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
  await queryClient.resetQueries({ queryKey: meKey });
  reopenLive();
};
