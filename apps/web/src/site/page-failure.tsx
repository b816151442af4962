// What went wrong instead of a page or a list, and how to go on.
import { ApiError } from '@jixia/api-client';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasPage } from './pages.ts';

/** A page whose module is gone: the site was updated while it was open. */
const isOutdated = (error: Error): boolean => /dynamically imported module|module script failed/i.test(error.message);

export const PageFailure = ({ error, onAgain }: { error: Error; onAgain: () => void }) => {
  const { t, i18n } = useTranslation();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const code = error instanceof ApiError ? error.code : null;
  const key = code === null ? (isOutdated(error) ? 'state.outdated' : '') : `apiError.${code}`;
  const text = key !== '' && i18n.exists(key) ? t(key) : error.message;
  return (
    <section role="alert" className="panel mx-auto my-6 flex max-w-xl flex-col items-start gap-3 p-5">
      <h2 className="text-[15px] font-semibold text-vermilion">{t('error.title')}</h2>
      <p className="break-words">{text}</p>
      {error instanceof ApiError && error.requestId ? (
        <p className="text-[12px] text-mist">{t('state.requestId', { id: error.requestId })}</p>
      ) : null}
      {code === 'not_signed_in' && hasPage('/sign-in') ? (
        <Link to="/sign-in" search={{ next: path }} className="button button-gold">
          {t('user.signIn')}
        </Link>
      ) : (
        <button
          type="button"
          className="button"
          onClick={() => (isOutdated(error) ? window.location.reload() : onAgain())}
        >
          {t('state.again')}
        </button>
      )}
    </section>
  );
};
