// One person: their roles, their suspension, and the way to what they did.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { User } from './users-panel.tsx';

type GivenRole = User['roles'][number];

const ROLES: readonly GivenRole[] = ['teacher', 'organiser', 'siteAdmin'];

/** Roles may be one's own. */
const renew = async (): Promise<void> => {
  await Promise.all(['users', 'audit', 'me'].map((part) => queryClient.invalidateQueries({ queryKey: [part] })));
};

const RolesForm = ({ user: { id, name, roles: before }, onDone }: { user: User; onDone: () => void }) => {
  const { t } = useTranslation();
  const [roles, setRoles] = useState<readonly GivenRole[]>(before);
  const submit = useSubmit({
    fields: ['roles'],
    textOf: ({ code }) => (code === 'last_admin' ? t('admin.users.lastAdmin') : undefined),
    async send() {
      await dataOf(api.PUT('/api/users/{id}/roles', { params: { path: { id } }, body: { roles: [...roles] } }));
      toast(t('admin.users.rolesSaved', { name }));
      onDone();
      await renew();
    },
  });
  return (
    <Form submit={submit} action={t('admin.users.saveRoles')} label={t('admin.users.rolesTitle')}>
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-2 font-semibold">{t('admin.users.rolesTitle')}</legend>
        {ROLES.map((role) => (
          <CheckField
            key={role}
            label={t(`account.roles.${role}`)}
            hint={t(`admin.users.${role}Hint`)}
            checked={roles.includes(role)}
            onChange={({ target }) => setRoles(target.checked ? [...roles, role] : roles.filter((one) => one !== role))}
          />
        ))}
      </fieldset>
    </Form>
  );
};

const SuspensionForm = ({ user: { id, name, isSuspended }, onDone }: { user: User; onDone: () => void }) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const act = isSuspended ? 'resume' : 'suspend';
  const submit = useSubmit({
    fields: ['reason'],
    check: () => ({ reason: reason.trim() === '' ? t('admin.users.reasonCheck') : undefined }),
    textOf: ({ code }) => (code === 'last_admin' ? t('admin.users.lastAdmin') : undefined),
    async send() {
      const body = { isSuspended: !isSuspended, reason: reason.trim() };
      await dataOf(api.PUT('/api/users/{id}/suspension', { params: { path: { id } }, body }));
      toast(t(`admin.users.${act}Done`, { name }));
      onDone();
      await renew();
    },
  });
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <div>
        <h3 className="font-semibold">{t(`admin.users.${act}Title`)}</h3>
        <p className="text-[13px] text-mist">{t(`admin.users.${act}Lead`)}</p>
      </div>
      <Form submit={submit} action={t(`admin.users.${act}`)} label={t(`admin.users.${act}Title`)} look="plain">
        <TextField
          label={t('admin.users.reason')}
          hint={t('admin.users.reasonHint')}
          name="reason"
          maxLength={500}
          autoComplete="off"
          value={reason}
          error={submit.errorOf('reason')}
          onChange={({ target }) => setReason(target.value)}
        />
      </Form>
    </div>
  );
};

export const UserDialog = ({ user, onClose }: { user: User; onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Dialog title={user.name} onClose={onClose}>
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-[13px] text-mist">
        <span className="break-all">{user.email}</span>
        <Link to="/admin" search={{ tab: 'audit', actor: user.id, actorName: user.name }} className="link">
          {t('admin.users.acts')}
        </Link>
      </p>
      <RolesForm user={user} onDone={onClose} />
      <SuspensionForm user={user} onDone={onClose} />
    </Dialog>
  );
};
