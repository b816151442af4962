// Making an account.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Form } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { AccountFields, useNewAccount } from './account-fields.tsx';
import { CheckMail } from './check-mail.tsx';
import { EntranceFrame } from './entrance-frame.tsx';
import { rememberNext } from './next-path.ts';
import { useEntrance } from './use-entrance.ts';

export const SignUpPage = () => {
  const { t } = useTranslation();
  const { search, next } = useEntrance();
  const { typed, account, fields, check, change } = useNewAccount();
  const [isSent, setSent] = useState(false);
  const submit = useSubmit({
    fields,
    check,
    async send() {
      await dataOf(api.POST('/api/auth/sign-up', { body: account }));
      rememberNext(next);
      setSent(true);
    },
  });
  if (isSent) return <CheckMail credentials={account} onOther={() => setSent(false)} />;
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
        <AccountFields typed={typed} submit={submit} nameHint={t('entrance.nameHint')} onChange={change} />
      </Form>
    </EntranceFrame>
  );
};
