// Making an account.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { CheckMail } from './check-mail.tsx';
import { EntranceFrame } from './entrance-frame.tsx';
import { rememberNext } from './next-path.ts';
import { PasswordField } from './password-field.tsx';
import { useChecks, useEntrance } from './use-entrance.ts';

export const SignUpPage = () => {
  const { t } = useTranslation();
  const checks = useChecks();
  const { search, next } = useEntrance();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isSent, setSent] = useState(false);
  const submit = useSubmit({
    fields: ['name', 'email', 'password'],
    check: () => ({
      name: checks.name(name),
      email: checks.email(email),
      password: checks.newPassword(password),
    }),
    async send() {
      await dataOf(api.POST('/api/auth/sign-up', { body: { name: name.trim(), email: email.trim(), password } }));
      rememberNext(next);
      setSent(true);
    },
  });
  if (isSent) return <CheckMail credentials={{ email: email.trim(), password }} onOther={() => setSent(false)} />;
  return (
    <EntranceFrame
      title={t('entrance.signUp.title')}
      lead={t('entrance.signUp.lead')}
      foot={
        <span>
          {t('entrance.signUp.haveAccount')}{' '}
          <Link to="/sign-in" search={search} className="link">
            {t('entrance.signIn.title')}
          </Link>
        </span>
      }
    >
      <Form submit={submit} action={t('entrance.signUp.action')} isWide label={t('entrance.signUp.title')}>
        <TextField
          label={t('entrance.name')}
          hint={t('entrance.nameHint')}
          name="name"
          autoComplete="name"
          maxLength={80}
          value={name}
          error={submit.errorOf('name')}
          onChange={({ target }) => setName(target.value)}
        />
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
          isNew
          value={password}
          error={submit.errorOf('password')}
          onChange={setPassword}
        />
      </Form>
    </EntranceFrame>
  );
};
