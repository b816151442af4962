// The institutions and teams of who is signed in, with open requests to join.
import { type Answer, dataOf } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api, queryClient } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';

export type MyMemberships = Answer<'/api/me/memberships'>;

const key = ['memberships'] as const;

export const useMemberships = (): UseQueryResult<MyMemberships> => {
  const { me } = useMe();
  return useQuery({
    queryKey: key,
    queryFn: () => dataOf(api.GET('/api/me/memberships')),
    enabled: me !== null,
  });
};

/** After joining, leaving or asking. */
export const renewMemberships = (): Promise<void> => queryClient.invalidateQueries({ queryKey: key });
