// What every hero dealt and took, as bars.
import { useTranslation } from 'react-i18next';
import { Emblem } from './art-canvas.tsx';
import { inLanguage, thousands } from './names.ts';
import type { SeatView } from './roster.ts';

const MEASURES = [
  { field: 'damageToHeroes', name: 'toHeroes', color: 'var(--color-vermilion)' },
  { field: 'damageToStructures', name: 'toStructures', color: 'var(--color-gold)' },
  { field: 'damageTaken', name: 'taken', color: 'var(--color-mist)' },
] as const;

export const DamageChart = ({ roster }: { roster: readonly SeatView[] }) => {
  const { t, i18n } = useTranslation();
  const peaks = MEASURES.map(({ field }) => Math.max(1, ...roster.map((view) => view.hero[field] ?? 0)));
  return (
    <div data-testid="damage-chart">
      <div className="mb-1 flex flex-wrap gap-x-4 text-[11.5px] text-mist">
        {MEASURES.map(({ name, color }) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span className="h-2 w-2 rounded-sm" style={{ background: color }} />
            {t(`table.about.${name}`)}
          </span>
        ))}
      </div>
      <div className="grid gap-x-5 gap-y-0.5 sm:grid-cols-2">
        {[0, 1].map((team) => (
          <ul key={team} className="min-w-0">
            {roster
              .filter((view) => view.team === team)
              .map((view) => (
                <li
                  key={view.seat}
                  className="flex items-center gap-2 border-t border-line/40 py-[3px] text-[11.5px]"
                  data-bars={view.seat}
                >
                  <Emblem heroKey={view.info?.key ?? ''} team={team} sizePx={20} />
                  <span className="w-[74px] shrink-0 truncate font-semibold">
                    {inLanguage(view.info?.name, i18n.language)}
                  </span>
                  <span className="min-w-0 flex-1 space-y-[2px]">
                    {MEASURES.map(({ field, name, color }, i) => {
                      const amount = view.knowledge === 'all' ? (view.hero[field] ?? 0) : 0;
                      return (
                        <span key={name} className="flex items-center gap-1.5">
                          <span className="h-[7px] min-w-0 flex-1 rounded-sm bg-night">
                            <span
                              className="block h-full rounded-sm"
                              style={{ width: `${(100 * amount) / (peaks[i] as number)}%`, background: color }}
                            />
                          </span>
                          <span className="numeral w-9 shrink-0 text-right text-[10px] leading-[8px] text-mist">
                            {view.knowledge === 'all' ? thousands(amount) : '?'}
                          </span>
                        </span>
                      );
                    })}
                  </span>
                </li>
              ))}
          </ul>
        ))}
      </div>
    </div>
  );
};
