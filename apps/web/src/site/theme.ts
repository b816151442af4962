// Dark or light: the browser's wish until somebody chooses, then what they chose, remembered.

export type ThemeChoice = 'system' | 'light' | 'dark';

const STORAGE_KEY = 'jixia.theme';
const listeners = new Set<() => void>();
const prefersLight = window.matchMedia('(prefers-color-scheme: light)');

const remembered = (): ThemeChoice => {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    if (stored === 'light' || stored === 'dark') return stored;
  } catch {
    // Storage may be forbidden; the browser's wish decides then.
  }
  return 'system';
};

let choice = remembered();

const apply = (): void => {
  const isLight = choice === 'light' || (choice === 'system' && prefersLight.matches);
  document.documentElement.dataset['theme'] = isLight ? 'light' : 'dark';
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', isLight ? '#f4f1e8' : '#0a0f14');
};

/** Call once, before anything is drawn. */
export const startTheme = (): void => {
  apply();
  prefersLight.addEventListener('change', apply);
};

export const theme = {
  get: (): ThemeChoice => choice,
  set: (next: ThemeChoice): void => {
    choice = next;
    apply();
    try {
      if (next === 'system') localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, next);
    } catch {
      // Not remembered, but switched.
    }
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
