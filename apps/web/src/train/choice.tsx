// A row of choices under a label, as the form of a new run has many.
import type { ReactNode } from 'react';

export const Row = ({ label, children, hint }: { label: string; children: ReactNode; hint?: ReactNode }) => (
  <fieldset className="min-w-0 space-y-1" aria-label={label}>
    <span className="text-[12.5px]" aria-hidden="true">
      {label}
    </span>
    <div className="flex flex-wrap items-center gap-1.5">{children}</div>
    {hint ? <p className="text-[11.5px] leading-snug text-mist">{hint}</p> : null}
  </fieldset>
);

export const Choice = ({
  isOn,
  onPress,
  children,
  data,
}: {
  isOn: boolean;
  onPress: () => void;
  children: ReactNode;
  data: Readonly<Record<`data-${string}`, string>>;
}) => (
  <button
    type="button"
    className={`segment border px-3 text-[13px] ${isOn ? 'border-gold/60' : 'border-line bg-night'}`}
    aria-pressed={isOn}
    onClick={onPress}
    {...data}
  >
    {children}
  </button>
);
