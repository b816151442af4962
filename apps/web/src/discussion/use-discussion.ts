// Threads and posts as the server tells of them, kept in step while others write.
import { type Answer, dataOf, type Item } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api, queryClient } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type ObjectKind = 'model' | 'competition';
export type Thread = Answer<'/api/threads/{id}'>;
export type Post = Item<'/api/threads/{id}/posts'>;

export const useThreads = (objectKind: ObjectKind, objectId: string): Pages<Thread> => {
  useLive([`${objectKind}:${objectId}`], { queries: [['threads', objectKind, objectId]] });
  return usePages<Thread>(['threads', objectKind, objectId], (cursor) =>
    dataOf(
      api.GET('/api/threads', {
        params: { query: { objectKind, objectId, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
};

export const useThread = (id: string): UseQueryResult<Thread, Error> => {
  useLive([`thread:${id}`], {
    queries: [
      ['thread', id],
      ['posts', id],
    ],
  });
  return useQuery({
    queryKey: ['thread', id],
    queryFn: () => dataOf(api.GET('/api/threads/{id}', { params: { path: { id } } })),
  });
};

export const usePosts = (id: string): Pages<Post> =>
  usePages<Post>(['posts', id], (cursor) =>
    dataOf(
      api.GET('/api/threads/{id}/posts', {
        params: { path: { id }, query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );

/** After a change of one's own. */
export const refreshDiscussion = async (): Promise<void> => {
  for (const key of ['threads', 'thread', 'posts', 'reports']) await queryClient.invalidateQueries({ queryKey: [key] });
};
