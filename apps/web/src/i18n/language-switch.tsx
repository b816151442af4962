// 中 / EN.
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language } from './index.ts';

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['zh', '中'],
  ['en', 'EN'],
];

export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className="flex items-center rounded-lg border border-line bg-night p-0.5" aria-label={t('language')}>
      {LANGUAGES.map(([language, label]) => (
        <button
          key={language}
          type="button"
          className="segment min-w-9"
          lang={language}
          data-language={language}
          aria-pressed={i18n.language === language}
          onClick={() => chooseLanguage(language)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
};
