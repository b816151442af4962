// The title of the window, where a page knows a better one than its kind: the name of what it shows. The frame of the site
// writes it, so that the page and its frame do not write over each other.
import { useEffect } from 'react';

let own: string | null = null;
const listeners = new Set<() => void>();

const setOwn = (name: string | null): void => {
  own = name;
  for (const listener of listeners) listener();
};

/** The name that the page on the screen gave itself; null where it gave none. */
export const ownTitle = {
  get: (): string | null => own,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

export const useTitle = (name: string | undefined): void => {
  useEffect(() => {
    if (name === undefined) return;
    setOwn(name);
    return () => setOwn(null);
  }, [name]);
};
