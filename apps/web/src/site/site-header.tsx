// The head of every page: where one is, where one can go, who one is. On a phone the navigation unfolds.
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../i18n/language-switch.tsx';
import { Brand } from './brand.tsx';
import { MainNav } from './main-nav.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { useDisclosure } from './use-disclosure.ts';
import { UserMenu } from './user-menu.tsx';

export const SiteHeader = () => {
  const { t } = useTranslation();
  const { isOpen, setOpen, holder, button } = useDisclosure();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(() => setOpen(false), [path]);
  return (
    <header>
      <div ref={holder} className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Link to="/" className="rounded-lg" aria-label={t('nav.home')}>
          <Brand name={t('brand')} tagline={t('tagline')} />
        </Link>
        <div className="hidden min-w-0 lg:block">
          <MainNav />
        </div>
        <div className="ml-auto flex items-center gap-2">
          <div className="hidden items-center gap-2 sm:flex">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
          <UserMenu />
          <button
            ref={button}
            type="button"
            className="button w-10 px-0 lg:hidden"
            aria-expanded={isOpen}
            aria-controls={isOpen ? 'site-menu' : undefined}
            aria-label={t(isOpen ? 'nav.closeMenu' : 'nav.openMenu')}
            data-testid="site-menu"
            onClick={() => setOpen(!isOpen)}
          >
            <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
              <path
                d={isOpen ? 'M4 4l10 10M14 4L4 14' : 'M2 4.500h14M2 9h14M2 13.500h14'}
                fill="none"
                stroke="currentColor"
                strokeWidth="1.8"
                strokeLinecap="round"
              />
            </svg>
          </button>
        </div>
        {isOpen ? (
          <div id="site-menu" className="panel w-full p-3 lg:hidden">
            <MainNav isColumn />
            <div className="mt-3 flex flex-wrap gap-2 border-t border-line pt-3 sm:hidden">
              <LanguageSwitch />
              <ThemeSwitch />
            </div>
          </div>
        ) : null}
      </div>
    </header>
  );
};
