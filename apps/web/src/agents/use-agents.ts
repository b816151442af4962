// Agents and their versions as pages ask for them.
import { type Answer, dataOf, type Item } from '@jixia/api-client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type Agent = Answer<'/api/agents/{id}'>;
export type Submission = Item<'/api/agents/{id}/submissions'>;
export type SubmissionDetail = Answer<'/api/submissions/{id}'>;

export const isDecided = ({ status }: Pick<Submission, 'status'>): boolean =>
  status !== 'queued' && status !== 'validating';

/** What is under way is also looked at now and then, should an event have been missed. */
const LOOK_EVERY_MS = 10_000;

export type AgentFilter = {
  readonly scenarioId?: string;
  readonly owner?: string;
  readonly search?: string;
  readonly isSample?: string;
};

export const useAgents = (filter: AgentFilter, isEnabled = true): Pages<Agent> =>
  usePages(
    ['agents', filter],
    (cursor) =>
      dataOf(
        api.GET('/api/agents', {
          params: { query: { ...filter, limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    isEnabled,
  );

export const useAgent = (id: string): UseQueryResult<Agent, Error> =>
  useQuery({
    queryKey: ['agent', id],
    queryFn: () => dataOf(api.GET('/api/agents/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });

/** Versions, newest first; they stay in step with the server. */
export const useSubmissions = (agentId: string): Pages<Submission> => {
  const queryKey = ['submissions', agentId] as const;
  useLive([agentId === '' ? null : `agent:${agentId}`], {
    queries: [queryKey, ['agent', agentId], ['agents']],
  });
  return usePages(
    queryKey,
    (cursor) =>
      dataOf(
        api.GET('/api/agents/{id}/submissions', {
          params: { path: { id: agentId }, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    agentId !== '',
  );
};

export const useSubmission = (id: string): UseQueryResult<SubmissionDetail, Error> => {
  const queryKey = ['submission', id] as const;
  const query = useQuery({
    queryKey,
    queryFn: () => dataOf(api.GET('/api/submissions/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    refetchInterval: ({ state }) => (state.data !== undefined && !isDecided(state.data) ? LOOK_EVERY_MS : false),
  });
  useLive([id === '' ? null : `submission:${id}`, id === '' ? null : 'jobs'], {
    queries: query.data !== undefined && isDecided(query.data) ? [] : [queryKey],
  });
  // A verdict changes what the agent plays with, wherever else that was read before; each version is told once.
  const client = useQueryClient();
  const awaited = useRef('');
  const { data } = query;
  useEffect(() => {
    if (data === undefined) return;
    if (!isDecided(data)) awaited.current = data.id;
    else if (awaited.current === data.id) {
      awaited.current = '';
      for (const key of [['agents'], ['agent', data.agentId], ['submissions', data.agentId]])
        void client.invalidateQueries({ queryKey: key });
    }
  }, [data, client]);
  return query;
};
