// Which phase of a competition is looked at.
import { useTranslation } from 'react-i18next';
import { type PhaseSummary, usePhaseName } from './use-competitions.ts';

export const PhasePicker = ({
  phases,
  shown,
  onShow,
}: {
  phases: readonly PhaseSummary[];
  shown: string;
  onShow: (id: string) => void;
}) => {
  const { t } = useTranslation();
  const phaseName = usePhaseName();
  if (phases.length < 2) return null;
  return (
    <fieldset
      className="flex flex-wrap self-start rounded-lg border border-line bg-night p-0.5"
      aria-label={t('competitions.phase')}
    >
      {[...phases]
        .sort((a, b) => a.ordinal - b.ordinal)
        .map((phase) => (
          <button
            key={phase.id}
            type="button"
            className="segment"
            aria-pressed={phase.id === shown}
            onClick={() => onShow(phase.id)}
          >
            {phaseName(phase)}
          </button>
        ))}
    </fieldset>
  );
};
