// Which heroes are meant, as a grid of faces: those that are drawn for matches, or those that a teacher knows.
import type { LoadedScenario } from '@jixia/env/types';
import { readContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';
import { Portrait } from '../match/art-canvas.tsx';
import { inLanguage } from '../match/names.ts';
import { Choice, Row } from './choice.tsx';

export const HeroRow = ({
  loaded,
  heroes: chosen,
  onHeroes,
  label,
  hint,
}: {
  loaded: LoadedScenario;
  label: string;
  /** What the choice means. */
  hint: string;
  /** None = all. */
  heroes: readonly string[];
  onHeroes: (heroes: readonly string[]) => void;
}) => {
  const { t, i18n } = useTranslation();
  if (!loaded.manifest.config.some(({ name }) => name === 'hero0')) return null;
  const { heroes } = readContent(loaded.manifest);
  return (
    <Row label={label} hint={hint}>
      <Choice isOn={chosen.length === 0} onPress={() => onHeroes([])} data={{ 'data-hero': 'all' }}>
        {t('train.form.allHeroes')}
      </Choice>
      <span className="grid w-full grid-cols-[repeat(auto-fill,minmax(46px,1fr))] gap-1">
        {heroes.map(({ key, name, role }) => {
          const isOn = chosen.includes(key);
          return (
            <button
              key={key}
              type="button"
              className={`min-w-0 rounded-lg border-2 p-0.5 ${isOn ? 'border-gold' : `border-transparent hover:opacity-100 ${chosen.length > 0 ? 'opacity-45' : 'opacity-85'}`}`}
              aria-pressed={isOn}
              aria-label={inLanguage(name, i18n.language)}
              title={`${inLanguage(name, i18n.language)} · ${t(`role.${role}`)}`}
              data-hero={key}
              onClick={() => onHeroes(isOn ? chosen.filter((other) => other !== key) : [...chosen, key])}
            >
              <span className="flex justify-center">
                <Portrait heroKey={key} role={role} sizePx={36} />
              </span>
              <span className="block truncate text-center text-[10px]">{inLanguage(name, i18n.language)}</span>
            </button>
          );
        })}
      </span>
    </Row>
  );
};
