// Which heroes a phase draws from; none chosen means all.
import { readContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import { useManifest } from '../scenarios/use-scenarios.ts';

export const HeroPicker = ({
  scenarioId,
  value,
  onChange,
  error,
}: {
  scenarioId: string;
  value: readonly string[];
  onChange: (heroes: readonly string[]) => void;
  error: string | undefined;
}) => {
  const { t, i18n } = useTranslation();
  const { data: manifest } = useManifest(scenarioId);
  if (manifest === undefined) return null;
  const { heroes } = readContent(manifest);
  if (heroes.length === 0) return null;
  return (
    <details className="rounded-lg border border-line px-3.5 py-2.5" open={error !== undefined}>
      <summary className="cursor-pointer text-[13px] font-medium">
        {value.length === 0 ? t('organise.allHeroes') : t('organise.someHeroes', { count: value.length })}
      </summary>
      <fieldset className="flex flex-wrap gap-1 pt-2" aria-label={t('scenarios.heroesTitle')}>
        {heroes.map(({ key, name }) => (
          <button
            key={key}
            type="button"
            className="segment border border-line"
            aria-pressed={value.includes(key)}
            onClick={() => onChange(value.includes(key) ? value.filter((one) => one !== key) : [...value, key])}
          >
            {inLanguage(name, i18n.language)}
          </button>
        ))}
      </fieldset>
      {error === undefined ? null : (
        <p role="alert" className="pt-2 text-[12.5px] break-words text-vermilion">
          {error}
        </p>
      )}
    </details>
  );
};
