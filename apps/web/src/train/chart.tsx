// One small chart: lines over the time trained, intervals as bands, a legend with the newest values, and the values at
// any moment under the pointer or the arrow keys.
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../match/names.ts';
import type { Point } from './curves.ts';
import { shortCount } from './format.ts';

export type Series = { readonly name: string; readonly color: string; readonly points: readonly Point[] };

const WIDTH = 400;
const HEIGHT = 100;
/** Room above and below the lines. */
const MARGIN = 4;
/** From this many points on, the rarest highs and lows do not squash the rest. */
const MANY = 60;

type Range = readonly [number, number];

/** @param least, most bounds that the values cannot leave */
const rangeOf = (series: readonly Series[], least: number, most: number): Range => {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value)).sort((a, b) => a - b);
  if (values.length === 0) return [0, 1];
  const cut = values.length >= MANY ? Math.floor(values.length / 100) : 0;
  const [low, high] = [values[cut] as number, values[values.length - 1 - cut] as number];
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [Math.max(least, low - room), Math.min(most, high + room)];
};

/** The point of a line that is nearest to a moment. */
const nearest = (points: readonly Point[], seconds: number): Point | undefined => {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as Point).seconds < seconds) low = middle + 1;
    else high = middle;
  }
  const [after, before] = [points[low], points[low - 1]];
  if (!after || !before) return after;
  return seconds - before.seconds < after.seconds - seconds ? before : after;
};

export const Chart = ({
  title,
  series,
  format,
  range,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
  lines = [],
  isNamed = false,
  tools,
  className = '',
  id,
}: {
  title: string;
  series: readonly Series[];
  format: (value: number) => string;
  /** Values at the bottom and the top; by the lines themselves where absent. */
  range?: Range;
  /** Bounds that values cannot leave, for charts without a fixed range. */
  least?: number;
  most?: number;
  /** Names the line even where it is the only one. */
  isNamed?: boolean;
  /** Values to mark across the chart. */
  lines?: readonly number[];
  tools?: ReactNode;
  className?: string;
  id: string;
}) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<number | null>(null);
  const drawn = series.filter(({ points }) => points.length > 0);
  const last = Math.max(1e-9, ...drawn.map(({ points }) => points.at(-1)?.seconds ?? 0));
  const [bottom, top] = range ?? rangeOf(drawn, least, most);
  const x = (seconds: number): number => (WIDTH * seconds) / last;
  const y = (value: number): number => HEIGHT - MARGIN - ((value - bottom) / (top - bottom)) * (HEIGHT - 2 * MARGIN);
  const at = (point: Point, value: number): string => `${x(point.seconds).toFixed(1)},${y(value).toFixed(1)}`;
  const moment = hover === null ? null : hover * last;
  const found = moment === null ? [] : drawn.map(({ points }) => nearest(points, moment));
  const shown = found.find((point) => point !== undefined);
  const share = shown ? shown.seconds / last : 0;
  const valueText = (point: Point): string => {
    const interval =
      point.low === undefined || point.high === undefined ? '' : ` (${format(point.low)} – ${format(point.high)})`;
    return `${format(point.value)}${interval}`;
  };
  const spoken = shown
    ? [
        clockText(shown.seconds),
        ...drawn.map(({ name }, index) => (found[index] ? `${name} ${valueText(found[index])}` : '')),
      ].join(', ')
    : t('train.chart.now', {
        values: drawn.map(({ name, points }) => `${name} ${format(points.at(-1)?.value ?? 0)}`).join(', '),
      });
  const moveTo = (clientX: number): void => {
    const bounds = box.current?.getBoundingClientRect();
    if (bounds) setHover(Math.min(1, Math.max(0, (clientX - bounds.left) / bounds.width)));
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -0.02, ArrowRight: 0.02, PageUp: -0.1, PageDown: 0.1, Home: -1, End: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setHover(Math.min(1, Math.max(0, (hover ?? 1) + step)));
  };
  return (
    <figure
      className={`panel flex min-h-[132px] min-w-0 flex-col p-2.5 ${className}`}
      data-chart={id}
      data-points={drawn[0]?.points.length ?? 0}
    >
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-[12px]">
        <span className="font-semibold">{title}</span>
        <span className="numeral ml-auto flex flex-wrap justify-end gap-x-2.5 text-[11.5px] text-mist">
          {drawn.map(({ name, color, points }) => (
            <span key={name} className="inline-flex items-center gap-1">
              <span className="h-[3px] w-3 rounded-full" style={{ background: color }} />
              {isNamed || drawn.length > 1 ? name : null} <b style={{ color }}>{format(points.at(-1)?.value ?? 0)}</b>
            </span>
          ))}
        </span>
        {tools}
      </figcaption>
      <div
        ref={box}
        className="relative mt-1.5 ml-10 min-h-[64px] flex-1 touch-pan-y rounded"
        role="slider"
        tabIndex={drawn.length > 0 ? 0 : -1}
        aria-label={title}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.round(last)}
        aria-valuenow={Math.round(shown?.seconds ?? last)}
        aria-valuetext={spoken}
        onPointerMove={(event) => moveTo(event.clientX)}
        onPointerDown={(event) => moveTo(event.clientX)}
        onPointerLeave={() => setHover(null)}
        onBlur={() => setHover(null)}
        onKeyDown={onKey}
      >
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="absolute inset-0 h-full w-full overflow-hidden rounded"
          aria-hidden="true"
        >
          <rect width={WIDTH} height={HEIGHT} fill="var(--color-night)" fillOpacity="0.6" />
          {lines.map((value) => (
            <line
              key={value}
              x1="0"
              x2={WIDTH}
              y1={y(value)}
              y2={y(value)}
              stroke="var(--color-line)"
              strokeDasharray="4 4"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {drawn.map(({ name, color, points }) =>
            points[0]?.low === undefined ? null : (
              <polygon
                key={name}
                fill={color}
                fillOpacity="0.13"
                points={[
                  ...points.map((point) => at(point, point.high ?? point.value)),
                  ...[...points].reverse().map((point) => at(point, point.low ?? point.value)),
                ].join(' ')}
              />
            ),
          )}
          {drawn.map(({ name, color, points }) => (
            <polyline
              key={name}
              fill="none"
              stroke={color}
              strokeWidth="1.6"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
              points={points.map((point) => at(point, point.value)).join(' ')}
            />
          ))}
          {shown ? (
            <line
              x1={x(shown.seconds)}
              x2={x(shown.seconds)}
              y1="0"
              y2={HEIGHT}
              stroke="var(--color-paper)"
              strokeOpacity="0.5"
              vectorEffect="non-scaling-stroke"
            />
          ) : null}
        </svg>
        {drawn.length === 0 ? (
          <span className="absolute inset-0 flex items-center justify-center px-2 text-center text-[11.5px] text-mist">
            {t('train.chart.empty')}
          </span>
        ) : (
          <span className="numeral pointer-events-none absolute inset-y-0 -left-10 w-9 text-right text-[10px] text-mist">
            <span className="absolute -top-1 right-0">{format(top)}</span>
            <span className="absolute right-0 -bottom-1">{format(bottom)}</span>
          </span>
        )}
        {shown ? (
          <div
            className="glass numeral pointer-events-none absolute top-1 z-10 px-2 py-1 text-[11px] whitespace-nowrap"
            style={
              share < 0.5 ? { left: `calc(${share * 100}% + 8px)` } : { right: `calc(${(1 - share) * 100}% + 8px)` }
            }
          >
            <div className="text-mist">
              {clockText(shown.seconds)} · {t('train.chart.decisions', { amount: shortCount(shown.steps) })}
            </div>
            {drawn.map(({ name, color }, index) =>
              found[index] ? (
                <div key={name}>
                  {drawn.length > 1 ? `${name} ` : ''}
                  <b style={{ color }}>{valueText(found[index])}</b>
                </div>
              ) : null,
            )}
          </div>
        ) : null}
      </div>
      <div className="numeral mt-1 ml-10 flex h-3 justify-between text-[10px] leading-3 text-mist" aria-hidden="true">
        {drawn.length > 0 ? (
          <>
            <span>0:00</span>
            <span>{clockText(last)}</span>
          </>
        ) : null}
      </div>
    </figure>
  );
};
