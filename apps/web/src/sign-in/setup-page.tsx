// Becoming the first site admin with the link that the server printed.
import { dataOf } from '@jixia/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Form, Notice } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { AccountFields, useNewAccount } from './account-fields.tsx';
import { EntranceFrame } from './entrance-frame.tsx';
import { useSecretInAddress } from './secret-in-address.ts';
import { useEntrance } from './use-entrance.ts';

export const SetupPage = () => {
  const { t } = useTranslation();
  const secret = useSecretInAddress('secret');
  const { signIn } = useEntrance('/admin');
  const { typed, account, fields, check, change } = useNewAccount();
  const submit = useSubmit({
    fields,
    check,
    textOf: ({ code, field }) =>
      code === 'link_used'
        ? t('entrance.setup.used')
        : code === 'conflict' && field === 'email'
          ? t('entrance.emailTaken')
          : undefined,
    async send() {
      const body = { secret: secret ?? '', ...account };
      await dataOf(api.POST('/api/setup', { body }));
      await signIn(account);
    },
  });
  return (
    <EntranceFrame title={t('entrance.setup.title')} lead={t('entrance.setup.lead')}>
      {secret === null ? (
        <Notice look="bad">{t('entrance.setup.noLink')}</Notice>
      ) : (
        <Form submit={submit} action={t('entrance.setup.action')} isWide label={t('entrance.setup.title')}>
          <AccountFields typed={typed} submit={submit} onChange={change} />
        </Form>
      )}
    </EntranceFrame>
  );
};
