// The match had the address of the home page once: links to a match or a moment that were shared then lead to it still.

const MATCH_QUERIES = ['scenario', 'seed', 'agents', 'config', 'replay'];
const MATCH_FRAGMENTS = ['replay', 'match', 't'];

/** Where an address of a match leads to now; null where it is none. */
export const matchAddressOf = (url: URL): string | null => {
  if (url.pathname !== '/') return null;
  const fragment = new URLSearchParams(url.hash.slice(1));
  const isMatch =
    MATCH_QUERIES.some((name) => url.searchParams.has(name)) || MATCH_FRAGMENTS.some((name) => fragment.has(name));
  return isMatch ? `/match${url.search}${url.hash}` : null;
};

/** Call before anything reads the address. */
export const followOldAddress = (): void => {
  const address = matchAddressOf(new URL(location.href));
  if (address !== null) history.replaceState(history.state, '', address);
};
