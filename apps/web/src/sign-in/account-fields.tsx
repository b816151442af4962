// Who an account is for: name, address, password.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../ui/field.tsx';
import type { Submit } from '../ui/use-submit.ts';
import { PasswordField } from './password-field.tsx';
import { useChecks } from './use-entrance.ts';

export type NewAccount = { readonly name: string; readonly email: string; readonly password: string };

/** As it is typed, what is wrong with it, and as the server takes it. */
export const useNewAccount = () => {
  const checks = useChecks();
  const [typed, setTyped] = useState<NewAccount>({ name: '', email: '', password: '' });
  const { name, email, password } = typed;
  return {
    typed,
    fields: ['name', 'email', 'password'],
    check: () => ({ name: checks.name(name), email: checks.email(email), password: checks.newPassword(password) }),
    account: { name: name.trim(), email: email.trim(), password },
    change: (part: Partial<NewAccount>): void => setTyped((now) => ({ ...now, ...part })),
  };
};

export const AccountFields = ({
  typed,
  submit,
  nameHint,
  onChange,
}: {
  typed: NewAccount;
  submit: Submit;
  nameHint?: string;
  onChange: (part: Partial<NewAccount>) => void;
}) => {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('entrance.name')}
        hint={nameHint}
        name="name"
        autoComplete="name"
        maxLength={80}
        value={typed.name}
        error={submit.errorOf('name')}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <TextField
        label={t('entrance.email')}
        name="email"
        type="email"
        autoComplete="email"
        value={typed.email}
        error={submit.errorOf('email')}
        onChange={({ target }) => onChange({ email: target.value })}
      />
      <PasswordField
        label={t('entrance.password')}
        isNew
        value={typed.password}
        error={submit.errorOf('password')}
        onChange={(password) => onChange({ password })}
      />
    </>
  );
};
