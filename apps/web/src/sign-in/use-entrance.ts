// What the ways in have in common: the check of what is entered, and where one goes afterwards.
import { dataOf } from '@jixia/api-client';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { forgetMe } from '../api/use-me.ts';
import { rememberedNext, rememberNext, safePath } from './next-path.ts';

export type Credentials = { readonly email: string; readonly password: string; readonly isRemembered?: boolean };

export type Checks = {
  name(text: string): string | undefined;
  email(text: string): string | undefined;
  password(text: string): string | undefined;
  newPassword(text: string): string | undefined;
};

export const useChecks = (): Checks => {
  const { t } = useTranslation();
  return {
    name: (text) => (text.trim() === '' ? t('entrance.check.name') : undefined),
    email: (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? undefined : t('entrance.check.email')),
    password: (text) => (text === '' ? t('entrance.check.password') : undefined),
    newPassword: (text) => (text.length < 10 ? t('entrance.check.newPassword') : undefined),
  };
};

export type Entrance = {
  /** Where one goes once in. */
  readonly next: string;
  /** For links to the other ways in. */
  readonly search: { readonly next?: string };
  signIn(credentials: Credentials): Promise<void>;
  goOn(): void;
};

/** `fallback` is where one goes who came from nowhere. */
export const useEntrance = (fallback = '/'): Entrance => {
  const router = useRouter();
  const search = useSearch({ strict: false }) as { next?: string };
  const given = safePath(search.next);
  const next = given === '/' ? (rememberedNext() === '/' ? fallback : rememberedNext()) : given;
  const goOn = (): void => {
    rememberNext('/');
    router.history.push(next);
  };
  return {
    next,
    search: given === '/' ? {} : { next: given },
    goOn,
    async signIn({ email, password, isRemembered = true }) {
      await dataOf(api.POST('/api/auth/sign-in', { body: { email: email.trim(), password, isRemembered } }));
      await forgetMe();
      goOn();
    },
  };
};
