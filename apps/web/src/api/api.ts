// The server that this page came from, and what has been asked of it.
import { ApiError, createApi } from '@jixia/api-client';
import { QueryClient } from '@tanstack/react-query';
import { currentLanguage } from '../i18n/index.ts';

export const api = createApi({ language: currentLanguage });

/** A refusal stays one; a server that is starting or out of reach is asked again. */
const isWorthRetrying = (error: Error): boolean =>
  error instanceof ApiError &&
  ['unreachable', 'not_understood', 'starting', 'database_unavailable'].includes(error.code);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});
