// A form: fields, what went wrong with the whole of it, and its button.
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import type { Submit } from './use-submit.ts';

export const Form = ({
  submit,
  action,
  children,
  beside,
  label,
  isWide = false,
  look = 'gold',
}: {
  submit: Submit;
  /** What the button says. */
  action: string;
  children?: ReactNode;
  /** More buttons. */
  beside?: ReactNode;
  label?: string;
  isWide?: boolean;
  look?: 'gold' | 'plain';
}) => (
  <form noValidate onSubmit={submit.onSubmit} className="flex flex-col gap-4" aria-label={label}>
    {children}
    {submit.problem === null ? null : <Notice look="bad">{submit.problem}</Notice>}
    <div className="flex flex-wrap gap-2">
      <Button type="submit" look={look} isBusy={submit.isSending} isWide={isWide}>
        {action}
      </Button>
      {beside}
    </div>
  </form>
);

const LOOKS = {
  good: 'border-jade/50 text-jade',
  bad: 'border-vermilion/60 text-vermilion',
  plain: 'border-line text-mist',
} as const;

/** What happened, or what to know, as a block of its own. */
export const Notice = ({ look = 'plain', children }: { look?: 'good' | 'bad' | 'plain'; children: ReactNode }) => (
  <div
    role={look === 'bad' ? 'alert' : 'status'}
    className={`rounded-lg border bg-night px-3.5 py-2.5 leading-relaxed break-words ${LOOKS[look]}`}
  >
    {children}
  </div>
);
