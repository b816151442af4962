// Lists of matches of the server that stay in step with it.
import { dataOf } from '@jixia/api-client';
import { api } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';
import type { ListedMatch } from './match-texts.ts';

export type MatchFilter = {
  readonly scenarioId?: string;
  readonly competitionId?: string;
  readonly phaseId?: string;
  readonly agentId?: string;
  readonly submissionId?: string;
  readonly entryId?: string;
  readonly pairingId?: string;
  readonly status?: ListedMatch['status'];
  readonly purpose?: ListedMatch['purpose'];
};

/** `topic`: whose events make the list load anew. */
export const useServerMatches = (
  filter: MatchFilter,
  { topic = 'matches', limit = 20, isEnabled = true }: { topic?: string; limit?: number; isEnabled?: boolean } = {},
): Pages<ListedMatch> => {
  const key = ['matches', filter, limit] as const;
  useLive(isEnabled ? [topic] : [], { queries: [key] });
  return usePages(
    key,
    (cursor) =>
      dataOf(
        api.GET('/api/matches', {
          params: { query: { ...filter, limit, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    isEnabled,
  );
};
