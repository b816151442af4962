// The address of something that somebody names.
import { TextField } from './field.tsx';

export const SlugField = ({
  label,
  hint,
  value,
  error,
  onChange,
}: {
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  onChange: (slug: string) => void;
}) => (
  <TextField
    label={label}
    hint={hint}
    name="slug"
    autoCapitalize="none"
    spellCheck={false}
    maxLength={48}
    value={value}
    error={error}
    onChange={({ target }) => onChange(target.value.toLowerCase())}
  />
);
