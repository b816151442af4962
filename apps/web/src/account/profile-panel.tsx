// The name that others see, roles, and how the site looks here.
import { dataOf } from '@jixia/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import type { Me } from '../api/use-me.ts';
import { LanguageSwitch } from '../i18n/language-switch.tsx';
import { ThemeSwitch } from '../site/theme-switch.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';

export const ProfilePanel = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const [name, setName] = useState(me.name);
  const submit = useSubmit({
    fields: ['name'],
    check: () => ({ name: name.trim() === '' ? t('account.profile.nameCheck') : undefined }),
    async send() {
      await dataOf(api.PATCH('/api/me', { body: { name: name.trim() } }));
      await queryClient.invalidateQueries({ queryKey: ['me'] });
      toast(t('form.saved'));
    },
  });
  return (
    <>
      <Panel title={t('account.profile.title')}>
        <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,280px)]">
          <Form submit={submit} action={t('form.save')} label={t('account.profile.title')}>
            <TextField
              label={t('account.profile.name')}
              hint={t('account.profile.nameHint')}
              name="name"
              autoComplete="name"
              maxLength={80}
              value={name}
              error={submit.errorOf('name')}
              onChange={({ target }) => setName(target.value)}
            />
          </Form>
          <dl className="flex flex-col gap-3">
            <div>
              <dt className="text-[12.5px] text-mist">{t('account.profile.email')}</dt>
              <dd className="mt-0.5 flex flex-wrap items-center gap-2 break-all">
                {me.email}
                {me.isEmailVerified ? <span className="badge badge-jade">{t('account.profile.verified')}</span> : null}
              </dd>
            </div>
            <div>
              <dt className="text-[12.5px] text-mist">{t('account.profile.roles')}</dt>
              <dd className="mt-1 flex flex-wrap gap-1.5">
                {me.roles.map((role) => (
                  <span key={role} className={`badge ${role === 'member' ? '' : 'badge-gold'}`}>
                    {t(`account.roles.${role}`)}
                  </span>
                ))}
              </dd>
            </div>
          </dl>
        </div>
      </Panel>
      <Panel title={t('account.profile.look')} lead={t('account.profile.lookHint')}>
        <div className="flex flex-wrap gap-2">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </Panel>
    </>
  );
};
