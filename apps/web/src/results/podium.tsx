// The first three on their steps, and the places of all others.
import { useTranslation } from 'react-i18next';
import { usePhaseName } from '../competitions/use-competitions.ts';
import { Table } from '../ui/table.tsx';
import type { PhaseResult, Placement } from './use-results.ts';
import './texts.ts';

const STEPS = [
  { place: 2, height: 'sm:h-24', look: 'border-line', order: 'sm:order-1' },
  { place: 1, height: 'sm:h-36', look: 'border-gold/60', order: 'sm:order-2' },
  { place: 3, height: 'sm:h-16', look: 'border-line', order: 'sm:order-3' },
] as const;

const useInstitutionName = (): ((placement: Placement) => string | null) => {
  const { i18n } = useTranslation();
  return ({ entry: { institution } }) =>
    institution === null ? null : i18n.language === 'zh' ? institution.nameZh : institution.nameEn;
};

/** Steps in the order of reading; on a wide page the first stands in the middle. */
export const Podium = ({ placements }: { placements: readonly Placement[] }) => {
  const { t } = useTranslation();
  const institutionName = useInstitutionName();
  return (
    <ol className="grid list-none gap-3 sm:grid-cols-3 sm:items-end" data-testid="podium">
      {[...STEPS]
        .sort((a, b) => a.place - b.place)
        .map(({ place, height, look, order }) => {
          const own = placements.filter((one) => one.place === place);
          if (own.length === 0) return null;
          return (
            <li key={place} className={`flex min-w-0 flex-col gap-2 ${order}`}>
              <div className="flex min-w-0 flex-col gap-1 text-center">
                {own.map((one) => (
                  <div key={one.entry.id} className="min-w-0">
                    <div className="font-serif text-[19px] font-bold break-words">{one.entry.name}</div>
                    <div className="text-[13px] break-words text-mist">{institutionName(one)}</div>
                  </div>
                ))}
              </div>
              <div
                className={`flex items-center justify-center rounded-t-xl border border-b-0 bg-stone py-2 ${height} ${look}`}
              >
                <span
                  className={`font-serif text-[34px] leading-none font-bold ${place === 1 ? 'text-gold' : 'text-mist'}`}
                >
                  <span className="sr-only">{t('results.place', { place })}</span>
                  <span aria-hidden="true">{place}</span>
                </span>
              </div>
            </li>
          );
        })}
    </ol>
  );
};

export const AllPlaces = ({
  placements,
  phases,
}: {
  placements: readonly Placement[];
  phases: readonly PhaseResult[];
}) => {
  const { t } = useTranslation();
  const phaseName = usePhaseName();
  const institutionName = useInstitutionName();
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-mist">{t('results.allPlaces', { count: placements.length })}</summary>
      <div className="pt-2">
        <Table
          label={t('results.podium')}
          rows={placements}
          rowKey={({ entry }) => entry.id}
          columns={[
            {
              key: 'place',
              title: t('competitions.rank'),
              isNumber: true,
              cell: ({ place }) => <span className="numeral font-serif text-[16px] font-bold">{place}</span>,
            },
            { key: 'entry', title: t('competitions.entry'), isName: true, cell: ({ entry }) => entry.name },
            {
              key: 'institution',
              title: t('competitions.institution'),
              cell: (row) => institutionName(row) ?? '—',
            },
            {
              key: 'phase',
              title: t('results.reached'),
              cell: ({ phaseId }) => {
                const phase = phases.find(({ id }) => id === phaseId);
                return phase === undefined ? '' : phaseName(phase);
              },
            },
          ]}
        />
      </div>
    </details>
  );
};
