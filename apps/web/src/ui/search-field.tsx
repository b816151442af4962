// A field that searches while one types, after a pause; the text lives in the address of the page.
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PAUSE_MS = 300;

export const SearchField = ({
  value,
  onChange,
  label,
}: {
  value: string;
  onChange: (text: string) => void;
  /** What is searched; "Search" by default. */
  label?: string;
}) => {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed counts
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="relative min-w-0 flex-1 basis-56">
      <label htmlFor={id} className="sr-only">
        {label ?? t('form.search')}
      </label>
      <svg
        width="16"
        height="16"
        viewBox="0 0 18 18"
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-mist"
      >
        <path
          d="M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 0 0 0-11M12 12l3.500 3.500"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
        />
      </svg>
      <input
        id={id}
        type="search"
        className="field pl-9!"
        placeholder={label ?? t('form.search')}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
};
