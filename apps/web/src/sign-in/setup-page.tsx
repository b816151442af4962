// Becoming the first site admin with the link that the server printed.
import { dataOf } from '@jixia/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { TextField } from '../ui/field.tsx';
import { Form, Notice } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { EntranceFrame } from './entrance-frame.tsx';
import { PasswordField } from './password-field.tsx';
import { useSecretInAddress } from './secret-in-address.ts';
import { useChecks, useEntrance } from './use-entrance.ts';

export const SetupPage = () => {
  const { t } = useTranslation();
  const checks = useChecks();
  const secret = useSecretInAddress('secret');
  const { signIn } = useEntrance('/admin');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = useSubmit({
    fields: ['name', 'email', 'password'],
    check: () => ({
      name: checks.name(name),
      email: checks.email(email),
      password: checks.newPassword(password),
    }),
    textOf: ({ code, field }) =>
      code === 'link_used'
        ? t('entrance.setup.used')
        : code === 'conflict' && field === 'email'
          ? t('entrance.emailTaken')
          : undefined,
    async send() {
      const body = { secret: secret ?? '', name: name.trim(), email: email.trim(), password };
      await dataOf(api.POST('/api/setup', { body }));
      await signIn({ email, password });
    },
  });
  return (
    <EntranceFrame title={t('entrance.setup.title')} lead={t('entrance.setup.lead')}>
      {secret === null ? (
        <Notice look="bad">{t('entrance.setup.noLink')}</Notice>
      ) : (
        <Form submit={submit} action={t('entrance.setup.action')} isWide label={t('entrance.setup.title')}>
          <TextField
            label={t('entrance.name')}
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
      )}
    </EntranceFrame>
  );
};
