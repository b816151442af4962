// Like the system, light, dark.
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type ThemeChoice, theme } from './theme.ts';

const SIGNS: Readonly<Record<ThemeChoice, string>> = {
  system: 'M3 4h14v9H3zM7 17h6M10 13v4',
  light:
    'M10 6.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7M10 1.500v2M10 16.500v2M1.500 10h2M16.500 10h2M4 4l1.400 1.400M14.600 14.600L16 16M4 16l1.400-1.400M14.600 5.400L16 4',
  dark: 'M16.500 12.500A7 7 0 0 1 7.500 3.500A7 7 0 1 0 16.500 12.500',
};
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

export const ThemeSwitch = () => {
  const { t } = useTranslation();
  const choice = useSyncExternalStore(theme.subscribe, theme.get);
  return (
    <fieldset className="flex items-center rounded-lg border border-line bg-night p-0.5" aria-label={t('theme.label')}>
      {CHOICES.map((each) => (
        <button
          key={each}
          type="button"
          className="segment flex min-w-9 items-center justify-center"
          aria-pressed={choice === each}
          aria-label={t(`theme.${each}`)}
          title={t(`theme.${each}`)}
          data-theme-choice={each}
          onClick={() => theme.set(each)}
        >
          <svg width="16" height="16" viewBox="0 0 20 20" aria-hidden="true">
            <path d={SIGNS[each]} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
          </svg>
        </button>
      ))}
    </fieldset>
  );
};
