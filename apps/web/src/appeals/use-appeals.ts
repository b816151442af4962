// Appeals as pages ask for them.
import { type Answer, dataOf, type Item } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type Appeal = Answer<'/api/appeals/{id}'>;
export type ListedAppeal = Item<'/api/competitions/{id}/appeals'>;

export const statusLook: Readonly<Record<Appeal['status'], string>> = {
  open: 'badge-gold',
  underReview: 'badge-gold',
  upheld: 'badge-jade',
  dismissed: 'badge-vermilion',
  withdrawn: '',
};

export const useAppeals = (competitionId: string): Pages<ListedAppeal> =>
  usePages(['appeals', competitionId], (cursor) =>
    dataOf(
      api.GET('/api/competitions/{id}/appeals', {
        params: { path: { id: competitionId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );

export const useAppeal = (id: string): UseQueryResult<Appeal, Error> =>
  useQuery({
    queryKey: ['appeal', id],
    queryFn: () => dataOf(api.GET('/api/appeals/{id}', { params: { path: { id } } })),
  });
