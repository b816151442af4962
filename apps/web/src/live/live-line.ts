// One line to the server for all that a page follows: server-sent events of the topics that are wanted now. It is opened
// anew when they change, and goes on where it was.
import { awake } from '../site/awake.ts';

export type LiveEvent = { readonly topic: string; readonly data: Readonly<Record<string, unknown>> };
/** Null where too much was missed: what is shown has to be loaded anew. */
export type LiveListener = (event: LiveEvent | null) => void;

/** Pages ask for their topics one after the other while they are drawn. */
const GATHER_MS = 60;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
const HIDDEN_MS = 20_000;
/** The server takes 50. */
const MOST_TOPICS = 50;

const listeners = new Map<string, Set<LiveListener>>();
/** The server knows nothing of them, or they are not this reader's. */
const refused = new Set<string>();
let source: EventSource | null = null;
let openTopics = '';
let lastEventId = '';
let timer: ReturnType<typeof setTimeout> | undefined;
let waitMs = FIRST_WAIT_MS;

const wanted = (): string[] =>
  [...listeners.keys()]
    .filter((topic) => !refused.has(topic))
    .sort()
    .slice(0, MOST_TOPICS);

const tellAll = (event: LiveEvent | null): void => {
  const heard = event === null ? [...listeners.values()] : [listeners.get(event.topic) ?? new Set()];
  for (const set of heard) for (const listener of set) listener(event);
};

const addressOf = (topics: readonly string[], more: Readonly<Record<string, string>>): string =>
  `/api/live?${new URLSearchParams({ topics: topics.join(','), ...more })}`;

/** A refusal names no topic in a way that a program should read: each is asked for by itself. */
const findRefused = async (topics: readonly string[]): Promise<void> => {
  await Promise.all(
    topics.map(async (topic) => {
      const { status } = await fetch(addressOf([topic], { follow: 'false' }));
      if (status === 400 || status === 404) refused.add(topic);
    }),
  );
};

const later = (ms: number): void => {
  clearTimeout(timer);
  timer = setTimeout(open, ms);
};

const close = (): void => {
  source?.close();
  source = null;
  openTopics = '';
};

function open(): void {
  const topics = wanted();
  const text = topics.join(',');
  if (text === openTopics && source !== null) return;
  close();
  if (topics.length === 0) return;
  openTopics = text;
  const line = new EventSource(addressOf(topics, lastEventId === '' ? {} : { lastEventId }));
  source = line;
  line.onopen = () => {
    waitMs = FIRST_WAIT_MS;
  };
  line.onmessage = ({ data, lastEventId: id }: MessageEvent<string>) => {
    if (id !== '') lastEventId = id;
    tellAll(JSON.parse(data) as LiveEvent);
  };
  line.addEventListener('reset', () => {
    lastEventId = '';
    tellAll(null);
  });
  line.onerror = () => {
    // The browser opens a broken line again; a refusal is final.
    if (line.readyState !== EventSource.CLOSED || source !== line) return;
    close();
    lastEventId = '';
    void findRefused(topics).then(
      () => later(waitMs),
      () => later(waitMs),
    );
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };
}

/** Hears of a topic until what is returned is called. */
export const followLive = (topic: string, listener: LiveListener): (() => void) => {
  const set = listeners.get(topic) ?? new Set();
  listeners.set(topic, set.add(listener));
  if (awake.get()) later(GATHER_MS);
  return () => {
    set.delete(listener);
    if (set.size > 0) return;
    listeners.delete(topic);
    later(GATHER_MS);
  };
};

awake.subscribe(() => later(GATHER_MS));

// A browser holds few lines to a server open at one time: a tab that nobody looks at gives its own back.
if (typeof document !== 'undefined') {
  let asleep: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(asleep);
    if (document.hidden) asleep = setTimeout(close, HIDDEN_MS);
    else if (source === null && awake.get()) later(GATHER_MS);
  });
}

/** Somebody else is signed in: other topics may be theirs. */
export const reopenLive = (): void => {
  refused.clear();
  close();
  later(GATHER_MS);
};
