// Results of a competition, as pages ask for them.
import { type Answer, dataOf, type Item } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type Results = Answer<'/api/competitions/{id}/results'>;
export type PhaseResult = Results['phases'][number];
export type Placement = Results['placements'][number];
export type ResultMatch = Item<'/api/competitions/{id}/results/matches'>;

/** By its address or id. */
export const useResults = (slug: string): UseQueryResult<Results, Error> =>
  useQuery({
    queryKey: ['results', slug],
    queryFn: () => dataOf(api.GET('/api/competitions/{id}/results', { params: { path: { id: slug } } })),
    enabled: slug !== '',
  });

export const useResultMatches = (competitionId: string, phaseId: string): Pages<ResultMatch> =>
  usePages(['result-matches', phaseId], (cursor) =>
    dataOf(
      api.GET('/api/competitions/{id}/results/matches', {
        params: {
          path: { id: competitionId },
          query: { phaseId, limit: 20, ...(cursor === undefined ? {} : { cursor }) },
        },
      }),
    ),
  );
