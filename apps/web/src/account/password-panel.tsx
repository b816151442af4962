// Changing the password.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import { PasswordField } from '../sign-in/password-field.tsx';
import { useChecks } from '../sign-in/use-entrance.ts';
import '../sign-in/texts.ts';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';

export const PasswordPanel = () => {
  const { t } = useTranslation();
  const checks = useChecks();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const submit = useSubmit({
    fields: ['currentPassword', 'password'],
    check: () => ({ currentPassword: checks.password(current), password: checks.newPassword(password) }),
    textOf: ({ code }) => (code === 'wrong_credentials' ? t('account.password.wrong') : undefined),
    async send() {
      await dataOf(api.POST('/api/me/password', { body: { currentPassword: current, password } }));
      setCurrent('');
      setPassword('');
      toast(t('account.password.changed'));
      await queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <Panel title={t('account.password.title')} lead={t('account.password.lead')}>
      <div className="max-w-[440px]">
        <Form submit={submit} action={t('account.password.action')} label={t('account.password.title')}>
          <PasswordField
            label={t('account.password.current')}
            name="currentPassword"
            value={current}
            error={submit.errorOf('currentPassword')}
            onChange={setCurrent}
          />
          <PasswordField
            label={t('account.password.new')}
            isNew
            value={password}
            error={submit.errorOf('password')}
            onChange={setPassword}
          />
        </Form>
      </div>
      <p className="text-[13px] text-mist">
        {t('account.password.forgot')}{' '}
        <Link to="/forgot" className="link">
          {t('account.password.forgotLink')}
        </Link>
      </p>
    </Panel>
  );
};
