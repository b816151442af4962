// Models as the server tells of them, kept in step while they are measured.
import { type Answer, dataOf, type Item } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api, queryClient } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type Model = Answer<'/api/models/{id}'>;
export type Version = Item<'/api/models/{id}/versions'>;
export type Evaluation = Version['evaluation'];
export type Relative = Answer<'/api/models/{id}/lineage'>['items'][number];

export const sorts = ['newest', 'strength', 'followers', 'forks'] as const;
export type Sort = (typeof sorts)[number];

export type ModelFilter = {
  readonly search?: string;
  readonly scenarioId?: string;
  readonly sort?: Sort;
  readonly owner?: 'me';
  readonly status?: 'published';
};

export const useModelList = (filter: ModelFilter): Pages<Model> => {
  useLive(['models'], { queries: [['models']] });
  return usePages<Model>(['models', filter], (cursor) =>
    dataOf(api.GET('/api/models', { params: { query: { ...filter, ...(cursor === undefined ? {} : { cursor }) } } })),
  );
};

/** By id or address; follows what happens to it. */
export const useModel = (slug: string): UseQueryResult<Model, Error> => {
  const found = useQuery({
    queryKey: ['model', slug],
    queryFn: () => dataOf(api.GET('/api/models/{id}', { params: { path: { id: slug } } })),
    enabled: slug !== '',
  });
  useLive([found.data === undefined ? null : `model:${found.data.id}`], {
    queries: [
      ['model', slug],
      ['model-versions', found.data?.id],
    ],
  });
  return found;
};

export const useVersions = (model: Model): Pages<Version> =>
  usePages<Version>(['model-versions', model.id], (cursor) =>
    dataOf(
      api.GET('/api/models/{id}/versions', {
        params: {
          path: { id: model.id },
          query: { limit: 50, ...(cursor === undefined ? {} : { cursor: Number(cursor) }) },
        },
      }),
    ),
  );

export const useLineage = (id: string): UseQueryResult<readonly Relative[], Error> =>
  useQuery({
    queryKey: ['model-lineage', id],
    queryFn: async () => (await dataOf(api.GET('/api/models/{id}/lineage', { params: { path: { id } } }))).items,
  });

/** After a change of one's own. */
export const refreshModel = async (): Promise<void> => {
  for (const key of ['model', 'models', 'model-versions', 'model-lineage'])
    await queryClient.invalidateQueries({ queryKey: [key] });
};

export const fileUrl = ({ slug }: Pick<Model, 'slug'>, number: number): string =>
  `/api/models/${slug}/versions/${number}/file`;

export const versionPath = ({ slug }: Pick<Model, 'slug'>, number: number): string =>
  `/models/${slug}/versions/${number}`;

export const percent = (share: number): string => (100 * share).toFixed(1);
