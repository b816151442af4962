// What somebody can do about belonging to an institution: ask, wait, withdraw, leave.
import { dataOf } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMemberships } from '../account/use-memberships.ts';
import { WithdrawButton } from '../account/withdraw-button.tsx';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { useLocalName } from '../i18n/use-local-name.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton, Dialog } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Institution, renewInstitutions } from './use-institution.ts';

const Ask = ({ institution, onClose }: { institution: Institution; onClose: () => void }) => {
  const { t } = useTranslation();
  const name = useLocalName()(institution);
  const [message, setMessage] = useState('');
  const submit = useSubmit({
    fields: ['message'],
    textOf: ({ code }) => (code === 'conflict' ? t('institutions.join.already') : undefined),
    async send() {
      const params = { path: { id: institution.id } };
      await dataOf(api.POST('/api/institutions/{id}/join-requests', { params, body: { message: message.trim() } }));
      toast(t('institutions.join.sent', { name }));
      onClose();
      await renewInstitutions();
    },
  });
  return (
    <Dialog title={t('institutions.join.ask')} onClose={onClose}>
      <Form
        submit={submit}
        action={t('institutions.join.send')}
        label={t('institutions.join.ask')}
        beside={<Button onClick={onClose}>{t('form.cancel')}</Button>}
      >
        <TextAreaField
          label={t('institutions.join.message')}
          hint={t('institutions.join.messageHint')}
          isOptional
          name="message"
          maxLength={1000}
          value={message}
          error={submit.errorOf('message')}
          onChange={({ target }) => setMessage(target.value)}
        />
      </Form>
    </Dialog>
  );
};

export const JoinActions = ({ institution, role }: { institution: Institution; role: string | null }) => {
  const { t } = useTranslation();
  const { me, isKnown } = useMe();
  const { data } = useMemberships();
  const [isAsking, setAsking] = useState(false);
  const { id, slug } = institution;
  const name = useLocalName()(institution);
  if (!isKnown) return null;
  if (me === null) {
    return (
      <Link to="/sign-in" search={{ next: `/institutions/${slug}` }} className="button">
        {t('institutions.join.ask')}
      </Link>
    );
  }
  if (data === undefined) return null;
  if (role !== null) {
    return (
      <ConfirmButton
        question={t('institutions.join.leaveQuestion', { name })}
        consequence={t('institutions.join.leaveConsequence')}
        action={t('institutions.join.leave')}
        onConfirm={async () => {
          await dataOf(api.POST('/api/institutions/{id}/leave', { params: { path: { id } } }));
          toast(t('institutions.join.left', { name }));
          await renewInstitutions();
        }}
      >
        {t('institutions.join.leave')}
      </ConfirmButton>
    );
  }
  if (data.joinRequests.some(({ institutionId }) => institutionId === id)) {
    return (
      <span className="flex flex-wrap items-center gap-2.5">
        <span className="text-[13px] text-mist">{t('institutions.join.waiting')}</span>
        <WithdrawButton institutionId={id} />
      </span>
    );
  }
  return (
    <>
      <Button look="gold" onClick={() => setAsking(true)} data-testid="ask-to-join">
        {t('institutions.join.ask')}
      </Button>
      {isAsking ? <Ask institution={institution} onClose={() => setAsking(false)} /> : null}
    </>
  );
};
