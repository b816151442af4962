// For admins and captains: a form that invites by e-mail, and what is still open.
import { dataOf } from '@jixia/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { usePages } from '../ui/use-pages.ts';
import { useSubmit } from '../ui/use-submit.ts';
import './texts.ts';

type Target = { readonly kind: 'institution' | 'team'; readonly id: string };

const listOf = ({ kind, id }: Target, cursor: string | undefined) => {
  const params = { path: { id }, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } };
  return dataOf(
    kind === 'team'
      ? api.GET('/api/teams/{id}/invitations', { params })
      : api.GET('/api/institutions/{id}/invitations', { params }),
  );
};

const withdraw = ({ kind, id }: Target, invitationId: string) => {
  const params = { path: { id, invitationId } };
  return dataOf(
    kind === 'team'
      ? api.DELETE('/api/teams/{id}/invitations/{invitationId}', { params })
      : api.DELETE('/api/institutions/{id}/invitations/{invitationId}', { params }),
  );
};

/** The roles offered are those of the target; the server checks it. */
const send = ({ kind, id }: Target, email: string, role: string) => {
  const params = { path: { id } };
  return dataOf(
    kind === 'team'
      ? api.POST('/api/teams/{id}/invitations', { params, body: { email, role: role as 'member' } })
      : api.POST('/api/institutions/{id}/invitations', { params, body: { email, role: role as 'member' } }),
  );
};

export const SentInvitations = ({
  target,
  roles,
}: {
  target: Target;
  /** Roles that can be given, each with its name; the first is the usual one. */
  roles: readonly (readonly [string, string])[];
}) => {
  const { t } = useTranslation();
  const key = ['sent-invitations', target.kind, target.id];
  const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: key });
  const pages = usePages(key, (cursor) => listOf(target, cursor));
  const [email, setEmail] = useState('');
  const [role, setRole] = useState(roles[0]?.[0] ?? 'member');
  const submit = useSubmit({
    fields: ['email', 'role'],
    check: () => ({
      email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? undefined : t('invitations.send.emailCheck'),
    }),
    textOf: ({ code, field }) => (code === 'conflict' && field === 'email' ? t('invitations.send.taken') : undefined),
    async send() {
      await send(target, email.trim(), role);
      toast(t('invitations.send.sent', { email: email.trim() }));
      setEmail('');
      await renew();
    },
  });
  const nameOf = (id: string): string => roles.find(([one]) => one === id)?.[1] ?? id;
  return (
    <Panel title={t('invitations.send.title')}>
      <Form submit={submit} action={t('invitations.send.action')} label={t('invitations.send.title')}>
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,200px)]">
          <TextField
            label={t('invitations.send.email')}
            name="email"
            type="email"
            autoComplete="off"
            value={email}
            error={submit.errorOf('email')}
            onChange={({ target: { value } }) => setEmail(value)}
          />
          <SelectField
            label={t('invitations.send.role')}
            value={role}
            error={submit.errorOf('role')}
            onChange={({ target: { value } }) => setRole(value)}
          >
            {roles.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      </Form>
      <PagedList pages={pages} empty={null}>
        {(items) => (
          <>
            <h3 className="mt-1 font-semibold">{t('invitations.send.open')}</h3>
            <Table
              label={t('invitations.send.open')}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { key: 'to', title: t('invitations.send.to'), isName: true, cell: (one) => one.email },
                { key: 'role', title: t('invitations.send.role'), cell: (one) => nameOf(one.role) },
                {
                  key: 'until',
                  title: t('invitations.until'),
                  cell: ({ expiresAt }) => <TimeText at={expiresAt} />,
                },
                {
                  key: 'withdraw',
                  title: t('invitations.send.withdraw'),
                  isTitleHidden: true,
                  cell: ({ id }) => (
                    <div className="sm:text-right">
                      <ActButton
                        act={async () => {
                          await withdraw(target, id);
                          toast(t('invitations.send.withdrawn'));
                          await renew();
                        }}
                      >
                        {t('invitations.send.withdraw')}
                      </ActButton>
                    </div>
                  ),
                },
              ]}
            />
          </>
        )}
      </PagedList>
    </Panel>
  );
};
