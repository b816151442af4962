// Competitions, their phases and how these stand, as pages ask for them.
import { type Answer, dataOf, type Item } from '@jixia/api-client';
import { type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type CompetitionSummary = Item<'/api/competitions'>;
export type Competition = Answer<'/api/competitions/{id}'>;
export type Phase = Answer<'/api/phases/{id}'>;
export type PhaseSummary = CompetitionSummary['phases'][number];
export type Standings = Answer<'/api/phases/{id}/standings'>;
export type Standing = Standings['items'][number];
export type Pairing = Item<'/api/phases/{id}/pairings'>;

export type CompetitionFilter = {
  readonly scenarioId?: string;
  readonly status?: Competition['status'];
  readonly search?: string;
  readonly organiser?: 'me';
};

/** Of the two titles the one in the reader's language; the other where that is empty. */
export const useTitleOf = (): ((of: { readonly titleZh: string; readonly titleEn: string }) => string) => {
  const { i18n } = useTranslation();
  return ({ titleZh, titleEn }) => (i18n.language === 'zh' ? titleZh || titleEn : titleEn || titleZh);
};

/** A phase has a title of its own, or is called by its kind. */
export const usePhaseName = (): ((phase: Pick<PhaseSummary, 'titleZh' | 'titleEn' | 'kind'>) => string) => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  return (phase) => titleOf(phase) || t(`competitions.phaseKind.${phase.kind}`);
};

export const useCompetitions = (filter: CompetitionFilter, limit = 50): Pages<CompetitionSummary> =>
  usePages(['competitions', filter, limit], (cursor) =>
    dataOf(
      api.GET('/api/competitions', {
        params: { query: { ...filter, limit, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );

/** By its address or id; stays in step with the server. */
export const useCompetition = (slug: string): UseQueryResult<Competition, Error> => {
  const queryKey = ['competition', slug] as const;
  const query = useQuery({
    queryKey,
    queryFn: () => dataOf(api.GET('/api/competitions/{id}', { params: { path: { id: slug } } })),
    enabled: slug !== '',
  });
  const id = query.data?.id;
  useLive([id === undefined ? null : `competition:${id}`], {
    queries: [queryKey, ['phases', id], ['entries', id]],
  });
  return query;
};

export const usePhases = (competitionId: string): UseQueryResult<readonly Phase[], Error> =>
  useQuery({
    queryKey: ['phases', competitionId],
    queryFn: async () =>
      (await dataOf(api.GET('/api/competitions/{id}/phases', { params: { path: { id: competitionId } } }))).items,
    enabled: competitionId !== '',
  });

const MOST = 100;

export type StandingsPages = {
  readonly items: readonly Standing[] | undefined;
  readonly phase: Standings['phase'] | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
  readonly again: () => void;
};

/** The leaderboard of a phase, which moves as matches finish. */
export const useStandings = (phaseId: string): StandingsPages => {
  const queryKey = ['standings', phaseId] as const;
  useLive([phaseId === '' ? null : `phase:${phaseId}`], { queries: [queryKey] });
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/phases/{id}/standings', {
          params: {
            path: { id: phaseId },
            query: { limit: MOST, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: phaseId !== '',
  });
  return {
    items: query.data?.pages.flatMap(({ items }) => items),
    phase: query.data?.pages.at(-1)?.phase,
    error: query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  };
};

/** Of all phases the one that most want to see: the last that has begun, else the first. */
export const phaseToShow = <T extends Pick<PhaseSummary, 'id' | 'status' | 'ordinal'>>(
  phases: readonly T[],
  wanted: string,
): T | undefined => {
  const sorted = [...phases].sort((a, b) => a.ordinal - b.ordinal);
  const begun = sorted.filter(({ status }) => status !== 'planned' && status !== 'cancelled');
  return sorted.find(({ id }) => id === wanted) ?? begun.at(-1) ?? sorted[0];
};
