// A labelled input with its hint and what is wrong with it. `TextField`, `TextAreaField`, `SelectField`, `CheckField` cover
// most; `Field` is around anything else.
import {
  type ComponentProps,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { useTranslation } from 'react-i18next';

export type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with it; shown under it and read out. */
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
};

type ControlProps = {
  readonly id: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
};

export const Field = ({
  label,
  hint,
  error,
  isOptional = false,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) => {
  const { t } = useTranslation();
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-[13px] font-medium">
        {label}
        {isOptional ? <span className="ml-1.5 font-normal text-mist">({t('form.optional')})</span> : null}
      </label>
      {children({
        id,
        ...(error === undefined ? {} : { 'aria-invalid': true as const }),
        ...(described === '' ? {} : { 'aria-describedby': described }),
      })}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-[12.5px] leading-snug text-mist">
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} role="alert" className="text-[12.5px] leading-snug break-words text-vermilion">
          {error}
        </p>
      )}
    </div>
  );
};

type Own<T> = FieldProps & Omit<T, 'id' | 'className'>;

export const TextField = ({ label, hint, error, isOptional, ...rest }: Own<ComponentProps<'input'>>) => (
  <Field label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
    {(control) => <input {...(rest as InputHTMLAttributes<HTMLInputElement>)} {...control} className="field" />}
  </Field>
);

export const TextAreaField = ({ label, hint, error, isOptional, ...rest }: Own<ComponentProps<'textarea'>>) => (
  <Field label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
    {(control) => (
      <textarea {...(rest as TextareaHTMLAttributes<HTMLTextAreaElement>)} {...control} className="field" />
    )}
  </Field>
);

export const SelectField = ({ label, hint, error, isOptional, ...rest }: Own<ComponentProps<'select'>>) => (
  <Field label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
    {(control) => <select {...(rest as SelectHTMLAttributes<HTMLSelectElement>)} {...control} className="field" />}
  </Field>
);

/** A box to tick, with its label beside it. */
export const CheckField = ({
  label,
  hint,
  ...rest
}: Omit<FieldProps, 'error' | 'isOptional'> & Omit<ComponentProps<'input'>, 'id' | 'type' | 'className'>) => {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <input
        {...rest}
        id={id}
        type="checkbox"
        className="mt-0.5 size-[18px] flex-none accent-gold"
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
      />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {hint === undefined ? null : (
          <p id={`${id}-hint`} className="text-[12.5px] leading-snug text-mist">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
};
