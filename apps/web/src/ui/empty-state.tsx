// Where there is nothing yet, and what to do about it.
import type { ReactNode } from 'react';

export const EmptyState = ({
  title,
  hint,
  children,
}: {
  title: ReactNode;
  hint?: ReactNode;
  /** Buttons and links. */
  children?: ReactNode;
}) => (
  <div className="flex flex-col items-center gap-2 rounded-xl border border-dashed border-line px-5 py-9 text-center">
    <svg width="44" height="44" viewBox="0 0 32 32" aria-hidden="true" className="text-mist opacity-60">
      <path
        d="M4 10.500Q16 6 28 10.500M7 15h18M10 11v15M22 11v15"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
    <p className="font-medium">{title}</p>
    {hint === undefined ? null : <p className="max-w-[52ch] leading-relaxed text-mist">{hint}</p>}
    {children === undefined ? null : <div className="mt-2 flex flex-wrap justify-center gap-2">{children}</div>}
  </div>
);
