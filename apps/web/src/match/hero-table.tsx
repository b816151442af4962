// Every hero of the match in one table, sorted by any column.
import type { MobaContent } from '@jixia/moba/draw';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Emblem } from './art-canvas.tsx';
import { inLanguage, thousands } from './names.ts';
import type { SeatView } from './roster.ts';
import { ItemRow } from './skill-icon.tsx';

type Column = {
  readonly name: string;
  readonly value: (view: SeatView) => number;
  /** Not told of opponents while the match runs. */
  readonly isSecret?: boolean;
  readonly show?: (view: SeatView) => string;
};

const field =
  (name: string) =>
  (view: SeatView): number =>
    view.hero[name] ?? 0;

/** Kills and assists for each death: how a K/D/A is ranked. */
const ratio = (view: SeatView): number =>
  (field('kills')(view) + field('assists')(view)) / Math.max(field('deaths')(view), 1) + field('kills')(view) / 1000;

const COLUMNS: readonly Column[] = [
  { name: 'level', value: field('level') },
  {
    name: 'kda',
    value: ratio,
    show: (view) => ['kills', 'deaths', 'assists'].map((name) => field(name)(view)).join('/'),
  },
  { name: 'gold', value: field('totalGold'), isSecret: true },
  { name: 'lastHits', value: field('lastHits') },
  { name: 'toHeroes', value: field('damageToHeroes'), isSecret: true },
  { name: 'toStructures', value: field('damageToStructures'), isSecret: true },
  { name: 'taken', value: field('damageTaken'), isSecret: true },
  { name: 'healing', value: field('healing'), isSecret: true },
];

type Order = { readonly column: string; readonly isDescending: boolean };

const isKnown = (view: SeatView, column: Column): boolean => !column.isSecret || view.knowledge === 'all';

const sorted = (roster: readonly SeatView[], order: Order | null): readonly SeatView[] => {
  const column = COLUMNS.find(({ name }) => name === order?.column);
  if (!order || !column) return roster;
  const key = (view: SeatView): number => (isKnown(view, column) ? column.value(view) : Number.NEGATIVE_INFINITY);
  const sign = order.isDescending ? -1 : 1;
  return [...roster].sort((a, b) => sign * (key(a) - key(b)) || a.seat - b.seat);
};

export const HeroTable = ({
  roster,
  content,
  followed,
  onFollow,
}: {
  roster: readonly SeatView[];
  content: MobaContent;
  followed: number;
  onFollow: (slot: number) => void;
}) => {
  const { t, i18n } = useTranslation();
  const [order, setOrder] = useState<Order | null>(null);
  const press = (column: string): void => {
    if (order?.column !== column) setOrder({ column, isDescending: true });
    else setOrder(order.isDescending ? { column, isDescending: false } : null);
  };
  return (
    <div className="overflow-x-auto" data-testid="hero-table">
      <table className="numeral w-full min-w-[640px] border-collapse text-[12px]">
        <thead>
          <tr className="text-mist">
            <th scope="col" className="max-lg:sticky max-lg:left-0 max-lg:bg-slate py-1 text-left font-medium">
              {t('table.hero')}
            </th>
            {COLUMNS.map(({ name }) => {
              const isSorted = order?.column === name;
              return (
                <th
                  key={name}
                  scope="col"
                  className="px-1 text-right font-medium whitespace-nowrap"
                  aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    type="button"
                    className={`rounded px-1 py-0.5 hover:text-paper ${isSorted ? 'text-gold' : ''}`}
                    data-sort={name}
                    title={t(`table.about.${name}`)}
                    onClick={() => press(name)}
                  >
                    {t(`table.${name}`)}
                    <span className="inline-block w-2.5 text-left">
                      {isSorted ? (order.isDescending ? '▾' : '▴') : ''}
                    </span>
                  </button>
                </th>
              );
            })}
            <th scope="col" className="pl-2 text-left font-medium">
              {t('table.items')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted(roster, order).map((view) => (
            <tr
              key={view.seat}
              data-row={view.seat}
              className={`border-t border-line/50 ${view.slot === followed ? 'bg-gold/10' : ''}`}
            >
              <td className="max-lg:sticky max-lg:left-0 max-lg:bg-slate max-w-40 py-[3px]">
                <button
                  type="button"
                  className="flex max-w-full items-center gap-1.5 text-left hover:text-gold"
                  onClick={() => onFollow(view.slot)}
                >
                  <Emblem heroKey={view.info?.key ?? ''} team={view.team} sizePx={20} />
                  <span className={`truncate font-semibold ${view.team === 0 ? 'text-azure' : 'text-vermilion'}`}>
                    {inLanguage(view.info?.name, i18n.language)}
                  </span>
                </button>
              </td>
              {COLUMNS.map((column) => (
                <td key={column.name} className="px-2 text-right">
                  {isKnown(view, column)
                    ? column.show
                      ? column.show(view)
                      : column.value(view) >= 10_000
                        ? thousands(column.value(view))
                        : String(column.value(view))
                    : '?'}
                </td>
              ))}
              <td className="w-[126px] pl-2">
                <ItemRow hero={view.hero} content={content} sizePx={13} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
