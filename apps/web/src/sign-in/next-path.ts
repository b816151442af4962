// Where somebody wanted to go before they had to sign in. Over a mail and a new tab it is remembered for a day.

const STORAGE_KEY = 'jixia.next';
const KEPT_MS = 24 * 3600 * 1000;

/** A path of this site; anything else is the home page. */
export const safePath = (text: string | null | undefined): string =>
  /^\/(?![/\\])/.test(text ?? '') ? (text as string) : '/';

export const rememberNext = (path: string): void => {
  try {
    if (path === '/') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, JSON.stringify({ path, atMs: Date.now() }));
  } catch {
    // Storage may be forbidden; they go on from the home page then.
  }
};

export const rememberedNext = (): string => {
  try {
    const { path, atMs } = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as { path?: string; atMs?: number };
    return Date.now() - (atMs ?? 0) < KEPT_MS ? safePath(path) : '/';
  } catch {
    return '/';
  }
};
