// While a page or what it shows is on its way.
import { useTranslation } from 'react-i18next';

export const PageLoading = () => {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-[40dvh] items-center justify-center gap-3 text-mist" role="status">
      <span className="spinner" aria-hidden="true" />
      {t('state.loading')}
    </div>
  );
};
