// Who runs a competition.
import { dataOf } from '@jixia/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { Competition } from '../competitions/use-competitions.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { useSubmit } from '../ui/use-submit.ts';

export const OrganisersTab = ({ competition }: { competition: Competition }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const queryKey = ['organisers', competition.id] as const;
  const { data } = useQuery({
    queryKey,
    queryFn: async () =>
      (await dataOf(api.GET('/api/competitions/{id}/organisers', { params: { path: { id: competition.id } } }))).items,
  });
  const pathOf = (of: string) => ({ params: { path: { id: competition.id, userId: of } } });
  const submit = useSubmit({
    fields: ['email'],
    check: () => ({ email: email.includes('@') ? undefined : t('organise.needUser') }),
    textOf: ({ message }) => message,
    send: async () => {
      const params = { path: { id: competition.id } };
      await dataOf(api.POST('/api/competitions/{id}/organisers', { params, body: { email: email.trim() } }));
      setEmail('');
      await client.invalidateQueries({ queryKey });
    },
  });
  return (
    <Panel title={t('organise.organisers')} lead={t('organise.organisersLead')}>
      <ul className="flex flex-col">
        {data?.map(({ userId: id, name, isOwner }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 border-b border-line py-2 last:border-0">
            <span className="min-w-0 flex-1 break-words">
              {name} {isOwner ? <span className="badge">{t('organise.owner')}</span> : null}
            </span>
            {isOwner ? null : (
              <ConfirmButton
                look="danger"
                question={t('organise.removeQuestion', { name })}
                consequence={t('organise.removeText')}
                action={t('organise.remove')}
                onConfirm={async () => {
                  await dataOf(api.DELETE('/api/competitions/{id}/organisers/{userId}', pathOf(id)));
                  await client.invalidateQueries({ queryKey });
                }}
              >
                {t('organise.remove')}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
      <Form submit={submit} action={t('organise.addOrganiser')} label={t('organise.addOrganiser')} look="plain">
        <TextField
          type="email"
          label={t('organise.email')}
          hint={t('organise.emailHint')}
          value={email}
          error={submit.errorOf('email')}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Form>
    </Panel>
  );
};
