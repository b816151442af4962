// Which page of the site is open: its path, so that it can be passed on and the browser's own buttons work.
import { useCallback, useEffect, useState } from 'react';

export type Page = 'match' | 'compare' | 'train';

export const pathOf = (page: Page): string => (page === 'match' ? '/' : `/${page}`);

const pageOf = (path: string): Page => {
  const [, name] = /^\/(train|compare)\/?$/.exec(path) ?? [];
  return name === 'train' || name === 'compare' ? name : 'match';
};

export const usePage = (): readonly [Page, (page: Page) => void] => {
  const [page, setPage] = useState<Page>(() => pageOf(location.pathname));
  useEffect(() => {
    const onPop = (): void => setPage(pageOf(location.pathname));
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, []);
  const open = useCallback((next: Page): void => {
    if (next !== pageOf(location.pathname)) history.pushState(null, '', pathOf(next));
    setPage(next);
    window.scrollTo(0, 0);
  }, []);
  return [page, open];
};
