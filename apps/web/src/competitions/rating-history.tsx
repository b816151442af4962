// Ratings over time: a line for each of the best, with the interval of the one that is looked at.
import { type Answer, dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';

type Line = Answer<'/api/phases/{id}/history'>['entries'][number];

const TOP = 8;
/** Before its place is measured. */
const FIRST_WIDTH = 600;
const HEIGHT = 260;
const LEFT = 44;
const BOTTOM = 24;
const COLOURS = ['gold', 'azure', 'jade', 'vermilion', 'violet', 'rose', 'paper', 'mist'] as const;

const colourOf = (index: number): string => `var(--color-${COLOURS[index % COLOURS.length]})`;

/** Drawn as wide as its place, so that its letters stay readable. */
const useWidth = (): [RefObject<HTMLDivElement | null>, number] => {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
};

const RatingChart = ({ lines, chosen }: { lines: readonly Line[]; chosen: string }) => {
  const { t, i18n } = useTranslation();
  const [place, width] = useWidth();
  const all = lines.flatMap(({ points }) => points);
  const times = all.map(({ at }) => Date.parse(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  // The first intervals are as wide as can be: the lines themselves say what has to be seen.
  const elos = all.map(({ elo }) => elo);
  const room = Math.max((Math.max(...elos) - Math.min(...elos)) * 0.15, 20);
  const [low, high] = [Math.min(...elos) - room, Math.max(...elos) + room];
  const x = (at: string): number => LEFT + ((width - LEFT - 8) * (Date.parse(at) - from)) / Math.max(to - from, 1);
  const y = (elo: number): number =>
    HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 8) * (Math.min(Math.max(elo, low), high) - low)) / (high - low);
  const step = [10, 20, 50, 100, 200, 500, 1000].find((one) => (high - low) / one <= 6) ?? 2000;
  const marks = Array.from({ length: 12 }, (_, at) => (Math.ceil(low / step) + at) * step).filter(
    (mark) => mark < high,
  );
  const isShort = to - from < 36 * 3600 * 1000;
  const timeText = new Intl.DateTimeFormat(
    i18n.language === 'zh' ? 'zh-CN' : 'en-GB',
    isShort ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' },
  );
  const picked = lines.find(({ id }) => id === chosen);
  const spoken = lines.map(({ name, points }) => `${name} ${Math.round(points.at(-1)?.elo ?? 0)}`).join(', ');
  return (
    <div ref={place}>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className="block w-full rounded-lg bg-night"
        role="img"
        aria-label={t('competitions.historyLabel', { values: spoken })}
      >
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={LEFT} x2={width - 8} y1={y(mark)} y2={y(mark)} className="stroke-line" strokeWidth={1} />
            <text x={LEFT - 6} y={y(mark) + 4} textAnchor="end" className="fill-mist text-[11px]">
              {mark}
            </text>
          </g>
        ))}
        {[from, to].map((time, at) => (
          <text
            key={at === 0 ? 'from' : 'to'}
            x={at === 0 ? LEFT : width - 8}
            y={HEIGHT - 6}
            textAnchor={at === 0 ? 'start' : 'end'}
            className="fill-mist text-[11px]"
          >
            {timeText.format(time)}
          </text>
        ))}
        {picked === undefined ? null : (
          <polygon
            points={[
              ...picked.points.map((point) => `${x(point.at)},${y(point.high)}`),
              ...picked.points.toReversed().map((point) => `${x(point.at)},${y(point.low)}`),
            ].join(' ')}
            fill={colourOf(lines.indexOf(picked))}
            opacity={0.16}
          />
        )}
        {lines.map(({ id, points }, index) => (
          <polyline
            key={id}
            points={points.map((point) => `${x(point.at)},${y(point.elo)}`).join(' ')}
            fill="none"
            stroke={colourOf(index)}
            strokeWidth={id === chosen ? 3 : 1.8}
            opacity={chosen === '' || id === chosen ? 1 : 0.55}
            strokeLinejoin="round"
          />
        ))}
      </svg>
    </div>
  );
};

export const RatingHistory = ({ phaseId }: { phaseId: string }) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const queryKey = ['history', phaseId] as const;
  useLive([`phase:${phaseId}`], { queries: [queryKey] });
  const { data } = useQuery({
    queryKey,
    queryFn: () =>
      dataOf(api.GET('/api/phases/{id}/history', { params: { path: { id: phaseId }, query: { top: TOP } } })),
  });
  if (data === undefined) return null;
  const lines = data.entries.filter(({ points }) => points.length > 0);
  if (lines.every(({ points }) => points.length < 2)) return <EmptyState title={t('competitions.noHistory')} />;
  return (
    <div className="flex flex-col gap-2.5">
      <RatingChart lines={lines} chosen={chosen} />
      <ul className="flex flex-wrap gap-1">
        {lines.map(({ id, name, points }, index) => (
          <li key={id}>
            <button
              type="button"
              className="segment flex items-center gap-1.5"
              aria-pressed={id === chosen}
              onClick={() => setChosen(id === chosen ? '' : id)}
            >
              <span className="h-[3px] w-4 rounded-full" style={{ background: colourOf(index) }} aria-hidden="true" />
              {name} <span className="numeral">{Math.round(points.at(-1)?.elo ?? 0)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
