// Whether the server may be asked for what belongs to the platform. On the pages that begin with a match it waits until
// that runs, because a server that is starting brings its database up at the first question, and the match comes first.

const LATEST_MS = 4000;

const listeners = new Set<() => void>();
let isAwake = false;

export const awake = {
  get: (): boolean => isAwake,
  wake: (): void => {
    if (isAwake) return;
    isAwake = true;
    for (const listener of listeners) listener();
  },
  wakeLater: (): void => void setTimeout(awake.wake, LATEST_MS),
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
