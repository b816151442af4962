// A rating with its interval, drawn on a scale that all rows share.

export type Scale = { readonly low: number; readonly high: number };

export const scaleOf = (ratings: readonly { readonly low: number; readonly high: number }[]): Scale => {
  if (ratings.length === 0) return { low: 0, high: 1 };
  const low = Math.min(...ratings.map((rating) => rating.low));
  const high = Math.max(...ratings.map((rating) => rating.high));
  const room = Math.max((high - low) * 0.04, 1);
  return { low: low - room, high: high + room };
};

export const Interval = ({ elo, low, high, scale }: { elo: number; low: number; high: number; scale: Scale }) => {
  const share = (value: number): number =>
    (100 * (Math.min(Math.max(value, scale.low), scale.high) - scale.low)) / (scale.high - scale.low);
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" className="block h-3 w-full min-w-24" aria-hidden="true">
      <line x1={0} x2={100} y1={6} y2={6} className="stroke-line" strokeWidth={1} vectorEffect="non-scaling-stroke" />
      <line
        x1={share(low)}
        x2={share(high)}
        y1={6}
        y2={6}
        className="stroke-gold/55"
        strokeWidth={5}
        vectorEffect="non-scaling-stroke"
      />
      <line
        x1={share(elo)}
        x2={share(elo)}
        y1={0}
        y2={12}
        className="stroke-paper"
        strokeWidth={2.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
};
