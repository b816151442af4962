// Choosing a new password with the link from the mail.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { forgetMe } from '../api/use-me.ts';
import { Form, Notice } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { EntranceFrame } from './entrance-frame.tsx';
import { PasswordField } from './password-field.tsx';
import { useSecretInAddress } from './secret-in-address.ts';
import { useChecks } from './use-entrance.ts';

export const ResetPage = () => {
  const { t } = useTranslation();
  const checks = useChecks();
  const token = useSecretInAddress('token');
  const [password, setPassword] = useState('');
  const [isDone, setDone] = useState(false);
  const submit = useSubmit({
    fields: ['password'],
    check: () => ({ password: checks.newPassword(password) }),
    async send() {
      await dataOf(api.POST('/api/auth/reset-password', { body: { token: token ?? '', password } }));
      setDone(true);
      await forgetMe();
    },
  });
  const newLink = (
    <Link to="/forgot" className="link">
      {t('entrance.reset.newLink')}
    </Link>
  );
  if (isDone) {
    return (
      <EntranceFrame title={t('entrance.reset.doneTitle')} lead={t('entrance.reset.doneText')}>
        <Link to="/sign-in" className="button button-gold">
          {t('entrance.signIn.action')}
        </Link>
      </EntranceFrame>
    );
  }
  if (token === null) {
    return (
      <EntranceFrame title={t('entrance.reset.title')} foot={newLink}>
        <Notice look="bad">{t('entrance.reset.noLink')}</Notice>
      </EntranceFrame>
    );
  }
  return (
    <EntranceFrame title={t('entrance.reset.title')} lead={t('entrance.reset.lead')} foot={newLink}>
      <Form submit={submit} action={t('entrance.reset.action')} isWide label={t('entrance.reset.title')}>
        <PasswordField
          label={t('entrance.newPassword')}
          isNew
          value={password}
          error={submit.errorOf('password')}
          onChange={setPassword}
        />
      </Form>
    </EntranceFrame>
  );
};
