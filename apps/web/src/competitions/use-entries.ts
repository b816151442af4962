// Entries of competitions as pages ask for them.
import { type Answer, dataOf } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type Entry = Answer<'/api/entries/{id}'>;

export const useEntries = (competitionId: string, search = ''): Pages<Entry> =>
  usePages(['entries', competitionId, search], (cursor) =>
    dataOf(
      api.GET('/api/competitions/{id}/entries', {
        params: {
          path: { id: competitionId },
          query: { limit: 50, ...(search === '' ? {} : { search }), ...(cursor === undefined ? {} : { cursor }) },
        },
      }),
    ),
  );

export const useOwnEntries = (isEnabled = true): Pages<Entry> =>
  usePages(
    ['entries', 'mine'],
    (cursor) =>
      dataOf(
        api.GET('/api/me/entries', { params: { query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } } }),
      ),
    isEnabled,
  );

/** Those of the reader and of the reader's teams in one competition; they may still be withdrawn ones. */
export const useOwnEntriesIn = (competitionId: string): UseQueryResult<readonly Entry[], Error> => {
  const { me } = useMe();
  return useQuery({
    queryKey: ['entries', competitionId, 'mine', me?.id],
    queryFn: async () =>
      (await dataOf(api.GET('/api/me/entries', { params: { query: { competitionId, limit: 50 } } }))).items,
    enabled: me !== null && competitionId !== '',
  });
};
