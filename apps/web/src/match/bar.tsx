// A thin bar of health, mana or experience.

export const BAR_COLORS = {
  hp: 'linear-gradient(180deg,#5fd08e,#2f9a62)',
  mana: 'linear-gradient(180deg,#6a9bff,#3a62c9)',
  experience: '#b994ff',
} as const;

/** `value` null = not known. The number stands in it where it is high enough. */
export const Bar = ({
  value,
  max,
  kind,
  label,
  heightPx = 14,
}: {
  value: number | null;
  max: number;
  kind: keyof typeof BAR_COLORS;
  label: string;
  heightPx?: number;
}) => (
  <div className="relative overflow-hidden rounded bg-night" style={{ height: heightPx }} title={label}>
    <div
      className="h-full origin-left"
      style={{
        transform: `scaleX(${Math.min(1, Math.max(0, (value ?? 0) / Math.max(max, 1)))})`,
        background: BAR_COLORS[kind],
      }}
    />
    {heightPx >= 12 ? (
      <div className="numeral absolute inset-0 text-center text-[10px] leading-[14px] font-semibold text-white/90 [text-shadow:0_1px_2px_#000]">
        {value === null ? '?' : max > 0 ? `${Math.max(0, Math.round(value))} / ${max}` : '0'}
      </div>
    ) : null}
  </div>
);
