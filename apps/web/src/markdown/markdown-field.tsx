// A field for Markdown, with a look at what becomes of it.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Markdown } from './markdown.tsx';

export type MarkdownFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly rows?: number;
  readonly testId?: string;
};

export const MarkdownField = ({
  label,
  value,
  onChange,
  maxLength,
  isRequired = false,
  error,
  rows = 6,
  testId,
}: MarkdownFieldProps) => {
  const { t } = useTranslation();
  const [isPreview, setPreview] = useState(false);
  const id = useId();
  const tab = (preview: boolean, text: string) => (
    <button type="button" className="segment" aria-pressed={isPreview === preview} onClick={() => setPreview(preview)}>
      {text}
    </button>
  );
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <label htmlFor={id} className="text-[13px] font-medium">
          {label}
          {isRequired ? null : <span className="text-mist"> ({t('form.optional')})</span>}
        </label>
        <span className="flex">
          {tab(false, t('form.write'))}
          {tab(true, t('form.preview'))}
        </span>
      </div>
      <textarea
        id={id}
        className="field"
        hidden={isPreview}
        value={value}
        rows={rows}
        maxLength={maxLength}
        required={isRequired}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        data-testid={testId}
        onChange={({ target }) => onChange(target.value)}
      />
      {isPreview ? (
        <div className="min-h-[110px] rounded-lg border border-line p-3">
          {value.trim() === '' ? (
            <p className="text-mist">{t('form.nothing')}</p>
          ) : (
            <Markdown text={value} headingLevel={4} />
          )}
        </div>
      ) : null}
      <p id={`${id}-hint`} className={error === undefined ? 'text-[12px] text-mist' : 'text-[12.5px] text-vermilion'}>
        {error ?? `${t('form.markdown')}${value.length > maxLength * 0.8 ? ` · ${value.length} / ${maxLength}` : ''}`}
      </p>
    </div>
  );
};
