// A password, which can be shown while it is typed.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../ui/field.tsx';

export const PasswordField = ({
  label,
  value,
  onChange,
  error,
  isNew = false,
  name = 'password',
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** To be chosen, rather than known. */
  isNew?: boolean;
  name?: string;
}) => {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} error={error} {...(isNew ? { hint: t('entrance.passwordHint') } : {})}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            name={name}
            type={isShown ? 'text' : 'password'}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            className="field pr-11!"
            value={value}
            maxLength={200}
            onChange={({ target }) => onChange(target.value)}
          />
          <button
            type="button"
            className="absolute top-0 right-0 flex h-full w-10 items-center justify-center rounded-lg text-mist hover:text-paper"
            aria-pressed={isShown}
            aria-label={t('entrance.showPassword')}
            title={t('entrance.showPassword')}
            onClick={() => setShown(!isShown)}
          >
            <svg
              width="18"
              height="18"
              viewBox="0 0 20 20"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.6"
              strokeLinecap="round"
            >
              <path d="M2 10s3-5.500 8-5.500S18 10 18 10s-3 5.500-8 5.500S2 10 2 10" />
              <circle cx="10" cy="10" r="2.300" />
              {isShown ? null : <path d="M3.500 16.500l13-13" />}
            </svg>
          </button>
        </div>
      )}
    </Field>
  );
};
