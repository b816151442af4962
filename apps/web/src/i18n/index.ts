// Two languages, both complete, bundled; the choice is remembered in the browser.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';

const STORAGE_KEY = 'jixia.language';

const remembered = (): Language => {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    if (stored === 'zh' || stored === 'en') return stored;
  } catch {
    // Storage may be forbidden; the browser's own language decides then.
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
};

/** Starts i18next in the remembered language, or the browser's. */
export const startI18n = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: remembered(),
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
};

export const currentLanguage = (): Language => (i18next.language === 'zh' ? 'zh' : 'en');

export const chooseLanguage = (language: Language): void => {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Not remembered, but switched.
  }
};
