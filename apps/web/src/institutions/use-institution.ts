// An institution by its slug, with the version that a change of it sends back.
import { type Answer, versionedOf } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { renewMemberships } from '../account/use-memberships.ts';
import { api, queryClient } from '../api/api.ts';

export type Institution = Answer<'/api/institutions/{id}'>;
export type VersionedInstitution = { readonly value: Institution; readonly etag: string };

export const useInstitution = (slug: string): UseQueryResult<VersionedInstitution> =>
  useQuery({
    queryKey: ['institution', slug],
    queryFn: () => versionedOf(api.GET('/api/institutions/{id}', { params: { path: { id: slug } } })),
  });

/** After anything about an institution or its people has changed. */
export const renewInstitutions = async (): Promise<void> => {
  await Promise.all([
    ...['institution', 'institutions', 'institution-members', 'join-requests'].map((part) =>
      queryClient.invalidateQueries({ queryKey: [part] }),
    ),
    renewMemberships(),
  ]);
};
