// Short news of what was done, for a few seconds in a corner. Errors do not belong here: they stay where they happened.
import { useEffect, useSyncExternalStore } from 'react';

type Toast = { readonly id: number; readonly text: string };

const SHOWN_MS = 5000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

const set = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};

const dismiss = (id: number): void => set(toasts.filter((one) => one.id !== id));

export const toast = (text: string): void => {
  lastId += 1;
  set([...toasts.slice(-2), { id: lastId, text }]);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const Card = ({ id, text }: Toast) => {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div className="toast" data-testid="toast">
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" className="flex-none text-jade">
        <path
          d="M3.500 9.500l3.500 3.500 7.500-8"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      <span className="min-w-0 break-words">{text}</span>
    </div>
  );
};

/** Once, in the frame of the site. */
export const Toasts = () => {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-50 flex flex-col items-center gap-2 sm:left-auto sm:items-end"
    >
      {shown.map((one) => (
        <Card key={one.id} {...one} />
      ))}
    </div>
  );
};
