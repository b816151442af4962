// A button for an act that needs a reason: it asks for it in a window.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextAreaField } from './field.tsx';
import { Form } from './form.tsx';
import { useSubmit } from './use-submit.ts';

export type ReasonButtonProps = {
  /** Of the window. */
  readonly title: string;
  readonly lead?: string | undefined;
  /** Who reads it. */
  readonly hint?: string | undefined;
  /** Characters that the server asks for, and takes: 3 and 1000 by default. */
  readonly leastLength?: number;
  readonly mostLength?: number;
  /** Of the button, and of the one in the window. */
  readonly action: string;
  readonly look?: 'plain' | 'danger';
  readonly testId?: string;
  readonly onReason: (reason: string) => Promise<unknown>;
};

const ReasonForm = ({
  action,
  lead,
  hint,
  leastLength = 3,
  mostLength = 1000,
  onReason,
  onDone,
}: ReasonButtonProps & { onDone: () => void }) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = useSubmit({
    fields: ['reason'],
    check: () => ({ reason: reason.trim().length < leastLength ? t('ui.reasonNeeded') : undefined }),
    send: async () => {
      await onReason(reason.trim());
      onDone();
    },
  });
  return (
    <Form submit={submit} action={action} label={action}>
      {lead === undefined ? null : <p className="leading-relaxed text-mist">{lead}</p>}
      <TextAreaField
        label={t('ui.reason')}
        hint={hint}
        value={reason}
        maxLength={mostLength}
        required
        error={submit.errorOf('reason')}
        data-testid="reason"
        onChange={({ target }) => setReason(target.value)}
      />
    </Form>
  );
};

export const ReasonButton = (props: ReasonButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look={props.look ?? 'plain'} data-testid={props.testId} onClick={() => setOpen(true)}>
        {props.action}
      </Button>
      {isOpen ? (
        <Dialog title={props.title} onClose={() => setOpen(false)}>
          <ReasonForm {...props} onDone={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
};
