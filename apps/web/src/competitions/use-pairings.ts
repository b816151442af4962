// Pairings of a phase, which stay in step with the server.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';
import type { Pairing } from './use-competitions.ts';

export const usePairings = (phaseId: string): Pages<Pairing> => {
  const queryKey = ['pairings', phaseId] as const;
  useLive([`phase:${phaseId}`], { queries: [queryKey] });
  return usePages(queryKey, (cursor) =>
    dataOf(
      api.GET('/api/phases/{id}/pairings', {
        params: { path: { id: phaseId }, query: { limit: 30, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
};

const MOST = 100;
/** A bracket of 256 has 255 meetings, a double one twice as many. */
const MOST_PAGES = 8;

/** All of a bracket: it is drawn as a whole. */
export const useBracket = (phaseId: string): readonly Pairing[] | undefined => {
  const queryKey = ['bracket', phaseId] as const;
  useLive([`phase:${phaseId}`], { queries: [queryKey] });
  const { data } = useQuery({
    queryKey,
    queryFn: async () => {
      const all: Pairing[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { items, nextCursor }: { items: Pairing[]; nextCursor: string | null } = await dataOf(
          api.GET('/api/phases/{id}/pairings', {
            params: {
              path: { id: phaseId },
              query: { limit: MOST, order: 'asc', ...(cursor === null ? {} : { cursor }) },
            },
          }),
        );
        all.push(...items);
        cursor = nextCursor;
        if (cursor === null) break;
      }
      return all;
    },
  });
  return data;
};
