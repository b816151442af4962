// An address that leads nowhere.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export const PageMissing = () => {
  const { t } = useTranslation();
  return (
    <section className="mx-auto flex min-h-[50dvh] max-w-md flex-col items-center justify-center gap-3 text-center">
      <p className="font-serif text-6xl font-bold text-gold" aria-hidden="true">
        404
      </p>
      <h1 className="text-xl font-semibold">{t('state.missing')}</h1>
      <p className="text-mist">{t('state.missingHint')}</p>
      <Link to="/" className="button button-gold">
        {t('state.toHome')}
      </Link>
    </section>
  );
};
