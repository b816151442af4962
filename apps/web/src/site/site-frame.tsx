// Around every page: header, footer, files dropped in, and the match that outlives its page.
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { matchStore, withMatches } from '../match/match-store.ts';
import { useFileDrop } from '../replay/use-file-drop.ts';
import { Toasts } from '../ui/toast.tsx';
import { awake } from './awake.ts';
import { offerFile } from './file-inbox.ts';
import { pages } from './pages.ts';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { ownTitle } from './use-title.ts';

const MatchHost = lazy(async () => ({ default: (await import('../match/match-host.tsx')).MatchHost }));

export const SiteFrame = () => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname });
  const page = useRouterState({
    select: ({ matches }) => pages.find((one) => one.path === matches.at(-1)?.fullPath),
  });
  const isMatchWanted = useSyncExternalStore(matchStore.subscribe, matchStore.isWanted);

  const own = useSyncExternalStore(ownTitle.subscribe, ownTitle.get);
  useEffect(() => {
    document.title = own === null ? t(page?.title ?? 'pages.title.home') : `${own} · ${t('brand')}`;
  }, [own, page, t]);

  useEffect(() => {
    if (page?.isMatch === true) awake.wakeLater();
    else awake.wake();
  }, [page]);

  // Who goes through the site by keyboard or ear begins at the new page, unless it has a place of its own to begin at.
  const shownPath = useRef(path);
  useEffect(() => {
    if (shownPath.current === path) return;
    shownPath.current = path;
    const focused = document.activeElement;
    if (focused === null || focused === document.body || focused.closest('header')) {
      main.current?.focus({ preventScroll: true });
    }
  }, [path]);

  const isDropping = useFileDrop((file) => {
    if (offerFile(file)) return;
    withMatches((matches) => void matches.openFile(file));
    void navigate({ to: '/match' });
  });

  return (
    <div className="mx-auto flex min-h-dvh max-w-[1560px] flex-col gap-2.5 px-2.5 pt-2.5 sm:px-4" lang={i18n.language}>
      <a href="#main" className="skip-link">
        {t('nav.skip')}
      </a>
      <SiteHeader />
      <main ref={main} id="main" tabIndex={-1} className="flex flex-1 flex-col gap-2.5 pb-6 outline-none">
        <Outlet />
      </main>
      <SiteFooter />
      <Toasts />
      {isMatchWanted ? (
        <Suspense fallback={null}>
          <MatchHost />
        </Suspense>
      ) : null}
      {isDropping ? (
        <div className="pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-2xl border-2 border-dashed border-gold bg-ink/80 text-xl font-semibold text-gold">
          {t('proof.dropNow')}
        </div>
      ) : null}
    </div>
  );
};
