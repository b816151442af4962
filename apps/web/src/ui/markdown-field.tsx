// A text in Markdown, with a preview.
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLoading } from '../site/page-loading.tsx';
import { Field, type FieldProps } from './field.tsx';

const Markdown = lazy(async () => ({ default: (await import('./markdown.tsx')).Markdown }));

export const MarkdownField = ({
  value,
  onChange,
  maxLength,
  ...field
}: Omit<FieldProps, 'hint'> & { value: string; onChange: (text: string) => void; maxLength?: number }) => {
  const { t } = useTranslation();
  const [isPreview, setPreview] = useState(false);
  return (
    <div className="relative min-w-0">
      <button
        type="button"
        className="segment absolute top-[-6px] right-0"
        aria-pressed={isPreview}
        onClick={() => setPreview(!isPreview)}
      >
        {t('form.preview')}
      </button>
      <Field {...field} hint={t('form.markdown')}>
        {(control) =>
          isPreview ? (
            <div className="min-h-[110px] rounded-lg border border-line bg-night px-3 py-2" id={control.id}>
              <Suspense fallback={<PageLoading />}>
                {value.trim() === '' ? <p className="text-mist">{t('form.nothing')}</p> : <Markdown text={value} />}
              </Suspense>
            </div>
          ) : (
            <textarea
              {...control}
              className="field"
              value={value}
              maxLength={maxLength}
              onChange={(event) => onChange(event.target.value)}
            />
          )
        }
      </Field>
    </div>
  );
};
