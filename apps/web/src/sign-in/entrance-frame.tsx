// Around the ways into the site: what it is on one side, the form on the other.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './texts.ts';

const POINTS = ['submit', 'teams', 'proof'] as const;

export const EntranceFrame = ({
  title,
  lead,
  children,
  foot,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  /** Below the form: the other ways in. */
  foot?: ReactNode;
}) => {
  const { t } = useTranslation();
  return (
    <div className="mx-auto grid w-full max-w-[1000px] flex-1 items-center gap-10 py-4 sm:py-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,440px)]">
      <section className="panel mx-auto flex w-full max-w-[440px] flex-col gap-5 p-5 sm:p-7 lg:order-2">
        <div>
          <h1 className="font-serif text-[25px] leading-tight font-bold">{title}</h1>
          {lead === undefined ? null : <p className="mt-1.5 leading-relaxed text-mist">{lead}</p>}
        </div>
        {children}
        {foot === undefined ? null : (
          <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 border-t border-line pt-4 text-[13.5px] text-mist">
            {foot}
          </div>
        )}
      </section>
      <aside className="hidden flex-col gap-5 lg:order-1 lg:flex">
        <svg width="72" height="72" viewBox="0 0 32 32" aria-hidden="true">
          <path
            d="M4 10.500Q16 6 28 10.500"
            fill="none"
            className="stroke-gold"
            strokeWidth="2"
            strokeLinecap="round"
          />
          <path d="M7 15h18" className="stroke-gold" strokeWidth="1.6" strokeLinecap="round" />
          <path d="M10 11v15" className="stroke-azure" strokeWidth="2.4" strokeLinecap="round" />
          <path d="M22 11v15" className="stroke-vermilion" strokeWidth="2.4" strokeLinecap="round" />
        </svg>
        <p className="font-serif text-[34px] leading-tight font-bold text-balance">{t('entrance.motto')}</p>
        <p className="max-w-[46ch] text-[15px] leading-relaxed text-mist">{t('entrance.mottoText')}</p>
        <ul className="flex flex-col gap-2">
          {POINTS.map((point) => (
            <li key={point} className="flex items-start gap-2.5">
              <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" className="mt-0.5 flex-none text-jade">
                <path
                  d="M3.500 9.500l3.500 3.500 7.500-8"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="2"
                  strokeLinecap="round"
                />
              </svg>
              {t(`entrance.points.${point}`)}
            </li>
          ))}
        </ul>
      </aside>
    </div>
  );
};
