// Asking for a new password.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { MailSign } from './check-mail.tsx';
import { EntranceFrame } from './entrance-frame.tsx';
import { useChecks } from './use-entrance.ts';

export const ForgotPage = () => {
  const { t } = useTranslation();
  const checks = useChecks();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const submit = useSubmit({
    fields: ['email'],
    check: () => ({ email: checks.email(email) }),
    async send() {
      await dataOf(api.POST('/api/auth/forgot-password', { body: { email: email.trim() } }));
      setSent(true);
    },
  });
  const back = (
    <Link to="/sign-in" className="link">
      {t('entrance.forgot.back')}
    </Link>
  );
  if (isSent) {
    return (
      <EntranceFrame title={t('entrance.forgot.sentTitle')} foot={back}>
        <MailSign />
        <p className="leading-relaxed break-words" data-testid="check-mail">
          {t('entrance.forgot.sentText', { email: email.trim() })}
        </p>
      </EntranceFrame>
    );
  }
  return (
    <EntranceFrame title={t('entrance.forgot.title')} lead={t('entrance.forgot.lead')} foot={back}>
      <Form submit={submit} action={t('entrance.forgot.action')} isWide label={t('entrance.forgot.title')}>
        <TextField
          label={t('entrance.email')}
          name="email"
          type="email"
          autoComplete="email"
          value={email}
          error={submit.errorOf('email')}
          onChange={({ target }) => setEmail(target.value)}
        />
      </Form>
    </EntranceFrame>
  );
};
