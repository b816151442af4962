// The foot of every page.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export const SiteFooter = () => {
  const { t } = useTranslation();
  return (
    <footer className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-4 text-[12.5px] text-mist">
      <span>{t('footer.line')}</span>
      <Link to="/compare" className="link ml-auto">
        {t('pages.compare')}
      </Link>
      <a href="/api/openapi.json" className="link">
        {t('footer.api')}
      </a>
    </footer>
  );
};
