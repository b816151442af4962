// The pages of the site, as links.
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Page, pathOf } from './use-page.ts';

const PAGES: readonly Page[] = ['match', 'compare', 'train'];

export const PageTabs = ({
  page,
  isTraining,
  onOpen,
}: {
  page: Page;
  /** A run goes on, whichever page is open. */
  isTraining: boolean;
  onOpen: (page: Page) => void;
}) => {
  const { t } = useTranslation();
  const open = (event: MouseEvent, target: Page): void => {
    // A new tab or window stays the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(target);
  };
  return (
    <nav className="flex rounded-lg border border-line bg-night p-0.5" aria-label={t('pages.label')}>
      {PAGES.map((target) => (
        <a
          key={target}
          href={pathOf(target)}
          className="segment flex items-center px-2 text-[13px] sm:min-h-[32px] sm:px-4"
          aria-current={page === target ? 'page' : undefined}
          data-page={target}
          onClick={(event) => open(event, target)}
        >
          {t(`pages.${target}`)}
          {target === 'train' && isTraining ? (
            <span className="ml-1.5 h-2 w-2 animate-pulse rounded-full bg-jade" title={t('pages.training')}>
              <span className="sr-only">{t('pages.training')}</span>
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
};
