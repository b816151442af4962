// Sends a form: one at a time, what the server refuses goes to the field it belongs to, and what was entered stays.
import { ApiError } from '@jixia/api-client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useErrorText } from './use-error-text.ts';

export type Submit = {
  /** For `onSubmit` of a form. */
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly isSending: boolean;
  /** What is wrong with a field of this name. */
  readonly errorOf: (field: string) => string | undefined;
  /** What went wrong that belongs to no field of the form. */
  readonly problem: string | null;
  readonly error: unknown;
  readonly clear: () => void;
};

export type SubmitOptions = {
  /** Fields of the form; an error of another field is shown above the button. */
  readonly fields: readonly string[];
  /** Problems seen before sending, by field. */
  readonly check?: () => Readonly<Record<string, string | undefined>>;
  /** A better text for a refusal than the general one. */
  readonly textOf?: (error: ApiError) => string | undefined;
  readonly send: () => Promise<unknown>;
};

export const useSubmit = ({ fields, check, textOf, send }: SubmitOptions): Submit => {
  const errorText = useErrorText();
  const [isSending, setSending] = useState(false);
  const [checked, setChecked] = useState<Readonly<Record<string, string | undefined>>>({});
  const [error, setError] = useState<unknown>(null);
  const isUnderWay = useRef(false);

  // To the first thing that is wrong, once the page shows it.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error === null && Object.values(checked).every((text) => text === undefined)) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error, checked]);

  const run = async (): Promise<void> => {
    if (isUnderWay.current) return;
    const found = check?.() ?? {};
    setChecked(found);
    setError(null);
    if (Object.values(found).some((text) => text !== undefined)) return;
    isUnderWay.current = true;
    setSending(true);
    try {
      await send();
    } catch (thrown) {
      setError(thrown);
    } finally {
      isUnderWay.current = false;
      setSending(false);
    }
  };

  const textFor = (thrown: unknown): string =>
    (thrown instanceof ApiError ? textOf?.(thrown) : undefined) ?? errorText(thrown);
  const fieldOf = (thrown: unknown): string | undefined => {
    const named = thrown instanceof ApiError ? thrown.field : undefined;
    // `roles.0` belongs to the field `roles`.
    return fields.find((field) => named === field || named?.startsWith(`${field}.`));
  };

  return {
    onSubmit: (event) => {
      event.preventDefault();
      form.current = event.currentTarget;
      void run();
    },
    isSending,
    errorOf: (field) => checked[field] ?? (error !== null && fieldOf(error) === field ? textFor(error) : undefined),
    problem: error !== null && fieldOf(error) === undefined ? textFor(error) : null,
    error,
    clear: () => {
      setChecked({});
      setError(null);
    },
  };
};
