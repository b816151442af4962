// The site admin has confirmed that an institution is who it says.
import { useTranslation } from 'react-i18next';
import './texts.ts';

export const VerifiedMark = ({ isBare = false }: { isBare?: boolean }) => {
  const { t } = useTranslation();
  const sign = (
    <svg width="15" height="15" viewBox="0 0 18 18" aria-hidden="true" className="flex-none">
      <path
        d="M9 1.500l2 1.600 2.600-.2.700 2.500 2.100 1.500-.9 2.400.9 2.400-2.100 1.500-.7 2.500-2.600-.2-2 1.600-2-1.600-2.600.2-.7-2.500-2.100-1.500.9-2.400-.9-2.400 2.100-1.500.7-2.500 2.600.2z"
        fill="currentColor"
        opacity="0.22"
      />
      <path
        d="M5.800 9.300l2.300 2.300 4.300-4.800"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
  return isBare ? (
    <span
      role="img"
      aria-label={t('institutions.verified')}
      className="inline-flex align-[-2px] text-jade"
      title={t('institutions.verifiedHint')}
    >
      {sign}
    </span>
  ) : (
    <span className="badge badge-jade" title={t('institutions.verifiedHint')}>
      {sign}
      {t('institutions.verified')}
    </span>
  );
};
