// Keeps what a page shows in step with the server: events of topics make its queries load anew.
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { followLive, type LiveEvent } from './live-line.ts';

/** A ladder finishes several matches a second: queries are asked again at most so often. */
const PAUSE_MS = 1500;

export type LiveOptions = {
  /** Queries whose keys begin so are loaded anew. */
  readonly queries?: readonly QueryKey[];
  /** Hears each event; null where some were missed. */
  readonly onEvent?: (event: LiveEvent | null) => void;
};

/** `topics` as `match:ID`; empty ones are left out. */
export const useLive = (topics: readonly (string | null | undefined)[], options: LiveOptions): void => {
  const client = useQueryClient();
  const latest = useRef(options);
  latest.current = options;
  const wanted = topics.filter((topic): topic is string => typeof topic === 'string' && topic !== '').join(',');
  useEffect(() => {
    if (wanted === '') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastMs = Number.NEGATIVE_INFINITY;
    const refresh = (): void => {
      timer = undefined;
      lastMs = performance.now();
      for (const queryKey of latest.current.queries ?? []) void client.invalidateQueries({ queryKey });
    };
    const hear = (event: LiveEvent | null): void => {
      latest.current.onEvent?.(event);
      if ((latest.current.queries?.length ?? 0) === 0) return;
      timer ??= setTimeout(refresh, Math.max(0, lastMs + PAUSE_MS - performance.now()));
    };
    const leave = wanted.split(',').map((topic) => followLive(topic, hear));
    return () => {
      clearTimeout(timer);
      for (const one of leave) one();
    };
  }, [wanted, client]);
};
