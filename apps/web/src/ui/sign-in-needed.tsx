// Around a page for those who are signed in: visitors are led to sign in and back.
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, useMe } from '../api/use-me.ts';
import { PageLoading } from '../site/page-loading.tsx';
import { hasPage } from '../site/pages.ts';
import { EmptyState } from './empty-state.tsx';
import { PageHead } from './page-head.tsx';

export const SignInNeeded = ({ title, children }: { title: string; children: (me: Me) => ReactNode }) => {
  const { t } = useTranslation();
  const { me, isKnown } = useMe();
  const path = useRouterState({ select: ({ location }) => location.href });
  if (me !== null) return children(me);
  if (!isKnown) return <PageLoading />;
  return (
    <>
      <PageHead title={title} />
      <EmptyState title={t('apiError.not_signed_in')} hint={t('ui.signInHint')}>
        <Link to="/sign-in" search={{ next: path }} className="button button-gold">
          {t('user.signIn')}
        </Link>
        {hasPage('/sign-up') ? (
          <Link to="/sign-up" search={{ next: path }} className="button">
            {t('ui.signUp')}
          </Link>
        ) : null}
      </EmptyState>
    </>
  );
};
