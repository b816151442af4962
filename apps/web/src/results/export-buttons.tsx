// Tables to take away.
import { useTranslation } from 'react-i18next';
import './texts.ts';

const KINDS = ['standings', 'matches', 'pairings', 'ratings'] as const;

export const ExportButtons = ({ slug }: { slug: string }) => {
  const { t } = useTranslation();
  const address = (what: string, format: string): string =>
    `/api/competitions/${encodeURIComponent(slug)}/export?what=${what}&format=${format}`;
  const button = (what: (typeof KINDS)[number] | 'all', format: 'csv' | 'json') => (
    <a
      href={address(what, format)}
      download
      className="button"
      aria-label={t('results.download', { what: t(`results.exportKind.${what}`), format: format.toUpperCase() })}
    >
      {format === 'csv' ? 'CSV' : 'JSON'}
    </a>
  );
  return (
    <ul className="grid list-none gap-2 sm:grid-cols-2 lg:grid-cols-3" data-testid="export">
      {[...KINDS, 'all' as const].map((what) => (
        <li key={what} className="flex items-center gap-2 rounded-lg border border-line px-3 py-2">
          <span className="min-w-0 flex-1">{t(`results.exportKind.${what}`)}</span>
          {what === 'all' ? null : button(what, 'csv')}
          {button(what, 'json')}
        </li>
      ))}
    </ul>
  );
};
