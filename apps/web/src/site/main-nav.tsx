// The pages one goes to by name.
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { pages } from './pages.ts';
import { trainingFlag } from './training-flag.ts';

const entries = pages
  .flatMap(({ path, nav }) => (nav === undefined ? [] : [{ path, ...nav }]))
  .sort((a, b) => a.order - b.order);

export const MainNav = ({ isColumn = false }: { isColumn?: boolean }) => {
  const { t } = useTranslation();
  const isTraining = useSyncExternalStore(trainingFlag.subscribe, trainingFlag.get);
  return (
    <nav className={isColumn ? 'grid grid-cols-2 gap-1' : 'flex flex-wrap gap-0.5'} aria-label={t('pages.label')}>
      {entries.map(({ path, name }) => (
        <Link
          key={path}
          to={path}
          activeOptions={{ exact: path === '/' || path === '/match', includeSearch: false }}
          className={`segment flex items-center text-[13.5px] ${isColumn ? 'min-h-10 px-3' : 'min-h-9 px-2.5'}`}
          data-page={name}
        >
          {t(`pages.${name}`)}
          {name === 'train' && isTraining ? (
            <span className="ml-1.5 h-2 w-2 animate-pulse rounded-full bg-jade" title={t('pages.training')}>
              <span className="sr-only">{t('pages.training')}</span>
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
};
