// The mark: a gate with two pillars in the colours of the two sides.
export const Brand = ({ name, tagline }: { name: string; tagline: string }) => (
  <div className="flex items-center gap-2.5">
    <svg width="36" height="36" viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="7" fill="#141e25" stroke="#2a3842" />
      <path d="M4 10.500Q16 6 28 10.500" fill="none" stroke="#e8bd6a" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M7 15h18" stroke="#e8bd6a" strokeWidth="2" strokeLinecap="round" />
      <path d="M10 11v15" stroke="#4fb3ff" strokeWidth="3" strokeLinecap="round" />
      <path d="M22 11v15" stroke="#ff6b4f" strokeWidth="3" strokeLinecap="round" />
    </svg>
    <div className="min-w-0">
      <div className="font-serif text-[21px] leading-none font-bold tracking-wide">{name}</div>
      <div className="mt-1 hidden truncate text-[11.5px] leading-none text-mist 2xl:block">{tagline}</div>
    </div>
  </div>
);
