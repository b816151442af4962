// Who beats whom: a table of scores as a heat map.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLive } from '../live/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';

const TOP = 16;

/** Green for those who win more, red for those who lose more; what is even has no colour. */
const colourOf = (score: number): string => {
  const strength = Math.round(Math.abs(score - 0.5) * 2 * 46);
  const colour = score >= 0.5 ? 'var(--color-jade)' : 'var(--color-vermilion)';
  return `color-mix(in srgb, ${colour} ${strength}%, var(--color-night))`;
};

const percent = (value: number): string => `${Math.round(100 * value)}`;

export const Payoff = ({ phaseId }: { phaseId: string }) => {
  const { t } = useTranslation();
  const queryKey = ['payoff', phaseId] as const;
  useLive([`phase:${phaseId}`], { queries: [queryKey] });
  const { data } = useQuery({
    queryKey,
    queryFn: () =>
      dataOf(api.GET('/api/phases/{id}/payoff', { params: { path: { id: phaseId }, query: { top: TOP } } })),
  });
  if (data === undefined) return null;
  const { entries, cells, nash, cycles } = data;
  const nameOf = (id: string): string => entries.find((entry) => entry.id === id)?.name ?? id;
  if (entries.length < 2) return <EmptyState title={t('competitions.noPayoff')} />;
  return (
    <div className="flex flex-col gap-3">
      <section
        className="relative overflow-x-auto rounded-lg"
        aria-label={t('competitions.payoff')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys
        tabIndex={0}
      >
        <table className="numeral border-separate border-spacing-0.5 text-[12.5px]">
          <caption className="sr-only">{t('competitions.payoffLead')}</caption>
          <thead>
            <tr>
              <td />
              {entries.map(({ id, name }, column) => (
                <th key={id} scope="col" className="px-1 font-medium text-mist" title={name}>
                  {column + 1}
                  <span className="sr-only"> {name}</span>
                </th>
              ))}
              {nash === null ? null : (
                <th scope="col" className="px-2 text-left font-medium text-mist">
                  {t('competitions.nash')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {entries.map(({ id, name }, row) => (
              <tr key={id}>
                <th scope="row" className="max-w-44 truncate pr-2 text-left font-medium" title={name}>
                  <span className="text-mist">{row + 1}</span> {name}
                </th>
                {entries.map((other, column) => {
                  const cell = cells[row]?.[column] ?? null;
                  if (row === column) return <td key={other.id} className="min-w-9 rounded bg-stone" />;
                  if (cell === null) {
                    return (
                      <td key={other.id} className="min-w-9 rounded border border-line text-center text-mist">
                        –
                      </td>
                    );
                  }
                  return (
                    <td
                      key={other.id}
                      className="h-8 min-w-9 rounded px-1 text-center"
                      style={{ background: colourOf(cell.score) }}
                      title={t('competitions.cell', {
                        a: name,
                        b: other.name,
                        ...{ wins: cell.wins, draws: cell.draws, losses: cell.losses },
                        low: percent(cell.low),
                        high: percent(cell.high),
                      })}
                    >
                      {percent(cell.score)}
                    </td>
                  );
                })}
                {nash === null ? null : <td className="px-2 text-mist">{percent(nash.shares[row] ?? 0)} %</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="text-[12.5px] leading-relaxed text-mist">{t('competitions.payoffText')}</p>
      {cycles.length === 0 ? null : (
        <p className="text-[13px]">
          {t('competitions.cycle', { names: (cycles[0]?.shortest ?? []).map(nameOf).join(' → ') })}
        </p>
      )}
    </div>
  );
};
