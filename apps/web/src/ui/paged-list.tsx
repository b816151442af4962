// What `usePages` brings: loading, failed, empty, or the items with a button for more.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { Button } from './button.tsx';
import type { Pages } from './use-pages.ts';

export const PagedList = <T,>({
  pages,
  empty,
  children,
}: {
  pages: Pages<T>;
  empty: ReactNode;
  children: (items: readonly T[]) => ReactNode;
}) => {
  const { t } = useTranslation();
  const { items, error } = pages;
  if (items === undefined) {
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={pages.again} />;
  }
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      {pages.hasMore ? (
        <div className="flex justify-center pt-1">
          <Button isBusy={pages.isLoadingMore} onClick={pages.loadMore} data-testid="more">
            {t('state.more')}
          </Button>
        </div>
      ) : null}
      {error === null ? null : <PageFailure error={error} onAgain={pages.again} />}
    </>
  );
};
