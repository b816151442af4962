// The title of the window, where a page knows a better one than its kind: the name of what it shows.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

export const useTitle = (name: string | undefined): void => {
  const { t } = useTranslation();
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · ${t('brand')}`;
  }, [name, t]);
};
