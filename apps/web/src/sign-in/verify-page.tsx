// Where the link in the mail leads: the address is confirmed, or the link is too old.
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntranceFrame } from './entrance-frame.tsx';
import { useEntrance } from './use-entrance.ts';

export const VerifyPage = () => {
  const { t } = useTranslation();
  const { state } = useSearch({ strict: false }) as { state?: string };
  const { next } = useEntrance();
  const kind = state === 'confirmed' ? 'confirmed' : 'expired';
  return (
    <EntranceFrame title={t(`entrance.verify.${kind}Title`)}>
      <svg
        width="52"
        height="52"
        viewBox="0 0 32 32"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        className={kind === 'confirmed' ? 'text-jade' : 'text-mist'}
      >
        <circle cx="16" cy="16" r="12.500" />
        <path d={kind === 'confirmed' ? 'M10 16.500l4.500 4.500 8-9.500' : 'M16 9v8l5 3'} />
      </svg>
      <p className="leading-relaxed" data-testid="verify">
        {t(`entrance.verify.${kind}Text`)}
      </p>
      <Link to="/sign-in" search={next === '/' ? {} : { next }} className="button button-gold">
        {t('entrance.signIn.action')}
      </Link>
    </EntranceFrame>
  );
};
