// Signing in, by a password or at a provider.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { Form, Notice } from '../ui/form.tsx';
import { useErrorText } from '../ui/use-error-text.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { EntranceFrame } from './entrance-frame.tsx';
import { PasswordField } from './password-field.tsx';
import { useChecks, useEntrance } from './use-entrance.ts';

const Providers = ({ next }: { next: string }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [leaving, setLeaving] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['providers'],
    queryFn: () => dataOf(api.GET('/api/auth/providers')),
    staleTime: 600_000,
  });
  if (data === undefined || data.providers.length === 0) return null;
  const leave = async (provider: string): Promise<void> => {
    setLeaving(provider);
    setProblem(null);
    try {
      const { url } = await dataOf(api.POST('/api/auth/sign-in/oidc', { body: { provider, next } }));
      window.location.assign(url);
    } catch (error) {
      setProblem(errorText(error));
      setLeaving(null);
    }
  };
  return (
    <div className="flex flex-col gap-2.5">
      {data.providers.map(({ id, name }) => (
        <Button key={id} isWide isBusy={leaving === id} onClick={() => void leave(id)}>
          {t('entrance.signIn.with', { name })}
        </Button>
      ))}
      {problem === null ? null : <Notice look="bad">{problem}</Notice>}
      <div className="mt-1.5 flex items-center gap-3 text-[12.5px] text-mist">
        <span className="h-px flex-1 bg-line" />
        {t('entrance.signIn.or')}
        <span className="h-px flex-1 bg-line" />
      </div>
    </div>
  );
};

const SignInForm = () => {
  const { t } = useTranslation();
  const checks = useChecks();
  const { signIn, search, next } = useEntrance();
  const { problem } = useSearch({ strict: false }) as { problem?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isRemembered, setRemembered] = useState(true);
  const submit = useSubmit({
    fields: ['email', 'password'],
    check: () => ({ email: checks.email(email), password: checks.password(password) }),
    textOf: ({ code }) => (code === 'email_not_verified' ? t('entrance.signIn.notConfirmed') : undefined),
    send: () => signIn({ email, password, isRemembered }),
  });
  return (
    <EntranceFrame
      title={t('entrance.signIn.title')}
      lead={t('entrance.signIn.lead')}
      foot={
        <>
          <span>
            {t('entrance.signIn.noAccount')}{' '}
            <Link to="/sign-up" search={search} className="link">
              {t('entrance.signUp.title')}
            </Link>
          </span>
          <Link to="/forgot" className="link">
            {t('entrance.signIn.forgot')}
          </Link>
        </>
      }
    >
      {problem === 'provider' ? <Notice look="bad">{t('entrance.signIn.providerProblem')}</Notice> : null}
      <Providers next={next} />
      <Form submit={submit} action={t('entrance.signIn.action')} isWide label={t('entrance.signIn.title')}>
        <TextField
          label={t('entrance.email')}
          name="email"
          type="email"
          autoComplete="email"
          value={email}
          error={submit.errorOf('email')}
          onChange={({ target }) => setEmail(target.value)}
        />
        <PasswordField
          label={t('entrance.password')}
          value={password}
          error={submit.errorOf('password')}
          onChange={setPassword}
        />
        <CheckField
          label={t('entrance.signIn.remember')}
          checked={isRemembered}
          onChange={({ target }) => setRemembered(target.checked)}
        />
      </Form>
    </EntranceFrame>
  );
};

export const SignInPage = () => {
  const { t } = useTranslation();
  const { me } = useMe();
  const { goOn } = useEntrance();
  // Who came here signed in; not who has just signed in by the form below.
  const [wasIn] = useState(me !== null);
  if (me === null || !wasIn) return <SignInForm />;
  return (
    <EntranceFrame title={t('entrance.signIn.title')} lead={t('entrance.signIn.already', { name: me.name })}>
      <Button look="gold" isWide onClick={goOn}>
        {t('entrance.signIn.goOn')}
      </Button>
    </EntranceFrame>
  );
};
