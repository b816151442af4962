// The site: a header with its pages, one of them below.
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ComparePage } from './compare/compare-page.tsx';
import { LanguageSwitch } from './i18n/language-switch.tsx';
import { Brand } from './match/brand.tsx';
import { MatchActions, MatchPage } from './match/match-page.tsx';
import { useMatches } from './match/use-matches.ts';
import { useFileDrop } from './replay/use-file-drop.ts';
import { offerFile } from './site/file-inbox.ts';
import { PageTabs } from './site/page-tabs.tsx';
import { trainingFlag } from './site/training-flag.ts';
import { usePage } from './site/use-page.ts';

/** The trainer is loaded by those who train. */
const TrainPage = lazy(async () => ({ default: (await import('./train/train-page.tsx')).TrainPage }));

export const App = () => {
  const { t, i18n } = useTranslation();
  const [page, openPage] = usePage();
  const matches = useMatches();
  const isTraining = useSyncExternalStore(trainingFlag.subscribe, trainingFlag.get);

  useEffect(() => {
    document.title = t(`pages.title.${page}`);
  }, [page, t]);

  const isDropping = useFileDrop((file) => {
    if (offerFile(file)) return;
    openPage('match');
    void matches.openFile(file);
  });

  return (
    <div
      className="mx-auto flex min-h-dvh max-w-[1560px] flex-col gap-2.5 px-2.5 pt-2.5 pb-6 sm:px-4"
      lang={i18n.language}
    >
      <header className="flex flex-wrap items-center gap-2">
        <Brand name={t('brand')} tagline={t('tagline')} />
        <div className="order-2 ml-auto sm:order-none sm:ml-4">
          <PageTabs page={page} isTraining={isTraining} onOpen={openPage} />
        </div>
        <div className="order-3 sm:order-last">
          <LanguageSwitch />
        </div>
        {page === 'match' ? (
          <div className="order-4 flex w-full flex-wrap gap-2 sm:order-none sm:ml-auto sm:w-auto">
            <MatchActions matches={matches} />
          </div>
        ) : (
          <div className="hidden sm:ml-auto sm:block" />
        )}
      </header>
      {page === 'match' ? (
        <MatchPage matches={matches} />
      ) : page === 'compare' ? (
        <ComparePage />
      ) : (
        <Suspense
          fallback={
            <div className="panel flex h-[60dvh] items-center justify-center text-mist" role="status">
              {t('train.loading')}
            </div>
          }
        >
          <TrainPage
            onSeat={(...seat) => {
              openPage('match');
              void matches.seatPolicy(...seat);
            }}
          />
        </Suspense>
      )}
      {isDropping ? (
        <div className="pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-2xl border-2 border-dashed border-gold bg-ink/80 text-xl font-semibold text-gold">
          {t('proof.dropNow')}
        </div>
      ) : null}
    </div>
  );
};
