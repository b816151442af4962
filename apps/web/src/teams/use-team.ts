// A team by its slug, with the version that a change of it sends back.
import { type Answer, versionedOf } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { renewMemberships } from '../account/use-memberships.ts';
import { api, queryClient } from '../api/api.ts';

export type Team = Answer<'/api/teams/{id}'>;
export type VersionedTeam = { readonly value: Team; readonly etag: string };

export const useTeam = (slug: string): UseQueryResult<VersionedTeam> =>
  useQuery({
    queryKey: ['team', slug],
    queryFn: () => versionedOf(api.GET('/api/teams/{id}', { params: { path: { id: slug } } })),
  });

/** After anything about a team or its people has changed. */
export const renewTeams = async (): Promise<void> => {
  await Promise.all([
    ...['team', 'teams', 'team-members'].map((part) => queryClient.invalidateQueries({ queryKey: [part] })),
    renewMemberships(),
  ]);
};
