// A moment, in the reader's time zone, which is named beside it.
import { useTranslation } from 'react-i18next';
import { TextField } from '../ui/field.tsx';
import { fromLocal, toLocal } from './local-time.ts';

export const TimeField = ({
  label,
  value,
  onChange,
  hint,
  error,
  isOptional = false,
  isDisabled = false,
}: {
  label: string;
  value: string | null;
  onChange: (at: string | null) => void;
  hint?: string;
  error: string | undefined;
  isOptional?: boolean;
  isDisabled?: boolean;
}) => {
  const { t } = useTranslation();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <TextField
      type="datetime-local"
      label={label}
      hint={hint === undefined ? t('organise.zone', { zone }) : `${hint} ${t('organise.zone', { zone })}`}
      isOptional={isOptional}
      error={error}
      disabled={isDisabled}
      value={toLocal(value)}
      onChange={(event) => onChange(fromLocal(event.target.value))}
    />
  );
};
