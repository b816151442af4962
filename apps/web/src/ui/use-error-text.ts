// What to tell people of an error: in their language where the code says enough, else as the server put it.
import { ApiError } from '@jixia/api-client';
import { useTranslation } from 'react-i18next';

export const useErrorText = (): ((error: unknown) => string) => {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
    const key = `apiError.${error.code}`;
    return i18n.exists(key) ? t(key) : error.message;
  };
};
