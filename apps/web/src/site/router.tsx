// TanStack Router over the pages of `pages.ts`.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { PageFailure } from './page-failure.tsx';
import { PageLoading } from './page-loading.tsx';
import { PageMissing } from './page-missing.tsx';
import { pages } from './pages.ts';
import { parseSearch, stringifySearch } from './search-text.ts';
import { SiteFrame } from './site-frame.tsx';

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const root = createRootRoute({ component: SiteFrame, notFoundComponent: PageMissing });

const routeTree = root.addChildren(
  pages.map(({ path, load }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(async () => ({ Page: await load() }), 'Page'),
    }),
  ),
);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageLoading,
  defaultPendingMs: 150,
  defaultErrorComponent: ({ error, reset }) => <PageFailure error={asError(error)} onAgain={reset} />,
  notFoundMode: 'root',
});
